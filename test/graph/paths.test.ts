/** How two things are connected: the shortest ways, the most telling of them, and round what connects everything. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { walkedTypes } from '../../src/domain/connections.ts'
import { ALWAYS } from '../../src/domain/valid-time.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { type PathQuestion, paths } from '../../src/graph/queries/paths.ts'
import { BARE_FACT } from '../../src/graph/queries/relationships.ts'
import { type Fact, factsOf, loadFacts } from '../support/facts.ts'
import { openEmptyGraph } from '../support/graph.ts'

const QUESTION: PathQuestion = {
  from: 'partner:a',
  to: 'partner:z',
  maxLength: 6,
  limit: 3,
  avoidHubs: true,
  labels: null,
  types: walkedTypes,
  period: ALWAYS,
  facts: BARE_FACT,
  entities: [],
}

async function find(graph: Graph, more: Partial<PathQuestion> = {}) {
  const answer = (await paths(graph, { ...QUESTION, ...more }))!
  return { ...answer, found: answer.paths.map(({ ids }) => ids.join(' ')) }
}

describe('paths', () => {
  let graph: Graph

  beforeAll(async () => {
    graph = await openEmptyGraph()
  })

  beforeEach(() => graph.write((transaction) => transaction.run('MATCH (n) WHERE NOT n:AccordTests DETACH DELETE n')))

  afterAll(() => graph.close())

  const through = (id: string, type: 'PARTY_TO' | 'TOOK_PART_IN' | 'MEMBER_OF' = 'PARTY_TO'): Fact[] => [
    [type, 'partner:a', id],
    [type, 'partner:z', id],
  ]

  it('are the shortest first, then those that tell most', async () => {
    await loadFacts(
      graph,
      factsOf([
        ...through('committee:k', 'MEMBER_OF'),
        ...through('meeting:busy', 'TOOK_PART_IN'),
        ['TOOK_PART_IN', 'partner:x', 'meeting:busy'],
        ...through('agreement:1'),
        ['PARTY_TO', 'partner:a', 'agreement:2'],
        ['PARTY_TO', 'partner:x', 'agreement:2'],
        ['PARTY_TO', 'partner:x', 'agreement:3'],
        ['PARTY_TO', 'partner:z', 'agreement:3'],
      ]),
    )
    const { found, withoutHubs, isCut } = await find(graph, { limit: 10 })
    expect(found).toEqual([
      'partner:a agreement:1 partner:z',
      'partner:a meeting:busy partner:z',
      'partner:a committee:k partner:z',
      'partner:a agreement:2 partner:x agreement:3 partner:z',
    ])
    expect([withoutHubs, isCut]).toEqual([true, false])
    expect((await find(graph, { limit: 1 })).found).toEqual(found.slice(0, 1))
    expect((await find(graph, { maxLength: 1 })).found).toEqual([])
    const back = await find(graph, { from: 'partner:z', to: 'partner:a', limit: 10 })
    expect(back.found).toEqual(found.map((path) => path.split(' ').reverse().join(' ')))
  })

  it('take of parallel facts the one that tells most, and differ in what they pass', async () => {
    await loadFacts(
      graph,
      factsOf([
        ['TOOK_PART_IN', 'partner:a', 'meeting:m', { role: 'PARTICIPANT' }],
        ['TOOK_PART_IN', 'partner:a', 'meeting:m', { role: 'CHAIR' }],
        ['CONCERNS', 'meeting:m', 'partner:a'],
        ['TOOK_PART_IN', 'partner:z', 'meeting:m'],
      ]),
    )
    const { paths: found } = await find(graph)
    expect(found).toHaveLength(1)
    expect(found[0]!.relationships.map(({ id }) => id)).toEqual([
      'TOOK_PART_IN/partner:a/meeting:m/chair',
      'TOOK_PART_IN/partner:z/meeting:m',
    ])
  })

  it('go round the home side and its officials, and through them only where there is no other way', async () => {
    const home: Fact[] = [
      ['PARTY_TO', 'partner:a', 'agreement:a'],
      ['PARTY_TO', 'institution:home', 'agreement:a'],
      ['PARTY_TO', 'institution:home', 'agreement:z'],
      ['PARTY_TO', 'partner:z', 'agreement:z'],
      ['SIGNED', 'person:official', 'agreement:a'],
      ['SIGNED', 'person:official', 'agreement:z'],
      ['HOLDS', 'person:official', 'institution:home', { title: 'Minister' }],
    ]
    await loadFacts(graph, factsOf(home))
    const only = await find(graph)
    expect(only.withoutHubs).toBe(false)
    expect(only.found).toEqual([
      'partner:a agreement:a person:official agreement:z partner:z',
      'partner:a agreement:a institution:home agreement:z partner:z',
    ])
    expect(only.hubs).toEqual(['person:official', 'institution:home'])

    const long: Fact[] = [
      ['PARTY_TO', 'partner:x', 'agreement:a'],
      ['PART_OF', 'partner:x', 'partner:y'],
      ['TOOK_PART_IN', 'partner:y', 'meeting:m'],
      ['TOOK_PART_IN', 'partner:z', 'meeting:m'],
    ]
    await loadFacts(graph, factsOf([...home, ...long]))
    const round = await find(graph)
    expect(round.withoutHubs).toBe(true)
    expect(round.found).toEqual(['partner:a agreement:a partner:x partner:y meeting:m partner:z'])
    expect(round.hubs).toEqual(['institution:home', 'person:official'])
    const through = await find(graph, { avoidHubs: false })
    expect(through.found[0]).toBe('partner:a agreement:a person:official agreement:z partner:z')
    expect([through.withoutHubs, through.hubs]).toEqual([false, []])
  })

  it('never go round their ends, nor round what belongs to them', async () => {
    await loadFacts(
      graph,
      factsOf([
        ['PART_OF', 'institution:ministry', 'institution:home'],
        ['PARTY_TO', 'institution:ministry', 'agreement:a'],
        ['PARTY_TO', 'partner:a', 'agreement:a'],
      ]),
    )
    const { found, withoutHubs } = await find(graph, { to: 'institution:home' })
    expect(found).toEqual(['partner:a agreement:a institution:ministry institution:home'])
    expect(withoutHubs).toBe(true)
  })

  it('go round the tree of topics', async () => {
    await loadFacts(
      graph,
      factsOf([
        ['ABOUT', 'agreement:a', 'topic:1'],
        ['ABOUT', 'agreement:z', 'topic:2'],
        ['BROADER', 'topic:1', 'topic:law'],
        ['BROADER', 'topic:2', 'topic:law'],
      ]),
    )
    const answer = await find(graph, { from: 'agreement:a', to: 'agreement:z' })
    expect(answer.found).toEqual(['agreement:a topic:1 topic:law topic:2 agreement:z'])
    expect(answer.withoutHubs).toBe(false)
    expect(answer.hubs).toEqual(['topic:1', 'topic:law', 'topic:2'])
  })

  it('go only through the wanted types, along the wanted verbs, and through what was there on the day', async () => {
    await loadFacts(
      graph,
      factsOf(
        [...through('agreement:1'), ...through('meeting:m', 'TOOK_PART_IN'), ['PART_OF', 'partner:a', 'partner:z']],
        {
          'agreement:1': { signedOn: '2020' },
        },
      ),
    )
    const direct = 'partner:a partner:z'
    expect((await find(graph, { labels: ['Meeting'] })).found).toEqual([direct, 'partner:a meeting:m partner:z'])
    expect((await find(graph, { labels: [] })).found).toEqual([direct])
    expect((await find(graph, { types: ['PARTY_TO'] })).found).toEqual(['partner:a agreement:1 partner:z'])
    expect((await find(graph, { types: [] })).found).toEqual([])
    expect((await find(graph, { period: { ...ALWAYS, asOf: '2019-01-01' } })).found).toEqual([
      direct,
      'partner:a meeting:m partner:z',
    ])
  })

  it('are none where nothing joins the two', async () => {
    await loadFacts(graph, factsOf([['PARTY_TO', 'partner:a', 'agreement:1']], { 'partner:z': {} }))
    expect(await find(graph)).toEqual({ paths: [], found: [], withoutHubs: true, hubs: [], isCut: false })
  })

  it('that pass somebody with as many neighbours as one can have who is no hub are not cut', async () => {
    const many = Array.from({ length: 98 }, (_, place): Fact => ['PARTY_TO', 'partner:x', `agreement:${100 + place}`])
    await loadFacts(
      graph,
      factsOf([
        ...many,
        ['PARTY_TO', 'partner:a', 'agreement:a'],
        ['PARTY_TO', 'partner:x', 'agreement:a'],
        ['PARTY_TO', 'partner:x', 'agreement:z'],
        ['PARTY_TO', 'partner:z', 'agreement:z'],
      ]),
    )
    const { found, isCut } = await find(graph, { limit: 10 })
    expect([found, isCut]).toEqual([['partner:a agreement:a partner:x agreement:z partner:z'], false])
  })

  it('between two hubs are found however late they come, and are cut only where there is enough', async () => {
    const many = (partner: string, from: number) =>
      Array.from({ length: 1_100 }, (_, place): Fact => {
        const number = String(from + place).padStart(4, '0')
        return ['PARTY_TO', partner, `agreement:${number}`]
      })
    await loadFacts(graph, factsOf([...many('partner:a', 0), ...many('partner:z', 1_090)]))
    const few = await find(graph, { limit: 10 })
    const shared = Array.from({ length: 10 }, (_, place) => `partner:a agreement:${1_090 + place} partner:z`)
    expect([few.found, few.isCut]).toEqual([shared, false])
    await loadFacts(graph, factsOf([...many('partner:a', 0), ...many('partner:z', 50)]))
    const enough = await find(graph)
    expect(enough.found[0]).toBe('partner:a agreement:0050 partner:z')
    expect([enough.found.length, enough.isCut]).toEqual([3, true])
  })

  it('to a hub are those that reading all of its relationships finds, near and far, of all verbs and of some', async () => {
    const busy = Array.from({ length: 150 }, (_, place): Fact => ['PARTY_TO', 'partner:z', `agreement:${100 + place}`])
    await loadFacts(
      graph,
      factsOf([
        ...busy,
        ['UNDER', 'agreement:a', 'agreement:249'],
        ['PARTY_TO', 'partner:a', 'agreement:a'],
        ['PARTY_TO', 'partner:a', 'agreement:b'],
        ['PARTY_TO', 'partner:b', 'agreement:b'],
        ['PARTY_TO', 'partner:b', 'agreement:110'],
        ['TOOK_PART_IN', 'partner:b', 'meeting:m'],
        ['TOOK_PART_IN', 'partner:z', 'meeting:m'],
        ['PART_OF', 'partner:c', 'partner:z'],
        ['PART_OF', 'partner:a', 'partner:d'],
        ['TOOK_PART_IN', 'partner:c', 'meeting:n'],
        ['TOOK_PART_IN', 'partner:d', 'meeting:n'],
      ]),
    )
    const asked: readonly Partial<PathQuestion>[] = [
      {},
      { from: 'partner:z', to: 'partner:a' },
      { limit: 1 },
      { types: ['PARTY_TO'] },
      { types: ['PART_OF', 'TOOK_PART_IN'] },
      { labels: ['Agreement'] },
    ]
    const all = () => Promise.all(asked.map(async (more) => (await find(graph, { limit: 10, ...more })).found))
    const found = await all()
    expect(found.map((some) => some.length)).toEqual([4, 4, 1, 1, 1, 1])
    expect(found[0]![0]).toBe('partner:a agreement:a agreement:249 partner:z')
    await graph.write((transaction) => transaction.run('MATCH (e:Entity) REMOVE e.neighbourCount'))
    expect(await all()).toEqual(found)
  })
})
