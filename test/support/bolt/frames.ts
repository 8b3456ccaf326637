/** Cuts a Bolt connection's bytes into the handshake and messages. What is cut can be passed on as it came. */

/** Takes bytes as they come, gives whole messages: `raw` with their chunks, `message` without; both empty for a no-op. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0)

  read(bytes: Buffer): { raw: Buffer; message: Buffer }[] {
    this.#rest = Buffer.concat([this.#rest, bytes])
    const messages = []
    for (let next = this.#next(); next !== null; next = this.#next()) messages.push(next)
    return messages
  }

  /** A message is chunks of a size and so many bytes; a chunk of size 0 ends it. */
  #next(): { raw: Buffer; message: Buffer } | null {
    const chunks: Buffer[] = []
    let at = 0
    while (this.#rest.length >= at + 2) {
      const size = this.#rest.readUInt16BE(at)
      at += 2
      if (size === 0) {
        const raw = this.#rest.subarray(0, at)
        this.#rest = this.#rest.subarray(at)
        return { raw, message: Buffer.concat(chunks) }
      }
      chunks.push(this.#rest.subarray(at, at + size))
      at += size
    }
    return null
  }
}

/** A message that is shorter than a chunk may be. */
export function frame(message: Buffer): Buffer {
  const head = Buffer.alloc(2)
  head.writeUInt16BE(message.length)
  return Buffer.concat([head, message, Buffer.from([0, 0])])
}

/** Magic number and four proposals. */
const PROPOSAL = 20
/** The server's first answer where it lists what it speaks, and the client then chooses. */
const MANIFEST = 0x000001ff

/** Takes the bytes of both sides until they agree on a version; what follows is messages. */
export class Handshake {
  #client: Buffer = Buffer.alloc(0)
  #server: Buffer = Buffer.alloc(0)

  /** What of the bytes so far comes after the handshake; null while it goes on. */
  fromClient(bytes: Buffer): Buffer | null {
    this.#client = Buffer.concat([this.#client, bytes])
    return after(this.#client, this.#clientSize())
  }

  fromServer(bytes: Buffer): Buffer | null {
    this.#server = Buffer.concat([this.#server, bytes])
    return after(this.#server, this.#serverSize())
  }

  #clientSize(): number | null {
    const answer = this.#server.length < 4 ? null : this.#server.readUInt32BE()
    if (answer === null) return null
    return answer === MANIFEST ? endOfVarint(this.#client, PROPOSAL + 4) : PROPOSAL
  }

  #serverSize(): number | null {
    if (this.#server.length < 4) return null
    if (this.#server.readUInt32BE() !== MANIFEST) return 4
    const versions = endOfVarint(this.#server, 4)
    if (versions === null) return null
    return endOfVarint(this.#server, versions + 4 * this.#server.readUInt8(4))
  }
}

function after(bytes: Buffer, size: number | null): Buffer | null {
  return size === null || bytes.length < size ? null : bytes.subarray(size)
}

/** The last byte of such a number is below 128. */
function endOfVarint(bytes: Buffer, start: number): number | null {
  for (let at = start; at < bytes.length; at++) if (bytes.readUInt8(at) < 128) return at + 1
  return null
}
