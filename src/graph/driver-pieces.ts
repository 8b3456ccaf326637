/**
 * The driver hands what it sends to the system in pieces of 1,400 bytes, a call each, and its settings have no other size. The
 * library's statements are longer than that, and statements joined are as well.
 */
import { createRequire } from 'node:module'

const PIECE_BYTES = 16 * 1024

interface Chunker {
  flush(this: { _bufferSize: number }): unknown
}

const enlarged = Symbol('accord: pieces are larger')

/** Takes effect with what a connection sends after its first message. Doing it again changes nothing. */
export function writeInLargePieces(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('neo4j-driver'))
  const { prototype } = require('neo4j-driver-bolt-connection/lib/channel/chunking.js').Chunker as {
    prototype: Chunker
  }
  const { flush } = prototype
  if (enlarged in flush) return
  prototype.flush = Object.assign(
    function (this: { _bufferSize: number }) {
      this._bufferSize = PIECE_BYTES
      return flush.call(this)
    },
    { [enlarged]: true },
  )
}
