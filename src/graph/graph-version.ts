/** Which graph answers: its version, as fresh as whoever asks needs it, read at most once at a time. */
import type { Graph } from './graph.ts'
import { readGraphState } from './graph-state.ts'

interface Reading {
  /** By `performance.now()`: the graph had this version at this moment or later. */
  readonly begunAt: number
  readonly version: Promise<string>
}

export class GraphVersion {
  readonly #graph: Graph
  #last: Reading | null = null

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /**
   * The version that the graph had at `instant` (by `performance.now()`) or later, and after all that this process wrote;
   * such as `12-3f9ac801`: its number, and what tells it from other graphs of that number.
   * @throws {UnavailableError} where the database does not answer.
   */
  since(instant: number): Promise<string> {
    const oldest = Math.max(instant, this.#graph.writtenAt)
    if (this.#last !== null && this.#last.begunAt >= oldest) return this.#last.version
    const reading = { begunAt: performance.now(), version: this.#read() }
    this.#last = reading
    // What failed is no reading; whoever waits for it learns why.
    reading.version.catch(() => {
      if (this.#last === reading) this.#last = null
    })
    return reading.version
  }

  async #read(): Promise<string> {
    const { version, stamp } = await readGraphState(this.#graph)
    return stamp === null ? String(version) : `${version}-${stamp.slice(0, 8)}`
  }
}
