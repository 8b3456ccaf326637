/** How many entries a page may have. */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

export const DEFAULT_PAGE_SIZE = 20
export const MAX_PAGE_SIZE = 100

function parsePageSize(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_PAGE_SIZE) return value
  throw new GraphQLError(`"${value}" is not a page size: ask for 1 to ${MAX_PAGE_SIZE}, and go on with \`after\`.`, {
    extensions: { code: 'BAD_INPUT' },
  })
}

export const PageSize = new GraphQLScalarType({
  name: 'PageSize',
  description: `How many entries a page may have, 1 to ${MAX_PAGE_SIZE}.`,
  serialize: parsePageSize,
  parseValue: parsePageSize,
  parseLiteral: (node) => parsePageSize(node.kind === Kind.INT ? Number(node.value) : 'value' in node ? node.value : null),
})
