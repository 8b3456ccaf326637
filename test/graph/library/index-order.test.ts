/** Connections whose order lies in an index start from there; that their answers stay the same, the random operations show. */
import type { GraphQLSchema } from 'graphql'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testNeo4j } from '../../support/graph.ts'
import { indexBooks, removeBookIndexes } from './books-in-order.ts'
import { ask, loadLibraryPair, operatorsOf } from './library-pair.ts'
import { BOOKS_MENDED, RESOLVERS, TYPE_DEFS, writeBooks } from './shop-of-books.ts'

let driver: Driver
let asItComes: GraphQLSchema
let mended: GraphQLSchema

beforeAll(async () => {
  const { uri, user, password } = testNeo4j()
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const pair = loadLibraryPair(BOOKS_MENDED)
  const features = { authorization: { key: 'no token comes' } }
  const schemaOf = ({ Neo4jGraphQL }: typeof pair.mended) =>
    new Neo4jGraphQL({ typeDefs: TYPE_DEFS, resolvers: RESOLVERS, driver, features }).getSchema()
  asItComes = await schemaOf(pair.asItComes)
  mended = await schemaOf(pair.mended)
  await writeBooks(driver, 5)
  await removeBookIndexes(driver)
  // Of fourteen books it costs the planner nothing to sort them.
  const session = driver.session({ database: 'neo4j' })
  await session.run(`UNWIND range(100, 999) AS i
    CREATE (:BookBook {id: 'book:' + i, title: 't' + i % 7, kind: ['NOVEL', 'PLAY', 'ATLAS'][i % 3], pages: i % 5,
      on: CASE WHEN i % 4 > 0 THEN date('1950-01-01') + duration({days: i * 31 % 7919}) END})`)
  await session.close()
  await indexBooks(driver)
}, 60_000)

afterAll(async () => {
  await removeBookIndexes(driver)
  await driver.close()
})

const node = '{ edges { node { id } } }'
const below = (sort: string, where = '') =>
  `{ authorsConnection { edges { node { id booksConnection(first: 2, ${where} sort: [${sort}, { edge: { id: ASC } }]) ${node} } } } }`
const root = (sort: string, where = '') => `{ booksConnection(first: 2, ${where} sort: [${sort}]) ${node} }`

describe('a connection whose order lies in an index', () => {
  it.each([
    below('{ node: { on: DESC } }, { node: { id: ASC } }'),
    below('{ node: { on: ASC } }, { node: { id: DESC } }'),
    below('{ node: { on: ASC } }', 'where: { node: { kind: { eq: PLAY } }, edge: { role: { eq: WRITER } } },'),
    root('{ on: ASC }, { id: ASC }'),
    root('{ on: DESC }, { id: ASC }', 'where: { kind: { eq: PLAY } },'),
    root('{ on: DESC }, { id: ASC }', 'where: { AND: [{ kind: { eq: PLAY } }, { pages: { gt: 0 } }] },'),
    root('{ title: DESC }, { id: DESC }'),
    root('{ title: DESC }, { id: ASC }'),
  ])('reads no more than that part of the index: %s', async (source) => {
    const { result, queries } = await ask(mended, driver, source)
    expect(result.errors).toBeUndefined()
    expect(result).toEqual((await ask(asItComes, driver, source)).result)
    const operators = await operatorsOf(driver, queries[0]?.text ?? '', queries[0]?.params)
    expect(operators.filter((operator) => /^(?:Top|Sort|Expand)/.test(operator))).toEqual([])
    expect(operators.some((operator) => /Index(?:Seek|Scan)/.test(operator))).toBe(true)
  })

  it.each([
    ['another order', below('{ node: { pages: DESC } }')],
    ['an order that begins with the edge', below('{ edge: { role: ASC } }, { node: { on: DESC } }')],
    ['a field with a statement', below('{ node: { makerCount: DESC } }')],
    ['a filter with a statement', below('{ node: { on: DESC } }', 'where: { node: { makerCount: { gte: 1 } } },')],
    ['a filter by relationships', root('{ on: DESC }', 'where: { authors: { some: { born: { gt: 0 } } } },')],
    ['no order', `{ authorsConnection { edges { node { booksConnection(first: 2) ${node} } } } }`],
    [
      'an interface',
      `{ booksConnection { edges { node { makersConnection(sort: [{ node: { name: ASC } }]) ${node} } } } }`,
    ],
    ['what not everybody sees', `{ prizesConnection(sort: [{ name: ASC }]) ${node} }`],
  ])('is read as before where it is asked for %s', async (_what, source) => {
    const { result, queries } = await ask(mended, driver, source)
    expect(result.errors).toBeUndefined()
    expect(queries[0]?.text).not.toMatch(/byLatest|byEarliest|\.listed/)
  })

  it('holds a filter to one value where it leaves one, and only there', async () => {
    const isHeld = async (where: string) => {
      const { queries } = await ask(mended, driver, root('{ on: DESC }', `where: ${where},`))
      return /ORDER BY \w+\.kind ASC/.test(queries[0]?.text ?? '')
    }
    expect(await isHeld('{ kind: { eq: PLAY } }')).toBe(true)
    expect(await isHeld('{ AND: [{ kind: { eq: PLAY } }] }')).toBe(true)
    expect(await isHeld('{ kind: { eq: null } }')).toBe(false)
    expect(await isHeld('{ NOT: { kind: { eq: PLAY } } }')).toBe(false)
    expect(await isHeld('{ OR: [{ kind: { eq: PLAY } }, { kind: { eq: NOVEL } }] }')).toBe(false)
    expect(await isHeld('{ kind: { in: [PLAY] } }')).toBe(false)
  })
})
