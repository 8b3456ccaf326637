/** What every resolver gets: the graph, in the form in which our queries and the library's reads each want it. */
import type { Graph, LibraryExecutor } from '../graph/graph.ts'

export interface Context {
  readonly graph: Graph
  /** Where the library sends the Cypher it makes. */
  readonly executionContext: LibraryExecutor
}

export function createContext(graph: Graph): Context {
  return { graph, executionContext: graph.executor }
}
