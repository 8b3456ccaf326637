/** What lies around things: nearest first, in one order, and honest about what is left out; one way of asking serves all, hence the length. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { walkedTypes } from '../../src/domain/connections.ts'
import { ALWAYS } from '../../src/domain/valid-time.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { hiddenAt, readAmong } from '../../src/graph/queries/among.ts'
import { BARE_FACT } from '../../src/graph/queries/relationships.ts'
import { reachOf, type SubgraphQuestion, subgraphEntities } from '../../src/graph/queries/subgraph.ts'
import { type Fact, factsOf, loadFacts } from '../support/facts.ts'
import { openEmptyGraph } from '../support/graph.ts'

const graphs: Graph[] = []
let graph: Graph

beforeEach(async () => {
  graph = await openEmptyGraph()
  graphs.push(graph)
})

afterAll(() => Promise.all(graphs.map((one) => one.close())))

const QUESTION: SubgraphQuestion = {
  roots: ['partner:a'],
  depth: 2,
  labels: null,
  types: walkedTypes,
  period: ALWAYS,
  includeParts: true,
  limit: 200,
}

async function around(more: Partial<SubgraphQuestion> = {}) {
  const question = { ...QUESTION, ...more }
  const bounded = (await subgraphEntities(graph, question, true))!
  const reach = reachOf(question)
  const among = await readAmong(graph, bounded.ids, reach, { facts: BARE_FACT, countsHidden: true, entities: [] })
  return {
    ...bounded,
    relationships: among.relationships.map(({ id }) => id),
    hiddenAt: await hiddenAt(graph, bounded.ids, reach, among),
  }
}

/** A chain a – 1 – b – 2 – c, with a part of `a`, and two signers who stand beside it. */
const chain: readonly Fact[] = [
  ['PARTY_TO', 'partner:a', 'agreement:1'],
  ['PARTY_TO', 'partner:b', 'agreement:1'],
  ['PARTY_TO', 'partner:b', 'agreement:2'],
  ['PARTY_TO', 'partner:c', 'agreement:2'],
  ['PART_OF', 'partner:a-part', 'partner:a'],
  ['PARTICIPATES_IN', 'partner:a-part', 'project:p'],
  ['ABOUT', 'project:p', 'topic:t'],
]

/** More neighbours than anybody has who is no hub: agreements 000 to 149, each with a partner of its own. */
const hub: readonly Fact[] = Array.from({ length: 150 }, (_, place): Fact[] => {
  const number = String(place).padStart(3, '0')
  return [
    ['PARTY_TO', 'partner:a', `agreement:${number}`],
    ['PARTY_TO', `partner:x${number}`, `agreement:${number}`],
  ]
}).flat()

describe('what lies around an entity', () => {
  it('comes nearest first, with its parts as near as itself, and all that joins it', async () => {
    await loadFacts(graph, factsOf(chain))
    expect(await around()).toEqual({
      ids: ['partner:a', 'partner:a-part', 'agreement:1', 'project:p', 'partner:b', 'topic:t'],
      omitted: 0,
      isAtLeast: false,
      relationships: [
        'PART_OF/partner:a-part/partner:a',
        'PARTY_TO/partner:a/agreement:1',
        'PARTY_TO/partner:b/agreement:1',
        'PARTICIPATES_IN/partner:a-part/project:p',
        'ABOUT/project:p/topic:t',
      ],
      hiddenAt: [{ id: 'partner:b', hidden: 1, isAtLeast: false }],
    })
  })

  it('without parts has them one step further away', async () => {
    await loadFacts(graph, factsOf(chain))
    const { ids } = await around({ includeParts: false, depth: 1 })
    expect(ids).toEqual(['partner:a', 'agreement:1', 'partner:a-part'])
  })

  it('at no distance is the roots and their parts', async () => {
    await loadFacts(graph, factsOf(chain))
    const { ids, omitted, hiddenAt } = await around({ depth: 0, roots: ['partner:c', 'partner:a'] })
    expect([ids, omitted]).toEqual([['partner:c', 'partner:a', 'partner:a-part'], 0])
    expect(hiddenAt.map(({ id, hidden }) => [id, hidden])).toEqual([
      ['partner:a', 1],
      ['partner:a-part', 1],
      ['partner:c', 1],
    ])
  })

  it('goes only through and to the wanted types, and along the wanted verbs', async () => {
    await loadFacts(graph, factsOf(chain))
    const ofTypes = await around({ labels: ['Agreement', 'Project'], depth: 4 })
    expect(ofTypes.ids).toEqual(['partner:a', 'partner:a-part', 'agreement:1', 'project:p'])
    const ofVerbs = await around({ types: ['PARTICIPATES_IN'], depth: 4 })
    expect(ofVerbs.ids).toEqual(['partner:a', 'partner:a-part', 'project:p'])
    expect(ofVerbs.relationships).toEqual(['PARTICIPATES_IN/partner:a-part/project:p'])
    expect(ofVerbs.hiddenAt).toEqual([])
    for (const nothing of [{ labels: [] }, { types: [] }]) {
      expect(await around(nothing)).toMatchObject({ ids: ['partner:a', 'partner:a-part'], omitted: 0, hiddenAt: [] })
    }
  })

  it('goes round in circles once, and is no neighbour of its own', async () => {
    await loadFacts(
      graph,
      factsOf([
        ['RENEWS', 'agreement:1', 'agreement:2'],
        ['RENEWS', 'agreement:2', 'agreement:1'],
        ['RENEWS', 'agreement:1', 'agreement:1'],
      ]),
    )
    const { ids, relationships, hiddenAt } = await around({ roots: ['agreement:1'], depth: 4 })
    expect(ids).toEqual(['agreement:1', 'agreement:2'])
    expect(relationships).toHaveLength(3)
    expect(hiddenAt).toEqual([])
  })

  it('leaves out what certainly lies outside a period, and what only that leads to', async () => {
    await loadFacts(
      graph,
      factsOf(
        [
          ...['old', 'over', 'now', 'undated', 'no-year'].map(
            (id): Fact => ['PARTY_TO', 'partner:a', `agreement:${id}`],
          ),
          ['PARTY_TO', 'partner:b', 'agreement:over'],
          ['TOOK_PART_IN', 'partner:a', 'meeting:held'],
        ],
        {
          'agreement:old': { signedOn: '1999' },
          'agreement:over': { signedOn: '2009', validUntil: '2010' },
          'agreement:now': { signedOn: '2021-06' },
          'agreement:no-year': { signedOn: 'XXXX-01-07' },
          'meeting:held': { heldOn: '2010-05-01' },
        },
      ),
    )
    const names = async (period: Partial<typeof ALWAYS>) =>
      (await around({ period: { ...ALWAYS, ...period } })).ids.slice(1).map((id) => id.slice(id.indexOf(':') + 1))
    expect(await names({ from: '2015-01-01' })).toEqual(['no-year', 'now', 'old', 'undated'])
    expect(await names({ until: '2020-12-31' })).toEqual(['no-year', 'old', 'over', 'undated', 'held', 'b'])
    expect(await names({ until: '2021-06-15' })).toContain('now')
    expect(await names({ asOf: '2015-01-01' })).toEqual(['no-year', 'old', 'undated', 'held'])
  })
})

describe('an answer that is cut', () => {
  it('begins as the larger one does, whatever the limit', async () => {
    await loadFacts(graph, factsOf([...chain, ...hub]))
    const whole = (await around({ depth: 3, limit: 2000 })).ids
    expect(whole).toHaveLength(307)
    for (const limit of [1, 2, 3, 50, 153, 154, 200]) {
      const { ids, omitted, isAtLeast } = await around({ depth: 3, limit })
      expect(ids).toEqual(whole.slice(0, limit))
      expect([omitted, isAtLeast]).toEqual([whole.length - limit, false])
    }
  })

  it('that counts nothing, and goes several steps at once, is the same', async () => {
    await loadFacts(graph, factsOf([...chain, ...hub]))
    for (const [depth, limit] of [1, 2, 3, 4].flatMap((depth) => [1, 2, 50, 154, 250].map((limit) => [depth, limit]))) {
      for (const roots of [['partner:a'], ['partner:c', 'agreement:1'], ['partner:a', 'partner:b', 'partner:c']]) {
        const question = { ...QUESTION, roots, depth: depth!, limit: limit! }
        const { ids, omitted } = await around(question)
        const alone = (await subgraphEntities(graph, question, false))!
        expect([alone.ids, alone.omitted]).toEqual([ids, Math.min(omitted, 1)])
      }
    }
  })

  it('reads on where the first neighbours of one are not enough to tell', async () => {
    const many = Array.from({ length: 150 }, (_, place) => `agreement:${String(place).padStart(3, '0')}`)
    const few = Array.from({ length: 60 }, (_, place) => `partner:p${String(place).padStart(2, '0')}`)
    await loadFacts(
      graph,
      factsOf([
        ...many.map((id): Fact => ['PARTY_TO', 'partner:a', id]),
        ...few.map((id): Fact => ['PARTY_TO', id, many[7]!]),
        ...few.map((id): Fact => ['PARTY_TO', id, 'agreement:last']),
      ]),
    )
    const { ids } = await around({ depth: 3, limit: 1500 })
    expect(ids).toEqual(['partner:a', ...many, ...few, 'agreement:last'])
  })

  it('is none where a root is unknown, be it beyond the limit', async () => {
    await loadFacts(graph, factsOf(chain))
    const roots = ['partner:a', 'partner:b', 'partner:nobody']
    for (const limit of [1, 200]) expect(await subgraphEntities(graph, { ...QUESTION, roots, limit }, false)).toBe(null)
  })

  it('says where neighbours are hidden, most of them first, of a hub, too', async () => {
    await loadFacts(graph, factsOf(hub))
    const { ids, hiddenAt, relationships } = await around({ depth: 1, limit: 3 })
    expect(ids).toEqual(['partner:a', 'agreement:000', 'agreement:001'])
    expect(relationships).toEqual(['PARTY_TO/partner:a/agreement:000', 'PARTY_TO/partner:a/agreement:001'])
    expect(hiddenAt).toEqual([
      { id: 'partner:a', hidden: 148, isAtLeast: false },
      { id: 'agreement:000', hidden: 1, isAtLeast: false },
      { id: 'agreement:001', hidden: 1, isAtLeast: false },
    ])
    const ofType = await around({ depth: 1, limit: 3, labels: ['Agreement'] })
    expect(ofType.hiddenAt).toEqual([{ id: 'partner:a', hidden: 148, isAtLeast: false }])
  })

  it('counts what it leaves out to a thousand, and says that there may be more', async () => {
    const many = Array.from({ length: 1_100 }, (_, place): Fact => ['PARTY_TO', 'partner:a', `agreement:${place}`])
    await loadFacts(graph, factsOf(many))
    const count = async (limit: number) => {
      const { omitted, isAtLeast } = await around({ limit })
      return [omitted, isAtLeast]
    }
    expect(await count(100)).toEqual([1_000, true])
    expect(await count(101)).toEqual([1_000, false])
    expect(await count(102)).toEqual([999, false])
    // What a hub is known to have more need not be read to be counted.
    expect(await count(50)).toEqual([1_000, true])
    expect((await around({ limit: 50 })).ids).toEqual((await around({ limit: 102 })).ids.slice(0, 50))
  })

  it('is not filled by one hub alone', async () => {
    await loadFacts(graph, factsOf([...hub, ['PARTY_TO', 'partner:z', 'agreement:zz']]))
    const { ids } = await around({ roots: ['partner:a', 'partner:z'], depth: 1, limit: 5 })
    expect(ids).toEqual(['partner:a', 'partner:z', 'agreement:000', 'agreement:zz', 'agreement:001'])
  })
})

describe('the neighbours that are kept with a hub', () => {
  const read = () =>
    graph.read({
      cypher: 'MATCH (e:Entity)-[n:NEIGHBOUR]->(o) RETURN e.id + " " + o.id AS pair, e.neighbourCount AS count',
      params: {},
      toRow: (record) => ({ pair: record.get('pair') as string, count: record.get('count') as number }),
    })

  it('are what its facts say, after every load', async () => {
    await loadFacts(graph, factsOf(hub))
    expect((await read()).map(({ count }) => count)).toEqual(Array(150).fill(150))
    await loadFacts(graph, factsOf(hub.slice(0, -4)))
    expect((await read()).map(({ count }) => count)).toEqual(Array(148).fill(148))
    await loadFacts(graph, factsOf(hub.slice(0, 20)))
    expect(await read()).toEqual([])
    expect((await around({ depth: 1 })).ids).toHaveLength(11)
  })

  it('give the answer that reading all relationships gives', async () => {
    await loadFacts(graph, factsOf([...hub, ['MEMBER_OF', 'partner:a', 'committee:k', { role: 'CHAIR' }], ...chain]))
    const whole = await around({ depth: 2, limit: 2000 })
    await graph.write((transaction) => transaction.run('MATCH (e:Entity) REMOVE e.neighbourCount'))
    expect(await around({ depth: 2, limit: 2000 })).toEqual(whole)
    expect(whole.ids.length).toBeGreaterThan(300)
  })
})
