/**
 * A connection to an interface or a union. The library projects every member's rows, joins them, and pages what came out;
 * here the rows are joined and paged first, and each row of the page is projected by the member that it came from.
 * Members reached by one type of relationship share one walk: a walk for each would read the node's relationships as often.
 * It joins by UNION ALL: the library's UNION makes one edge of two parallel relationships whose selected fields are equal.
 */
import { canMoveFields } from './concrete-connection.ts'
import {
  columnsOf,
  matchRows,
  projectFields,
  type RowContext,
  type SortedRows,
  sortRows,
  type Walk,
} from './connection-parts.ts'
import {
  asked,
  type Clause,
  type Compilable,
  type CompositeConnectionRead,
  type ConnectionRead,
  type Context,
  type CypherBuilder,
  type LibraryInternals,
  type SortPair,
  type Transpiled,
} from './library-internals.ts'
import { cypherTemplate, type SortKey, separated, writePagedConnection } from './paged-connection.ts'

export function canPageComposite(library: LibraryInternals, composite: CompositeConnectionRead): boolean {
  const { children, sortFields, aggregationField } = composite
  const [member] = children
  return (
    aggregationField === undefined &&
    member?.[asked] !== undefined &&
    (member[asked].totalCount || member.shouldProjectEdgesValue === true) &&
    children.every((child) => canMoveFields(library, child) && sortsByPlainProperties(child, sortFields))
  )
}

/** An interface's field may be a @cypher field, or stand under an alias, in the type that implements it. */
function sortsByPlainProperties(member: ConnectionRead, sortFields: readonly SortPair[]): boolean {
  return sortFields.every(({ node }) =>
    node.every(({ attribute }) => {
      const own = member.target.findAttribute(attribute.name)
      return own?.annotations.cypher === undefined && own?.databaseName === attribute.databaseName
    }),
  )
}

export function pageComposite(
  library: LibraryInternals,
  composite: CompositeConnectionRead,
  context: Context,
  nullsLast: boolean,
): Transpiled {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const imports = context.target ? [context.target] : []
  const walk = walkOnce(cypher, composite.children, context)
  const members = composite.children.map((operation) => {
    const { rows, at } = matchRows(cypher, operation, context, walk)
    return { operation, rows, at, sorted: sortRows(library, operation, at, nullsLast) }
  })
  const [first] = composite.children
  const join: Join = (branches) =>
    walk === null
      ? new cypher.Call(unionAll(cypher, branches), imports)
      : cypher.utils.concat(walk.match(), new cypher.Call(unionAll(cypher, branches), [walk.node, walk.relationship]))
  const count = (total: Compilable) => countRows(cypher, members, total, join)
  if (first?.[asked] === undefined || !first.shouldProjectEdgesValue) {
    const total = new cypher.Variable()
    const answer = text`RETURN {totalCount: ${total}} AS ${context.returnVariable}`
    const counted = new cypher.Call(count(total), imports)
    return { clauses: [cypher.utils.concat(counted, answer)], projectionExpr: context.returnVariable }
  }
  const joined = joinRows(cypher, members, join)
  const edge = new cypher.Variable()
  const fields = [projectByMember(library, members, joined.columns, edge)]
  const { pagination } = composite
  return writePagedConnection(
    cypher,
    { ...joined, pagination, asked: first[asked], fields, edge, count },
    context,
    imports,
  )
}

/** Joins what the members return, each row by the member it belongs to. */
type Join = (branches: readonly Clause[]) => Clause

/** The walk that all members share, or null where they start at the root or are reached in different ways. */
function walkOnce(
  cypher: CypherBuilder,
  members: readonly ConnectionRead[],
  { target }: Context,
): (Walk & { match(): Clause }) | null {
  const [first] = members
  if (target === undefined || first?.relationship === undefined) return null
  const { type } = first.relationship
  const direction = first.relationship.getCypherDirection()
  const isShared = members.every(
    ({ relationship }) => relationship?.type === type && relationship.getCypherDirection() === direction,
  )
  if (!isShared || direction === 'undirected') return null
  const text = cypherTemplate(cypher)
  const node = new cypher.Variable()
  const relationship = new cypher.Variable()
  const [left, right] = direction === 'left' ? ['<-', '-'] : ['-', '->']
  // Each use is a clause of its own: `concat` adds what follows to its first clause.
  const match = () => text`MATCH (${target})${left}[${relationship}:\`${type}\`]${right}(${node})`
  return { node, relationship, match }
}

interface Member {
  readonly operation: ConnectionRead
  readonly rows: Clause
  readonly at: RowContext
  readonly sorted: SortedRows
}

interface JoinedRows {
  readonly rows: Clause
  readonly keys: readonly SortKey[]
  /** The member's position, then the node, then the relationship where there is one. */
  readonly columns: readonly Compilable[]
}

function joinRows(cypher: CypherBuilder, members: readonly Member[], join: Join): JoinedRows {
  const text = cypherTemplate(cypher)
  const [first] = members
  const columns = [undefined, ...(first ? columnsOf(first.at) : [])].map(() => new cypher.Variable())
  const keys = (first?.sorted.keys ?? []).map(({ direction }, index) => ({
    value: new cypher.Variable(),
    direction,
    nullsLast: members.some(({ sorted }) => sorted.keys[index]?.nullsLast),
  }))
  const branches = members.map(({ rows, at, sorted }, position) => {
    const values = [`${position}`, ...columnsOf(at), ...sorted.keys.map(({ value }) => value)]
    const names = [...columns, ...keys.map(({ value }) => value)]
    const returned = values.map((value, index) => [value, ' AS ', names[index]])
    return cypher.utils.concat(rows, ...sorted.clauses, text`RETURN ${separated(returned)}`)
  })
  return { rows: join(branches), keys, columns }
}

function projectByMember(
  library: LibraryInternals,
  members: readonly Member[],
  columns: readonly Compilable[],
  edge: Compilable,
): Clause {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const [position, ...carried] = columns
  const branches = members.map(({ operation, at }, index) => {
    const names = columnsOf(at).map((column, place) => [carried[place], ' AS ', column])
    return cypher.utils.concat(
      text`WITH ${separated(names)}\nWHERE ${position} = ${`${index}`}`,
      ...projectFields(library, operation, at),
      text`RETURN ${operation.createProjectionMapForEdge(at)} AS ${edge}`,
    )
  })
  return new cypher.Call(unionAll(cypher, branches), columns)
}

function countRows(cypher: CypherBuilder, members: readonly Member[], total: Compilable, join: Join): Clause {
  const text = cypherTemplate(cypher)
  const count = new cypher.Variable()
  const branches = members.map(({ rows }) => text`${rows}\nRETURN count(*) AS ${count}`)
  return cypher.utils.concat(join(branches), text`RETURN sum(${count}) AS ${total}`)
}

/** A union of one is not a union: @cypher/cypher-builder prints the one branch, and `all` would be lost. */
function unionAll(cypher: CypherBuilder, branches: readonly Clause[]): Clause {
  return new cypher.Union(...branches).all()
}
