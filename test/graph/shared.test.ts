/** What several things are all connected with, page by page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALWAYS } from '../../src/domain/valid-time.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { BARE_FACT } from '../../src/graph/queries/relationships.ts'
import { type SharedQuestion, type SharedRow, shared } from '../../src/graph/queries/shared.ts'
import { type Fact, factsOf, loadFacts } from '../support/facts.ts'
import { openEmptyGraph } from '../support/graph.ts'

let graph: Graph

/** Two hubs with 450 documents each, every third of them of both, and a third partner in one in ten. */
const hubs: readonly Fact[] = Array.from({ length: 450 }, (_, place): Fact[] => {
  const id = `agreement:h${String(place).padStart(3, '0')}`
  return [
    ['PARTY_TO', 'partner:hub-1', id],
    ...(place % 3 === 0
      ? [['PARTY_TO', 'partner:hub-2', id] as const]
      : [['PARTY_TO', 'partner:hub-2', `${id}x`] as const]),
    ...(place % 10 === 0 ? [['PARTY_TO', 'partner:third', id] as const] : []),
  ]
}).flat()

const small: readonly Fact[] = [
  ['PARTICIPATES_IN', 'partner:unicef', 'project:p', { role: 'FUNDING' }],
  ['PARTICIPATES_IN', 'partner:jica', 'project:p', { role: 'IMPLEMENTING' }],
  ['CONCERNS', 'policy:x', 'partner:jica'],
  ['CONCERNS', 'policy:x', 'partner:unicef'],
  ['TOOK_PART_IN', 'partner:unicef', 'meeting:m'],
  ['TOOK_PART_IN', 'partner:jica-office', 'meeting:m'],
  ['PART_OF', 'partner:jica-office', 'partner:jica'],
  ['ABOUT', 'partner:unicef', 'topic:t'],
  ['ABOUT', 'partner:jica', 'topic:t'],
  ['TOOK_PART_IN', 'partner:unicef', 'meeting:alone'],
]

beforeAll(async () => {
  graph = await openEmptyGraph()
  await loadFacts(graph, factsOf([...small, ...hubs], { 'project:p': { startedOn: '2020' } }))
})

afterAll(() => graph.close())

const QUESTION: SharedQuestion = {
  ids: ['partner:unicef', 'partner:jica'],
  labels: null,
  includeParts: true,
  period: ALWAYS,
  facts: BARE_FACT,
  first: 100,
  after: null,
}

const ask = async (more: Partial<SharedQuestion> = {}) => (await shared(graph, { ...QUESTION, ...more })).rows
const ids = (rows: readonly SharedRow[]) => rows.map(({ id }) => id)

describe('what two partners share', () => {
  it('comes with what tells most first, and with what joins it with each, in the order asked', async () => {
    const rows = await ask()
    expect(ids(rows)).toEqual(['project:p', 'meeting:m', 'policy:x', 'topic:t'])
    expect(rows[0]!.through.map(({ id }) => id)).toEqual([
      'PARTICIPATES_IN/partner:unicef/project:p/funding',
      'PARTICIPATES_IN/partner:jica/project:p/implementing',
    ])
    const turned = await ask({ ids: ['partner:jica', 'partner:unicef'] })
    expect(turned[1]!.through.map(({ from }) => from)).toEqual(['partner:jica-office', 'partner:unicef'])
  })

  it('without parts is only what they share themselves', async () => {
    expect(ids(await ask({ includeParts: false }))).toEqual(['project:p', 'policy:x', 'topic:t'])
  })

  it('is of the wanted types, and of what was there on the day', async () => {
    expect(ids(await ask({ labels: ['Topic', 'Meeting'] }))).toEqual(['meeting:m', 'topic:t'])
    expect(await ask({ labels: [] })).toEqual([])
    expect(ids(await ask({ period: { ...ALWAYS, asOf: '2019-01-01' } }))).toEqual(['meeting:m', 'policy:x', 'topic:t'])
  })

  it('has after what they share directly what both come to through documents, projects, meetings and committees', async () => {
    await loadFacts(
      graph,
      factsOf([
        ['PARTICIPATES_IN', 'partner:giz', 'project:g'],
        ['PARTICIPATES_IN', 'institution:court', 'project:g'],
        ['TOOK_PART_IN', 'partner:koica', 'meeting:k'],
        ['TOOK_PART_IN', 'partner:koica-office', 'meeting:ko'],
        ['PART_OF', 'partner:koica-office', 'partner:koica'],
        ['TOOK_PART_IN', 'institution:court', 'meeting:k'],
        ['TOOK_PART_IN', 'institution:court', 'meeting:ko'],
        ['CONCERNS', 'meeting:k', 'project:g'],
        ['MEMBER_OF', 'institution:school', 'committee:c'],
      ]),
      'at one remove',
    )
    const rows = await ask({ ids: ['partner:giz', 'partner:koica'] })
    expect(ids(rows)).toEqual(['project:g', 'meeting:k', 'institution:court'])
    expect(rows[2]!.through.map(({ type, from, to }) => `${from} ${type} ${to}`)).toEqual([
      'partner:giz PARTICIPATES_IN project:g',
      'institution:court PARTICIPATES_IN project:g',
      'partner:koica TOOK_PART_IN meeting:k',
      'institution:court TOOK_PART_IN meeting:k',
      'partner:koica-office TOOK_PART_IN meeting:ko',
      'institution:court TOOK_PART_IN meeting:ko',
    ])
    expect(rows.map(({ hasMoreWays }) => hasMoreWays)).toEqual([false, false, false])
    const seven = Array.from({ length: 7 }, (_, place): Fact[] => [
      ['TOOK_PART_IN', place % 2 === 0 ? 'partner:giz' : 'partner:koica', `meeting:way-${place}`],
      ['TOOK_PART_IN', 'institution:court', `meeting:way-${place}`],
    ]).flat()
    await loadFacts(graph, factsOf(seven), 'seven ways')
    const [court] = await ask({ ids: ['partner:giz', 'partner:koica'], labels: ['Institution'] })
    expect([court!.hasMoreWays, court!.through.length]).toEqual([true, 12])
    const [first] = await ask({ ids: ['partner:giz', 'partner:koica'], first: 1 })
    expect(ids(await ask({ ids: ['partner:giz', 'partner:koica'], after: first!.key }))).toEqual(ids(rows).slice(1))
    expect(ids(await ask({ ids: ['partner:giz', 'partner:koica'], labels: ['Institution'] }))).toEqual([
      'institution:court',
    ])
  })

  it('is nothing where they share nothing', async () => {
    expect(await ask({ ids: ['partner:unicef', 'partner:hub-1'] })).toEqual([])
    expect(await ask({ ids: ['partner:unicef', 'source:test'] })).toEqual([])
  })

  it('goes on page by page, each once, of two hubs and of three', async () => {
    const every = (step: number) =>
      Array.from({ length: 450 }, (_, place) => place)
        .filter((place) => place % step === 0)
        .map((place) => `agreement:h${String(place).padStart(3, '0')}`)
    const cases = [
      [['partner:hub-1', 'partner:hub-2'], every(3)],
      [['partner:hub-2', 'partner:hub-1', 'partner:third'], every(30)],
    ] as const
    for (const [asked, expected] of cases) {
      const found: string[] = []
      for (let after: string | null = null; ; ) {
        const rows: readonly SharedRow[] = await ask({ ids: asked, first: 7, after })
        found.push(...ids(rows.slice(0, 7)))
        if (rows.length <= 7) break
        after = rows[6]!.key
      }
      // What they share at one remove comes after.
      expect(found.slice(0, expected.length)).toEqual(expected)
      expect(new Set(found).size).toBe(found.length)
    }
  })
})

describe('what is kept of what hubs share', () => {
  const parties = (partner: string, from: number, until: number): Fact[] =>
    Array.from({ length: until - from }, (_, place) => ['PARTY_TO', `partner:${partner}`, `agreement:${from + place}`])
  /** With a part of the first that is no hub, a meeting and a topic that link in other ways. */
  const facts: readonly Fact[] = [
    ...parties('a', 100, 300),
    ...parties('b', 280, 420),
    ['PART_OF', 'partner:a-part', 'partner:a'],
    ...parties('a-part', 400, 405),
    ['TOOK_PART_IN', 'partner:a-part', 'meeting:m'],
    ['TOOK_PART_IN', 'partner:b', 'meeting:m'],
    ['ABOUT', 'partner:a', 'topic:t'],
    ['ABOUT', 'partner:b', 'topic:t'],
  ]
  const kept = (other: Graph) =>
    other.read({
      cypher: 'MATCH ()-[s:SHARED]->() RETURN s.pair AS pair, count(*) AS many',
      params: {},
      toRow: (record) => `${record.get('pair')}: ${record.get('many')}`,
    })

  it('gives what comparing all of their neighbours gives, after every load', async () => {
    const other = await openEmptyGraph()
    try {
      const both = async (more: Partial<SharedQuestion> = {}) => {
        const question = { ...QUESTION, ids: ['partner:a', 'partner:b'], first: 500, ...more }
        return [...ids((await shared(other, question)).rows)].sort()
      }
      const agreements = (from: number, until: number) => parties('x', from, until).map(([, , id]) => id)
      await loadFacts(other, factsOf(facts))
      expect(await both()).toEqual([...agreements(280, 300), ...agreements(400, 405), 'meeting:m', 'topic:t'])
      expect(await both({ includeParts: false })).toEqual([...agreements(280, 300), 'topic:t'])
      expect(await both({ labels: ['Meeting', 'Topic'] })).toEqual(['meeting:m', 'topic:t'])
      // Facts go, facts come, and then one of them is no hub any more.
      await loadFacts(other, factsOf([...facts.slice(0, 190), ...facts.slice(200), ...parties('a', 410, 412)]))
      expect(await both({ includeParts: false })).toEqual([...agreements(280, 290), ...agreements(410, 412), 'topic:t'])
      expect(await kept(other)).toEqual(['partner:a partner:b: 12'])
      await loadFacts(other, factsOf(facts.slice(150)))
      expect(await kept(other)).toEqual([])
      expect(await both()).toEqual([...agreements(280, 300), ...agreements(400, 405), 'meeting:m', 'topic:t'])
      await loadFacts(other, factsOf(facts))
      expect(await kept(other)).toEqual(['partner:a partner:b: 20'])
    } finally {
      await other.close()
    }
  })
})
