/** What every resolver gets: the graph, in the form in which our queries and the library's reads each want it. */
import type { ExecutionResult } from 'graphql'
import { boundGraph } from '../graph/bounded-graph.ts'
import type { Graph, LibraryExecutor } from '../graph/graph.ts'
import type { ReadBounds } from '../graph/read-bounds.ts'

export interface Context {
  readonly graph: Graph
  /** Where the library sends the Cypher it makes. */
  readonly executionContext: LibraryExecutor
  /** What is told of the answer beside it. */
  readonly told: Told
  /** Null until something went wrong. */
  outcome: Outcome | null
}

/** What a known question came to before Apollo was asked to word it. */
export type Outcome = { readonly refusal: unknown } | { readonly result: ExecutionResult }

/** Becomes known while a question is answered; goes into `extensions`. */
export interface Told {
  /** Null where nobody asked for it to be told. */
  readonly graphVersion: string | null
  cost: number | null
}

export interface QuestionBounds extends ReadBounds {
  readonly graphVersion: string | null
}

/** Without bounds each read has the time of a read. */
export function createContext(graph: Graph, bounds?: QuestionBounds): Context {
  const bounded = bounds === undefined ? graph : boundGraph(graph, bounds)
  const told = { graphVersion: bounds?.graphVersion ?? null, cost: null }
  return { graph: bounded, executionContext: bounded.executor, told, outcome: null }
}
