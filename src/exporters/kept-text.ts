/** A text that is made before its turn to be written: it waits compressed, which takes about an eighth of it. */
import { once } from 'node:events'
import { type Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { inPieces } from './zip.ts'

export class KeptText {
  readonly #writer: Duplex
  readonly #closed = new AbortController()
  readonly #pieces: Buffer[] = []
  readonly #kept: Promise<void>

  /** `writer` makes text of what it is given. */
  constructor(writer: Duplex) {
    this.#writer = writer
    writer.once('close', () => this.#closed.abort())
    this.#kept = pipeline(writer, inPieces, createGzip({ level: 1 }), async (compressed) => {
      for await (const piece of compressed) this.#pieces.push(piece as Buffer)
    })
    // A fault is told to whoever asks for the text; nobody may.
    this.#kept.catch(() => {})
  }

  async add(items: readonly unknown[]): Promise<void> {
    for (const item of items) {
      if (!this.#writer.write(item)) await once(this.#writer, 'drain', { signal: this.#closed.signal })
    }
  }

  /** All that was added; no more can be. */
  async *text(): AsyncIterable<Uint8Array> {
    this.#writer.end()
    await this.#kept
    yield* Readable.from(this.#pieces).pipe(createGunzip())
  }

  /** Lets go of it, whether it was asked for or not. */
  drop(): void {
    this.#writer.destroy()
  }
}
