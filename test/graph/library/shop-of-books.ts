/** A small schema with everything that the mend touches, and a graph of it with gaps, ties and parallel relationships. */
import { type Driver, int } from 'neo4j-driver'
import type { MendOptions } from '../../../src/graph/library/mend-options.ts'
import { bookOrders, indexBooks } from './books-in-order.ts'

export const TYPE_DEFS = `
  extend schema @mutation(operations: [])
  enum BookKind { NOVEL ATLAS PLAY }
  enum Role { WRITER EDITOR PRINTER }
  interface Maker { id: ID!  name: String!  born: Int }
  union Successor = Book | Prize
  type Label { title: String!  pages: Int }
  type Made @relationshipProperties { id: ID!  role: Role  on: Date  share: Float
    colleagues: Int! @cypher(statement: "WITH endNode(this) AS b RETURN COUNT { (b)<-[:MADE]-() } - 1 AS c", columnName: "c")
    prizes: [Prize!]! @cypher(statement: "MATCH (b)-[:WON]->(p:BookPrize) WHERE b = endNode(this) RETURN DISTINCT p ORDER BY p.id", columnName: "p") }
  type Won @relationshipProperties { id: ID!  place: Int }
  type Author implements Maker @node(labels: ["BookAuthor"]) @query(aggregate: true) { id: ID!  name: String!  born: Int
    books: [Book!]! @relationship(type: "MADE", direction: OUT, properties: "Made")
    bookCount: Int! @cypher(statement: "RETURN COUNT { (this)-[:MADE]->() } AS n", columnName: "n") }
  type Press implements Maker @node(labels: ["BookPress"]) @query(aggregate: true) { id: ID!  name: String!  born: Int
    books: [Book!]! @relationship(type: "MADE", direction: OUT, properties: "Made") }
  type Book @node(labels: ["BookBook"]) @query(aggregate: true) { id: ID!  title: String!  kind: BookKind  on: Date  pages: Int @groupBy  tags: [String!]
    makers: [Maker!]! @relationship(type: "MADE", direction: IN, properties: "Made")
    authors: [Author!]! @relationship(type: "MADE", direction: IN, properties: "Made")
    prizes: [Prize!]! @relationship(type: "WON", direction: OUT, properties: "Won")
    successors: [Successor!]! @relationship(type: "FOLLOWED_BY", direction: OUT, properties: "Won")
    makerCount: Int! @cypher(statement: "RETURN COUNT { (this)<-[:MADE]-() } AS n", columnName: "n")
    age(until: Int = 2000): Int @cypher(statement: "RETURN $until - this.on.year AS a", columnName: "a")
    lastPrize: Prize @cypher(statement: "MATCH (this)-[:WON]->(p:BookPrize) RETURN p ORDER BY p.id DESC LIMIT 1", columnName: "p")
    label: Label @customResolver(requires: "title pages")
    words: [String!]! @cypher(statement: "RETURN split(this.title, ' ') AS w", columnName: "w") }
  type Prize @node(labels: ["BookPrize"]) @query(aggregate: true) @authorization(filter: [
      { requireAuthentication: false, where: { node: { isSecret: { eq: false } } } }
      { requireAuthentication: false, where: { node: { books: { some: { kind: { eq: ATLAS } } } } } }]) {
    id: ID!  name: String!  isSecret: Boolean!
    books: [Book!]! @relationship(type: "WON", direction: IN, properties: "Won") }
`

interface LabelRow {
  readonly title?: string
  readonly pages?: unknown
}
export const RESOLVERS = { Book: { label: ({ title, pages }: LabelRow) => ({ title, pages }) } }

/** What is true of the books that `writeBooks` writes. */
export const BOOKS_MENDED: MendOptions = {
  farEnds: (type, direction) => {
    if (type === 'WON') return direction === 'LEAVES' ? ['BookPrize'] : ['BookBook']
    if (type === 'MADE') return direction === 'LEAVES' ? ['BookBook'] : ['BookAuthor', 'BookPress']
    return []
  },
  rowsHeld: 3,
  indexOrders: bookOrders,
  requiredFields: (type, _field, selected) => (type === 'Label' ? selected : null),
}

const LABELS = ['BookAuthor', 'BookPress', 'BookBook', 'BookPrize']

/** The same number gives the same graph. */
export async function writeBooks(driver: Driver, seed: number): Promise<void> {
  const next = randomNumbers(seed)
  const pick = (below: number) => Math.floor(next() * below)
  const maybe = <Value>(value: Value) => (next() < 0.3 ? null : value)
  const date = () => maybe(`19${70 + pick(3)}-0${1 + pick(3)}-01`)
  const place = () => maybe(int(pick(3)))
  const relationship = (from: string, to: string) => ({ from, to })
  const many = <Row>(count: number, row: (index: number) => Row) =>
    Array.from({ length: count }, (_, index) => row(index))
  const maker = (kind: string) => (index: number) => ({
    id: `${kind}:${index}`,
    name: `n${pick(4)}`,
    born: maybe(int(pick(3))),
  })
  const params = {
    authors: many(9, maker('author')),
    presses: many(5, maker('press')),
    books: many(14, (index) => ({
      id: `book:${index}`,
      title: `t${pick(3)} u${pick(3)}`,
      kind: maybe(['NOVEL', 'ATLAS', 'PLAY'][pick(3)]),
      on: date(),
      pages: maybe(int(pick(4))),
      tags: maybe([`x${pick(2)}`]),
    })),
    prizes: many(6, (index) => ({ id: `prize:${index}`, name: `p${pick(2)}`, isSecret: next() < 0.4 })),
    made: many(90, (index) => ({
      id: `made:${index}`,
      ...relationship(next() < 0.6 ? `author:${pick(9)}` : `press:${pick(5)}`, `book:${pick(14)}`),
      role: maybe(['WRITER', 'EDITOR', 'PRINTER'][pick(3)]),
      on: date(),
      share: maybe(pick(3) / 2),
    })),
    won: many(60, (index) => ({
      id: `won:${index}`,
      ...relationship(`book:${pick(14)}`, `prize:${pick(6)}`),
      place: place(),
    })),
    followed: many(60, (index) => ({
      id: `followed:${index}`,
      ...relationship(`book:${pick(14)}`, next() < 0.7 ? `book:${pick(14)}` : `prize:${pick(6)}`),
      place: place(),
    })),
  }
  const session = driver.session({ database: 'neo4j' })
  try {
    for (const label of LABELS) await session.run(`MATCH (n:${label}) DETACH DELETE n`)
    for (const statement of WRITES) {
      const { nodesCreated, relationshipsCreated } = (await session.run(statement, params)).summary.counters.updates()
      if (nodesCreated === 0 && relationshipsCreated === 0) throw new Error(`wrote nothing: ${statement}`)
    }
  } finally {
    await session.close()
  }
  await indexBooks(driver)
}

const WRITES = [
  'UNWIND $authors AS row CREATE (n:BookAuthor) SET n = row',
  'UNWIND $presses AS row CREATE (n:BookPress) SET n = row',
  'UNWIND $books AS row CREATE (n:BookBook) SET n = row, n.on = date(row.on)',
  'UNWIND $prizes AS row CREATE (n:BookPrize) SET n = row',
  // No two makers' relationships are parallel: of such the library as it comes makes one edge.
  `UNWIND $made AS row MATCH (m:BookAuthor|BookPress {id: row.from}), (b:BookBook {id: row.to})
   MERGE (m)-[r:MADE]->(b) ON CREATE SET r.id = row.id, r.role = row.role, r.on = date(row.on), r.share = row.share`,
  `UNWIND $won AS row MATCH (b:BookBook {id: row.from}), (p:BookPrize {id: row.to})
   CREATE (b)-[:WON {id: row.id, place: row.place}]->(p)`,
  `UNWIND $followed AS row MATCH (b:BookBook {id: row.from}), (s:BookBook|BookPrize {id: row.to})
   CREATE (b)-[:FOLLOWED_BY {id: row.id, place: row.place}]->(s)`,
]

/** mulberry32 */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
