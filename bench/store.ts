/**
 * `npm run bench:store`: what generated graphs of two sizes take on the disk, and from that what one more relationship
 * takes. `results/store.md` has the table.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { openLocalDatabase } from '../src/database/local-database.ts'
import { AccordError, formatError } from '../src/domain/errors.ts'
import { openGraph } from '../src/graph/graph.ts'
import { generateSubgraph } from './generator/generate-subgraph.ts'
import { probe } from './graph/bench-database.ts'
import { fillGraph } from './graph/fill-graph.ts'
import { countStored, measureFiles, type StoreSize } from './store/measure-store.ts'
import { toStoreMarkdown } from './store/write-store.ts'

const RESULTS = new URL('results/', import.meta.url)

/** As for the growth run: the history of a home state is written in one transaction. */
const HEAP_MEGABYTES = 6144
/** Filling is not to wait for the disk; what is measured are sizes. */
const PAGE_CACHE_MEGABYTES = 2048

const report = (line: string) => console.error(line)

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { entities: { type: 'string', default: '10000,100000' } } })
  mkdirSync(RESULTS, { recursive: true })
  const sizes: StoreSize[] = []
  for (const entities of values.entities.split(',').map(Number)) {
    sizes.push(await measureSize(entities))
    // The largest takes its time: what is known is written before.
    writeFileSync(new URL('store.md', RESULTS), toStoreMarkdown(sizes))
    writeFileSync(new URL('store.json', RESULTS), `${JSON.stringify(sizes, null, 2)}\n`)
  }
  console.log(toStoreMarkdown(sizes))
}

/** Each size has a database of its own: files do not shrink. */
async function measureSize(entities: number): Promise<StoreSize> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'accord-store-'))
  try {
    const filled = await fill(entities, dataFolder)
    // A database that has stopped has written all that it held in memory.
    return { ...filled, bytes: await measureFiles(join(dataFolder, 'neo4j', 'data', 'databases', 'neo4j')) }
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function fill(entities: number, dataFolder: string): Promise<Omit<StoreSize, 'bytes'>> {
  const config = readConfig()
  const database = await openLocalDatabase({
    dataFolder,
    cacheFolder: join(config.ACCORD_DATA, 'cache'),
    heapMegabytes: HEAP_MEGABYTES,
    pageCacheMegabytes: PAGE_CACHE_MEGABYTES,
    javaHome: config.JAVA_HOME ?? undefined,
    graceSeconds: 120,
    probe,
    report,
  })
  try {
    const { uri, user, password } = database
    const graph = await openGraph({ uri, user, password, database: 'neo4j', readTimeoutMs: 300_000, poolSize: 4 })
    try {
      const subgraph = generateSubgraph({ entities, seed: 1 })
      const started = performance.now()
      await fillGraph(graph, subgraph, report)
      const fillSeconds = (performance.now() - started) / 1000
      return { entities, facts: subgraph.relationships.length, fillSeconds, ...(await countStored(graph)) }
    } finally {
      await graph.close()
    }
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AccordError ? formatError(error) : error)
  process.exitCode = 1
})
