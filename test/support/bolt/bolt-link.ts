/** One connection through the proxy: reads both directions, keeps the order of answers, and does what a rule says. */
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { frame, Handshake, MessageReader } from './frames.ts'
import { failure, ignored, isRecord, read, type Seen } from './messages.ts'

export type Rule =
  /** Answers in the place of the server, which does not get the message. */
  | { readonly does: 'FAIL'; readonly code: string }
  /** Ends the connection when the message comes; the server does not get it. */
  | { readonly does: 'DROP_BEFORE' }
  /** Lets the server do it, and ends the connection where its answer would pass, after so many records. */
  | { readonly does: 'DROP_ANSWER'; readonly afterRecords?: number }
  | { readonly does: 'DELAY'; readonly milliseconds: number }

export interface LinkOptions {
  readonly to: string
  readonly client: Socket
  readonly server: { readonly host: string; readonly port: number }
  /** What to do with a message that was just seen. */
  readonly ruleFor: (seen: Seen) => Rule | null
  /** Answers ROUTE; null leaves it to the server. */
  readonly route: () => Buffer | null
}

/** What the client waits for: an answer of the server's, or one that is given here. */
type Awaited = { readonly own: Buffer } | { readonly drop: number | null }

export class BoltLink {
  readonly #options: LinkOptions
  readonly #client: Socket
  readonly #server: Socket
  readonly #handshake = new Handshake()
  #fromClient: MessageReader | null = null
  #fromServer: MessageReader | null = null
  #awaited: Awaited[] = []
  #records = 0
  /** After a failure a server ignores what comes until it is told to reset. */
  #hasFailed = false
  #work: Promise<void> = Promise.resolve()

  constructor(options: LinkOptions) {
    this.#options = options
    this.#client = options.client.setNoDelay(true)
    this.#server = connect(options.server.port, options.server.host).setNoDelay(true)
    for (const socket of [this.#client, this.#server]) {
      socket.on('error', () => this.end())
      socket.on('close', () => this.end())
    }
    this.#client.on('data', (bytes: Buffer) => {
      this.#work = this.#work.then(() => this.#takeFromClient(bytes))
    })
    this.#server.on('data', (bytes: Buffer) => this.#takeFromServer(bytes))
  }

  end(): void {
    this.#client.destroy()
    this.#server.destroy()
  }

  /** Nothing passes any more, in either direction, and nobody is told. */
  pause(): void {
    this.#client.pause()
    this.#server.pause()
  }

  resume(): void {
    this.#client.resume()
    this.#server.resume()
  }

  async #takeFromClient(bytes: Buffer): Promise<void> {
    if (this.#fromClient === null) {
      const messages = this.#handshake.fromClient(bytes)
      this.#server.write(bytes.subarray(0, bytes.length - (messages?.length ?? 0)))
      if (messages === null) return
      this.#fromClient = new MessageReader()
      return this.#takeFromClient(messages)
    }
    for (const { raw, message } of this.#fromClient.read(bytes)) {
      if (message.length === 0) this.#server.write(raw)
      else await this.#pass(raw, message)
    }
  }

  async #pass(raw: Buffer, message: Buffer): Promise<void> {
    const seen = read(this.#options.to, message)
    if (seen.kind === 'GOODBYE') {
      this.#server.write(raw)
      return
    }
    if (seen.kind === 'RESET') this.#hasFailed = false
    if (this.#hasFailed) return this.#answer(ignored())
    const rule = this.#options.ruleFor(seen)
    if (rule?.does === 'DELAY') await wait(rule.milliseconds)
    if (rule?.does === 'DROP_BEFORE') return this.end()
    if (rule?.does === 'FAIL') {
      this.#hasFailed = true
      return this.#answer(failure(rule.code))
    }
    const own = seen.kind === 'ROUTE' ? this.#options.route() : null
    if (own !== null) return this.#answer(own)
    this.#awaited.push({ drop: rule?.does === 'DROP_ANSWER' ? (rule.afterRecords ?? 0) : null })
    this.#server.write(raw)
  }

  #answer(own: Buffer): void {
    this.#awaited.push({ own })
    this.#giveOwn()
  }

  /** Answers come in the order of what they answer: ours wait for those of the server before them. */
  #giveOwn(): void {
    for (let next = this.#awaited[0]; next !== undefined && 'own' in next; next = this.#awaited[0]) {
      this.#client.write(frame(next.own))
      this.#awaited.shift()
    }
  }

  #takeFromServer(bytes: Buffer): void {
    if (this.#fromServer === null) {
      this.#client.write(bytes)
      this.#endHandshake(bytes)
      return
    }
    for (const { raw, message } of this.#fromServer.read(bytes)) {
      const next = this.#awaited[0]
      const hasRecord = message.length > 0 && isRecord(message)
      if (next !== undefined && 'drop' in next && next.drop !== null && this.#records >= next.drop) {
        this.end()
        return
      }
      this.#client.write(raw)
      if (message.length === 0) continue
      this.#records = hasRecord ? this.#records + 1 : 0
      if (hasRecord) continue
      this.#awaited.shift()
      this.#giveOwn()
    }
  }

  #endHandshake(bytes: Buffer): void {
    if (this.#handshake.fromServer(bytes) === null) return
    this.#fromServer = new MessageReader()
    // Where the server chooses, the client has said its part before; where the client chooses, it is still to come.
    if (this.#handshake.fromClient(Buffer.alloc(0)) !== null) this.#fromClient = new MessageReader()
  }
}
