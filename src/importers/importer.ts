/** What every importer is: text in, a subgraph and its problems out. It opens nothing: no path, no socket, no database. */
import type { Problem } from '../domain/errors.ts'
import type { Subgraph } from '../domain/subgraph.ts'

export interface ImportFile {
  /** As the person who gave it would write it; problems name it. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface ImportResult {
  /** Complete only where there is no problem. */
  readonly subgraph: Subgraph
  /** In order of file, then line. */
  readonly problems: readonly Problem[]
}

export interface Importer {
  readonly format: string
  /** Equal files give equal results; the order of files does not matter. */
  parse(files: readonly ImportFile[]): ImportResult
}
