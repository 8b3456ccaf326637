/**
 * The Cypher of a connection that pages before it projects:
 *
 *     rows · ORDER BY, SKIP, LIMIT · sub-queries of the fields · one collect of the edges · the total, when asked
 */
import type {
  Asked,
  Clause,
  Compilable,
  Context,
  CypherBuilder,
  Direction,
  Pagination,
  Transpiled,
} from './library-internals.ts'

export interface SortKey {
  readonly value: Compilable
  readonly direction: Direction
  readonly nullsLast: boolean
}

export interface PagedConnection {
  /** Leaves one row an edge: matched, filtered, with what the sort needs. */
  readonly rows: Clause
  readonly keys: readonly SortKey[]
  readonly pagination?: Pagination
  readonly asked: Asked
  /** The variables by which `fields` and `edge` know a row. */
  readonly columns: readonly Compilable[]
  /** The sub-queries of the fields, and then the map of one edge, which uses them. */
  readonly fields: readonly Clause[]
  readonly edge: Compilable
  /** Returns how many rows there are before the page is cut, as one column of that name. */
  readonly count: (total: Compilable) => Clause
}

type Part = Compilable | string | undefined | readonly Part[]
export type CypherTemplate = (strings: TemplateStringsArray, ...parts: Part[]) => Clause

/** A template of Cypher whose parts print themselves in place; lists print one after the other. */
export function cypherTemplate({ Raw }: CypherBuilder): CypherTemplate {
  return (strings, ...parts) =>
    new Raw((context) => {
      const print = (part: Part): string => {
        if (part === undefined || typeof part === 'string') return part ?? ''
        return 'getCypher' in part ? context.compile(part) : part.map(print).join('')
      }
      return String.raw({ raw: strings }, ...parts.map(print))
    })
}

export function separated(parts: readonly Part[]): Part {
  return parts.map((part, index) => [index > 0 ? ', ' : '', part])
}

/** ` ORDER BY …`, or nothing. Cypher puts nulls first in DESC: `x IS NULL, x DESC` puts them last. */
function orderBy(keys: readonly SortKey[]): Part {
  const printed = keys.map((key) => [key.nullsLast ? [key.value, ' IS NULL, '] : '', key.value, ` ${key.direction}`])
  return keys.length === 0 ? '' : ['\nORDER BY ', separated(printed)]
}

type TotalBy = 'NOTHING' | 'SIZE' | 'COUNT' | 'LOOK_AHEAD'

/** The library computes hasNextPage from the total. Where nobody asks for the total itself, one row more tells enough. */
function totalBy({ totalCount, nextPageAfter }: Asked, pagination: Pagination | undefined): TotalBy {
  if (totalCount) return pagination ? 'COUNT' : 'SIZE'
  if (nextPageAfter === undefined || pagination?.limit === undefined) return 'NOTHING'
  // `@limit(max)` may have lowered the limit below `first`, and the library's comparison is with `first`.
  return nextPageAfter === pagination.limit.toNumber() ? 'LOOK_AHEAD' : 'COUNT'
}

/** @param imports the variables of the outer query that `rows` and `count` start from */
export function writePagedConnection(
  cypher: CypherBuilder,
  connection: PagedConnection,
  context: Context,
  imports: readonly Compilable[],
): Transpiled {
  const text = cypherTemplate(cypher)
  const { asked, pagination, keys } = connection
  const by = totalBy(asked, pagination)
  const { skip, limit } = pagination?.getPagination() ?? {}
  const bounds = [skip && ['\nSKIP ', skip], limit && ['\nLIMIT ', limit, by === 'LOOK_AHEAD' ? ' + 1' : '']]
  const page = pagination || keys.length > 0 ? text`WITH *${orderBy(keys)}${bounds}` : undefined

  const edges = new cypher.Variable()
  const { clauses, total } =
    by === 'LOOK_AHEAD' && limit
      ? collectAllButLast(cypher, connection, { edges, skip, limit })
      : collectAll(cypher, connection, { edges, by, imports })
  const answer = text`RETURN {edges: ${edges}${total && [', totalCount: ', total]}} AS ${context.returnVariable}`
  return {
    clauses: [cypher.utils.concat(connection.rows, page, ...clauses, answer)],
    projectionExpr: context.returnVariable,
  }
}

interface Collected {
  readonly clauses: readonly Clause[]
  readonly total?: Compilable
}

function collectAll(
  cypher: CypherBuilder,
  { fields, edge, count }: PagedConnection,
  { edges, by, imports }: { edges: Compilable; by: TotalBy; imports: readonly Compilable[] },
): Collected {
  const text = cypherTemplate(cypher)
  const clauses = [...fields, text`WITH collect(${edge}) AS ${edges}`]
  if (by === 'NOTHING') return { clauses }
  if (by === 'SIZE') return { clauses, total: text`size(${edges})` }
  const total = new cypher.Variable()
  return { clauses: [...clauses, new cypher.Call(count(total), imports)], total }
}

/** The rows are one more than the page: collected light, cut, and only then given their fields. */
function collectAllButLast(
  cypher: CypherBuilder,
  { fields, edge, columns }: PagedConnection,
  { edges, skip, limit }: { edges: Compilable; skip: Compilable | undefined; limit: Compilable },
): Collected {
  const text = cypherTemplate(cypher)
  const [found, row] = [new cypher.Variable(), new cypher.Variable()]
  const packed = separated(columns.map((column, index) => [`c${index}: `, column]))
  const unpacked = separated(columns.map((column, index) => [row, `.c${index} AS `, column]))
  const projection = cypher.utils.concat(
    text`UNWIND ${found}[..${limit}] AS ${row}`,
    text`WITH ${unpacked}`,
    ...fields,
    text`RETURN collect(${edge}) AS ${edges}`,
  )
  return {
    clauses: [text`WITH collect({${packed}}) AS ${found}`, new cypher.Call(projection, [found])],
    total: text`${skip && [skip, ' + ']}size(${found})`,
  }
}
