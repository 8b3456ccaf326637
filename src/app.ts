/** Puts the pieces of the server together: schema, limits, HTTP; start and stop. */
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import { createHttpServer } from './api/http-server.ts'
import { buildSchema } from './api/schema/build-schema.ts'
import { type Config, SCHEMA_FOLDER, WEB_FOLDER } from './config.ts'
import type { Graph } from './graph/graph.ts'
import { portFault } from './port.ts'

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

async function listen(server: FastifyInstance, { PORT: port, HOST: host }: Config): Promise<string> {
  try {
    return await server.listen({ port, host })
  } catch (error) {
    throw portFault(error, port, host)
  }
}
