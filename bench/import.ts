/**
 * `npm run bench:import`: how fast a whole graph is loaded, into a stopped database and into one that runs, beside the bare
 * writing of the same rows; and what memory Java takes meanwhile.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
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

const report = (line: string) => console.error(line)

const SAMPLE_MS = 200

/** What a load may take does not depend on its size. */
const { memory } = scales['10k']

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { entities: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '3' } },
  })
  const entities = Number(values.entities)
  const subgraph = generateSubgraph({ entities, seed: 1 })
  await withFolder(async (folder) => {
    const { seconds, ...filled } = await bulkFill(subgraph, { config: readConfig(), folder, memory, report })
    const total = seconds.files + seconds.import + seconds.indexes
    console.log(JSON.stringify({ way: 'stopped', ...filled, seconds, total, entitiesPerSecond: entities / total }))
  })
  // Zero rounds measure the stopped way alone: rows of the bare writing are held in memory.
  if (values.rounds !== '0')
    await withFolder((folder) => measureOnline(folder, subgraph, entities, Number(values.rounds)))
}

async function measureOnline(folder: string, subgraph: Subgraph, entities: number, rounds: number): Promise<void> {
  const database = await openLocalDatabase(benchDatabaseOptions({ config: readConfig(), folder, memory, report }))
  const { uri, user, password } = database
  const graph = await openGraph({ uri, user, password, database: 'neo4j', readTimeoutMs: 60_000, poolSize: 4 })
  try {
    await createConstraints(graph)
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
  const sampler = setInterval(async () => {
    most = Math.max(most, await residentMegabytes(database.pid))
  }, SAMPLE_MS)
  const began = performance.now()
  try {
    await run()
    return { [way]: (performance.now() - began) / 1000, [`${way}JavaMegabytes`]: most }
  } finally {
    clearInterval(sampler)
  }
}

/** On Linux; elsewhere 0. */
async function residentMegabytes(pid: number | null): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000)
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
