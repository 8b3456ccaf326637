/** `/graphql`: a question in, its answer out; what was answered before and still holds is not asked again. */
import type { GraphQLRequest } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Graph } from '../graph/graph.ts'
import type { Answer, Answers, Asked } from './answers/answers.ts'
import { createContext } from './context.ts'
import type { GraphQLServer } from './graphql-server.ts'
import { tell } from './http-faults.ts'
import { whileWaitedFor } from './hung-up.ts'
import {
  assertMeant,
  type QuestionRequest,
  type RequestFault,
  readAddress,
  readBody,
  type TrustedDocuments,
  withTrustedText,
} from './question-request.ts'
import type { SavedQuestions } from './saved/saved-question.ts'

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
  /** Answered as files at `/q`. */
  readonly saved: SavedQuestions
  /** Tells answers of this Accord from those of another. */
  readonly build: string
}

export interface GraphQLRouteOptions extends Answering {
  readonly server: GraphQLServer
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
  const asked = isGet ? readAddress(request) : readBody(request)
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
): Promise<FastifyReply> {
  const { answers } = options
  const { query, operationName, variables, extensions } = question
  const asked = await answers.look(JSON.stringify([query, operationName, variables, extensions]))
  const isGet = request.method === 'GET'
  if (isGet && asked.graphVersion !== null && isKnown(request, asked.tag)) {
    return addCaching(reply, asked, options).code(304).send()
  }
  const ask = (isShared: () => boolean) => askServer(question, asked, whileWaitedFor(reply, isShared), options)
  const { status, headers, body, isWhole } = (await answers.find(asked)) ?? (await answers.make(asked, ask))
  for (const [name, value] of headers) reply.header(name, value)
  if (isGet && isWhole) addCaching(reply, asked, options)
  else reply.header('cache-control', 'no-store')
  const isGraphQL = request.headers.accept?.includes('application/graphql-response+json') === true
  return reply
    .code(status)
    .type(isGraphQL ? GRAPHQL_TYPE : JSON_TYPE)
    .send(body)
}

async function askServer(
  { query, operationName, variables, extensions }: QuestionRequest,
  { graphVersion }: Asked,
  signal: AbortSignal,
  { server, graph, questionMs }: GraphQLRouteOptions,
): Promise<Answer> {
  const bounds = { deadline: performance.now() + questionMs, signal, graphVersion }
  const request = {
    query: query ?? undefined,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
  } as GraphQLRequest
  const { status, headers, result } = await server.ask(request, createContext(graph, bounds))
  const { errors, data, extensions: told } = result
  const body = Buffer.from(JSON.stringify({ errors, data, extensions: told }))
  return { status, headers, body, isWhole: errors === undefined && status === 200 }
}

/** RFC 9110, section 13.1.2. */
export function isKnown({ headers }: FastifyRequest, tag: string): boolean {
  const known = headers['if-none-match']
  return known?.split(',').some((one) => ['*', tag].includes(one.trim())) === true
}

/** Browsers ask each time and get 304; a cache in front asks when its second is over. */
export function addCaching(
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
