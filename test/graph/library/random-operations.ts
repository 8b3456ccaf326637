/** Random operations over the schema of shop-of-books.ts, as GraphQL text. Every sort ends in a unique key. */
import fc from 'fast-check'

interface Target {
  readonly fields: readonly string[]
  readonly filters: readonly string[]
  readonly sorts: readonly string[]
  readonly connections: readonly Connection[]
}
interface Connection {
  readonly name: string
  readonly to: string
  /** The fields of the relationship; without them it is a connection of Query. */
  readonly edge?: Pick<Target, 'fields' | 'filters' | 'sorts'>
  readonly kind?: 'INTERFACE' | 'UNION'
}

const MADE = {
  fields: ['role', 'on', 'share', 'colleagues', 'prizes { id name }', 'kind: role'],
  filters: ['role: { eq: WRITER }', 'on: { gte: "1971-01-01" }', 'share: { lt: 1 }', 'NOT: { role: { in: [EDITOR] } }'],
  sorts: ['role', 'on', 'share', 'colleagues'],
}
const WON = {
  fields: ['place'],
  filters: ['place: { gt: 0 }', 'OR: [{ place: { eq: 1 } }, { id: { contains: "1" } }]'],
  sorts: ['place'],
}

const MAKER = {
  fields: ['name', 'born', '__typename', 'called: name', 'known: name'],
  filters: ['born: { gte: 1 }', 'name: { in: ["n0", "n1"] }'],
  sorts: ['name', 'born'],
}
const TYPES: Readonly<Record<string, Target>> = {
  Author: {
    fields: [...MAKER.fields, 'bookCount', 'n: bookCount'],
    filters: [...MAKER.filters, 'books: { some: { kind: { eq: NOVEL } } }', 'bookCount: { gt: 1 }'],
    sorts: [...MAKER.sorts, 'bookCount'],
    connections: [{ name: 'booksConnection', to: 'Book', edge: MADE }],
  },
  Press: { ...MAKER, connections: [{ name: 'booksConnection', to: 'Book', edge: MADE }] },
  Maker: { ...MAKER, connections: [] },
  Book: {
    fields: [
      'title',
      'named: title',
      'kind',
      'on',
      'pages',
      'tags',
      'makerCount',
      'age',
      'old: age(until: 2020)',
      'lastPrize { id name }',
      'words',
      'label { pages }',
      'other: label { title pages }',
    ],
    filters: [
      'kind: { in: [NOVEL, PLAY] }',
      'kind: { eq: NOVEL }',
      'on: { lt: "1972-01-01" }',
      'pages: { eq: null }',
      'title: { startsWith: "t1" }',
      'makerCount: { gte: 2 }',
      'authorsConnection: { some: { node: { bookCount: { gt: 2 } }, edge: { role: { eq: WRITER } } } }',
      'prizesConnection: { none: { edge: { place: { eq: 0 } } } }',
      'authorsConnection: { aggregate: { count: { nodes: { gt: 1 } } } }',
      'OR: [{ kind: { eq: ATLAS } }, { pages: { gt: 1 } }]',
    ],
    sorts: ['title', 'kind', 'on', 'pages', 'makerCount', 'age'],
    connections: [
      { name: 'makersConnection', to: 'Maker', edge: MADE, kind: 'INTERFACE' },
      { name: 'authorsConnection', to: 'Author', edge: MADE },
      { name: 'prizesConnection', to: 'Prize', edge: WON },
      { name: 'successorsConnection', to: 'Successor', edge: WON, kind: 'UNION' },
    ],
  },
  Prize: {
    fields: ['name', 'isSecret'],
    filters: ['isSecret: { eq: false }', 'books: { some: { pages: { gt: 1 } } }'],
    sorts: ['name', 'isSecret'],
    connections: [{ name: 'booksConnection', to: 'Book', edge: WON }],
  },
  Successor: { fields: ['__typename'], filters: [], sorts: [], connections: [] },
}

/** The members of an interface or a union, and what is asked of each by `... on`. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Maker: ['Author', 'Press'],
  Successor: ['Book', 'Prize'],
}

const ROOTS: readonly Connection[] = [
  { name: 'booksConnection', to: 'Book' },
  { name: 'booksConnection', to: 'Book' },
  { name: 'authorsConnection', to: 'Author' },
  { name: 'prizesConnection', to: 'Prize' },
  { name: 'pressesConnection', to: 'Press' },
]

export const operations: fc.Arbitrary<string> = fc
  .constantFrom(...ROOTS)
  .chain((root) => connection(root, 2))
  .map((selected) => `{ ${selected} }`)

function connection(of: Connection, depth: number): fc.Arbitrary<string> {
  return fc
    .record({ args: args(of), selection: selection(of, depth) })
    .map(({ args, selection }) => `${of.name}${args} ${selection}`)
}

function args(of: Connection): fc.Arbitrary<string> {
  return fc
    .record({
      where: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: where(of) }),
      sort: sort(of),
      first: fc.option(fc.constantFrom(0, 1, 2, 3, 5, 50), { freq: 6 }),
      after: fc.constantFrom(null, null, null, 0, 1, 4),
    })
    .map(({ where, sort, first, after }) => {
      const cursor = after === null ? [] : [`after: "${Buffer.from(`arrayconnection:${after}`).toString('base64')}"`]
      return `(${[...(where ? [`where: ${where}`] : []), `sort: ${sort}`, ...(first === null ? [] : [`first: ${first}`]), ...cursor].join(', ')})`
    })
}

function where({ to, edge, kind }: Connection): fc.Arbitrary<string> {
  const node = oneFilter(TYPES[to]?.filters ?? [])
  if (edge === undefined) return node
  const onEdge = oneFilter(edge.filters).map((filter) => `{ edge: ${filter} }`)
  if (kind === 'UNION')
    return fc.constantFrom(...(MEMBERS[to] ?? [])).chain((member) => onEdge.map((filter) => `{ ${member}: ${filter} }`))
  const typename = kind === 'INTERFACE' ? [fc.constantFrom('{ node: { typename: [Author] } }')] : []
  return fc.oneof(
    onEdge,
    node.map((filter) => `{ node: ${filter} }`),
    ...typename,
  )
}

function oneFilter(filters: readonly string[]): fc.Arbitrary<string> {
  const all = ['id: { contains: "1" }', 'NOT: { id: { endsWith: "2" } }', ...filters]
  return fc
    .uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2, selector: (filter) => filter.split(':')[0] })
    .map((some) => `{ ${some.join(', ')} }`)
}

/** A book may win one prize twice, so that only the relationship's id tells its edges apart. */
function sort({ to, edge, kind }: Connection): fc.Arbitrary<string> {
  const direction = fc.constantFrom('ASC', 'DESC')
  const key = (names: readonly string[], wrap: (inner: string) => string) =>
    names.length === 0
      ? []
      : [fc.tuple(fc.constantFrom(...names), direction).map(([name, way]) => wrap(`{ ${name}: ${way} }`))]
  const onNode = key(kind === 'UNION' ? [] : (TYPES[to]?.sorts ?? []), (inner) => (edge ? `{ node: ${inner} }` : inner))
  // The library does not compute a @cypher field of a relationship before it sorts an interface's edges.
  const sortable = edge?.sorts.filter((name) => kind === undefined || name !== 'colleagues') ?? []
  const onEdge = key(sortable, (inner) => `{ edge: ${inner} }`)
  const last = direction.map((way) => (edge ? `{ edge: { id: ${way} } }` : `{ id: ${way} }`))
  const any = fc.array(fc.oneof(...onNode, ...onEdge), { maxLength: 2 })
  // Books lie in order of their dates, and then of their ids: see books-in-order.ts.
  const byId = fc
    .constantFrom('ASC', 'ASC', 'DESC')
    .map((way) => (edge ? `{ node: { id: ${way} } }` : `{ id: ${way} }`))
  const byDate = fc
    .tuple(direction, fc.option(byId), fc.array(fc.oneof(...onNode, ...onEdge), { maxLength: 1 }))
    .map(([way, id, more]) => [
      edge ? `{ node: { on: ${way} } }` : `{ on: ${way} }`,
      ...(id === null ? [] : [id]),
      ...more,
    ])
  return fc
    .tuple(to === 'Book' ? fc.oneof(any, byDate) : any, last)
    .map(([keys, tie]) => `[${[...keys, tie].join(', ')}]`)
}

function selection(of: Connection, depth: number): fc.Arbitrary<string> {
  const pageInfo = fc.constantFrom(
    'pageInfo { hasNextPage }',
    'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
    'pageInfo { endCursor }',
  )
  return fc
    .record({
      edges: fc.option(edges(of, depth), { freq: 8 }),
      totalCount: fc.option(fc.constantFrom('totalCount', 'total: totalCount'), { freq: 2 }),
      pageInfo: fc.option(pageInfo, { freq: 2 }),
      aggregate: fc.constantFrom(
        ...(of.kind === 'UNION' ? [null] : [null, null, null, null, 'aggregate { count { nodes } }']),
      ),
    })
    .map(
      (parts) =>
        `{ ${
          Object.values(parts)
            .filter((part) => part !== null)
            .join(' ') || 'totalCount'
        } }`,
    )
}

function edges(of: Connection, depth: number): fc.Arbitrary<string> {
  const properties = of.edge ? some(of.edge.fields).map((fields) => `properties { id ${fields} }`) : fc.constant('')
  const onlyCursor = of.kind === undefined ? [fc.constant('edges { cursor }')] : []
  const whole = fc
    .record({ properties, node: node(of.to, depth), cursor: fc.constantFrom('', 'cursor') })
    .map(({ properties, node, cursor }) => `edges { ${cursor} ${properties} node { ${node} } }`)
  return fc.oneof({ weight: 9, arbitrary: whole }, ...onlyCursor.map((arbitrary) => ({ weight: 1, arbitrary })))
}

function node(type: string, depth: number): fc.Arbitrary<string> {
  const members = MEMBERS[type] ?? []
  if (members.length === 0) return concreteNode(type, depth)
  const fragments = members.map((member) =>
    fc.option(concreteNode(member, depth).map((fields) => `... on ${member} { ${fields} }`)),
  )
  return fc
    .tuple(some(TYPES[type]?.fields ?? []), ...fragments)
    .map((parts) => `__typename ${parts.filter((part) => part !== null).join(' ')}`)
}

function concreteNode(type: string, depth: number): fc.Arbitrary<string> {
  const { fields, connections } = TYPES[type] ?? { fields: [], connections: [] }
  const nested =
    depth > 0 && connections.length > 0
      ? fc.option(
          fc.constantFrom(...connections).chain((next) => connection(next, depth - 1)),
          { freq: 3 },
        )
      : fc.constant(null)
  return fc.tuple(some(fields), nested).map(([own, below]) => `id ${own} ${below ?? ''}`)
}

function some(fields: readonly string[]): fc.Arbitrary<string> {
  return fc.subarray([...fields], { maxLength: Math.min(4, fields.length) }).map((chosen) => chosen.join(' '))
}
