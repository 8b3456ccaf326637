/** An empty graph of whose reads the database says what they cost, for tests that hold a question to what it shows. */
import { afterAll, beforeAll } from 'vitest'
import { type RecordingGraph, recordReads } from '../../bench/measure/recording-graph.ts'
import { openReferenceClient, type ReferenceClient } from '../../bench/measure/reference-client.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadFacts } from './facts.ts'
import { openEmptyGraph, testGraphSettings } from './graph.ts'

export interface MeasuredGraph {
  /** Records what is read. */
  readonly graph: Graph
  /** In place of all that was there; indexes are counted anew, and plans that were made for what was there are forgotten. */
  load(facts: Subgraph): Promise<void>
  /** Database hits of each statement that `ask` has read, in order. */
  hits(ask: () => Promise<unknown>, isCounted?: (cypher: string) => boolean): Promise<number[]>
}

/** There when the first test begins. */
export function measuredGraph(): MeasuredGraph {
  const opened: { graph?: Graph; reads?: RecordingGraph; client?: ReferenceClient } = {}
  beforeAll(async () => {
    opened.graph = await openEmptyGraph()
    opened.reads = recordReads(opened.graph)
    opened.client = openReferenceClient(testGraphSettings())
  })
  afterAll(async () => {
    await opened.client?.close()
    await opened.graph?.close()
  })
  return {
    get graph() {
      return opened.reads!.graph
    },
    load: async (facts) => {
      await loadFacts(opened.graph!, facts)
      await opened.graph!.define('CALL db.prepareForReplanning(60)')
    },
    hits: async (ask, isCounted = () => true) => {
      opened.reads!.take()
      await ask()
      const hits: number[] = []
      for (const statement of opened.reads!.take()) {
        if (isCounted(statement.cypher)) hits.push(await opened.client!.hits(statement))
      }
      return hits
    },
  }
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
