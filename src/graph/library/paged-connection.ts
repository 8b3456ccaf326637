/**
 * The Cypher of a connection that pages before it projects:
 *
 *     rows · ORDER BY, SKIP, LIMIT · sub-queries of the fields · one collect of the edges · the total, when asked
 *
 * Where the total takes all rows anyway, or one row more than the page, rows are collected light and cut first.
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
  /** Returns one column: how many rows there are. */
  count(): Clause
  /** Whether the database counts them without reading them. */
  readonly isCountFree: boolean
  readonly rowsHeld: number
  readonly keys: readonly SortKey[]
  readonly pagination?: Pagination
  readonly asked: Asked
  /** The variables by which `fields` and `edge` know a row. */
  readonly columns: readonly Compilable[]
  /** The sub-queries of the fields, and then the map of one edge, which uses them. */
  readonly fields: readonly Clause[]
  readonly edge: Compilable
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

export function separated(parts: readonly Part[], by = ', '): Part {
  return parts.map((part, index) => [index > 0 ? by : '', part])
}

/** ` ORDER BY …`, or nothing. Cypher puts nulls first in DESC: `x IS NULL, x DESC` puts them last. */
function orderBy(keys: readonly SortKey[]): Part {
  const printed = keys.map((key) => [key.nullsLast ? [key.value, ' IS NULL, '] : '', key.value, ` ${key.direction}`])
  return keys.length === 0 ? '' : ['\nORDER BY ', separated(printed)]
}

/**
 * NOTHING: no total is needed. SIZE: nothing is cut, and the edges are counted. COUNT: a count of its own. HOLD: rows are
 * held, counted, and the page cut from them. LOOK_AHEAD: one row more than the page is read.
 */
type TotalBy = 'NOTHING' | 'SIZE' | 'COUNT' | 'HOLD' | 'LOOK_AHEAD'

/** The library computes hasNextPage from the total. Where nobody asks for the total itself, one row more tells enough. */
function totalBy({ asked: { totalCount, nextPageAfter }, pagination, isCountFree }: PagedConnection): TotalBy {
  if (totalCount && pagination === undefined) return 'SIZE'
  const limit = pagination?.limit
  if (!totalCount && (nextPageAfter === undefined || limit === undefined)) return 'NOTHING'
  // `@limit(max)` may have lowered the limit below `first`, and the library's comparison is with `first`.
  if (!totalCount && nextPageAfter === limit?.toNumber()) return 'LOOK_AHEAD'
  return isCountFree || limit === undefined ? 'COUNT' : 'HOLD'
}

/** @param imports the variables of the outer query that `rows` and `count` start from */
export function writePagedConnection(
  cypher: CypherBuilder,
  connection: PagedConnection,
  context: Context,
  imports: readonly Compilable[],
): Transpiled {
  const text = cypherTemplate(cypher)
  const { pagination, keys, rows } = connection
  const edges = new cypher.Variable()
  const { skip, limit } = pagination?.getPagination() ?? {}
  const { bounds, clauses, total } = collect(cypher, connection, { edges, imports, skip, limit })
  const page = pagination || keys.length > 0 ? text`WITH *${orderBy(keys)}${bounds}` : undefined
  const answer = text`RETURN {edges: ${edges}${total && [', totalCount: ', total]}} AS ${context.returnVariable}`
  return {
    clauses: [cypher.utils.concat(rows, page, ...clauses, answer)],
    projectionExpr: context.returnVariable,
  }
}

interface Collected {
  /** Which of the sorted rows are read, as Cypher. */
  readonly bounds: Part
  /** They leave the edges. */
  readonly clauses: readonly Clause[]
  readonly total?: Compilable
}

interface Collecting {
  readonly edges: Compilable
  readonly imports: readonly Compilable[]
  readonly skip: Compilable | undefined
  readonly limit: Compilable | undefined
}

function collect(cypher: CypherBuilder, connection: PagedConnection, collecting: Collecting): Collected {
  const { edges, imports, skip, limit } = collecting
  const { fields, edge, count, rowsHeld } = connection
  const text = cypherTemplate(cypher)
  const by = totalBy(connection)
  const from = skip ? ['\nSKIP ', skip] : ''
  const total = new cypher.Variable()
  const found = new cypher.Variable()
  const size = text`size(${found})`
  if (by === 'HOLD' && limit) {
    const start = skip ? [skip, ' + '] : ''
    const held = text`${start}${limit} + ${`${rowsHeld}`}`
    const page = text`${found}[${skip ?? '0'}..${start}${limit}]`
    const again = new cypher.Call(text`${count()} AS ${total}`, imports)
    const counted = text`WITH *\nWHERE ${size} < ${held}\nRETURN ${size} AS ${total}
UNION ALL\nWITH *\nWHERE ${size} >= ${held}\n${again}\nRETURN ${total}`
    const clauses = collectThenProject(cypher, connection, { edges, found, page })
    return { bounds: ['\nLIMIT ', held], clauses: [...clauses, new cypher.Call(counted, [found, ...imports])], total }
  }
  if (by === 'LOOK_AHEAD' && limit) {
    const clauses = collectThenProject(cypher, connection, { edges, found, page: text`${found}[..${limit}]` })
    return { bounds: [from, '\nLIMIT ', limit, ' + 1'], clauses, total: text`${skip && [skip, ' + ']}${size}` }
  }
  const bounds = [from, limit ? ['\nLIMIT ', limit] : '']
  const clauses = [...fields, text`WITH collect(${edge}) AS ${edges}`]
  if (by === 'NOTHING') return { bounds, clauses }
  if (by === 'SIZE') return { bounds, clauses, total: text`size(${edges})` }
  return { bounds, clauses: [...clauses, new cypher.Call(text`${count()} AS ${total}`, imports)], total }
}

/** There are more rows than the page has: they are collected light, cut, and only then given their fields. */
function collectThenProject(
  cypher: CypherBuilder,
  { fields, edge, columns }: PagedConnection,
  { edges, found, page }: { edges: Compilable; found: Compilable; page: Compilable },
): Clause[] {
  const text = cypherTemplate(cypher)
  const [only, ...others] = columns
  const row = others.length === 0 ? only : new cypher.Variable()
  const packed =
    others.length === 0 ? only : ['{', separated(columns.map((column, index) => [`c${index}: `, column])), '}']
  const unpacked = columns.map((column, index) => [row, `.c${index} AS `, column])
  const projection = cypher.utils.concat(
    text`UNWIND ${page} AS ${row}`,
    others.length === 0 ? undefined : text`WITH ${separated(unpacked)}`,
    ...fields,
    text`RETURN collect(${edge}) AS ${edges}`,
  )
  return [text`WITH collect(${packed}) AS ${found}`, new cypher.Call(projection, [found])]
}
