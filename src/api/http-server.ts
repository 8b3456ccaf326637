/** The HTTP routes: GraphQL, playground, health. Headers are helmet's, compression and CORS Fastify's own plugins. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import helmet from 'helmet'
import { Lane } from '../domain/lane.ts'
import type { Graph } from '../graph/graph.ts'
import { Answers } from './answers/answers.ts'
import { addBrief } from './brief/brief-route.ts'
import { addCalendar } from './calendar/calendar-route.ts'
import { addExport, type Exporting } from './export/export-route.ts'
import { type Answering, addGraphQL } from './graphql-route.ts'
import { startGraphQLServer } from './graphql-server.ts'
import { addHttpFaults, tellOfAddress } from './http-faults.ts'
import type { Limits } from './limits/limits.ts'
import { addPages } from './pages.ts'
import { addSaved } from './saved/saved-route.ts'

export interface HttpServerOptions {
  readonly schema: GraphQLSchema
  readonly graph: Graph
  readonly limits: Limits
  readonly answering: Answering
  readonly exporting: Exporting
  readonly logger: FastifyBaseLogger
  /** Origins whose pages may ask; null allows none. */
  readonly corsOrigins: readonly string[] | null
  /** Folder of the built playground, with a slash at its end. */
  readonly webFolder: URL
  /** Whether the server is ready: false while the database is away. */
  readonly isReady: () => boolean
}

/** Largest request, in bytes. */
const BODY_LIMIT = 256 * 1024

/** Ready to listen. Closing it drains what is under way. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { schema, graph, limits, answering, exporting, logger, corsOrigins } = options
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    frameworkErrors: tellOfAddress,
  })
  const server = await startGraphQLServer({
    schema,
    limits,
    log: (id, error) => app.log.error({ id, err: error }, 'a question failed'),
    plugins: [fastifyApolloDrainPlugin(app)],
  })
  const headers = securityHeaders()
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  if (corsOrigins !== null) {
    const origin = corsOrigins.includes('*') ? '*' : [...corsOrigins]
    await app.register(cors, { origin, methods: ['GET', 'POST', 'OPTIONS'] })
  }
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, brotliOptions: { params: { 1: 4 } } })
  addHttpFaults(app, BODY_LIMIT)
  const asking = { ...answering, server, graph, answers: new Answers({ ...answering, graph }) }
  addGraphQL(app, asking)
  const lane = new Lane(exporting.atOnce)
  addSaved(app, { ...asking, schema, exports: lane })
  addCalendar(app, asking)
  await addExport(app, { ...exporting, graph, lane, build: answering.build })
  addBrief(app, { ...answering, graph })
  addHealth(app, options)
  await addPages(app, options.webFolder)
  return app
}

/** What helmet says of an answer is the same for all: it is asked once. */
function securityHeaders(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = { 'content-security-policy': CONTENT_SECURITY_POLICY }
  const answer = {
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value
    },
    removeHeader() {},
  }
  const tell = helmet({
    contentSecurityPolicy: false,
    // Whether a host is to be asked by TLS only is for whatever ends TLS in front of this server to say.
    strictTransportSecurity: false,
  })
  tell({} as IncomingMessage, answer as unknown as ServerResponse, () => {})
  return headers
}

/** Pages run only what this server serves; the editor's workers come as blobs, its styles inline. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "base-uri 'self'",
  "font-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
].join(';')

function addHealth(app: FastifyInstance, { graph, isReady }: HttpServerOptions): void {
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    const isAnswering =
      isReady() &&
      (await graph.ping().then(
        () => true,
        () => false,
      ))
    return reply.code(isAnswering ? 200 : 503).send({ status: isAnswering ? 'ready' : 'database away' })
  })
}
