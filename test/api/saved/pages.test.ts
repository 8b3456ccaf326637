/** Files of answers with more than one page: whole, or refused. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Graph } from '../../../src/graph/graph.ts'
import { type Fact, factsOf, loadFacts } from '../../support/facts.ts'
import { makeFolder } from '../../support/folder.ts'
import { openEmptyGraph } from '../../support/graph.ts'
import { readCsv, readCsvArchive } from '../../support/read-files.ts'
import { bodyOf, post, type Served, serve } from '../../support/serve.ts'

const MEETINGS = 230
const PARTIES = 30
const CROWD = 120

const documents = {
  committee: `query Sessions { committeesConnection(where: { id: { eq: "committee:a" } }) { edges { node { name
    sessionsConnection { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } } } } }`,
  agreements: `query Parties { agreementsConnection(first: 2, where: { kind: { eq: AGREEMENT } }) { edges { node { id
    partiesConnection { edges { node { id } properties { role } } } } } } }`,
  crowd: `query Crowd { agreementsConnection(where: { kind: { eq: TREATY } }) { edges { node { id
    partiesConnection { edges { node { id } } } } } } }`,
  two: `query Two($first: PageSize = 7, $after: String) {
    a: history(of: "committee:a", first: $first, after: $after) { edges { node { title } } }
    b: history(of: "partner:p1") { totalCount edges { node { title } } } }`,
}

let graph: Graph
let served: Served

beforeAll(async () => {
  const range = (count: number) => Array.from({ length: count }, (_one, index) => index + 1)
  const fields: Record<string, Record<string, string>> = {
    'agreement:crowd': { kind: 'TREATY' },
    'agreement:a': { kind: 'AGREEMENT' },
    'agreement:b': { kind: 'AGREEMENT' },
    'agreement:c': { kind: 'AGREEMENT' },
  }
  for (const number of range(MEETINGS)) {
    fields[`meeting:m${number}`] = { heldOn: `${1790 + number}-01-01`, name: `Meeting ${number}` }
  }
  const facts: Fact[] = [
    ...range(MEETINGS).map((number): Fact => ['SESSION_OF', `meeting:m${number}`, 'committee:a']),
    ...range(PARTIES).map((number): Fact => ['PARTY_TO', `partner:p${number}`, 'agreement:a', { role: 'PARTY' }]),
    ...range(CROWD).map((number): Fact => ['PARTY_TO', `partner:p${number}`, 'agreement:crowd', { role: 'PARTY' }]),
    ['PARTY_TO', 'partner:p1', 'agreement:b', { role: 'PARTY' }],
    ['PARTY_TO', 'partner:p2', 'agreement:c', { role: 'PARTY' }],
  ]
  graph = await openEmptyGraph()
  await loadFacts(graph, factsOf(facts, fields))
  const path = join(makeFolder('saved'), 'documents.json')
  writeFileSync(path, JSON.stringify(documents))
  served = await serve(graph, { settings: { TRUSTED_DOCUMENTS: path } })
})

afterAll(async () => {
  await served.close()
  await graph.close()
})

const take = (path: string) => fetch(`${served.url}/q/${path}`)

it('a ready question goes on through its pages, however long its own are', async () => {
  const { data } = await bodyOf(await take('history-of-laos.json?of=committee:a'))
  expect(data.history.totalCount).toBe(MEETINGS)
  const rows = readCsv(await (await take('history-of-laos.csv?of=committee:a&columns=entity.id,date.edtf')).text())
  expect(rows).toHaveLength(MEETINGS + 1)
  expect(new Set(rows.map(([id]) => id)).size).toBe(MEETINGS + 1)
  const days = rows.slice(1).map(([, day]) => String(day))
  expect(days).toEqual([...days].sort().reverse())
})

it('a list within a record that was looked up is whole, and says that nothing comes after it', async () => {
  const { data } = await bodyOf(await take('Sessions.json'))
  const { edges, totalCount, pageInfo } = data.committeesConnection.edges[0].node.sessionsConnection
  expect([edges.length, totalCount, pageInfo.hasNextPage]).toEqual([MEETINGS, MEETINGS, false])
  expect(pageInfo.endCursor).toMatch(/./)
  const rows = readCsv(await (await take('Sessions.csv')).text())
  expect(rows[0]).toEqual(['name', 'sessions.totalCount', 'sessions.id'].filter((key) => rows[0]!.includes(key)))
  expect(rows).toHaveLength(MEETINGS + 1)
})

it('lists within rows are whole up to a hundred', async () => {
  const rows = readCsv(await (await take('Parties.csv')).text())
  expect(rows[0]).toEqual(['id', 'parties.id', 'parties.role', 'parties.role.label'])
  const parties = new Map(rows.slice(1).map(([id, ids]) => [id, String(ids).split('\n')]))
  expect([...parties.keys()].sort()).toEqual(['agreement:a', 'agreement:b', 'agreement:c'])
  expect(new Set(parties.get('agreement:a')).size).toBe(PARTIES)
})

it('longer ones are refused, with where and how to ask', async () => {
  const response = await take('Crowd.csv')
  expect(response.status).toBe(422)
  const { message, extensions } = (await bodyOf(response)).errors[0]
  expect(message).toBe(
    '"partiesConnection" (agreementsConnection.edges.node.partiesConnection) has more than 100 entries within one row, and a file does not go on there: nothing is sent.',
  )
  expect(extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', hint: expect.stringContaining('by its id') })
})

it('each of several lists goes on by itself, and JSON has what /graphql gives of them page by page', async () => {
  const { data } = await bodyOf(await take('Two.json'))
  expect(data.a.edges).toHaveLength(MEETINGS)
  expect(data.b.edges).toHaveLength(data.b.totalCount)
  expect(Object.keys(data.b)).toEqual(['totalCount', 'edges'])
  const titles: string[] = []
  let after: string | null = null
  do {
    const query = `query ($after: String) { history(of: "committee:a", first: 100, after: $after)
      { pageInfo { hasNextPage endCursor } edges { node { title } } } }`
    const page: any = (await bodyOf(await post(served.url, { query, variables: { after } }))).data.history
    titles.push(...page.edges.map(({ node }: any) => node.title))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  expect(data.a.edges.map(({ node }: any) => node.title)).toEqual(titles)
  const archive = readCsvArchive(new Uint8Array(await (await take('Two.csv')).arrayBuffer()))
  expect([...archive].map(([name, grid]) => [name, grid.length - 1])).toEqual([
    ['a', MEETINGS],
    ['b', data.b.totalCount],
  ])
})
