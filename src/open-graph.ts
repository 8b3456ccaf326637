/** The graph that the settings name: a Neo4j of somebody's, or one on this machine, started where nobody runs it yet. */
import type { Config } from './config.ts'
import { findRunningDatabase, type LocalDatabase, openLocalDatabase } from './database/local-database.ts'
import { type AccordError, ConfigurationError } from './domain/errors.ts'
import { type Graph, type GraphSettings, openGraph } from './graph/graph.ts'

export interface OpenedGraph {
  readonly graph: Graph
  /** False while the database on this machine is away. */
  isReady(): boolean
  /** Tells whoever starts a second time where this process serves; what makes later starts faster begins now. */
  announce(url: string): void
  /** Called where the database went away for good. */
  onGivenUp(listener: (error: AccordError) => void): void
  close(): Promise<void>
}

export interface OpenGraphOptions {
  readonly config: Config
  /** Takes progress and news, one sentence a line. */
  readonly report: (line: string) => void
  /** Calls the start off. */
  readonly signal?: AbortSignal
  /** Whether a database that another process runs in the folder may be used as well. */
  readonly shared: boolean
}

type Credentials = Pick<GraphSettings, 'uri' | 'user' | 'password'>

/**
 * @throws {ConfigurationError} CONFIGURATION when a setting, a password, Java, Maven or the folder must change first.
 * @throws {ConflictError} CONFLICT when another process holds the folder.
 * @throws {UnavailableError} UNAVAILABLE when the database does not answer.
 */
export async function openConfiguredGraph(options: OpenGraphOptions): Promise<OpenedGraph> {
  const { config, report, shared } = options
  if (config.NEO4J_URI !== null) return openRemote(config, config.NEO4J_URI)
  const running = shared ? await findRunningDatabase(config.ACCORD_DATA) : null
  if (running === null) return openLocal(options)
  report(`Using the database that process ${running.holder.pid} runs in "${config.ACCORD_DATA}".`)
  return opened(await openGraph(localSettings(config, running)))
}

async function openRemote(config: Config, uri: string): Promise<OpenedGraph> {
  if (config.NEO4J_PASSWORD === null) {
    throw new ConfigurationError(`NEO4J_URI is set to "${uri}", and NEO4J_PASSWORD is not set.`, {
      hint: 'set NEO4J_PASSWORD to that of the server; without NEO4J_URI a database is started on this machine.',
    })
  }
  const credentials = { uri, user: config.NEO4J_USER, password: config.NEO4J_PASSWORD }
  return opened(await openGraph(graphSettings(config, credentials)))
}

async function openLocal({ config, report, signal }: OpenGraphOptions): Promise<OpenedGraph> {
  const database = await openLocalDatabase({
    dataFolder: config.ACCORD_DATA,
    heapMegabytes: config.NEO4J_HEAP,
    ...(config.JAVA_HOME === null ? {} : { javaHome: config.JAVA_HOME }),
    ...(signal === undefined ? {} : { signal }),
    report,
    probe: probeNeo4j,
  })
  try {
    return opened(await openGraph(localSettings(config, database)), database)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Resolves when the database answers `RETURN 1`; the driver's fault otherwise. */
async function probeNeo4j(uri: string, user: string, password: string): Promise<void> {
  const graph = await openGraph({ uri, user, password, database: 'neo4j', readTimeoutMs: 5_000, poolSize: 1 })
  await graph.close()
}

function localSettings(config: Config, credentials: Credentials): GraphSettings {
  return { ...graphSettings(config, credentials), dataFolder: config.ACCORD_DATA }
}

function graphSettings(config: Config, { uri, user, password }: Credentials): GraphSettings {
  return {
    uri,
    user,
    password,
    database: config.NEO4J_DATABASE,
    readTimeoutMs: config.QUERY_TIMEOUT_MS,
    poolSize: config.NEO4J_POOL_SIZE,
  }
}

function opened(graph: Graph, database?: LocalDatabase): OpenedGraph {
  let isUp = true
  database?.onDown(() => {
    isUp = false
  })
  database?.onUp(() => {
    isUp = true
  })
  return {
    graph,
    isReady: () => isUp,
    announce: (url) => {
      database?.announce(url)
      database?.makeArchive()
    },
    onGivenUp: (listener) => database?.onGivenUp(listener),
    close: async () => {
      await graph.close()
      await database?.close()
    },
  }
}
