/**
 * The Cypher of a connection that pages before it projects:
 *
 *     rows · ORDER BY, SKIP, LIMIT · sub-queries of the fields · one collect of the edges · the total, when asked
 */
import type { Clause, Compilable, ConnectionRead, Context, Direction, LibraryInternals, Pagination, Transpiled } from './library-internals.ts'
import { asked } from './library-internals.ts'

export interface SortKey {
  readonly value: Compilable
  readonly direction: Direction
  readonly nullsLast: boolean
}

export interface PagedConnection {
  /** One row an edge: matched and filtered, with what the sort needs. */
  readonly rows: Clause
  /** The variables by which the projection knows a row again. */
  readonly columns: readonly Compilable[]
  readonly keys: readonly SortKey[]
  readonly pagination?: Pagination
  /** The sub-queries of the fields, then the map of one edge that uses them. Undefined where no edge is asked. */
  readonly projection?: { readonly clauses: readonly Clause[]; readonly edge: Compilable }
  /** Returns the number of rows, before the page was cut, as one column: `count(*)`. */
  readonly count: (total: Compilable) => Clause
}

type Part = Compilable | string | undefined | readonly Part[]

/** A template of Cypher whose parts print themselves in place; lists print one after the other. */
export function cypherTemplate({ Raw }: LibraryInternals['cypher']) {
  return (strings: TemplateStringsArray, ...parts: Part[]): Clause =>
    new Raw(({ compile }) => {
      const print = (part: Part): string => {
        if (part === undefined || typeof part === 'string') return part ?? ''
        return 'getCypher' in part ? compile(part) : part.map(print).join('')
      }
      return String.raw({ raw: strings }, ...parts.map(print))
    })
}

/** ` ORDER BY …`, or nothing. Cypher puts nulls first in DESC: `x IS NULL, x DESC` puts them last. */
export function orderBy(keys: readonly SortKey[]): Part {
  if (keys.length === 0) return ''
  const printed = keys.map(({ value, direction, nullsLast }, index): Part => {
    return [index > 0 ? ', ' : '', nullsLast ? [value, ' IS NULL, '] : '', value, ` ${direction}`]
  })
  return ['\nORDER BY ', printed]
}

/** @param operation the connection, or one branch of it: every branch is asked the same. */
export function writePagedConnection(
  internals: LibraryInternals,
  operation: ConnectionRead,
  context: Context,
  connection: PagedConnection,
): Transpiled {
  const { cypher } = internals
  const text = cypherTemplate(cypher)
  const { skip, limit } = connection.pagination?.getPagination() ?? {}
  const wanted = operation[asked]
  const edges = new cypher.Variable()
  const total = new cypher.Variable()
  // hasNextPage compares with the total. Where nobody asks for the total itself, one row more than the page tells enough.
  const lookAhead = !wanted?.totalCount && limit && wanted?.nextPageAfter === connection.pagination?.limit?.toNumber()
  const counted = wanted?.totalCount || (wanted?.nextPageAfter !== undefined && limit && !lookAhead)
  const paged = Boolean(skip || limit)

  const page = text`WITH *${orderBy(connection.keys)}${skip && ['\nSKIP ', skip]}${limit && ['\nLIMIT ', limit, lookAhead ? ' + 1' : '']}`
  const ordered = paged || connection.keys.length > 0 ? page : undefined
  const found = new cypher.Variable()
  const projected = projectEdges(internals, connection, edges)
  const clauses = lookAhead
    ? [connection.rows, ordered, ...cutPage(internals, connection, { found, limit, projected })]
    : [projected && connection.rows, projected && ordered, projected]
  const count = counted && (paged || !projected) ? new cypher.Call(connection.count(total), imports(operation, context)) : undefined
  const totalCount = lookAhead ? text`${skip && [skip, ' + ']}size(${found})` : count ? total : text`size(${edges})`
  const columns = [projected && ['edges: ', edges], (lookAhead || counted) && ['totalCount: ', totalCount]].filter(Boolean)
  const result = text`RETURN {${columns.map((column, index) => [index > 0 ? ', ' : '', column as Part])}} AS ${context.returnVariable}`
  return { clauses: [cypher.utils.concat(...clauses, count, result)], projectionExpr: context.returnVariable }
}
