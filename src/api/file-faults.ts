/** Faults of routes that answer with files: the same sentences and codes as elsewhere, with the status that HTTP has for them. */
import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import { AccordError } from '../domain/errors.ts'
import { masked } from './errors.ts'

/** By `extensions.code`; what is not here is a bug, or for whoever runs the server to mend. */
export const faultStatuses: Readonly<Record<string, number | undefined>> = {
  BAD_INPUT: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 400,
  TIMEOUT: 504,
  UNAVAILABLE: 503,
  BUSY: 503,
}

/** Why there is no file, as GraphQL tells its faults, with a status of its own. */
export class FileFault extends Error {
  readonly status: number
  readonly errors: readonly GraphQLFormattedError[]
  /** Such as `retry-after`. */
  readonly headers: readonly (readonly [name: string, value: string])[]

  constructor(status: number, errors: FileFault['errors'], headers: FileFault['headers'] = []) {
    super(errors.map(({ message }) => message).join(' '))
    this.name = 'FileFault'
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

export function fileFault(status: number, code: string, message: string, hint: string): FileFault {
  return new FileFault(status, [{ message, extensions: { code, hint } }])
}

/** Whatever is no fault of the reader's is logged, and told without names of hosts and users. */
export function tellFault(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  reply.header('cache-control', 'no-store')
  if (error instanceof FileFault) {
    for (const [name, value] of error.headers) if (name !== 'content-type') reply.header(name, value)
    return reply.code(error.status).send({ errors: error.errors })
  }
  const status = error instanceof AccordError ? faultStatuses[error.code] : undefined
  if (!(error instanceof AccordError) || status === undefined) {
    const id = randomUUID()
    request.log.error({ id, err: error }, 'a file could not be made')
    return reply.code(500).send({ errors: [masked(id)] })
  }
  if (error.code === 'UNAVAILABLE') {
    request.log.error({ err: error }, 'a file could not be made')
    const extensions = { code: 'UNAVAILABLE', hint: 'try again.' }
    return reply.code(status).send({ errors: [{ message: 'The database does not answer just now.', extensions }] })
  }
  const { code, hint, message, problems } = error
  const listed = problems.map(({ where, message: fault }) => `${where}: ${fault}`)
  return reply.code(status).send({
    errors: [
      {
        message: [message, ...listed].join(' '),
        extensions: { code, hint, ...(listed.length > 0 ? { problems } : {}) },
      },
    ],
  })
}
