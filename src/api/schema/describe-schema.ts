/** Gives words to what the generator left without: pages, edges, filters and orders. */
import { MapperKind, mapSchema } from '@graphql-tools/utils'
import {
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

// biome-ignore lint/suspicious/noExplicitAny: the type that mapSchema hands over
type Field = GraphQLFieldConfig<any, any>

/** `written` has what `schema/` says of types and of relationships, which the generator loses. */
export function describeSchema(schema: GraphQLSchema, written: ReadonlyMap<string, string>): GraphQLSchema {
  const describe = (field: Field, name: string, typeName: string) =>
    describeField({ ...field, description: field.description ?? written.get(`${typeName}.${name}`) }, name, typeName)
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: describe,
    [MapperKind.INTERFACE_FIELD]: describe,
    [MapperKind.INTERFACE_TYPE]: (type) =>
      new GraphQLInterfaceType({ ...type.toConfig(), description: type.description ?? written.get(type.name) }),
    [MapperKind.INPUT_OBJECT_FIELD]: (field, name, typeName) => ({
      ...field,
      description: typeName.endsWith('EdgeWhere') ? FILTERS.edge : (field.description ?? filteredBy(name)),
    }),
    [MapperKind.OBJECT_TYPE]: (type) =>
      new GraphQLObjectType({ ...type.toConfig(), description: written.get(type.name) ?? typeWords(type) }),
    [MapperKind.INPUT_OBJECT_TYPE]: (type) =>
      new GraphQLInputObjectType({ ...type.toConfig(), description: typeWords(type) }),
    [MapperKind.ENUM_TYPE]: describeEnum,
  })
}

const FIELDS: Readonly<Record<string, string>> = {
  edges: 'This page.',
  totalCount: 'How many.',
  pageInfo: 'Its place.',
  cursor: 'For `after`.',
  node: 'The far end.',
  properties: 'What it says.',
  hasNextPage: 'Whether more come after.',
  hasPreviousPage: 'Whether some came before.',
  startCursor: 'Cursor of the first.',
  endCursor: 'Cursor of the last.',
}

const ARGUMENTS: Readonly<Record<string, string>> = {
  first: 'How many.',
  after: 'After this cursor.',
  where: 'Which.',
  sort: 'The order.',
}

const FILTERS: Readonly<Record<string, string>> = {
  AND: 'All of these.',
  OR: 'Any of these.',
  NOT: 'Not this.',
  eq: 'Equal; null: none.',
  in: 'One of these.',
  gt: 'Greater, or later.',
  gte: 'Equal, greater or later.',
  lt: 'Less, or earlier.',
  lte: 'Equal, less or earlier.',
  contains: 'Contains it, to the letter.',
  startsWith: 'Starts with it, to the letter.',
  endsWith: 'Ends with it, to the letter.',
  node: 'By the node.',
  edge: 'By the edge.',
  typename: 'Of these types.',
}

function describeField(field: Field, name: string, typeName: string): Field {
  const words =
    field.description ?? FIELDS[name] ?? (typeName === 'Query' ? `${readable(name)}, page by page.` : undefined)
  // Below the root the four arguments mean the same on a hundred fields: words there would only bury the rest.
  if (typeName !== 'Query') return { ...field, description: words }
  const args = Object.entries(field.args ?? {}).map(
    ([key, arg]) => [key, { ...arg, description: arg.description ?? ARGUMENTS[key] }] as const,
  )
  return { ...field, description: words, args: Object.fromEntries(args) }
}

function readable(field: string): string {
  const words = field.replace(/Connection$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function filteredBy(name: string): string {
  const bound = /(Earliest|Latest)$/.exec(name)
  if (bound !== null) return bound[1] === 'Earliest' ? 'First day.' : 'Last day.'
  return FILTERS[name] ?? 'By it.'
}

/** What the library says of every order, at length, and of every kind of filter. */
const LIBRARY_WORDS = /^Fields to sort | filters$/

function typeWords({ name, description }: { name: string; description?: string | null | undefined }): string {
  if (description && !LIBRARY_WORDS.test(description))
    return description.endsWith('.') ? description : `${description}.`
  if (/(?:Where|Filters)$/.test(name)) return 'All hold.'
  if (name.endsWith('Sort')) return 'An order.'
  if (name.endsWith('Connection')) return 'A page.'
  if (name.endsWith('Edge')) return 'An edge.'
  if (name === 'Query') return 'Everything that can be asked.'
  return 'As its fields say.'
}

const SORT_DIRECTION = {
  description: 'Which comes first.',
  values: { ASC: { description: 'The smallest.' }, DESC: { description: 'The greatest.' } },
}

function describeEnum(type: GraphQLEnumType): GraphQLEnumType {
  const { values, ...config } = type.toConfig()
  if (type.name === 'SortDirection') return new GraphQLEnumType({ ...config, ...SORT_DIRECTION })
  const described = Object.entries(values).map(
    ([name, value]) => [name, { ...value, description: value.description ?? `Type ${name}.` }] as const,
  )
  const description =
    config.description ?? (config.name.endsWith('Implementation') ? 'The types that it can be.' : config.name)
  return new GraphQLEnumType({ ...config, description, values: Object.fromEntries(described) })
}
