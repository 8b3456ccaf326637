/** What a connection to one node type is made of: its matched rows, what they are sorted by, and what is projected of them. */
import { type FarEnds, isLabelImplied } from './implied-labels.ts'
import { type IndexOrder, inIndex, keysInIndex } from './index-order.ts'
import type {
  Attribute,
  Clause,
  Compilable,
  ConnectionRead,
  Context,
  CypherBuilder,
  Field,
  Filter,
  LibraryInternals,
  Match,
  Relationship,
  Sort,
} from './library-internals.ts'
import { cypherTemplate, type SortKey } from './paged-connection.ts'

/** The context of one row: its node and, but for the root, the relationship that led to it. */
export interface RowContext extends Context {
  readonly target: Compilable
}

export interface MatchedRows {
  readonly rows: Clause
  readonly at: RowContext
  /** Returns one column: how many rows there are. */
  readonly count: Clause
  /** Whether the database counts them without reading them. */
  readonly isCountFree: boolean
}

/** The pattern and every filter. */
export function matchRows(
  library: LibraryInternals,
  operation: ConnectionRead,
  context: Context,
  farEnds: FarEnds,
): MatchedRows {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const isUnfiltered = operation.filters.length + operation.authFilters.length === 0
  if (context.target && operation.relationship && isLabelImplied(library, operation, farEnds)) {
    const at = farRow(cypher, context)
    const way = wayTo(cypher, operation.relationship, context.target, at)
    const rows = filterRows(cypher, operation, new cypher.Match(way), at)
    const count = isUnfiltered ? text`RETURN COUNT { ${way} }` : text`${rows}\nRETURN count(*)`
    return { rows, at, count, isCountFree: isUnfiltered }
  }
  const { selection, nestedContext } = operation.selection.apply(context)
  const at = nestedContext as RowContext
  const rows = filterRows(cypher, operation, selection, at)
  const isCountFree = isUnfiltered && operation.relationship === undefined
  return { rows, at, count: text`${rows}\nRETURN count(*)`, isCountFree }
}

/** The same rows out of an index. They are counted as any others, but where filters leave a part of the index. */
export function indexedRows(
  library: LibraryInternals,
  operation: ConnectionRead,
  context: Context,
  order: IndexOrder,
  farEnds: FarEnds,
): MatchedRows {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const { match, at } = startOfIndex(library, operation, context, order)
  const filters = operation.filters.map((filter) => filter.getPredicate(at))
  const rows = text`${match}\nWHERE ${cypher.and(inIndex(cypher, order, at, context.target), ...filters)}`
  const isPart = order.same !== undefined && order.same.length > 0
  const counted = isPart
    ? { count: text`${rows}\nRETURN count(*)`, isCountFree: false }
    : matchRows(library, operation, context, farEnds)
  return { ...counted, rows, at }
}

function startOfIndex(
  { cypher }: LibraryInternals,
  { relationship, selection }: ConnectionRead,
  context: Context,
  { list, same = [], present }: IndexOrder,
): { match: Clause; at: RowContext } {
  if (list === undefined || relationship === undefined) {
    const applied = selection.apply(context)
    return { match: applied.selection, at: applied.nestedContext as RowContext }
  }
  const text = cypherTemplate(cypher)
  const at = farRow(cypher, context)
  // Were the near end named, it would be looked up from there; and unasked, the planner may take an index of what is
  // filtered by, and sort all that it has.
  const way = wayTo(cypher, relationship, new cypher.Node(), at)
  const keys = [list.property, ...same, ...present].join(', ')
  return { match: text`MATCH ${way}\nUSING INDEX ${at.relationship}:${relationship.type}(${keys})`, at }
}

/** New variables for what stands at the far end of a relationship of `context`. */
export function farRow(cypher: CypherBuilder, context: Context): RowContext {
  const next = { target: new cypher.Node(), relationship: new cypher.Relationship() }
  return context.push(next) as RowContext
}

/** `(near)-[relationship:TYPE]->(far)`, whatever the direction. */
export function wayTo(cypher: CypherBuilder, by: Relationship, near: Compilable, at: RowContext): Compilable {
  const { relationship = new cypher.Relationship(), target } = at
  const of = { type: by.type, direction: by.getCypherDirection() }
  return new cypher.Pattern(near).related(relationship, of).to(target)
}

/** In the library's order: authorization first. */
export function filterRows(
  cypher: CypherBuilder,
  { filters, authFilters }: ConnectionRead,
  selection: Match,
  at: RowContext,
): Clause {
  const subqueries = [...authFilters, ...filters].flatMap((filter) => filter.getSubqueries(at))
  const calls = subqueries.map((subquery) => new cypher.Call(subquery, columnsOf(at)))
  const predicate = cypher.and(...[...filters, ...authFilters].map((filter) => filter.getPredicate(at)))
  const afterCalls = calls.length > 0 ? new cypher.With('*') : undefined
  if (predicate) (afterCalls ?? selection).where(predicate)
  return cypher.utils.concat(selection, ...calls, afterCalls)
}

export function columnsOf({ target, relationship }: RowContext): Compilable[] {
  return relationship ? [target, relationship] : [target]
}

export interface SortedRows {
  /** Computes the @cypher fields that are sorted on. */
  readonly clauses: readonly Clause[]
  readonly keys: readonly SortKey[]
}

/** Node before edge within each pair, as the library does. */
export function sortRows(
  { cypher, ...library }: LibraryInternals,
  operation: ConnectionRead,
  at: RowContext,
  nullsLast: boolean,
  order: IndexOrder | null = null,
): SortedRows {
  const { target, relationship } = at
  const call = (sort: Sort, start: Compilable) => sort.getSubqueries(at).map((query) => new cypher.Call(query, [start]))
  const clauses = operation.sortFields.flatMap(({ node, edge }) => [
    ...node.flatMap((sort) => call(sort, target)),
    ...(relationship ? edge.flatMap((sort) => call(sort, relationship)) : []),
  ])
  const key = (sort: Sort, variable: Compilable, attachedTo: 'node' | 'relationship'): SortKey[] =>
    sort.getSortFields(at, variable, true).map(([value, direction]) => ({
      value,
      direction,
      nullsLast: nullsLast && direction === 'DESC' && mayBeNull(library, operation.filters, sort.attribute, attachedTo),
    }))
  const keys = operation.sortFields.flatMap(({ node, edge }) => [
    ...node.flatMap((sort) => key(sort, target, 'node')),
    ...(relationship ? edge.flatMap((sort) => key(sort, relationship, 'relationship')) : []),
  ])
  return { clauses, keys: order === null ? keys : keysInIndex(cypher, order, at, keys) }
}

/** Where a filter leaves no nulls, asking for `IS NULL` first would cost the order that an index gives for nothing. */
function mayBeNull(
  library: Pick<LibraryInternals, 'PropertyFilter' | 'LogicalFilter'>,
  filters: readonly Filter[],
  attribute: Attribute,
  attachedTo: 'node' | 'relationship',
): boolean {
  if (attribute.typeHelper.isRequired()) return false
  return filters.every((filter) => {
    if (filter instanceof library.LogicalFilter) {
      return filter.operation !== 'AND' || mayBeNull(library, filter.children, attribute, attachedTo)
    }
    if (!(filter instanceof library.PropertyFilter)) return true
    const excludesNull = filter.comparisonValue !== null && filter.attribute.annotations.coalesce === undefined
    return !excludesNull || filter.attribute.name !== attribute.name || filter.attachedTo !== attachedTo
  })
}

/**
 * The sub-queries of the fields, for the rows of the page only. A @cypher statement that gives no row would take the
 * edge out of the page, and two rows would double it: a scalar takes the first, or null.
 */
export function projectFields(
  { cypher, CypherAttributeOperation }: LibraryInternals,
  operation: ConnectionRead,
  at: RowContext,
): Clause[] {
  const text = cypherTemplate(cypher)
  const project = (field: Field, start: Compilable): Clause[] => {
    const calls = field.getSubqueries(at).map((subquery) => new cypher.Call(subquery, [start]))
    const { operation: read, projectionExpr: value } = field
    if (!(read instanceof CypherAttributeOperation) || read.cypherAttributeField.typeHelper.isList()) return calls
    field.projectionExpr = new cypher.Variable()
    const first = text`RETURN head(collect(${value})) AS ${field.projectionExpr}`
    return [new cypher.Call(cypher.utils.concat(...calls, first), [start])]
  }
  const { target, relationship } = at
  return [
    ...operation.nodeFields.flatMap((field) => project(field, target)),
    ...(relationship ? operation.edgeFields.flatMap((field) => project(field, relationship)) : []),
  ]
}
