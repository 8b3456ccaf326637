/**
 * A new file that is written line by line, as UTF-8. A quarter of a megabyte of it is held, as bytes: text that waits is
 * copied about by the collector.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const HELD = 1 << 18

/** The most that one unit of UTF-16 takes, in bytes. */
const UNIT = 3

export class LineFile {
  readonly name: string
  /** So far, without what is held. */
  bytes = 0
  /** Upper bound, in bytes. */
  longestLine = 0
  readonly #file: number
  readonly #held = Buffer.allocUnsafeSlow(HELD)
  #length = 0

  constructor(folder: string, name: string) {
    this.name = name
    this.#file = openSync(join(folder, name), 'wx')
  }

  write(line: string): void {
    const most = line.length * UNIT
    if (most > this.longestLine) this.longestLine = most
    if (this.#length + most > HELD) this.#flush()
    if (most > HELD) this.#put(Buffer.from(line))
    else this.#length += this.#held.write(line, this.#length)
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    this.#put(this.#held.subarray(0, this.#length))
    this.#length = 0
  }

  #put(bytes: Buffer): void {
    for (let start = 0; start < bytes.length; ) start += writeSync(this.#file, bytes, start)
    this.bytes += bytes.length
  }
}
