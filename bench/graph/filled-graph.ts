/**
 * A database with a graph in it: the seed, or a generated graph of some size. A generated one stays under `bench/` of
 * the data folder, and a later run takes it as it is.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, PACKAGE_FOLDER } from '../../src/config.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { parseSeed, readSeedFolder } from '../../src/seed-folder.ts'
import { generateSubgraph } from '../generator/generate-subgraph.ts'
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts'
import { fillGraph, isEmpty } from './fill-graph.ts'
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
  if (!existsSync(mark)) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const database = await openBenchDatabase({ config, folder, memory, report })
  try {
    if (existsSync(mark) && !(await isEmpty(database.graph))) {
      report(`taking the graph that is in "${folder}"; delete the folder to fill it anew`)
      return { ...database, size: JSON.parse(readFileSync(mark, 'utf8')) }
    }
    const size = await fill(database.graph, name, config, report)
    if (config.NEO4J_URI === null) writeFileSync(mark, JSON.stringify(size))
    return { ...database, size }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The one place that fills a database to be measured. */
async function fill(graph: Graph, { graph: name, seed }: GraphName, config: Config, report: Report) {
  const subgraph: Subgraph =
    name === 'seed'
      ? parseSeed(readSeedFolder(config.ACCORD_SEED))
      : generateSubgraph({ entities: scales[name].entities, seed })
  await fillGraph(graph, subgraph, report)
  return {
    entities: subgraph.entities.filter(({ label }) => label !== 'StatusChange').length,
    relationships: subgraph.relationships.length,
    evidence: subgraph.evidence.length,
    claims: subgraph.supports.length,
    historyEntries: await countHistoryEntries(graph),
  }
}

async function countHistoryEntries(graph: Graph): Promise<number> {
  const cypher = 'MATCH ()-[r:TIMELINE]->() RETURN count(r) AS total'
  return (await graph.read({ cypher, params: {}, toRow: (record) => Number(record.get('total')) }))[0]!
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
