/**
 * `npm run bench:import`: how fast a whole graph is loaded, into a stopped database and into one that runs, beside the bare
 * writing of the same rows; and what memory Java takes meanwhile. With `--memory`, one load of any size into a database
 * that runs, and what Java and Node hold from beginning to end.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { type LocalDatabase, openLocalDatabase } from '../src/database/local-database.ts'
import type { Subgraph } from '../src/domain/subgraph.ts'
import { createConstraints } from '../src/graph/constraints.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { loadSubgraph } from '../src/graph/load-subgraph.ts'
import { GraphRows } from '../src/graph/whole/graph-rows.ts'
import { type RowBatch, rowBatches } from '../src/graph/whole/row-batches.ts'
import { generateSubgraph } from './generator/generate-subgraph.ts'
import { benchDatabaseOptions } from './graph/bench-database.ts'
import { bulkFill } from './graph/bulk-fill.ts'
import { emptyGraph } from './graph/empty-graph.ts'
import { scales } from './graph/scales.ts'
import { residentMegabytes, residentOf } from './measure/resident-memory.ts'

const report = (line: string) => console.error(line)

const SAMPLE_MS = 200

const WATCH_MS = 30_000

/** What a load may take does not depend on its size. */
const { memory } = scales['10k']

async function main(): Promise<void> {
  const { entities, rounds, isMemory } = readArguments()
  const subgraph = generateSubgraph({ entities, seed: 1 })
  if (isMemory) return withFolder((folder) => watchMemory(folder, subgraph, entities))
  await withFolder(async (folder) => {
    const { seconds, ...filled } = await bulkFill(subgraph, { config: readConfig(), folder, memory, report })
    const total = seconds.files + seconds.import + seconds.indexes
    console.log(JSON.stringify({ way: 'stopped', ...filled, seconds, total, entitiesPerSecond: entities / total }))
  })
  // Zero rounds measure the stopped way alone: rows of the bare writing are held in memory.
  if (rounds > 0) await withFolder((folder) => measureOnline(folder, subgraph, entities, rounds))
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      entities: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '3' },
      memory: { type: 'boolean', default: false },
    },
  })
  return { entities: Number(values.entities), rounds: Number(values.rounds), isMemory: values.memory }
}

/** One load into a database that runs, nothing beside it, with what Java and Node hold as it goes on. */
async function watchMemory(folder: string, subgraph: Subgraph, entities: number): Promise<void> {
  await withEmptyGraph(folder, async (graph, database) => {
    const began = performance.now()
    const seconds = () => Math.round((performance.now() - began) / 1000)
    const held = () => residentOf({ javaMegabytes: database.pid, nodeMegabytes: process.pid })
    const tell = async () => {
      const [nodes, edges] = [await countOf(graph, '(one)'), await countOf(graph, '()-[one]->()')]
      console.log(JSON.stringify({ way: 'memory', seconds: seconds(), nodes, edges, ...held() }))
    }
    await tell()
    // What cannot be asked while the database is busy is left out.
    const sampler = setInterval(() => tell().catch(() => {}), WATCH_MS)
    try {
      await loadSubgraph(graph, subgraph, { importId: 'bench', prune: false, seedDigest: null })
    } finally {
      clearInterval(sampler)
    }
    await tell()
    console.log(
      JSON.stringify({ way: 'memory', entities, seconds: seconds(), entitiesPerSecond: entities / seconds() }),
    )
  })
}

/** The database keeps these counts, and reads nothing for them. */
async function countOf(graph: Graph, pattern: string): Promise<number> {
  const cypher = `MATCH ${pattern} RETURN count(one) AS count`
  const [count = 0] = await graph.read({ cypher, params: {}, toRow: (row) => Number(row.get('count')) })
  return count
}

async function measureOnline(folder: string, subgraph: Subgraph, entities: number, rounds: number): Promise<void> {
  await withEmptyGraph(folder, async (graph, database) => {
    const batches: RowBatch[] = []
    for await (const batch of rowBatches(new GraphRows(subgraph, 'bench'))) batches.push(batch)
    const rows = batches.reduce((sum, batch) => sum + batch.rows.length, 0)
    const ways = {
      load: () => loadSubgraph(graph, subgraph, { importId: 'bench', prune: false, seedDigest: null }),
      bare: () => writeBare(graph, batches),
    }
    // The first of each warms both sides up, and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const result: Record<string, number> = {}
      for (const [way, run] of Object.entries(ways)) {
        await emptyGraph(graph)
        Object.assign(result, await measure(way, database, run))
      }
      const { load = 0, bare = 0 } = result
      const rates = { ratio: load / bare, entitiesPerSecond: entities / load, rowsPerSecond: rows / load }
      console.log(JSON.stringify({ way: 'served', round, isWarmUp: round === 0, rows, ...result, ...rates }))
    }
  })
}

async function withEmptyGraph(
  folder: string,
  work: (graph: Graph, database: LocalDatabase) => Promise<void>,
): Promise<void> {
  const database = await openLocalDatabase(benchDatabaseOptions({ config: readConfig(), folder, memory, report }))
  const { uri, user, password } = database
  const graph = await openGraph({ uri, user, password, database: 'neo4j', readTimeoutMs: 60_000, poolSize: 4 })
  try {
    await createConstraints(graph)
    await work(graph, database)
  } finally {
    await graph.close()
    await database.close()
  }
}

async function writeBare(graph: Graph, batches: readonly RowBatch[]): Promise<void> {
  for (const { cypher, rows } of batches) await graph.write((transaction) => transaction.run(cypher, { rows }))
}

/** Seconds, and the resident memory of Java at its highest, in megabytes. */
async function measure(way: string, database: LocalDatabase, run: () => Promise<unknown>) {
  let most = 0
  const sampler = setInterval(() => {
    most = Math.max(most, residentMegabytes(database.pid) ?? 0)
  }, SAMPLE_MS)
  const began = performance.now()
  try {
    await run()
    return { [way]: (performance.now() - began) / 1000, [`${way}JavaMegabytes`]: most }
  } finally {
    clearInterval(sampler)
  }
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'accord-bench-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

await main()
