/** What GraphQL could not answer, whole: half an answer is no file. */
import { FileFault, faultStatuses } from '../file-faults.ts'
import type { GraphQLAnswer } from '../graphql-server.ts'

export function faultOf({ status, headers, result: { errors = [] } }: GraphQLAnswer): FileFault {
  const code = String(errors[0]?.extensions?.code ?? '')
  return new FileFault(
    status >= 400 ? status : code === 'INTERNAL' ? 500 : (faultStatuses[code] ?? 400),
    errors,
    headers,
  )
}
