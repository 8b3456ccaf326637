/** The graph of the test run, empty or with the seed in it. One database serves all files, one file at a time. */
import { inject } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createConstraints } from '../../src/graph/constraints.ts'
import { type Graph, type GraphSettings, openGraph } from '../../src/graph/graph.ts'
import { seedGraph } from '../../src/seed-graph.ts'

export function testGraphSettings(): GraphSettings {
  return { ...inject('neo4j'), database: 'neo4j', readTimeoutMs: 10_000, poolSize: 8 }
}

export async function openEmptyGraph(): Promise<Graph> {
  const graph = await openGraph(testGraphSettings())
  await createConstraints(graph)
  await graph.write((transaction) => transaction.run('MATCH (n) WHERE NOT n:AccordTests DETACH DELETE n'))
  return graph
}

export async function openSeededGraph(): Promise<Graph> {
  const graph = await openEmptyGraph()
  await seedGraph(graph, readConfig({}), false)
  return graph
}
