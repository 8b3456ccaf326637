/** The library takes any text for the first page's cursor; a reader who mistypes one should hear of it. */
import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, type ValueNode, visit } from 'graphql'
import { oncePer } from './once-per.ts'

/** A field that pages, and what its `after` is given. */
interface Paged {
  readonly field: string
  readonly after: ValueNode
}

const pagedIn = oncePer((document: DocumentNode) => {
  const paged: Paged[] = []
  visit(document, {
    Field: ({ name, arguments: given = [] }) => {
      const after = given.find((argument) => argument.name.value === 'after')?.value
      if (after !== undefined) paged.push({ field: name.value, after })
    },
  })
  return paged
})

/** @throws {GraphQLError} BAD_INPUT where an `after` is no cursor of its field. */
export function assertCursors(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  for (const { field, after } of pagedIn(document)) {
    const cursor = givenTo(after, operation, variables)
    // What is no text is reported by the execution, which then reads nothing.
    if (typeof cursor !== 'string' || isCursor(cursor, field)) continue
    throw new GraphQLError(
      `"${cursor}" is not a cursor of "${field}": give "after" the "endCursor" of the page before.`,
      { extensions: { code: 'BAD_INPUT', http: { status: 400 } } },
    )
  }
}

function givenTo(
  value: ValueNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  if (value.kind !== Kind.VARIABLE) return 'value' in value ? value.value : null
  const name = value.name.value
  if (variables[name] !== undefined) return variables[name]
  const fallback = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue
  return fallback !== undefined && 'value' in fallback ? fallback.value : null
}

/** Connections of the library have Relay's offsets, base64 of `arrayconnection:9`; ours are checked where they are read. */
function isCursor(cursor: string, field: string): boolean {
  const text = Buffer.from(cursor, 'base64').toString()
  return field.endsWith('Connection') ? /^arrayconnection:\d{1,9}$/.test(text) : text.startsWith('after:')
}
