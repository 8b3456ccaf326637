/** Answers as they were sent, up to a number of bytes: those not asked for longest go first. */
import { LRUCache } from 'lru-cache'

export interface CachedAnswer {
  /** Of the graph, and the day: an answer is true of these. */
  readonly version: string
  /** By `performance.now()`. The graph must have been seen to have that version at this moment or later. */
  readonly readUntil: number
  /** UTF-8 JSON. */
  readonly body: Buffer
}

/** What an entry takes beside its body: key, version, the cache's own pointers. */
const ENTRY_BYTES = 512

export class AnswerCache {
  readonly #answers: LRUCache<string, CachedAnswer>

  constructor(bytes: number) {
    this.#answers = new LRUCache({
      maxSize: bytes,
      // One answer should not drive out all others.
      maxEntrySize: Math.ceil(bytes / 8),
      sizeCalculation: ({ body }) => body.length + ENTRY_BYTES,
    })
  }

  /** An answer of another version is dropped. */
  find(key: string, version: string): CachedAnswer | null {
    const answer = this.#answers.get(key)
    if (answer === undefined) return null
    if (answer.version === version) return answer
    this.#answers.delete(key)
    return null
  }

  keep(key: string, answer: CachedAnswer): void {
    this.#answers.set(key, answer)
  }

  get bytes(): number {
    return this.#answers.calculatedSize
  }
}
