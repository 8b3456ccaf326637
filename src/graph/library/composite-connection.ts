/**
 * A connection to an interface or a union. The library projects every member's rows, joins them, and pages what came out;
 * here the relationships are walked once, for all members; the rows are paged, and then each row of the page is projected
 * by the member that it belongs to, or where all are alike by any. A row stays a row: the library's UNION makes one edge of
 * two parallel relationships whose selected fields are equal.
 */
import { canMoveFields } from './concrete-connection.ts'
import { columnsOf, farRow, filterRows, projectFields, type RowContext, sortRows, wayTo } from './connection-parts.ts'
import { endsOf, type FarEnds } from './implied-labels.ts'
import {
  type Asked,
  asked,
  type Clause,
  type Compilable,
  type CompositeConnectionRead,
  type ConnectionRead,
  type Context,
  type CypherBuilder,
  type Field,
  type LibraryInternals,
  type Relationship,
  type SortPair,
  type Transpiled,
} from './library-internals.ts'
import { type MendOptions, ROWS_HELD } from './mend-options.ts'
import {
  cypherTemplate,
  type PagedConnection,
  type SortKey,
  separated,
  writePagedConnection,
} from './paged-connection.ts'

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
  composite: CompositeConnectionRead,
  context: Context,
  { nullsLast = false, rowsHeld = ROWS_HELD, farEnds = () => [] }: MendOptions,
): Transpiled {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const { children: members, pagination } = composite
  const [first] = members
  // The variables of one row, whatever its member: where a branch renames a node, Neo4j reads its properties again.
  const at = farRow(cypher, context)
  const read = areAlike(cypher, members, at, farEnds) ? readAlike : readByMember
  const { rows, count, isCountFree, columns, project } = read(library, members, context, at)
  if (!first?.shouldProjectEdgesValue) {
    const answer = text`RETURN {totalCount: count(*)} AS ${context.returnVariable}`
    return { clauses: [cypher.utils.concat(rows, answer)], projectionExpr: context.returnVariable }
  }
  const connection = {
    rows,
    // Each use is a clause of its own: `concat` adds what follows to its first clause.
    count,
    isCountFree,
    rowsHeld,
    keys: sortMembers(library, members, at, nullsLast),
    columns,
    pagination,
    asked: first[asked] as Asked,
    ...project(),
  }
  return writePagedConnection(cypher, connection, context, [context.target as Compilable])
}

/** The parts of a connection that depend on whether its members are told apart. */
type MemberRows = Pick<PagedConnection, 'rows' | 'count' | 'isCountFree' | 'columns'> & {
  project(): Pick<PagedConnection, 'fields' | 'edge'>
}

/** Each row goes to its member, and is projected by that. */
function readByMember(
  library: LibraryInternals,
  members: readonly ConnectionRead[],
  context: Context,
  at: RowContext,
): MemberRows {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const position = new cypher.Variable()
  const edge = new cypher.Variable()
  const columns = [position, ...columnsOf(at)]
  const join = (row: RowContext) => joinMembers(cypher, members, context, { at: row, position })
  return {
    rows: join(at),
    count: () => text`${join(farRow(cypher, context))}\nRETURN count(*)`,
    isCountFree: false,
    columns,
    project: () => ({ fields: [projectByMember(library, members, { at, position, columns, edge })], edge }),
  }
}

/** All rows are read as the first member's, but for the name of the type. */
function readAlike(
  library: LibraryInternals,
  members: readonly ConnectionRead[],
  context: Context,
  at: RowContext,
): MemberRows {
  const { cypher } = library
  const text = cypherTemplate(cypher)
  const first = members[0] as ConnectionRead
  const way = (row: RowContext) => wayTo(cypher, first.relationship as Relationship, context.target as Compilable, row)
  return {
    rows: new cypher.Match(way(at)),
    count: () => text`RETURN COUNT { ${way(farRow(cypher, context))} }`,
    isCountFree: true,
    columns: columnsOf(at),
    project: () => {
      const fields = projectFields(library, first, at)
      const node = first.createProjectionMapForNode(at)
      node.set('__resolveType', typeOf(cypher, members, at))
      const edge = first.createProjectionMapForEdge(at)
      edge.set('node', node)
      return { fields, edge }
    },
  }
}

function typeOf(cypher: CypherBuilder, members: readonly ConnectionRead[], { target }: RowContext): Clause {
  const text = cypherTemplate(cypher)
  const labels = members.map((member) => new cypher.Literal(member.target.getLabels()[0] as string))
  const cases = members.map((member, at) => [' WHEN ', labels[at], ' THEN ', new cypher.Literal(member.target.name)])
  return text`CASE [label IN labels(${target}) WHERE label IN [${separated(labels)}]][0]${cases} END`
}

/**
 * Whether the members need not be told apart: nothing is filtered, only they can stand at the far end, and the same stored
 * properties are selected of each.
 */
function areAlike(
  cypher: CypherBuilder,
  members: readonly ConnectionRead[],
  at: RowContext,
  farEnds: FarEnds,
): boolean {
  const ends = endsOf(members[0]?.relationship as Relationship, farEnds)
  const labels = members.map(({ target }) => target.getLabels())
  const selected = members.map(({ nodeFields }) => nodeFields.map((field) => storedAs(cypher, field, at)))
  return (
    ends.length > 0 &&
    ends.every((end) => labels.some(([label]) => label === end)) &&
    labels.every((own) => own.length === 1) &&
    members.every(({ filters, authFilters }) => filters.length + authFilters.length === 0) &&
    selected.every((one) => !one.includes(null) && JSON.stringify(one) === JSON.stringify(selected[0]))
  )
}

/** The alias and the name of a stored property; null where it is more than that. */
function storedAs(cypher: CypherBuilder, field: Field, { target }: RowContext): readonly unknown[] | null {
  // What is read by a statement of its own says where it stands only after that is written.
  if (field.operation !== undefined) return null
  const asked = field.getProjectionField(target)
  if (typeof asked === 'string') return [asked, asked]
  const [[alias, value] = ['', undefined], ...others] = Object.entries(asked)
  return others.length === 0 && value instanceof cypher.Property ? [alias, ...value.propertyPath] : null
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
