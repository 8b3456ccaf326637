/** What the planner knows of a graph that was just filled. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { generateSubgraph } from '../../bench/generator/generate-subgraph.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { openEmptyGraph } from '../support/graph.ts'

let graph: Graph

beforeEach(async () => {
  await graph?.close()
  graph = await openEmptyGraph()
  // What was there before was counted as well.
  await graph.define('CALL db.prepareForReplanning(60)')
})

afterAll(() => graph.close())

async function read<Value>(cypher: string): Promise<Value> {
  const [value] = await graph.read({ cypher, params: {}, toRow: (record) => record.get('value') as Value })
  return value!
}

interface CountedIndex {
  readonly labels?: readonly string[]
  readonly relationshipTypes?: readonly string[]
  readonly properties: readonly string[]
  readonly totalSize: number
}

/** By label or type, and properties. */
async function countedSizes(): Promise<ReadonlyMap<string, number>> {
  const indexes = await read<readonly CountedIndex[]>(
    "CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data.indexes AS value",
  )
  return new Map(
    indexes.map((one) => [`${one.labels ?? one.relationshipTypes}(${one.properties})`, Number(one.totalSize)]),
  )
}

describe('a load into an empty graph', () => {
  it.each([
    ['one transaction', generateSubgraph({ entities: 200, seed: 5 })],
    ['several', generateSubgraph({ entities: 800, seed: 5 })],
  ] as const)(
    'in %s ends with indexes counted as they are',
    { timeout: 240_000 },
    async (_name, subgraph: Subgraph) => {
      expect((await countedSizes()).get('TIMELINE(ownerId,at)')).toBe(0)
      await loadSubgraph(graph, subgraph, { importId: 'test', prune: false, seedDigest: null })
      const counted = await countedSizes()
      const stored = await read<Readonly<Record<string, number>>>(
        `RETURN {entities: COUNT { (:Entity) }, findings: COUNT { (:Finding) }, entries: COUNT { ()-[:TIMELINE]->() }} AS value`,
      )
      expect(stored.entries).toBeGreaterThan(100)
      expect(counted.get('TIMELINE(ownerId,at)')).toBe(stored.entries)
      expect(counted.get('Finding(ownerId,list,at)')).toBe(stored.findings)
      expect(counted.get('Entity(id)')).toBe(stored.entities)
    },
  )
})
