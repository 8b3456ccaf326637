/** What an answer to a question looks like, known before it is asked: its fields by the names under which they come. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

export interface FieldShape {
  /** Its alias, or its name. */
  readonly key: string
  readonly node: FieldNode
  /** Of what it is, without lists and nulls: of a field that several types have, that of the first. */
  readonly type: GraphQLNamedType
  /** By the types that have it. */
  readonly typesOf: ReadonlyMap<string, GraphQLNamedType>
  readonly isList: boolean
  /** Empty of what has none. */
  readonly fields: readonly FieldShape[]
}

interface Selected {
  readonly parent: GraphQLNamedType
  readonly node: FieldNode
  readonly type: GraphQLOutputType
}

export function answerShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly FieldShape[] {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const collect = (sets: readonly (readonly [GraphQLNamedType, SelectionSetNode])[]): FieldShape[] => {
    const byKey = new Map<string, Selected[]>()
    for (const [parent, set] of sets) select(schema, fragments, parent, set, byKey)
    return [...byKey].map(([key, selected]) => {
      const [first] = selected
      const below = selected.flatMap(({ node, type }) =>
        node.selectionSet === undefined ? [] : [[getNamedType(type), node.selectionSet] as const],
      )
      return {
        key,
        node: first!.node,
        type: getNamedType(first!.type),
        typesOf: new Map(
          selected.flatMap(({ parent, type }) => possible(schema, parent).map((name) => [name, getNamedType(type)])),
        ),
        isList: isListType(getNullableType(first!.type)),
        fields: below.length === 0 ? [] : collect(below),
      }
    })
  }
  return collect([[schema.getQueryType()!, operation.selectionSet]])
}

function possible(schema: GraphQLSchema, type: GraphQLNamedType): string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]
}

function select(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  parent: GraphQLNamedType,
  { selections }: SelectionSetNode,
  into: Map<string, Selected[]>,
): void {
  for (const one of selections) {
    if (one.kind === Kind.FIELD) {
      const key = (one.alias ?? one.name).value
      const type = typeOfField(schema, parent, one.name.value)
      into.set(key, [...(into.get(key) ?? []), { parent, node: one, type }])
      continue
    }
    const fragment = one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value)!
    const condition = fragment.typeCondition?.name.value
    const type = condition === undefined ? parent : schema.getType(condition)!
    select(schema, fragments, type, fragment.selectionSet, into)
  }
}

function typeOfField(schema: GraphQLSchema, parent: GraphQLNamedType, name: string): GraphQLOutputType {
  const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {}
  return fields[name]?.type ?? (schema.getType('String') as GraphQLOutputType)
}

/** A Relay connection of which the entries are asked for. */
export function isConnection({ type, isList, fields }: FieldShape): boolean {
  return !isList && type.name.endsWith('Connection') && fields.some(({ node }) => node.name.value === 'edges')
}

export const isCode = (type: GraphQLNamedType): boolean => isEnumType(type)

export const hasFields = ({ type }: FieldShape): boolean => isCompositeType(type)

/** Fields by which one record is meant. */
const NAMES_ONE: ReadonlySet<string> = new Set(['id', 'number', 'metric'])

/** Whether it asks for one record by what names it: `where: { id: { eq: … } }`. */
export function looksUpOne(node: FieldNode): boolean {
  const where = node.arguments?.find(({ name }) => name.value === 'where')?.value
  if (where?.kind !== Kind.OBJECT) return false
  return where.fields.some(
    ({ name, value }) =>
      NAMES_ONE.has(name.value) &&
      value.kind === Kind.OBJECT &&
      value.fields.length === 1 &&
      value.fields[0]?.name.value === 'eq',
  )
}

/** The data of a larger question, without what this one did not ask for. */
export function onlyAsked(data: unknown, fields: readonly FieldShape[]): unknown {
  if (Array.isArray(data)) return data.map((one) => onlyAsked(one, fields))
  if (typeof data !== 'object' || data === null || fields.length === 0) return data
  const values = data as Readonly<Record<string, unknown>>
  const asked = fields.filter(({ key }) => key in values)
  return Object.fromEntries(asked.map(({ key, fields: below }) => [key, onlyAsked(values[key], below)]))
}
