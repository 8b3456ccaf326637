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
import { AccordError, formatError } from '../src/domain/errors.ts'
import { generateSubgraph } from './generator/generate-subgraph.ts'
import { openBenchDatabase } from './graph/bench-database.ts'
import { bulkFill } from './graph/bulk-fill.ts'
import { scales } from './graph/scales.ts'
import { countStored, measureFiles, type StoreSize } from './store/measure-store.ts'
import { toStoreMarkdown } from './store/write-store.ts'

const RESULTS = new URL('results/', import.meta.url)

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

async function fill(entities: number, folder: string): Promise<Omit<StoreSize, 'bytes'>> {
  const subgraph = generateSubgraph({ entities, seed: 1 })
  const options = { config: readConfig(), folder, memory: scales['10k'].memory, report }
  await bulkFill(subgraph, options)
  const { graph, close } = await openBenchDatabase(options)
  try {
    return { entities, facts: subgraph.relationships.length, ...(await countStored(graph)) }
  } finally {
    await close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AccordError ? formatError(error) : error)
  process.exitCode = 1
})
