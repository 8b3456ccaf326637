/** The library takes any text for the first page's cursor; a reader who mistypes one should hear of it. */
import { type DocumentNode, GraphQLError, Kind, visit } from 'graphql'

/** @throws {GraphQLError} BAD_INPUT where an `after` is no cursor. */
export function assertCursors(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value !== 'after') return
      const cursor = value.kind === Kind.VARIABLE ? variables[value.name.value] : 'value' in value ? value.value : null
      if (typeof cursor === 'string' && !isCursor(cursor)) {
        throw new GraphQLError(`"${cursor}" is not a cursor: give "after" the "endCursor" of the page before.`, {
          extensions: { code: 'BAD_INPUT', http: { status: 400 } },
        })
      }
    },
  })
}

/** Relay's offsets are base64 of `arrayconnection:9`; ours, base64url of `after:…`, are checked where they are read. */
function isCursor(cursor: string): boolean {
  return /^(?:arrayconnection:\d+$|after:)/.test(Buffer.from(cursor, 'base64').toString())
}
