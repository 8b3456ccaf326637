/** 20,000 items, a hub that holds 5,000 of them, and what a page of them costs when a person writes the Cypher. */
import type { Driver } from 'neo4j-driver'

export const COST_TYPE_DEFS = `
  extend schema @mutation(operations: [])
  type Holds @relationshipProperties { on: Date  id: ID! }
  interface Holder { id: ID! }
  type Hub implements Holder @node(labels: ["PagedHub"]) { id: ID!
    items: [Item!]! @relationship(type: "PAGED_HOLDS", direction: OUT, properties: "Holds") }
  type Shelf implements Holder @node(labels: ["PagedShelf"]) { id: ID! }
  type Item @node(labels: ["PagedItem"]) { id: ID!  title: String!  on: Date
    holders: [Holder!]! @relationship(type: "PAGED_HOLDS", direction: IN, properties: "Holds")
    parts: [Part!]! @relationship(type: "PAGED_HAS", direction: OUT)
    partCount: Int! @cypher(statement: "RETURN COUNT { (this)-[:PAGED_HAS]->() } AS n", columnName: "n") }
  type Part @node(labels: ["PagedPart"]) { id: ID! }
`

const LABELS = ['PagedHub', 'PagedShelf', 'PagedItem', 'PagedPart']
const WRITES = [
  ...LABELS.map((label) => `CREATE CONSTRAINT ${label}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`),
  'CREATE INDEX PagedItem_on IF NOT EXISTS FOR (n:PagedItem) ON (n.on)',
  `UNWIND range(0, 19999) AS i CREATE (n:PagedItem {id: 'item:' + i, title: 't' + i % 97})
   SET n.on = CASE WHEN i % 7 > 0 THEN date('2000-01-01') + duration({days: i * 31 % 7919}) END`,
  `UNWIND range(0, 59999) AS i MATCH (n:PagedItem {id: 'item:' + i % 20000})
   CREATE (n)-[:PAGED_HAS]->(:PagedPart {id: 'part:' + i})`,
  `CREATE (h:PagedHub {id: 'hub:1'}) WITH h MATCH (n:PagedItem) WHERE toInteger(split(n.id, ':')[1]) < 5000
   CREATE (h)-[r:PAGED_HOLDS {id: 'holds:' + n.id}]->(n) SET r.on = n.on`,
  'CALL db.awaitIndexes(60)',
]
const REMOVALS = [
  ...LABELS.map((label) => `MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`),
  ...LABELS.map((label) => `DROP CONSTRAINT ${label}_id IF EXISTS`),
  'DROP INDEX PagedItem_on IF EXISTS',
]

export async function writeItems(driver: Driver): Promise<void> {
  await run(driver, [...REMOVALS, ...WRITES])
}

/** The other tests share the database. */
export async function removeItems(driver: Driver): Promise<void> {
  await run(driver, REMOVALS)
}

async function run(driver: Driver, statements: readonly string[]): Promise<void> {
  const session = driver.session({ database: 'neo4j' })
  try {
    for (const statement of statements) await session.run(statement)
  } finally {
    await session.close()
  }
}

interface Page {
  readonly title: string
  readonly source: string
  readonly byHand: string
}

export const PAGES: readonly Page[] = [
  {
    title: 'the first 50 of 20,000',
    source: '{ itemsConnection(first: 50, sort: [{ on: ASC }, { id: ASC }]) { edges { node { id title on } } } }',
    byHand: `MATCH (i:PagedItem) WITH i ORDER BY i.on, i.id LIMIT 50
             RETURN collect(i {.id, .title, .on}) AS page`,
  },
  {
    title: 'the first 50 of 20,000 by an index, and whether there are more',
    source: `{ itemsConnection(first: 50, where: { on: { gte: "2010-01-01" } }, sort: [{ on: ASC }, { id: ASC }]) {
               edges { node { id title on } } pageInfo { hasNextPage } } }`,
    byHand: `MATCH (i:PagedItem) WHERE i.on >= date('2010-01-01') WITH i ORDER BY i.on, i.id LIMIT 51
             WITH collect(i) AS found UNWIND found[..50] AS i
             WITH found, collect(i {.id, .title, .on}) AS page RETURN page, size(found) > 50 AS more`,
  },
  {
    title: 'the first 50 of 20,000 with their total, a connection and a @cypher field below',
    source: `{ itemsConnection(first: 50, sort: [{ id: DESC }]) { totalCount
               edges { node { id partCount partsConnection(first: 2, sort: [{ node: { id: ASC } }]) { edges { node { id } } } } } } }`,
    byHand: `MATCH (i:PagedItem) WITH i ORDER BY i.id DESC LIMIT 50
             CALL (i) { MATCH (i)-[:PAGED_HAS]->(p:PagedPart) WITH p ORDER BY p.id LIMIT 2 RETURN collect({id: p.id}) AS parts }
             CALL (i) { RETURN COUNT { (i)-[:PAGED_HAS]->() } AS partCount }
             WITH collect({id: i.id, partCount: partCount, parts: parts}) AS page
             RETURN page, COUNT { MATCH (i:PagedItem) } AS total`,
  },
  {
    title: 'the first 50 of those that a filter leaves, with their total',
    source: `{ itemsConnection(first: 50, where: { title: { eq: "t7" } }, sort: [{ on: DESC }, { id: ASC }]) { totalCount
               edges { node { id title on } } } }`,
    byHand: `MATCH (i:PagedItem) WHERE i.title = 't7' WITH i ORDER BY i.on DESC, i.id WITH collect(i) AS found
             RETURN [i IN found[..50] | {id: i.id, title: i.title, on: i.on}] AS page, size(found) AS total`,
  },
  {
    title: "a hub's first 10 of 5,000 with a connection below",
    source: `{ hubsConnection(where: { id: { eq: "hub:1" } }) { edges { node { id
               itemsConnection(first: 10, sort: [{ edge: { on: DESC } }, { edge: { id: ASC } }]) {
                 edges { properties { on } node { id title
                   partsConnection(first: 2, sort: [{ node: { id: ASC } }]) { edges { node { id } } } } } } } } } }`,
    byHand: `MATCH (h:PagedHub {id: 'hub:1'})
             CALL (h) { MATCH (h)-[r:PAGED_HOLDS]->(i:PagedItem) WITH r, i ORDER BY r.on DESC, r.id LIMIT 10
               CALL (i) { MATCH (i)-[:PAGED_HAS]->(p:PagedPart) WITH p ORDER BY p.id LIMIT 2 RETURN collect({id: p.id}) AS parts }
               RETURN collect({on: r.on, id: i.id, title: i.title, parts: parts}) AS items }
             RETURN collect({id: h.id, items: items}) AS page`,
  },
  {
    title: 'the holders of an item, which are of an interface, with a page of each below',
    source: `{ itemsConnection(where: { id: { eq: "item:7" } }) { edges { node {
               holdersConnection(first: 5, sort: [{ edge: { id: ASC } }]) { edges { node { id
                 ... on Hub { itemsConnection(first: 2, sort: [{ edge: { id: ASC } }]) { edges { node { id } } } } } } } } } } }`,
    byHand: `MATCH (i:PagedItem {id: 'item:7'})
             CALL (i) {
               CALL (i) { MATCH (i)<-[r:PAGED_HOLDS]-(h:PagedHub) RETURN h, r.id AS id
                          UNION ALL MATCH (i)<-[r:PAGED_HOLDS]-(h:PagedShelf) RETURN h, r.id AS id }
               WITH * ORDER BY id LIMIT 5
               CALL (h) { MATCH (h)-[r:PAGED_HOLDS]->(j:PagedItem) WITH r, j ORDER BY r.id LIMIT 2 RETURN collect({id: j.id}) AS items }
               RETURN collect({id: h.id, items: items}) AS holders }
             RETURN collect(holders) AS page`,
  },
]
