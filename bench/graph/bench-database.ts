/** The database of a run: one that is started in a folder of its own and goes with it, or an empty one of somebody's. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { type LocalDatabaseOptions, openLocalDatabase } from '../../src/database/local-database.ts'
import { ConfigurationError, ConflictError } from '../../src/domain/errors.ts'
import { type Graph, type GraphSettings, openGraph } from '../../src/graph/graph.ts'
import { emptyGraph, isEmpty } from './fill-graph.ts'

export interface BenchDatabase {
  readonly graph: Graph
  readonly settings: GraphSettings
  /** Leaves nothing behind. */
  close(): Promise<void>
}

/** As large as the local database of Accord is by default, whatever the machine: runs should compare. */
const HEAP_MEGABYTES = 1024
const PAGE_CACHE_MEGABYTES = 256

/**
 * @throws {ConflictError} CONFLICT where NEO4J_URI names a database that is not empty.
 * @throws {AccordError} where none can be started or reached.
 */
export async function openBenchDatabase(
  config: Config,
  report: (line: string) => void,
  heapMegabytes = HEAP_MEGABYTES,
): Promise<BenchDatabase> {
  return config.NEO4J_URI === null ? openOwn(config, report, heapMegabytes) : openForeign(config, config.NEO4J_URI)
}

async function openForeign(config: Config, uri: string): Promise<BenchDatabase> {
  const password = config.NEO4J_PASSWORD
  if (password === null) {
    throw new ConfigurationError(`NEO4J_URI is set to "${uri}", and NEO4J_PASSWORD is not set.`, {
      hint: 'set NEO4J_PASSWORD; without NEO4J_URI the benchmark starts a database of its own.',
    })
  }
  const settings = settingsOf(config, { uri, user: config.NEO4J_USER, password, database: config.NEO4J_DATABASE })
  const graph = await openGraph(settings)
  if (!(await isEmpty(graph))) {
    await graph.close()
    throw new ConflictError(`The database "${settings.database}" at "${uri}" is not empty; nothing was written.`, {
      hint: 'give the benchmark an empty database: it deletes everything in it when it is done.',
    })
  }
  const close = async () => {
    await emptyGraph(graph)
    await graph.close()
  }
  return { graph, settings, close }
}

async function openOwn(config: Config, report: (line: string) => void, heapMegabytes: number): Promise<BenchDatabase> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'accord-bench-'))
  const removeFolder = () => rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  try {
    const database = await openLocalDatabase({ ...benchDatabaseOptions(config, dataFolder, report), heapMegabytes })
    const { uri, user, password } = database
    const settings = settingsOf(config, { uri, user, password, database: 'neo4j' })
    const graph = await openGraph(settings)
    const close = async () => {
      await graph.close()
      await database.close()
      await removeFolder()
    }
    // The archive would be made on the cores that are being measured.
    await database.makeArchive()
    return { graph, settings, close }
  } catch (error) {
    await removeFolder()
    throw error
  }
}

/** Of the database of a run in this folder. */
export function benchDatabaseOptions(
  config: Config,
  dataFolder: string,
  report: (line: string) => void,
): LocalDatabaseOptions {
  return {
    dataFolder,
    // Class path and class archive are those of the Accord that runs here.
    cacheFolder: join(config.ACCORD_DATA, 'cache'),
    heapMegabytes: HEAP_MEGABYTES,
    pageCacheMegabytes: PAGE_CACHE_MEGABYTES,
    javaHome: config.JAVA_HOME ?? undefined,
    probe,
    report,
  }
}

function settingsOf(config: Config, where: Pick<GraphSettings, 'uri' | 'user' | 'password' | 'database'>) {
  return { ...where, readTimeoutMs: config.QUERY_TIMEOUT_MS, poolSize: config.NEO4J_POOL_SIZE }
}

async function probe(uri: string, user: string, password: string): Promise<void> {
  const graph = await openGraph({ uri, user, password, database: 'neo4j', readTimeoutMs: 5_000, poolSize: 1 })
  await graph.close()
}
