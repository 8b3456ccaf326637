/** Why there is no file: as GraphQL tells its faults, with the HTTP status that a browser or a program looks at. */
import type { GraphQLFormattedError } from 'graphql'
import { faultStatuses } from '../file-faults.ts'
import type { GraphQLAnswer } from '../graphql-server.ts'

export class FileFault extends Error {
  readonly status: number
  readonly errors: readonly GraphQLFormattedError[]
  /** Such as `retry-after`. */
  readonly headers: GraphQLAnswer['headers']

  constructor(status: number, errors: readonly GraphQLFormattedError[], headers: GraphQLAnswer['headers'] = []) {
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

/** What GraphQL could not answer, whole: half an answer is no file. */
export function faultOf({ status, headers, result: { errors = [] } }: GraphQLAnswer): FileFault {
  const code = String(errors[0]?.extensions?.code ?? '')
  return new FileFault(
    status >= 400 ? status : code === 'INTERNAL' ? 500 : (faultStatuses[code] ?? 400),
    errors,
    headers,
  )
}
