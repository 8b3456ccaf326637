/**
 * Reads whole entities for a field of ours, with whatever the reader selects below it: their own fields by one statement;
 * relationships through the library's root connections, one read for each type. Either way once for each field of the
 * question, however many entities a page has.
 */
import DataLoader from 'dataloader'
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { groupBy } from '../../domain/group-by.ts'
import { type EntityLabel, entityLabelOf, labelOf, type NodeLabel } from '../../domain/ontology.ts'
import { rowByName } from '../../graph/library/rows-by-name.ts'
import { entities } from '../../graph/queries/entities.ts'
import { successors } from '../../graph/queries/judgements.ts'
import type { Context } from '../context.ts'
import { dateProperties } from './partial-dates.ts'
import { oncePerSelection, selectedFields } from './selection.ts'

/** A row of the library, or one of ours that says its type; resolved further by the library's resolvers. */
export type Row = Readonly<Record<string, unknown>>

type Loader = DataLoader<string, Row | null>

interface FieldLoader {
  /** All that a question selects for the field: a fragment's field may stand alone in one place, and with others in another. */
  readonly fieldNodes: readonly FieldNode[]
  readonly loader: Loader
}

const loaders = new WeakMap<Context, Map<FieldNode, FieldLoader[]>>()

/** The entity with this id as the reader selects it, or null where there is none. */
export function hydrate(id: string, context: Context, info: GraphQLResolveInfo): Promise<Row | null> {
  return loaderFor(context, info).load(id)
}

/** The same for many, in the order given. */
export async function hydrateMany(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Row | null)[]> {
  return (await loaderFor(context, info).loadMany(ids)).map((row) => {
    if (row instanceof Error) throw row
    return row
  })
}

/** Root connections by the type whose entities they read. */
const rootFields: Readonly<Partial<Record<NodeLabel | 'Evidence', string>>> = {
  Partner: 'partnersConnection',
  Institution: 'institutionsConnection',
  Person: 'peopleConnection',
  Agreement: 'agreementsConnection',
  Committee: 'committeesConnection',
  Meeting: 'meetingsConnection',
  Project: 'projectsConnection',
  Policy: 'policiesConnection',
  Topic: 'topicsConnection',
  Source: 'sourcesConnection',
  ReportedFigure: 'reportedFiguresConnection',
  Evidence: 'evidenceConnection',
}

/** The type whose connection reads this id where `wanted` is asked for; null where an id of that kind is no such thing. */
function typeOfId(id: string, wanted: string): NodeLabel | 'Evidence' | null {
  if (wanted === 'Evidence') return id.startsWith('evidence:') ? 'Evidence' : null
  return labelOf(id)
}

function loaderFor(context: Context, info: GraphQLResolveInfo): Loader {
  const { fieldNodes } = info
  const fields = loaders.get(context) ?? new Map<FieldNode, FieldLoader[]>()
  loaders.set(context, fields)
  const alike = fields.get(fieldNodes[0]!) ?? []
  const known = alike.find(
    (one) => one.fieldNodes.length === fieldNodes.length && one.fieldNodes.every((node, at) => node === fieldNodes[at]),
  )
  if (known !== undefined) return known.loader
  const loader = createLoader(context, info)
  fields.set(fieldNodes[0]!, [...alike, { fieldNodes, loader }])
  return loader
}

function createLoader(context: Context, info: GraphQLResolveInfo): Loader {
  return new DataLoader((ids) => hydrateAlone(ids, context, info))
}

/** The same by reads of its own, for a field of which there is one in an answer. */
export async function hydrateAlone(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Row | null)[]> {
  const rows = await readRows(ids, context, info)
  const missing = ids.filter((id) => !rows.has(id) && labelOf(id) !== null)
  if (missing.length === 0) return ids.map((id) => rows.get(id) ?? null)
  const current = new Map(await context.graph.read(successors(missing)))
  const inTheirPlace = await readRows([...new Set(current.values())], context, info)
  return ids.map((id) => rows.get(id) ?? inTheirPlace.get(current.get(id) ?? '') ?? null)
}

async function readRows(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ReadonlyMap<string, Row>> {
  if (ids.length === 0) return new Map()
  const properties = storedProperties(ids, info)
  return properties === null ? readByType(ids, context, info) : readProperties(ids, properties, context)
}

/** By type, the stored properties behind all that is selected; null where it takes more than the entities themselves. */
function storedProperties(ids: readonly string[], info: GraphQLResolveInfo): Map<EntityLabel, string[]> | null {
  if (getNamedType(info.returnType).name === 'Evidence') return null
  const properties = new Map<EntityLabel, string[]>()
  for (const label of new Set(ids.map(entityLabelOf))) {
    if (label === null) continue
    const names = propertiesOf(label, info)
    if (names === null) return null
    properties.set(label, names)
  }
  return properties
}

function propertiesOf(label: EntityLabel, { schema, fieldNodes, fragments }: GraphQLResolveInfo): string[] | null {
  const own = schema.getType(label) as GraphQLObjectType
  const appliesTo = (name: string) => {
    const type = schema.getType(name)
    return type === own || (isAbstractType(type) && schema.isSubType(type, own))
  }
  const properties: string[] = []
  for (const field of selectedFields(fieldNodes, fragments, appliesTo)) {
    const { name, selectionSet } = field
    if (name.value === '__typename') continue
    if (name.value.endsWith('Connection')) return null
    // The only fields of entities that have fields of their own, connections aside, are partial dates.
    const parts = [...selectedFields([field], fragments)].map((part) => part.name.value)
    properties.push(...(selectionSet === undefined ? [name.value] : dateProperties(name.value, parts)))
  }
  return properties
}

async function readProperties(
  ids: readonly string[],
  properties: ReadonlyMap<EntityLabel, readonly string[]>,
  { graph }: Context,
): Promise<Map<string, Row>> {
  if (properties.size === 0) return new Map()
  const known = ids.filter((id) => properties.has(labelOf(id) as EntityLabel))
  return new Map((await graph.read(entities(known, properties))).map(({ id, row }) => [id, rowByName(row)]))
}

async function readByType(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Map<string, Row>> {
  const wanted = getNamedType(info.returnType).name
  const groups = groupBy(ids, (id) => typeOfId(id, wanted))
  const pages = [...groups].map(([type, group]) => (type === null ? [] : readConnection(type, group, context, info)))
  return new Map((await Promise.all(pages)).flat())
}

interface Page {
  readonly edges: readonly { readonly node: Row }[]
}

const ID_KEY = 'accordId'

/** Calls the library's root resolver with our selection; its rows are raw, and the outer execution resolves them once. */
async function readConnection(
  type: NodeLabel | 'Evidence',
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<[string, Row][]> {
  const rootField = rootFields[type]
  if (rootField === undefined) return []
  const parentType = info.schema.getQueryType()!
  const target = parentType.getFields()[rootField]!
  const page = (await target.resolve!({}, { where: { id: { in: ids } }, first: ids.length }, context, {
    ...info,
    fieldName: rootField,
    fieldNodes: [connectionNode(rootField, info)],
    parentType,
    returnType: target.type,
    path: { prev: undefined, key: rootField, typename: parentType.name },
  })) as Page
  return page.edges.map(({ node }) => [String(node[ID_KEY]), { ...node, __resolveType: type }])
}

/** The selection below the field, as that of a root connection; the same each time, so that it is translated once. */
function connectionNode(rootField: string, { returnType, fieldNodes, fragments }: GraphQLResolveInfo): FieldNode {
  return connectionNodes(fieldNodes, fragments)(rootField, getNamedType(returnType).name)
}

const connectionNodes = oncePerSelection((fieldNodes) => {
  const made = new Map<string, FieldNode>()
  return (rootField: string, type: string) => {
    const known = made.get(rootField)
    if (known !== undefined) return known
    const fragment: InlineFragmentNode = {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(type) },
      selectionSet: selections(fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? [])),
    }
    const node = fieldNode('node', [fieldNode('id', null, ID_KEY), fragment])
    const connection = fieldNode(rootField, [fieldNode('edges', [node])])
    made.set(rootField, connection)
    return connection
  }
})

function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const
}

function selections(nodes: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: nodes }
}

function fieldNode(name: string, children: readonly SelectionNode[] | null, alias?: string): FieldNode {
  return {
    kind: Kind.FIELD,
    name: nameNode(name),
    ...(alias === undefined ? {} : { alias: nameNode(alias) }),
    ...(children === null ? {} : { selectionSet: selections(children) }),
  }
}
