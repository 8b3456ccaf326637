/** A new file that is written line by line; no more than a megabyte of it is held. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const FLUSH_AT = 1 << 20

export class LineFile {
  readonly name: string
  /** So far, without what is held. */
  bytes = 0
  /** Upper bound, in bytes. */
  longestLine = 0
  readonly #file: number
  #held = ''

  constructor(folder: string, name: string) {
    this.name = name
    this.#file = openSync(join(folder, name), 'wx')
  }

  write(line: string): void {
    // Three bytes are the most that one unit of UTF-16 takes.
    if (line.length * 3 > this.longestLine) this.longestLine = line.length * 3
    this.#held += line
    if (this.#held.length >= FLUSH_AT) this.#flush()
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    const bytes = Buffer.from(this.#held)
    for (let start = 0; start < bytes.length; ) start += writeSync(this.#file, bytes, start)
    this.bytes += bytes.length
    this.#held = ''
  }
}
