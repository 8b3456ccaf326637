/** Puts the pieces of the server together: schema, limits, HTTP; start and stop. */
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { type Logger, pino } from 'pino'
import type { Exporting } from './api/export/export-route.ts'
import type { Answering } from './api/graphql-route.ts'
import { createHttpServer } from './api/http-server.ts'
import type { Limits } from './api/limits/limits.ts'
import { buildSchema } from './api/schema/build-schema.ts'
import { type Config, packageVersion, SCHEMA_FOLDER, WEB_FOLDER } from './config.ts'
import { allFormats } from './exporters/all-formats.ts'
import { htmlExporter } from './exporters/html.ts'
import type { Graph } from './graph/graph.ts'
import { portFault } from './port.ts'
import { readKnownDocuments } from './trusted-documents.ts'
import { readViewer } from './viewer-files.ts'

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
  const schema = await buildSchema(SCHEMA_FOLDER)
  const server = await createHttpServer({
    schema,
    graph,
    limits: limitsOf(config),
    answering: answeringOf(config, schema),
    exporting: exportingOf(config),
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

/** A question waits at most half of its time for its turn. */
export function limitsOf(config: Config): Limits {
  return {
    maxDepth: config.QUERY_MAX_DEPTH,
    maxAliases: config.QUERY_MAX_ALIASES,
    maxTokens: config.QUERY_MAX_TOKENS,
    maxCost: config.QUERY_MAX_COST,
    largeAtOnce: config.QUERY_LARGE_AT_ONCE,
    waitMs: config.QUERY_TIMEOUT_MS / 2,
  }
}

/** @throws {ConfigurationError} CONFIGURATION with every trusted document that cannot be asked. */
export function answeringOf(config: Config, schema: GraphQLSchema): Answering {
  const { TRUSTED_DOCUMENTS: documents } = config
  return {
    questionMs: config.QUERY_TIMEOUT_MS,
    cacheBytes: config.ANSWER_CACHE_MB * 2 ** 20,
    sharedMaxAge: config.SHARED_MAX_AGE,
    ...readKnownDocuments(documents, schema),
    trustedOnly: config.TRUSTED_ONLY,
    build: packageVersion(),
  }
}

export function exportingOf(config: Config): Exporting {
  return {
    formats: [...allFormats, htmlExporter(readViewer)],
    licence: config.DATA_LICENCE,
    mostEntities: config.EXPORT_MAX_ENTITIES,
    atOnce: config.EXPORTS_AT_ONCE,
  }
}

async function listen(server: FastifyInstance, { PORT: port, HOST: host }: Config): Promise<string> {
  try {
    return await server.listen({ port, host })
  } catch (error) {
    throw portFault(error, port, host)
  }
}
