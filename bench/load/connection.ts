/** One kept connection that asks and reads answers: as little as HTTP needs, so that asking leaves the cores to the servers. */
import { connect, type Socket } from 'node:net'

export interface Connection {
  /**
   * Sends the bytes of a whole request; one at a time. Gives status and body.
   * @throws {Error} where the server closes, or says no length: nobody who is measured does.
   */
  ask(request: Uint8Array): Promise<Answer>
  close(): void
}

export interface Answer {
  readonly status: number
  readonly body: Buffer
}

/** The bytes of a POST with a JSON body. */
export function postRequest(url: URL, body: string): Uint8Array {
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

export async function openConnection({ hostname, port }: URL): Promise<Connection> {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return new KeptConnection(socket)
}

const HEAD_END = '\r\n\r\n'

class KeptConnection implements Connection {
  readonly #socket: Socket
  #parts: Buffer[] = []
  #length = 0
  /** Bytes of the whole answer, once its head is read. */
  #expected: number | null = null
  #headLength = 0
  #status = 0
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (part: Buffer) => this.#read(part))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('The server closed the connection.')))
  }

  ask(request: Uint8Array): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error('The connection is closed.'))
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #fail(error: Error): void {
    this.#socket.destroy()
    this.#waiting?.reject(error)
    this.#waiting = null
  }

  #read(part: Buffer): void {
    this.#parts.push(part)
    this.#length += part.length
    if (this.#expected === null) this.#readHead()
    if (this.#expected === null || this.#length < this.#expected) return
    const whole = Buffer.concat(this.#parts)
    const answer = { status: this.#status, body: whole.subarray(this.#headLength, this.#expected) }
    this.#parts = []
    this.#length = 0
    this.#expected = null
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(answer)
  }

  #readHead(): void {
    const start = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts)
    const end = start.indexOf(HEAD_END)
    if (end < 0) return
    const head = start.toString('latin1', 0, end)
    const length = /^content-length: *(\d+)/im.exec(head)?.[1]
    if (length === undefined) {
      this.#fail(new Error(`The server says no length: "${head.slice(0, 200)}".`))
      return
    }
    this.#status = Number(head.slice(9, 12))
    this.#headLength = end + HEAD_END.length
    this.#expected = this.#headLength + Number(length)
  }
}
