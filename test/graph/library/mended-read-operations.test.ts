import { createRequire } from 'node:module'
import fc from 'fast-check'
import type { GraphQLSchema } from 'graphql'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { libraryModule } from '../../../src/graph/library/library-module.ts'
import { mendReadOperations } from '../../../src/graph/library/mend-read-operations.ts'
import { testNeo4j } from '../../support/graph.ts'
import { removeBookIndexes } from './books-in-order.ts'
import { COST_TYPE_DEFS, PAGES, removeItems, writeItems } from './cost-of-a-page.ts'
import { type Asked, ask, databaseHits, type LibraryPair, loadLibraryPair } from './library-pair.ts'
import { operations } from './random-operations.ts'
import { BOOKS_MENDED, RESOLVERS, TYPE_DEFS, writeBooks } from './shop-of-books.ts'

/** Operations a graph. Raise it after a change: 80 found every fault that was put in on purpose. */
const RUNS = Number(process.env.MENDED_RUNS ?? 25)

let driver: Driver
let library: LibraryPair
let books: Schemas
interface Schemas {
  readonly asItComes: GraphQLSchema
  readonly mended: GraphQLSchema
}

async function schemasOf(typeDefs: string, resolvers = {}): Promise<Schemas> {
  const build = ({ Neo4jGraphQL }: LibraryPair['mended']) =>
    new Neo4jGraphQL({
      typeDefs,
      resolvers,
      driver,
      features: { authorization: { key: 'no token comes' } },
    }).getSchema()
  return { asItComes: await build(library.asItComes), mended: await build(library.mended) }
}

async function askBoth({ asItComes, mended }: Schemas, source: string): Promise<{ before: Asked; after: Asked }> {
  const before = await ask(asItComes, driver, source)
  expect(before.result.errors).toBeUndefined()
  return { before, after: await ask(mended, driver, source) }
}

async function write(...statements: string[]): Promise<void> {
  const session = driver.session({ database: 'neo4j' })
  for (const statement of statements) await session.run(statement)
  await session.close()
}

beforeAll(async () => {
  const { uri, user, password } = testNeo4j()
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  library = loadLibraryPair(BOOKS_MENDED)
  books = await schemasOf(TYPE_DEFS, RESOLVERS)
})
afterEach(() => mendReadOperations(BOOKS_MENDED))
afterAll(async () => {
  await removeItems(driver)
  await removeBookIndexes(driver)
  await driver.close()
})

describe('a mended connection', () => {
  it.each([1, 2])(
    'answers as the library does (graph %i)',
    async (seed) => {
      await writeBooks(driver, seed)
      await fc.assert(
        fc.asyncProperty(operations, async (source) => {
          const { before, after } = await askBoth(books, source)
          expect(after.result).toEqual(before.result)
        }),
        { numRuns: RUNS },
      )
    },
    600_000,
  )

  it('costs what a person who writes the Cypher pays', async () => {
    await writeItems(driver)
    mendReadOperations()
    const items = await schemasOf(COST_TYPE_DEFS)
    for (const { title, source, byHand } of PAGES) {
      const { before, after } = await askBoth(items, source)
      expect(after.result, title).toEqual(before.result)
      const [query] = after.queries
      const hits = await databaseHits(driver, query?.text ?? '', query?.params)
      expect(hits, title).toBeLessThanOrEqual(1.05 * (await databaseHits(driver, byHand)))
    }
  }, 120_000)

  it('checks no label that the relationship implies, and reads of a field of ours what is selected', async () => {
    const source = `{ prizesConnection { edges { node { booksConnection { edges { node { label { pages } } } }  } } } }`
    const { before, after } = await askBoth(books, source)
    expect(after.result).toEqual(before.result)
    expect(before.queries[0]?.text).toMatch(/<-\[\w+:WON\]-\(\w+:BookBook\)[\s\S]*title/)
    expect(after.queries[0]?.text).toMatch(/<-\[\w+:WON\]-\(\w+\)/)
    expect(after.queries[0]?.text).not.toContain('title')
  })

  it('orders by its id a relationship of which that is said, where nobody asks for another order', async () => {
    mendReadOperations({ ...BOOKS_MENDED, orderedById: (type, field) => type === 'Book' && field !== 'authors' })
    const answer = async (field: string, sort: string) => {
      const source = `{ booksConnection(sort: [{ id: ASC }]) { edges { node { ${field}Connection(first: 2${sort}) {
        edges { node { __typename } properties { id } } pageInfo { hasNextPage } } } } } }`
      return (await askBoth(books, source)).after
    }
    for (const field of ['makers', 'prizes', 'successors']) {
      const { result } = await answer(field, '')
      expect(result.errors).toBeUndefined()
      expect(result, field).toEqual((await answer(field, ', sort: [{ edge: { id: ASC } }]')).result)
      expect((await answer(field, ', sort: [{ edge: { id: DESC } }]')).result, field).not.toEqual(result)
    }
    expect((await answer('authors', '')).queries[0]?.text).not.toContain('this1.id ASC')
  })

  it('leaves aggregates and groups to the library', async () => {
    for (const asked of [
      'aggregate { count { nodes } }',
      'groupBy(fields: { pages: true }) { edges { node { id } } }',
    ]) {
      const { before, after } = await askBoth(books, `{ booksConnection(first: 2) { ${asked} edges { node { id } } } }`)
      expect(after.queries).toEqual(before.queries)
    }
  })

  it('keeps parallel relationships to an interface apart, whatever is selected of them', async () => {
    await writeBooks(driver, 3)
    await write(
      `MATCH (b:BookBook {id: 'book:0'})<-[r:MADE]-() DELETE r`,
      `MATCH (b:BookBook {id: 'book:0'}), (a:BookAuthor {id: 'author:0'})
       CREATE (a)-[:MADE {id: 'made:x', role: 'WRITER'}]->(b), (a)-[:MADE {id: 'made:y', role: 'EDITOR'}]->(b)`,
    )
    const source = `{ booksConnection(where: { id: { eq: "book:0" } }) { edges { node {
      makersConnection(first: 5) { totalCount edges { node { id } } } } } } }`
    const { after } = await askBoth(books, source)
    expect(after.result.data).toMatchObject({
      booksConnection: {
        edges: [
          {
            node: {
              makersConnection: { totalCount: 2, edges: [{ node: { id: 'author:0' } }, { node: { id: 'author:0' } }] },
            },
          },
        ],
      },
    })
  })

  it('gives null, and keeps the page full, where the statement of a @cypher field has no row', async () => {
    await write(
      'MATCH (n:PagedHub) WHERE n.id STARTS WITH "alone" DELETE n',
      'UNWIND range(1, 3) AS i CREATE (:PagedHub {id: "alone:" + i})',
    )
    const { mended } = await schemasOf(`
      extend schema @mutation(operations: [])
      type Hub @node(labels: ["PagedHub"]) { id: ID!
        item: String @cypher(statement: "MATCH (this)-->(i) RETURN i.id AS id", columnName: "id") }`)
    const source = `{ hubsConnection(first: 2, where: { id: { startsWith: "alone" } }, sort: [{ id: ASC }]) {
      edges { node { id item } } pageInfo { hasNextPage } } }`
    const { result } = await ask(mended, driver, source)
    expect(result.data).toEqual({
      hubsConnection: {
        edges: [{ node: { id: 'alone:1', item: null } }, { node: { id: 'alone:2', item: null } }],
        pageInfo: { hasNextPage: true },
      },
    })
  })
})

describe('a mended connection, with nulls last', () => {
  const firstOf = async (sort: string, where = '{}') => {
    const source = `{ booksConnection(where: ${where}, sort: [{ pages: ${sort} }, { id: ASC }]) { edges { node { pages } } } }`
    const { result, queries } = await ask(books.mended, driver, source)
    const { edges } = (result.data as { booksConnection: { edges: { node: { pages: number | null } }[] } })
      .booksConnection
    return { pages: edges.map(({ node }) => node.pages), text: queries[0]?.text }
  }

  it.each(['ASC', 'DESC'])('has what has no value last when %s', async (sort) => {
    await writeBooks(driver, 4)
    mendReadOperations({ nullsLast: true })
    const { pages } = await firstOf(sort)
    const withValue = pages.filter((value) => value !== null)
    expect(withValue.length).toBeLessThan(pages.length)
    expect(pages.slice(0, withValue.length)).toEqual(withValue)
  })

  it('does not spoil the order of an index where a filter leaves no nulls', async () => {
    mendReadOperations({ nullsLast: true })
    expect((await firstOf('DESC', '{ pages: { gte: 1 } }')).text).not.toContain('IS NULL')
    expect((await firstOf('DESC', '{ OR: [{ pages: { gte: 1 } }, { kind: { eq: PLAY } }] }')).text).toContain('IS NULL')
  })
})

describe('mending', () => {
  const require = createRequire(import.meta.url)

  it('is refused for another version of the library', () => {
    const file = require.resolve('@neo4j/graphql').replace(/dist\/index\.js$/, 'package.json')
    const { version } = require(file)
    require(file).version = '7.6.4'
    try {
      expect(() => mendReadOperations()).toThrow(/"7\.6\.4"/)
    } finally {
      require(file).version = version
    }
  })

  it('is refused where a method is missing', () => {
    const { LogicalFilter } = libraryModule<{ LogicalFilter: { prototype: Record<string, unknown> } }>(
      'translate/queryAST/ast/filters/LogicalFilter.js',
    )
    const { getPredicate } = LogicalFilter.prototype
    LogicalFilter.prototype.getPredicate = undefined
    try {
      expect(() => mendReadOperations()).toThrow(/"LogicalFilter.getPredicate"/)
    } finally {
      LogicalFilter.prototype.getPredicate = getPredicate
    }
  })
})
