/** What a connection to one node type is made of: its matched rows, what they are sorted by, and what is projected of them. */
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
  NodeReference,
  Sort,
} from './library-internals.ts'
import { cypherTemplate, type SortKey } from './paged-connection.ts'

export interface MatchedRows {
  readonly rows: Clause
  /** The context of one row: its node and the relationship that led to it. */
  readonly at: RowContext
}
export interface RowContext extends Context {
  readonly target: NodeReference
}

/** Relationships of one type that were walked once for several node types. */
export interface Walk {
  readonly at: RowContext
  /** The labels of the node at the far end, read once. */
  readonly labels: Compilable
}

/** The pattern and every filter, in the library's order: authorization first. `walk` has walked the pattern already. */
export function matchRows(
  cypher: CypherBuilder,
  operation: ConnectionRead,
  context: Context,
  walk: Walk | null = null,
): MatchedRows {
  const { selection, at } = walk === null ? match(operation, context) : narrow(cypher, operation, walk)
  const filters = [...operation.authFilters, ...operation.filters]
  const subqueries = filters.flatMap((filter) => filter.getSubqueries(at))
  const calls = subqueries.map((subquery) => new cypher.Call(subquery, columnsOf(at)))
  const predicate = cypher.and(...[...operation.filters, ...operation.authFilters].map((f) => f.getPredicate(at)))
  const afterCalls = calls.length > 0 ? new cypher.With('*') : undefined
  if (predicate) (afterCalls ?? selection).where(predicate)
  return { rows: cypher.utils.concat(selection, ...calls, afterCalls), at }
}

function match(operation: ConnectionRead, context: Context): { selection: Match; at: RowContext } {
  const { selection, nestedContext } = operation.selection.apply(context)
  return { selection, at: nestedContext as RowContext }
}

/** Of all that was walked to, the nodes of the operation's own type. */
function narrow(cypher: CypherBuilder, { target }: ConnectionRead, { at, labels }: Walk) {
  const text = cypherTemplate(cypher)
  const hasLabels = target.getLabels().map((label) => text`'${label}' IN ${labels}`)
  return { selection: new cypher.With('*').where(cypher.and(...hasLabels)), at }
}

export function isFiltered({ filters, authFilters }: ConnectionRead): boolean {
  return filters.length + authFilters.length > 0
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
  return { clauses, keys }
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
