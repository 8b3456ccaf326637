/** Our errors → `extensions.code`. Whatever is no error of ours or of the reader's is a bug: masked, logged, with an id. */
import { randomUUID } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import type { GraphQLFormattedError } from 'graphql'
import { AccordError, type ErrorCode } from '../domain/errors.ts'

/** Writes what readers do not see. */
export type ErrorLog = (id: string, error: unknown) => void

/** Codes that Apollo gives to faults of the question itself; their messages name only what the reader wrote. */
const READER_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_INPUT',
  'LIMIT_EXCEEDED',
  'BUSY',
])

/** Faults that name addresses and users: whoever runs the server reads them in the log, readers do not. */
const OPERATOR_CODES = new Set<ErrorCode>(['UNAVAILABLE', 'CONFIGURATION'])

export function errorFormatter(
  log: ErrorLog,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return ({ message, locations, path }, error) => {
    const place = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) }
    const original = unwrapResolverError(error)
    if (original instanceof AccordError && OPERATOR_CODES.has(original.code)) {
      const id = randomUUID()
      log(id, original)
      return {
        message: 'The database does not answer just now.',
        ...place,
        extensions: { code: 'UNAVAILABLE', hint: 'try again.', id },
      }
    }
    if (original instanceof AccordError) {
      const { code, hint } = original
      return { message: original.message, ...place, extensions: { code, hint } }
    }
    const code = (error as { extensions?: { code?: string } }).extensions?.code
    if (code !== undefined && READER_CODES.has(code)) return { message, ...place, extensions: { code } }
    const id = randomUUID()
    log(id, original)
    return { ...place, ...masked(id) }
  }
}

/** All that readers learn of a bug. */
export function masked(id: string): { message: string; extensions: { code: 'INTERNAL'; id: string } } {
  const message = `Something went wrong on our side. It is logged under ${id}.`
  return { message, extensions: { code: 'INTERNAL', id } }
}
