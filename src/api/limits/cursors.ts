/** The library takes any text for the first page's cursor; a reader who mistypes one should hear of it. */
import { type ArgumentNode, type DocumentNode, GraphQLError, Kind, visit } from 'graphql'

/** @throws {GraphQLError} BAD_INPUT where an `after` is no cursor of its field. */
export function assertCursors(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
  visit(document, {
    Field: ({ name, arguments: given = [] }) => {
      const cursor = cursorIn(given, variables)
      if (typeof cursor !== 'string' || isCursor(cursor, name.value)) return
      throw new GraphQLError(
        `"${cursor}" is not a cursor of "${name.value}": give "after" the "endCursor" of the page before.`,
        { extensions: { code: 'BAD_INPUT', http: { status: 400 } } },
      )
    },
  })
}

function cursorIn(given: readonly ArgumentNode[], variables: Readonly<Record<string, unknown>>): unknown {
  const value = given.find(({ name }) => name.value === 'after')?.value
  if (value?.kind === Kind.VARIABLE) return variables[value.name.value]
  return value !== undefined && 'value' in value ? value.value : null
}

/** Connections of the library have Relay's offsets, base64 of `arrayconnection:9`; ours are checked where they are read. */
function isCursor(cursor: string, field: string): boolean {
  const text = Buffer.from(cursor, 'base64').toString()
  return field.endsWith('Connection') ? /^arrayconnection:\d{1,9}$/.test(text) : text.startsWith('after:')
}
