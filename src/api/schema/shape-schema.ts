/**
 * Takes from the generated schema what readers should not meet: list forms beside connections, unions of one member,
 * page sizes without a bound.
 */
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils'
import {
  type GraphQLFieldConfig,
  type GraphQLInputFieldConfig,
  GraphQLNonNull,
  type GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  isUnionType,
} from 'graphql'
import { DEFAULT_PAGE_SIZE, strictDate } from './scalars.ts'

// biome-ignore lint/suspicious/noExplicitAny: the type that mapSchema hands over
type Field = GraphQLFieldConfig<any, any>

/** `few` names the connections, as `Type.field`, that need neither filter nor order. */
export function shapeSchema(
  schema: GraphQLSchema,
  pageSize: GraphQLScalarType,
  few: ReadonlySet<string>,
): GraphQLSchema {
  const shape = (field: Field, name: string, typeName: string) => {
    if (isListForm(field)) return null
    const bounded = boundPage(withSingleMember(field), pageSize)
    return few.has(`${typeName}.${name}`) ? withoutChoice(bounded) : bounded
  }
  const wanted = (field: GraphQLInputFieldConfig, name: string, typeName: string) =>
    isWantedInput(name, typeName) ? field : null
  return pruneSchema(
    mapSchema(schema, {
      [MapperKind.OBJECT_FIELD]: shape,
      [MapperKind.INTERFACE_FIELD]: shape,
      [MapperKind.INPUT_OBJECT_FIELD]: wanted,
      [MapperKind.SCALAR_TYPE]: (type) => (type.name === 'Date' ? strictDate(type.toConfig()) : type),
    }),
  )
}

function withoutChoice(field: Field): Field {
  const { where: _where, sort: _sort, ...args } = field.args ?? {}
  return { ...field, args }
}

/** What people order by; everything else only makes the schema longer. */
const ORDERS = new Set(
  'id name kind level status number place publisher role title sessionNumber value metric budgetAmount property start node edge'.split(
    ' ',
  ),
)
const PROPERTIES =
  /^(?:Link|Scoped|PartyTo|Signed|MemberOf|TookPartIn|ParticipatesIn|Holds|Supports|From)(?:Where|Sort)$/
const BOOKKEEPING = new Set(['id', 'inferred', 'why'])
const LOGIC = new Set(['AND', 'OR', 'NOT'])

/** Which filters and orders stay: on the entity's own fields, and on what tells relationships apart. */
function isWantedInput(name: string, typeName: string): boolean {
  if (typeName.startsWith('Link') && name === 'roleAsPrinted') return false
  if (PROPERTIES.test(typeName) && (BOOKKEEPING.has(name) || LOGIC.has(name))) return false
  if (typeName.endsWith('ConnectionWhere')) return !LOGIC.has(name)
  if (typeName.endsWith('Sort')) return ORDERS.has(name) || name.endsWith('Earliest')
  return !(typeName === 'SourceWhere' && ['text', 'sha256'].includes(name))
}

/** The generated list forms run the sub-queries of every child before they limit. */
function isListForm(field: Field): boolean {
  return field.args !== undefined && 'limit' in field.args
}

/** `first` is a bounded size with a default, so that no page is silently the whole graph. */
function boundPage(field: Field, pageSize: GraphQLScalarType): Field {
  const first = field.args?.first
  if (first === undefined) return field
  return { ...field, args: { ...field.args, first: { ...first, type: pageSize, defaultValue: DEFAULT_PAGE_SIZE } } }
}

/** A union of one member asks readers for a fragment that can only ever have one form. */
function withSingleMember(field: Field): Field {
  const type = getNamedType(field.type)
  if (!isUnionType(type) || type.getTypes().length !== 1) return field
  return { ...field, type: new GraphQLNonNull(type.getTypes()[0]!) }
}
