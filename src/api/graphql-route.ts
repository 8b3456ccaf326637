/** `/graphql`: a question in, its answer out; what was answered before and still holds is not asked again. */
import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Graph } from '../graph/graph.ts'
import type { Answer, Answers, Asked } from './answers/answers.ts'
import { type Context, createContext } from './context.ts'
import { tell } from './http-faults.ts'
import {
  assertMeant,
  type QuestionRequest,
  type RequestFault,
  readAddress,
  type TrustedDocuments,
  withTrustedText,
} from './question-request.ts'

/** How questions are answered over HTTP. */
export interface Answering {
  /** Longest that a question may take, its waiting included, in milliseconds. */
  readonly questionMs: number
  /** For answers that are given again; 0 keeps none. */
  readonly cacheBytes: number
  /** Seconds for which a cache in front may give an answer on without asking. */
  readonly sharedMaxAge: number
  readonly trusted: TrustedDocuments | null
  readonly trustedOnly: boolean
  /** Tells answers of this Accord from those of another. */
  readonly build: string
}

export interface GraphQLRouteOptions extends Answering {
  readonly apollo: ApolloServer<Context>
  readonly graph: Graph
  readonly answers: Answers
}

const JSON_TYPE = 'application/json; charset=utf-8'
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8'

export function addGraphQL(app: FastifyInstance, options: GraphQLRouteOptions): void {
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: (request, reply) => respond(request, reply, options),
  })
}

async function respond(request: FastifyRequest, reply: FastifyReply, options: GraphQLRouteOptions) {
  const isGet = request.method === 'GET'
  const asked = isGet ? readAddress(request) : ((request.body ?? {}) as QuestionRequest)
  const found = isFault(asked) ? asked : withTrustedText(asked, options.trusted)
  const fault = isFault(found) ? found : refusal(request, found.isTrusted, options)
  if (fault !== null || isFault(found)) return refuse(reply, (fault ?? found) as RequestFault)
  return answer(found.request, request, reply, options)
}

const isFault = (one: object): one is RequestFault => 'hint' in one && 'message' in one && 'code' in one

function refusal(
  request: FastifyRequest,
  isTrusted: boolean,
  { trustedOnly }: GraphQLRouteOptions,
): RequestFault | null {
  if (isTrusted) return null
  if (trustedOnly) {
    return {
      status: 403,
      code: 'NOT_TRUSTED',
      message: 'This server answers only the questions that it knows.',
      hint: 'ask one of its trusted documents, by "documentId" or word by word.',
    }
  }
  return request.method === 'GET' ? assertMeant(request) : null
}

function refuse(reply: FastifyReply, { status, code, message, hint }: RequestFault): FastifyReply {
  reply.header('cache-control', 'no-store')
  return tell(reply, status, code, { message, hint })
}

async function answer(
  question: QuestionRequest,
  request: FastifyRequest,
  reply: FastifyReply,
  options: GraphQLRouteOptions,
): Promise<unknown> {
  const { answers } = options
  const { query, operationName, variables, extensions } = question
  const asked = await answers.look(JSON.stringify([query, operationName, variables, extensions]))
  const isGet = request.method === 'GET'
  if (isGet && asked.graphVersion !== null && isKnown(request, asked.tag)) {
    return addCaching(reply, asked, options).code(304).send()
  }
  const type = typeFor(request.headers.accept)
  // What is asked by a hash alone, or in a form that nobody expects, is Apollo's.
  const isPlain = type !== null && typeof query === 'string'
  const { status, body, isWhole } =
    (isPlain ? await answers.find(asked) : null) ?? (await make(question, request, reply, asked, isPlain, options))
  if (isGet && isWhole) addCaching(reply, asked, options)
  else reply.header('cache-control', 'no-store')
  if (isPlain || !reply.hasHeader('content-type')) reply.header('content-type', type ?? JSON_TYPE)
  return reply.code(status).send(body)
}

function make(
  question: QuestionRequest,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  isPlain: boolean,
  options: GraphQLRouteOptions,
): Promise<Answer> {
  const ask = (isShared = () => false) => {
    const gone = new AbortController()
    reply.raw.once('close', () => isShared() || gone.abort())
    return askApollo(question, request, reply, { ...asked, signal: gone.signal }, options)
  }
  return isPlain ? options.answers.make(asked, ask) : ask()
}

async function askApollo(
  question: QuestionRequest,
  request: FastifyRequest,
  reply: FastifyReply,
  { graphVersion, signal }: Asked & { readonly signal: AbortSignal },
  { apollo, graph, questionMs }: GraphQLRouteOptions,
): Promise<Answer> {
  const bounds = { deadline: performance.now() + questionMs, signal, graphVersion }
  const { accept = 'application/json' } = request.headers
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([
        ['accept', accept],
        ['content-type', 'application/json'],
      ]),
      search: '',
      body: question,
    },
    context: async () => createContext(graph, bounds),
  })
  if (body.kind !== 'complete') throw new TypeError('an answer in parts')
  for (const [name, value] of headers) if (name !== 'cache-control') reply.header(name, value)
  // Apollo puts errors first.
  const isWhole = (status ?? 200) === 200 && body.string.startsWith('{"data":')
  return { status: status ?? 200, body: Buffer.from(body.string), isWhole }
}

/** Null where Apollo should say what it makes of the header. */
function typeFor(accept = '*/*'): string | null {
  if (accept.includes('application/graphql-response+json')) return GRAPHQL_TYPE
  return accept.includes('application/json') || accept.includes('*/*') ? JSON_TYPE : null
}

/** RFC 9110, section 13.1.2. */
function isKnown({ headers }: FastifyRequest, tag: string): boolean {
  const known = headers['if-none-match']
  return known?.split(',').some((one) => ['*', tag].includes(one.trim())) === true
}

/** Browsers ask each time and get 304; a cache in front asks when its second is over. */
function addCaching(
  reply: FastifyReply,
  { tag, graphVersion }: Asked,
  { sharedMaxAge }: GraphQLRouteOptions,
): FastifyReply {
  if (graphVersion === null) return reply.header('cache-control', 'no-store')
  return reply
    .header('cache-control', `public, max-age=0, s-maxage=${sharedMaxAge}, must-revalidate`)
    .header('etag', tag)
    .header('vary', 'accept')
}
