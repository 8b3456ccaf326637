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
  /** Whether `rows` drops some of what it matches. To count without is a look into the database's own statistics. */
  readonly isFiltered: boolean
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

type TotalBy = 'NOTHING' | 'SIZE' | 'COUNT' | 'SLICE' | 'LOOK_AHEAD'

/**
 * The library computes hasNextPage from the total. Where nobody asks for the total itself, one row more tells enough. A
 * total of filtered rows takes all of them: the page is then cut from them, as a second scan would read as much again.
 */
function totalBy({ asked: { totalCount, nextPageAfter }, pagination, isFiltered }: PagedConnection): TotalBy {
  const count = isFiltered ? 'SLICE' : 'COUNT'
  if (totalCount) return pagination ? count : 'SIZE'
  if (nextPageAfter === undefined || pagination?.limit === undefined) return 'NOTHING'
  // `@limit(max)` may have lowered the limit below `first`, and the library's comparison is with `first`.
  return nextPageAfter === pagination.limit.toNumber() ? 'LOOK_AHEAD' : count
}

/** @param imports the variables of the outer query that `rows` and `count` start from */
export function writePagedConnection(
  cypher: CypherBuilder,
  connection: PagedConnection,
  context: Context,
  imports: readonly Compilable[],
): Transpiled {
  const text = cypherTemplate(cypher)
  const { pagination, keys } = connection
  const by = totalBy(connection)
  const { skip, limit } = pagination?.getPagination() ?? {}
  const bounds = [skip && ['\nSKIP ', skip], limit && ['\nLIMIT ', limit, by === 'LOOK_AHEAD' ? ' + 1' : '']]
  const page = pagination || keys.length > 0 ? text`WITH *${orderBy(keys)}${by === 'SLICE' ? '' : bounds}` : undefined

  const edges = new cypher.Variable()
  const { clauses, total } = collect(cypher, connection, { edges, by, imports, skip, limit })
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

interface Collecting {
  readonly edges: Compilable
  readonly by: TotalBy
  readonly imports: readonly Compilable[]
  readonly skip: Compilable | undefined
  readonly limit: Compilable | undefined
}

function collect(cypher: CypherBuilder, connection: PagedConnection, collecting: Collecting): Collected {
  const { by, edges, imports, skip, limit } = collecting
  const { fields, edge, count } = connection
  const text = cypherTemplate(cypher)
  const found = new cypher.Variable()
  const size = text`size(${found})`
  if (by === 'SLICE') {
    const from = skip ?? '0'
    const page = text`${found}[${from}..${limit && [from, ' + ', limit]}]`
    return { clauses: collectThenProject(cypher, connection, { edges, found, page }), total: size }
  }
  if (by === 'LOOK_AHEAD') {
    const page = text`${found}[..${limit}]`
    const total = text`${skip && [skip, ' + ']}${size}`
    return { clauses: collectThenProject(cypher, connection, { edges, found, page }), total }
  }
  const clauses = [...fields, text`WITH collect(${edge}) AS ${edges}`]
  if (by === 'NOTHING') return { clauses }
  if (by === 'SIZE') return { clauses, total: text`size(${edges})` }
  const total = new cypher.Variable()
  return { clauses: [...clauses, new cypher.Call(count(total), imports)], total }
}

/** There are more rows than the page has: they are collected light, cut, and only then given their fields. */
function collectThenProject(
  cypher: CypherBuilder,
  { fields, edge, columns }: PagedConnection,
  { edges, found, page }: { edges: Compilable; found: Compilable; page: Compilable },
): Clause[] {
  const text = cypherTemplate(cypher)
  const row = new cypher.Variable()
  const packed = separated(columns.map((column, index) => [`c${index}: `, column]))
  const unpacked = separated(columns.map((column, index) => [row, `.c${index} AS `, column]))
  const projection = cypher.utils.concat(
    text`UNWIND ${page} AS ${row}`,
    text`WITH ${unpacked}`,
    ...fields,
    text`RETURN collect(${edge}) AS ${edges}`,
  )
  return [text`WITH collect({${packed}}) AS ${found}`, new cypher.Call(projection, [found])]
}
