/** The scalars that readers write: a bounded page size and a calendar day. */
import { GraphQLError, GraphQLScalarType, type GraphQLScalarTypeConfig, Kind, type ValueNode } from 'graphql'
import { parseDay } from '../../graph/day.ts'

export const DEFAULT_PAGE_SIZE = 20
export const MAX_PAGE_SIZE = 100

const badInput = { extensions: { code: 'BAD_INPUT' } }

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.INT) return Number(node.value)
  return 'value' in node ? node.value : node.kind
}

function parsePageSize(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_PAGE_SIZE) return value
  throw new GraphQLError(
    `"${value}" is not a page size: ask for 1 to ${MAX_PAGE_SIZE}, and go on with "after".`,
    badInput,
  )
}

export const PageSize = new GraphQLScalarType({
  name: 'PageSize',
  description: `How many entries a page may have, 1 to ${MAX_PAGE_SIZE}.`,
  serialize: parsePageSize,
  parseValue: parsePageSize,
  parseLiteral: (node) => parsePageSize(literal(node)),
})

function parseDate(value: unknown): unknown {
  const day = typeof value === 'string' ? parseDay(value) : null
  if (day !== null) return day
  throw new GraphQLError(`"${value}" is not a date: write a day such as 2019-05-17.`, badInput)
}

/** The library's own reading shifts days with the time zone of the machine and takes 2019-02-30 for 2 March. */
export function strictDate(config: GraphQLScalarTypeConfig<unknown, unknown>): GraphQLScalarType {
  return new GraphQLScalarType({
    ...config,
    description: 'A calendar day, ISO 8601: 2019-05-17.',
    parseValue: parseDate,
    parseLiteral: (node) => parseDate(literal(node)),
  })
}
