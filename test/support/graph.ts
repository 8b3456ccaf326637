/** The graph of this worker, empty or with the seed in it. A worker has a database of its own, and one file at a time. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createConstraints } from '../../src/graph/constraints.ts'
import { type Graph, type GraphSettings, openGraph } from '../../src/graph/graph.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import { readSeedFolder } from '../../src/seed-folder.ts'
import { seedGraph } from '../../src/seed-graph.ts'
import type { TestNeo4j } from './neo4j.ts'

/** From 1 to the number of workers, as Vitest counts them. */
const WORKER = Number(process.env.VITEST_POOL_ID)

export function testNeo4j(): TestNeo4j {
  const neo4j = inject('neo4j')[WORKER - 1]
  if (neo4j === undefined) throw new Error(`There is no database for worker ${WORKER}.`)
  return neo4j
}

export function testGraphSettings(): GraphSettings {
  return { ...testNeo4j(), database: 'neo4j', readTimeoutMs: 10_000, poolSize: 8 }
}

export async function openEmptyGraph(): Promise<Graph> {
  const graph = await openGraph(testGraphSettings())
  await emptyTestGraph(graph)
  return graph
}

/** Seeds only where anything was written since the last time: most files read the seed and leave it as it is. */
export async function openSeededGraph(): Promise<Graph> {
  const graph = await openGraph(testGraphSettings())
  if (!(await isSeeded(graph))) {
    await emptyTestGraph(graph)
    await seedGraph(graph, readConfig({}), false)
    writeFileSync(SEEDED, await lastTransaction(graph))
  }
  return graph
}

export async function emptyTestGraph(graph: Graph): Promise<void> {
  await createConstraints(graph)
  await graph.write((transaction) => transaction.run('MATCH (n) WHERE NOT n:AccordTests DETACH DELETE n'))
}

/** The last transaction that seeded this worker's database. A file, because the next process has to know. */
const SEEDED = join(inject('runFolder'), `seeded-${WORKER}`)

async function isSeeded(graph: Graph): Promise<boolean> {
  if (!existsSync(SEEDED) || readFileSync(SEEDED, 'utf8') !== (await lastTransaction(graph))) return false
  return (await readGraphState(graph)).seedDigest === readSeedFolder(readConfig({}).ACCORD_SEED).digest
}

/** Changes with everything that anybody writes: the bookmark that a read is given names the last transaction. */
async function lastTransaction(graph: Graph): Promise<string> {
  await graph.ping()
  return (await graph.bookmarks()).join()
}
