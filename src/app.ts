/** Puts the pieces together: graph, schema, HTTP server; start and stop. */
import { createServer } from 'node:net'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import { createHttpServer } from './api/http-server.ts'
import { buildSchema } from './api/schema/build-schema.ts'
import { type Config, PACKAGE_FOLDER } from './config.ts'
import { ConfigurationError } from './domain/errors.ts'
import { createConstraints } from './graph/constraints.ts'
import type { Graph } from './graph/graph.ts'
import { readGraphState } from './graph/graph-state.ts'
import { loadSubgraph } from './graph/load-subgraph.ts'
import type { UpsertReport } from './graph/upsert.ts'
import { parseSeed, readSeedFolder } from './seed-folder.ts'

export const SCHEMA_FOLDER = pathToFileURL(`${PACKAGE_FOLDER}schema/`)
const WEB_FOLDER = pathToFileURL(`${PACKAGE_FOLDER}dist/web/`)

export interface App {
  /** Where it answers, such as http://127.0.0.1:4000. */
  readonly url: string
  /** Stops taking questions and finishes those under way. */
  close(): Promise<void>
}

export interface AppOptions {
  readonly config: Config
  readonly graph: Graph
  readonly isReady?: () => boolean
  readonly logger?: Logger
}

/**
 * Serves the graph, which stays open when the app closes.
 * @throws {ConfigurationError} CONFIGURATION where the port is taken or may not be used.
 */
export async function startApp({ config, graph, isReady = () => true, logger }: AppOptions): Promise<App> {
  const server = await createHttpServer({
    schema: await buildSchema(SCHEMA_FOLDER),
    graph,
    limits: {
      maxDepth: config.QUERY_MAX_DEPTH,
      maxAliases: config.QUERY_MAX_ALIASES,
      maxTokens: config.QUERY_MAX_TOKENS,
      maxCost: config.QUERY_MAX_COST,
    },
    logger: logger ?? pino({ level: config.LOG_LEVEL }, pino.destination(2)),
    corsOrigins: config.CORS_ORIGINS,
    webFolder: WEB_FOLDER,
    isReady,
  })
  try {
    const url = await listen(server, config)
    return { url, close: () => server.close() }
  } catch (error) {
    await server.close()
    throw error
  }
}

/**
 * Tries the port before anything slower is started for it.
 * @throws {ConfigurationError} CONFIGURATION where it is taken or may not be used.
 */
export async function assertPortIsFree({ PORT: port, HOST: host }: Config): Promise<void> {
  const trial = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      trial.once('error', reject).listen({ port, host }, resolve)
    })
  } catch (error) {
    throw portFault(error, port, host)
  }
  await new Promise((resolve) => trial.close(resolve))
}

async function listen(server: FastifyInstance, { PORT: port, HOST: host }: Config): Promise<string> {
  try {
    return await server.listen({ port, host })
  } catch (error) {
    throw portFault(error, port, host)
  }
}

function portFault(cause: unknown, port: number, host: string): unknown {
  const faults: Readonly<Record<string, readonly [message: string, hint: string]>> = {
    EADDRINUSE: [
      `The port "${port}" on "${host}" is taken.`,
      'stop what uses it, or set PORT to another, such as 4001.',
    ],
    EACCES: [`The port "${port}" needs rights that this user lacks.`, 'set PORT to one above 1023.'],
    EADDRNOTAVAIL: [`"${host}" is no address of this machine.`, ANY_HOST],
    ENOTFOUND: [`"${host}" is no address that this machine knows.`, ANY_HOST],
    EAI_AGAIN: [`"${host}" is no address that this machine knows.`, ANY_HOST],
  }
  const known = faults[(cause as NodeJS.ErrnoException).code ?? '']
  return known === undefined ? cause : new ConfigurationError(known[0], { hint: known[1], cause })
}

const ANY_HOST = 'set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.'

export interface SeedOutcome {
  /** Null where the graph already held a seed and was left as it was. */
  readonly report: UpsertReport | null
  /** Whether the seed files differ from those that the graph holds. */
  readonly isOutdated: boolean
}

/** Makes constraints, and loads the seed where the graph never had one. A graph that has one is only compared. */
export async function prepareGraph(graph: Graph, config: Config): Promise<SeedOutcome> {
  await createConstraints(graph)
  const seed = readSeedFolder(config.ACCORD_SEED)
  const { seedDigest } = await readGraphState(graph)
  if (seedDigest !== null) return { report: null, isOutdated: seedDigest !== seed.digest }
  return { report: await seedGraph(graph, config, false), isOutdated: false }
}

/**
 * Makes the graph what the seed files say; with `prune`, deletes what is gone from them.
 * @throws {InputError} BAD_INPUT with every problem of the files; nothing is written then.
 */
export async function seedGraph(graph: Graph, config: Config, prune: boolean): Promise<UpsertReport> {
  const seed = readSeedFolder(config.ACCORD_SEED)
  const subgraph = parseSeed(seed)
  await createConstraints(graph)
  return loadSubgraph(graph, subgraph, { importId: 'seed', prune, seedDigest: seed.digest })
}
