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
  isInputObjectType,
  isUnionType,
} from 'graphql'
import { markPlainField } from '../plain-fields.ts'
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
    const bounded = markPlainField(boundPage(withSingleMember(field), pageSize), typeName)
    return few.has(`${typeName}.${name}`) ? withoutChoice(bounded) : bounded
  }
  const wanted = (field: GraphQLInputFieldConfig, name: string, typeName: string) => {
    const type = schema.getType(typeName)
    if (isInputObjectType(type) && 'node' in type.getFields()) return ENDS.has(name) ? field : null
    return isWantedInput(name, typeName) ? field : null
  }
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

/** Below an entity, filters and orders are by these two. */
const ENDS = words('node edge')
/** What people order entities by; everything else only makes the schema longer. Dates are ordered by their first day. */
const ORDERS = words('id name kind level status number place publisher sessionNumber value metric budgetAmount start')
/** What people filter relationships by; and what tells two with the same ends apart, to end an order with. */
const EDGE_FILTERS = words('role title onBehalfOf property value rank')
const EDGE_ORDERS = words('role title')
const EDGES = /^(?:PartyTo|MemberOf|TookPartIn|ParticipatesIn|Holds|Supports)(Where|Sort)$/
/** Nothing of theirs is worth a filter: documents have few signatures. */
const BARE_EDGES = /^(?:Link|Signed|From)(?:Where|Sort)$/
/** Fields that nobody filters or orders by, and conditions that others can say: one of several days is a pair of bounds. */
const UNUSED: Readonly<Record<string, ReadonlySet<string>>> = {
  ActorWhere: words('aliases'),
  BodyWhere: words('aliases'),
  EvidenceWhere: words('start end citation'),
  MeetingWhere: words('sessionNumberAsPrinted online'),
  ProjectWhere: words('budgetCurrency'),
  ReportedFigureWhere: words('unit'),
  SourceWhere: words('author retrievedOnEarliest retrievedOnLatest sha256 text'),
  SourceSort: words('retrievedOnEarliest'),
  IDScalarFilters: words('contains endsWith'),
  StringListFilters: words('eq'),
  IntScalarFilters: words('in'),
  FloatScalarFilters: words('in'),
  DateScalarFilters: words('in'),
}

/** Which filters and orders stay: on the entity's own fields, and on what tells relationships apart. */
function isWantedInput(name: string, typeName: string): boolean {
  if (BARE_EDGES.test(typeName) || UNUSED[typeName]?.has(name)) return false
  const [, use] = EDGES.exec(typeName) ?? []
  if (use !== undefined) return (use === 'Where' ? EDGE_FILTERS : EDGE_ORDERS).has(name)
  return !typeName.endsWith('Sort') || ORDERS.has(name) || name.endsWith('Earliest')
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
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
