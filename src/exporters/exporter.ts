/** What a format is: one file each in this folder, one line each in `all-formats.ts`. */
import type { Language } from '../domain/history-title.ts'
import type { SubgraphStream } from '../domain/subgraph-stream.ts'
import type { LeftOut } from './left-out.ts'

/** Turns a subgraph into a file. It opens nothing: no path, no socket, no database. */
export interface Exporter {
  /** As it stands in addresses: `graphml`. */
  readonly format: string
  /** As people call it: `GraphML 1.0`. */
  readonly name: string
  /** What it is good for, in one sentence. */
  readonly purpose: string
  readonly mediaType: string
  /** Of the file, with its dot. */
  readonly extension: string
  /** What the format has no place for; none where it has all of a subgraph. */
  readonly leavesOut: readonly LeftOut[]
  /** How many entities it can hold; null where it is written as it is read, and holds any number. */
  readonly mostEntities: number | null
  /** Of formats with tables: what a choice of columns may name, whichever types are in the subgraph. */
  readonly columns?: ReadonlySet<string>
  /** Of formats whose files have parts that are built apart from this code: a digest of these. */
  readonly digestOfParts?: () => string
  /**
   * Yields the file from start to end. Equal subgraphs and options give equal bytes.
   * @throws {InputError} BAD_INPUT where an option does not fit what is in the subgraph.
   */
  write(subgraph: SubgraphStream, options: WriteOptions): AsyncIterable<string | Uint8Array>
}

export interface WriteOptions {
  /** Of titles, heads and the labels beside codes. */
  readonly language: Language
  /** Names of the columns of tables, in order, all of which the format knows; null for all. */
  readonly columns: readonly string[] | null
  /** Aborts where nobody waits for the file any more. Only what is written in a thread of its own looks at it. */
  readonly signal?: AbortSignal
}
