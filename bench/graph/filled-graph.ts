/**
 * A database with a graph in it: the seed, or a generated graph of some size. A generated one stays under `bench/` of
 * the data folder, and a later run takes it as it is.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, PACKAGE_FOLDER } from '../../src/config.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import { createConstraints } from '../../src/graph/constraints.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { parseSeed, readSeedFolder } from '../../src/seed-folder.ts'
import { generateSubgraph } from '../generator/generate-subgraph.ts'
import { type BenchDatabase, openBenchDatabase, withPatience } from './bench-database.ts'
import { bulkFill } from './bulk-fill.ts'
import { isEmpty } from './empty-graph.ts'
import { type ScaleName, scales } from './scales.ts'

export interface GraphSize {
  readonly entities: number
  readonly relationships: number
  readonly evidence: number
  readonly claims: number
  readonly historyEntries: number
}

export interface FilledGraph extends BenchDatabase {
  readonly size: GraphSize
}

/** `seed` is that of the generator. */
export interface GraphName {
  readonly graph: 'seed' | ScaleName
  readonly seed: number
  /** Instead of the one under `bench/`; what is in it is taken even where the generator has changed since. */
  readonly folder: string | null
}

type Report = (line: string) => void

/** Written last: a folder without it was not filled to the end. */
const MARK = 'filled.json'

/** @throws {AccordError} where no database can be started or reached, or somebody's is not empty. */
export async function openFilledGraph(name: GraphName, config: Config, report: Report): Promise<FilledGraph> {
  const { memory } = scales[name.graph === 'seed' ? '10k' : name.graph]
  const folder = name.folder ?? join(config.ACCORD_DATA, 'bench', `${name.graph}-${digestOf(name)}`)
  const mark = join(folder, MARK)
  const options = { config, folder, memory, report }
  if (config.NEO4J_URI === null && !existsSync(mark)) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    await bulkFill(subgraphOf(name, config), options)
    writeFileSync(mark, '{}')
  } else report(`taking the graph that is in "${folder}"; delete the folder to fill it anew`)
  const database = await openBenchDatabase(options)
  try {
    if (await isEmpty(database.graph)) await load(database.graph, subgraphOf(name, config))
    return { ...database, size: await withPatience(database, countStored) }
  } catch (error) {
    await database.close()
    throw error
  }
}

function subgraphOf({ graph, seed }: GraphName, config: Config): Subgraph {
  if (graph === 'seed') return parseSeed(readSeedFolder(config.ACCORD_SEED))
  return generateSubgraph({ entities: scales[graph].entities, seed })
}

/** Into somebody's database, which cannot be stopped. */
async function load(graph: Graph, subgraph: Subgraph): Promise<void> {
  await createConstraints(graph)
  await loadSubgraph(graph, subgraph, { importId: 'bench', prune: false, seedDigest: null })
}

const counted = {
  entities: 'MATCH (e:Entity) RETURN count(e) AS total',
  relationships: `MATCH ()-[r]->() WHERE r.id IS NOT NULL AND NOT type(r) IN ['SUPPORTS', 'FROM'] RETURN count(r) AS total`,
  evidence: 'MATCH (e:Evidence) RETURN count(e) AS total',
  claims: 'MATCH ()-[r:SUPPORTS]->() RETURN count(r) AS total',
  historyEntries: 'MATCH ()-[r:TIMELINE]->() RETURN count(r) AS total',
} as const satisfies Record<keyof GraphSize, string>

/** One after the other: the store is cold. */
async function countStored(graph: Graph): Promise<GraphSize> {
  const sizes: [string, number][] = []
  for (const [name, cypher] of Object.entries(counted)) {
    const [total = 0] = await graph.read({ cypher, params: {}, toRow: (record) => Number(record.get('total')) })
    sizes.push([name, total])
  }
  return Object.fromEntries(sizes) as unknown as GraphSize
}

/** What the content of the database depends on: generator or seed, and all that writes. Another text is another folder. */
function digestOf({ graph, seed }: GraphName): string {
  const folders = [graph === 'seed' ? 'seed' : 'bench/generator', 'bench/graph', 'src/domain', 'src/graph']
  const hash = createHash('sha256').update(`${graph} ${seed}`)
  for (const folder of folders) {
    const entries = readdirSync(join(PACKAGE_FOLDER, folder), { recursive: folder === 'seed', withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    for (const file of files.sort()) hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 12)
}
