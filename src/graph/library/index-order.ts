/**
 * Where an index holds the nodes of a connection in the order asked for, its rows are read from there: a page of a hub then
 * costs a page, and not the hub. The planner takes the index where the query names its properties and sorts by them.
 */
import type {
  Clause,
  Compilable,
  ConnectionRead,
  Context,
  CypherBuilder,
  Direction,
  Filter,
  LibraryInternals,
} from './library-internals.ts'
import { cypherTemplate, type SortKey, separated } from './paged-connection.ts'

/** A stored property of the nodes, or of the relationships that lead to them. */
export interface AskedKey {
  readonly on: 'node' | 'edge'
  readonly property: string
  readonly direction: Direction
}

export interface FilteredProperty {
  readonly on: 'node' | 'edge'
  readonly property: string
  readonly isOne: boolean
}

export interface AskedOrder {
  /** Of the nodes. */
  readonly label: string
  /** The relationships that lead to them, as seen from where the connection starts; undefined at the root. */
  readonly by?: { readonly type: string; readonly direction: 'LEAVES' | 'ENTERS' }
  readonly keys: readonly AskedKey[]
  /** The properties that filters look at; `isOne` where one value is left. */
  readonly filtered: readonly FilteredProperty[]
}

/** An index of relationships where there is a `list`, else of nodes: `list`, `same` and `present`, in this order. */
export interface IndexOrder {
  /** A property of relationships, which is the id of the node that they are of, and this after it, if anything. */
  readonly list?: { readonly property: string; readonly suffix?: string }
  /** Properties that filters hold to one value. */
  readonly same?: readonly string[]
  /** Properties that all of them have. */
  readonly present: readonly string[]
  /** Of these, those that rise with as many of the keys asked for, and stand for them. None: the keys are in the index. */
  readonly rising?: readonly string[]
}

export type IndexOrders = (asked: AskedOrder) => IndexOrder | null

/** Null where no index holds them so, or where more is asked than filters on stored properties. */
export function indexOrderOf(
  library: LibraryInternals,
  operation: ConnectionRead,
  orders: IndexOrders,
): IndexOrder | null {
  const { relationship, target, filters, authFilters, sortFields } = operation
  const sorts = sortFields.flatMap(({ node, edge }) => [
    ...node.map((sort) => ({ on: 'node' as const, sort })),
    ...edge.map((sort) => ({ on: 'edge' as const, sort })),
  ])
  const filtered = filters.map((filter) => filteredBy(library, filter))
  const [label = '', ...others] = target.getLabels()
  if (sorts.length === 0 || others.length + authFilters.length > 0) return null
  if (filtered.includes(null) || sorts.some(({ sort }) => sort.attribute.annotations.cypher !== undefined)) return null
  const asked = {
    label,
    keys: sorts.map(({ on, sort: { attribute, direction } }) => ({ on, property: attribute.databaseName, direction })),
    filtered: filtered.flatMap((some) => some ?? []),
  }
  if (relationship === undefined) return orders(asked)
  const way = relationship.getCypherDirection()
  if (way === 'undirected') return null
  return orders({ ...asked, by: { type: relationship.type, direction: way === 'right' ? 'LEAVES' : 'ENTERS' } })
}

/** The properties that it looks at; null where it does more than to compare stored properties. */
function filteredBy(library: LibraryInternals, filter: Filter): FilteredProperty[] | null {
  if (filter instanceof library.LogicalFilter) {
    const below = filter.children.map((child) => filteredBy(library, child))
    if (below.includes(null)) return null
    const isKept = filter.operation === 'AND'
    return below.flatMap((some) => some ?? []).map((one) => ({ ...one, isOne: one.isOne && isKept }))
  }
  if (!(filter instanceof library.PropertyFilter)) return null
  const { attribute, attachedTo, operator, comparisonValue, caseInsensitive } = filter
  if (attribute.annotations.cypher !== undefined) return null
  const isPlain = attribute.annotations.coalesce === undefined && caseInsensitive !== true
  const isOne = isPlain && operator === 'EQ' && comparisonValue !== null && comparisonValue !== undefined
  return [{ on: attachedTo === 'relationship' ? 'edge' : 'node', property: attribute.databaseName, isOne }]
}

/** What says to the planner that the index holds them all: true of each of them. */
export function inIndex(cypher: CypherBuilder, { list, present }: IndexOrder, at: Context, near?: Compilable): Clause {
  const text = cypherTemplate(cypher)
  const of = list === undefined ? at.target : at.relationship
  const all = present.map((property) => text`${of}.${property} IS NOT NULL`)
  const named =
    list && text`${of}.${list.property} = ${near}.id${list.suffix && [' + ', new cypher.Literal(list.suffix)]}`
  return text`(${separated([...(named ? [named] : []), ...all], ' AND ')})`
}

/** The keys asked for, in the words of the index. */
export function keysInIndex(
  cypher: CypherBuilder,
  { list, same = [], rising = [] }: IndexOrder,
  at: Context,
  keys: readonly SortKey[],
): SortKey[] {
  const text = cypherTemplate(cypher)
  const of = list === undefined ? at.target : at.relationship
  const named = [...(list ? [list.property] : []), ...same]
  // What is the same for all is named, too, in the direction of the first key: else Neo4j 5 would sort.
  const direction = rising.length > 0 ? 'ASC' : (keys[0]?.direction ?? 'ASC')
  const key = (property: string, way: Direction): SortKey => ({
    value: text`${of}.${property}`,
    direction: way,
    nullsLast: false,
  })
  return [
    ...named.map((property) => key(property, direction)),
    ...rising.map((property) => key(property, 'ASC')),
    ...keys.slice(rising.length),
  ]
}
