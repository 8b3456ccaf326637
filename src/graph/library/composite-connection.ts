/**
 * A connection to an interface or a union. The library projects every member's rows, joins them, and pages what came out;
 * here the relationships are walked once, for all members; the rows are paged, and then each row of the page is projected
 * by the member that it belongs to. A row stays a row: the library's UNION makes one edge of two parallel relationships
 * whose selected fields are equal.
 */
import { canMoveFields } from './concrete-connection.ts'
import { columnsOf, farRow, filterRows, projectFields, type RowContext, sortRows, wayTo } from './connection-parts.ts'
import {
  type Asked,
  asked,
  type Clause,
  type Compilable,
  type CompositeConnectionRead,
  type ConnectionRead,
  type Context,
  type CypherBuilder,
  type LibraryInternals,
  type Relationship,
  type SortPair,
  type Transpiled,
} from './library-internals.ts'
import { type MendOptions, ROWS_HELD } from './mend-options.ts'
import { cypherTemplate, type SortKey, writePagedConnection } from './paged-connection.ts'

export function canPageComposite(library: LibraryInternals, composite: CompositeConnectionRead): boolean {
  const { children, sortFields, aggregationField } = composite
  const [member] = children
  return (
    aggregationField === undefined &&
    member?.[asked] !== undefined &&
    member.relationship !== undefined &&
    member.relationship.getCypherDirection() !== 'undirected' &&
    (member[asked].totalCount || member.shouldProjectEdgesValue === true) &&
    children.every((child) => canMoveFields(library, child) && sortsByPlainProperties(child, sortFields))
  )
}

/** An interface's field may be a @cypher field, or stand under an alias, in the type that implements it. */
function sortsByPlainProperties(member: ConnectionRead, sortFields: readonly SortPair[]): boolean {
  return sortFields.every(
    ({ node, edge }) =>
      edge.every(({ attribute }) => attribute.annotations.cypher === undefined) &&
      node.every(({ attribute }) => {
        const own = member.target.findAttribute(attribute.name)
        return own?.annotations.cypher === undefined && own?.databaseName === attribute.databaseName
      }),
  )
}

export function pageComposite(
  library: LibraryInternals,
  { children: members, pagination }: CompositeConnectionRead,
  context: Context,
  { nullsLast = false, rowsHeld = ROWS_HELD }: MendOptions,
): Transpiled {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const [first] = members
  // The variables of one row, whatever its member: where a branch renames a node, Neo4j reads its properties again.
  const at = farRow(cypher, context)
  const position = new cypher.Variable()
  const rows = joinMembers(cypher, members, context, { at, position })
  if (!first?.shouldProjectEdgesValue) {
    const answer = text`RETURN {totalCount: count(*)} AS ${context.returnVariable}`
    return { clauses: [cypher.utils.concat(rows, answer)], projectionExpr: context.returnVariable }
  }
  const edge = new cypher.Variable()
  const columns = [position, ...columnsOf(at)]
  const connection = {
    rows,
    // Each use is a clause of its own: `concat` adds what follows to its first clause.
    count: () =>
      text`${joinMembers(cypher, members, context, { at: farRow(cypher, context), position })}\nRETURN count(*)`,
    isCountFree: false,
    rowsHeld,
    keys: sortMembers(library, members, at, nullsLast),
    columns,
    pagination,
    asked: first[asked] as Asked,
    fields: [projectByMember(library, members, { at, position, columns, edge })],
    edge,
  }
  return writePagedConnection(cypher, connection, context, [context.target as Compilable])
}

/** The relationships are walked once; then each row goes to the member that has its label and passes its filters. */
function joinMembers(
  cypher: CypherBuilder,
  members: readonly ConnectionRead[],
  { target }: Context,
  { at, position }: Pick<ProjectedRow, 'at' | 'position'>,
): Clause {
  const text = cypherTemplate(cypher)
  const labels = new cypher.Variable()
  const branches = members.map((member, index) => {
    const hasLabels = member.target.getLabels().map((label) => cypher.in(new cypher.Literal(label), labels))
    const own = new cypher.With('*').where(cypher.and(...hasLabels))
    return cypher.utils.concat(filterRows(cypher, member, own, at), text`RETURN ${`${index}`} AS ${position}`)
  })
  return cypher.utils.concat(
    new cypher.Match(wayTo(cypher, members[0]?.relationship as Relationship, target as Compilable, at)),
    text`WITH *, labels(${at.target}) AS ${labels}`,
    new cypher.Call(unionAll(cypher, branches), [...columnsOf(at), labels]),
  )
}

/** All members sort by the same stored properties: `sortsByPlainProperties`. */
function sortMembers(
  library: LibraryInternals,
  members: readonly ConnectionRead[],
  at: RowContext,
  nullsLast: boolean,
): SortKey[] {
  const keys = members.map((member) => sortRows(library, member, at, nullsLast).keys)
  return (keys[0] ?? []).map((key, index) => ({ ...key, nullsLast: keys.some((own) => own[index]?.nullsLast) }))
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
