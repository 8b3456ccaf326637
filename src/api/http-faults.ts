/** Faults below GraphQL, told as GraphQL tells its own: clients read one shape whatever went wrong. */
import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { masked } from './errors.ts'

interface Fault {
  readonly message: string
  readonly hint: string
}

const QUESTION = 'send {"query": "…", "variables": {…}} as JSON.'

/** By Fastify's code. Their messages name only what the client sent. */
const faults: Readonly<Record<string, (request: FastifyRequest, limit: number) => Fault>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => ({ message: 'The body of the request is not JSON.', hint: QUESTION }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => ({ message: 'The body of the request is empty.', hint: QUESTION }),
  FST_ERR_CTP_BODY_TOO_LARGE: (_request, limit) => ({
    message: `The body of the request is larger than ${limit / 1024} KiB.`,
    hint: 'ask in several parts, and give long values as variables.',
  }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ({ headers }) => ({
    message: `A body of the content type "${headers['content-type'] ?? ''}" is not read.`,
    hint: `${QUESTION.slice(0, -1)}, with content-type application/json.`,
  }),
}

/** What `app` says where nothing answers, or where a request fails before GraphQL sees it. */
export function addHttpFaults(app: FastifyInstance, bodyLimit: number): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) {
      const id = randomUUID()
      request.log.error({ id, err: error }, 'a request failed')
      return reply.code(status).send({ errors: [masked(id)] })
    }
    const fault = faults[error.code]?.(request, bodyLimit) ?? { message: 'The request is not right.', hint: QUESTION }
    return tell(reply, status, 'BAD_REQUEST', fault)
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.url.split('?')[0] === '/graphql') {
      reply.header('allow', 'GET, POST')
      return tell(reply, 405, 'BAD_REQUEST', {
        message: `"/graphql" takes no "${request.method}".`,
        hint: 'ask by POST, or by GET.',
      })
    }
    return tell(reply, 404, 'NOT_FOUND', {
      message: `There is nothing at "${request.url}".`,
      hint: 'go to /playground to ask questions, or send them to /graphql.',
    })
  })
}

/** What is said of an address that cannot be read, before any of the above is reached. */
export function tellOfAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  tell(reply, 400, 'BAD_REQUEST', { message: `"${request.url}" is not an address.`, hint: 'write "%" as "%25".' })
}

export function tell(reply: FastifyReply, status: number, code: string, { message, hint }: Fault): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code, hint } }] })
}
