/** A connection to one node type, at the root or nested, paged before it is projected. */
import { columnsOf, indexedRows, matchRows, projectFields, type RowContext, sortRows } from './connection-parts.ts'
import { indexOrderOf } from './index-order.ts'
import {
  type Asked,
  asked,
  type Compilable,
  type ConnectionRead,
  type Context,
  type CypherBuilder,
  type Field,
  type LibraryInternals,
  type Transpiled,
} from './library-internals.ts'
import { type MendOptions, ROWS_HELD } from './mend-options.ts'
import { writePagedConnection } from './paged-connection.ts'

/** What is left to the library: aggregates, groups, full text, vectors, validation rules, and answers without edges. */
export function canPageConnection(
  library: LibraryInternals,
  operation: ConnectionRead,
): operation is ConnectionRead & { [asked]: Asked } {
  const { NodeSelection, RelationshipSelection, ConnectionReadOperation } = library
  return (
    operation.constructor === ConnectionReadOperation &&
    (operation.selection instanceof NodeSelection || operation.selection instanceof RelationshipSelection) &&
    operation[asked] !== undefined &&
    operation.aggregationField === undefined &&
    operation.groupByFields.length === 0 &&
    (!operation.skipConnection || operation[asked].edges) &&
    operation.shouldProjectEdges() &&
    canMoveFields(library, operation)
  )
}

/** A validation rule must see every row. A field sorted on and selected with arguments is computed once, before the sort. */
export function canMoveFields(library: LibraryInternals, operation: ConnectionRead): boolean {
  const { CypherAttributeOperation, CypherPropertySort } = library
  const sorted = operation.sortFields
    .flatMap(({ node, edge }) => [...node, ...edge])
    .filter((sort) => sort instanceof CypherPropertySort)
    .map((sort) => sort.attribute.name)
  const selectedWithArguments = [...operation.nodeFields, ...operation.edgeFields].some(
    ({ operation: read }) =>
      read instanceof CypherAttributeOperation &&
      sorted.includes(read.cypherAttributeField.name) &&
      Object.keys(read.selection.rawArguments).length > 0,
  )
  return !selectedWithArguments && operation.authFilters.every(({ validations }) => validations.length === 0)
}

export function pageConnection(
  library: LibraryInternals,
  operation: ConnectionRead & { [asked]: Asked },
  context: Context,
  { nullsLast = false, farEnds = () => [], rowsHeld = ROWS_HELD, indexOrders = () => null }: MendOptions,
): Transpiled {
  const { cypher } = library
  const order = indexOrderOf(library, operation, indexOrders)
  const match = () =>
    order === null
      ? matchRows(library, operation, context, farEnds)
      : indexedRows(library, operation, context, order, farEnds)
  const { rows, at, isCountFree } = match()
  const sort = sortRows(library, operation, at, nullsLast, order)
  const fields = projectFields(library, operation, at)
  const connection = {
    rows: cypher.utils.concat(rows, ...sort.clauses),
    // Each use is a clause of its own: `concat` adds what follows to its first clause.
    count: () => match().count,
    isCountFree,
    rowsHeld,
    keys: sort.keys,
    pagination: operation.pagination,
    asked: operation[asked],
    columns: columnsOf(at),
    fields,
    edge: projectEdge(library, operation, at),
  }
  const isNested = operation.relationship && context.target
  return writePagedConnection(cypher, connection, context, isNested ? [context.target] : [])
}

/**
 * Of a map of nothing but properties the database reads each node and each relationship once, and else once for each
 * property: so the type's name, which only interfaces and unions need, is not in it.
 */
function projectEdge({ cypher }: LibraryInternals, operation: ConnectionRead, at: RowContext): Compilable {
  const edge = operation.createProjectionMapForEdge(at)
  const { nodeFields, edgeFields } = operation
  if (nodeFields.length > 0) edge.set('node', projectProperties(cypher, nodeFields, at.target))
  if (edgeFields.length > 0 && at.relationship) {
    edge.set('properties', projectProperties(cypher, edgeFields, at.relationship))
  }
  return edge
}

function projectProperties(cypher: CypherBuilder, fields: readonly Field[], of: Compilable): Compilable {
  const names = new Set<unknown>()
  const others: Record<string, Compilable> = {}
  for (const field of fields.map((one) => one.getProjectionField(of))) {
    if (typeof field === 'string') names.add(field)
    else Object.assign(others, field)
  }
  const stored = [...names] as string[]
  for (const [alias, value] of Object.entries(others)) {
    if (!(value instanceof cypher.Property)) continue
    const [name] = value.propertyPath
    // Of a node out of a list Neo4j 5 gives the second time null for a property that stands there twice.
    if (names.has(name)) others[alias] = cypher.coalesce(value)
    names.add(name)
  }
  return new cypher.MapProjection(of, stored, others)
}
