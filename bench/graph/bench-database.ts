/** The database of a run: one that is started for it in a folder, or an empty one of somebody's. */
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { type LocalDatabaseOptions, openLocalDatabase } from '../../src/database/local-database.ts'
import { ConfigurationError, ConflictError } from '../../src/domain/errors.ts'
import { type Graph, type GraphSettings, openGraph } from '../../src/graph/graph.ts'
import { emptyGraph, isEmpty } from './empty-graph.ts'

export interface BenchDatabase {
  readonly graph: Graph
  readonly settings: GraphSettings
  /** Of the process that is the database; null where it runs elsewhere. */
  readonly pid: number | null
  /** Stops it; somebody's is emptied. */
  close(): Promise<void>
}

/** Megabytes of 2^20 bytes, the same on every machine: runs should compare. */
export interface DatabaseMemory {
  readonly heap: number
  readonly pageCache: number
}

export interface BenchDatabaseOptions {
  readonly config: Config
  /** Holds the database where NEO4J_URI names none; it stays there. */
  readonly folder: string
  readonly memory: DatabaseMemory
  readonly report: (line: string) => void
}

/**
 * @throws {ConflictError} CONFLICT where NEO4J_URI names a database that is not empty.
 * @throws {AccordError} where none can be started or reached.
 */
export async function openBenchDatabase(options: BenchDatabaseOptions): Promise<BenchDatabase> {
  const { config } = options
  return config.NEO4J_URI === null ? openOwn(options) : openForeign(config, config.NEO4J_URI)
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
  return { graph, settings, pid: null, close }
}

async function openOwn(options: BenchDatabaseOptions): Promise<BenchDatabase> {
  const database = await openLocalDatabase(benchDatabaseOptions(options))
  const { uri, user, password } = database
  const settings = settingsOf(options.config, { uri, user, password, database: 'neo4j' })
  try {
    const graph = await openGraph(settings)
    const close = async () => {
      await graph.close()
      await database.close()
    }
    // The archive would be made on the cores that are being measured.
    await database.makeArchive()
    return { graph, settings, pid: database.pid, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Of the database of a run in this folder. */
export function benchDatabaseOptions({ config, folder, memory, report }: BenchDatabaseOptions): LocalDatabaseOptions {
  return {
    dataFolder: folder,
    // Class path and class archive are those of the Accord that runs here.
    cacheFolder: join(config.ACCORD_DATA, 'cache'),
    heapMegabytes: memory.heap,
    pageCacheMegabytes: memory.pageCache,
    javaHome: config.JAVA_HOME ?? undefined,
    startTimeoutSeconds: 300,
    probe,
    report,
  }
}

function settingsOf(config: Config, where: Pick<GraphSettings, 'uri' | 'user' | 'password' | 'database'>) {
  return { ...where, readTimeoutMs: config.QUERY_TIMEOUT_MS, poolSize: config.NEO4J_POOL_SIZE }
}

/** A connection whose reads may take longer than a question may: what to ask about is looked for in the whole graph. */
export async function withPatience<Result>(
  { settings }: Pick<BenchDatabase, 'settings'>,
  work: (graph: Graph) => Promise<Result>,
): Promise<Result> {
  const graph = await openGraph({ ...settings, readTimeoutMs: 600_000, poolSize: 16 })
  try {
    return await work(graph)
  } finally {
    await graph.close()
  }
}

async function probe(uri: string, user: string, password: string): Promise<void> {
  const graph = await openGraph({ uri, user, password, database: 'neo4j', readTimeoutMs: 5_000, poolSize: 1 })
  await graph.close()
}
