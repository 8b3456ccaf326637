/**
 * A connection to an interface or a union. The library projects every member's rows, joins them, and pages what came out;
 * here the rows are joined and paged first, and each row of the page is projected by the member that it came from.
 * Members reached by one type of relationship share one walk: a walk for each would read the node's relationships as often.
 * It joins by UNION ALL: the library's UNION makes one edge of two parallel relationships whose selected fields are equal.
 */
import { canMoveFields } from './concrete-connection.ts'
import { columnsOf, isFiltered, matchRows, projectFields, type RowContext, sortRows } from './connection-parts.ts'
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
import { cypherTemplate, type SortKey, writePagedConnection } from './paged-connection.ts'

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
  const { children, pagination } = composite
  const { rows, at, position } = joinMembers(cypher, children, context, imports)
  const count = (total: Compilable) => text`${rows()}\nRETURN count(*) AS ${total}`
  const [first] = children
  if (first?.[asked] === undefined || !first.shouldProjectEdgesValue) {
    const total = new cypher.Variable()
    const answer = text`RETURN {totalCount: ${total}} AS ${context.returnVariable}`
    const counted = new cypher.Call(count(total), imports)
    return { clauses: [cypher.utils.concat(counted, answer)], projectionExpr: context.returnVariable }
  }
  const columns = [position, ...columnsOf(at)]
  const edge = new cypher.Variable()
  const connection = {
    rows: rows(),
    keys: sortMembers(library, children, at, nullsLast),
    columns,
    pagination,
    asked: first[asked],
    fields: [projectByMember(library, children, { at, position, columns, edge })],
    edge,
    count,
    isFiltered: children.some(isFiltered),
  }
  return writePagedConnection(cypher, connection, context, imports)
}

interface JoinedMembers {
  /** Each use is a clause of its own: `concat` adds what follows to its first clause. */
  rows(): Clause
  /** One row of whatever member: planners read a property once only where its node keeps its variable. */
  readonly at: RowContext
  /** Which member a row belongs to. */
  readonly position: Compilable
}

function joinMembers(
  cypher: CypherBuilder,
  members: readonly ConnectionRead[],
  context: Context,
  imports: readonly Compilable[],
): JoinedMembers {
  const text = cypherTemplate(cypher)
  const position = new cypher.Variable()
  const at = context.push({
    target: new cypher.Node(),
    ...(members[0]?.relationship && context.target && { relationship: new cypher.Relationship() }),
  }) as RowContext
  const way = sharedWay(members, context)
  if (way !== null) {
    const walk = { at, labels: new cypher.Variable() }
    const narrowed = () =>
      members.map((member, index) =>
        cypher.utils.concat(matchRows(cypher, member, context, walk).rows, text`RETURN ${`${index}`} AS ${position}`),
      )
    const rows = () =>
      cypher.utils.concat(
        text`MATCH (${context.target})${way[0]}[${at.relationship}${way[1]}(${at.target})`,
        text`WITH *, labels(${at.target}) AS ${walk.labels}`,
        new cypher.Call(unionAll(cypher, narrowed()), [...columnsOf(at), walk.labels]),
      )
    return { rows, at, position }
  }
  const matched = () =>
    members.map((member, index) => {
      const { rows, at: own } = matchRows(cypher, member, context)
      const columns = columnsOf(own).map((column, place) => [', ', column, ' AS ', columnsOf(at)[place]])
      return text`${rows}\nRETURN ${`${index}`} AS ${position}${columns}`
    })
  return { rows: () => new cypher.Call(unionAll(cypher, matched()), imports), at, position }
}

/** What to print before and behind the relationship that all members share; null where they are reached in different ways. */
function sharedWay(members: readonly ConnectionRead[], { target }: Context): readonly [string, string] | null {
  const [first] = members
  if (target === undefined || first?.relationship === undefined) return null
  const { type } = first.relationship
  const direction = first.relationship.getCypherDirection()
  const isShared = members.every(
    ({ relationship }) => relationship?.type === type && relationship.getCypherDirection() === direction,
  )
  if (!isShared || direction === 'undirected') return null
  return direction === 'left' ? ['<-', `:\`${type}\`]-`] : ['-', `:\`${type}\`]->`]
}

/** All members sort by the same stored properties: `sortsByPlainProperties`. */
function sortMembers(
  library: LibraryInternals,
  members: readonly ConnectionRead[],
  at: RowContext,
  nullsLast: boolean,
): SortKey[] {
  const [first = [], ...others] = members.map((member) => sortRows(library, member, at, nullsLast).keys)
  return first.map((key, index) => ({
    ...key,
    nullsLast: key.nullsLast || others.some((keys) => keys[index]?.nullsLast),
  }))
}

interface ProjectedRow {
  readonly at: RowContext
  readonly position: Compilable
  readonly columns: readonly Compilable[]
  readonly edge: Compilable
}

function projectByMember(
  library: LibraryInternals,
  members: readonly ConnectionRead[],
  { at, position, columns, edge }: ProjectedRow,
): Clause {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const branches = members.map((member, index) =>
    cypher.utils.concat(
      text`WITH *\nWHERE ${position} = ${`${index}`}`,
      ...projectFields(library, member, at),
      text`RETURN ${member.createProjectionMapForEdge(at)} AS ${edge}`,
    ),
  )
  return new cypher.Call(unionAll(cypher, branches), columns)
}

/** A union of one is not a union: @cypher/cypher-builder prints the one branch, and `all` would be lost. */
function unionAll(cypher: CypherBuilder, branches: readonly Clause[]): Clause {
  return new cypher.Union(...branches).all()
}
