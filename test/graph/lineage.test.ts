/** A lineage goes up to what a thing came from and down to what came of it, and never turns. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALWAYS } from '../../src/domain/valid-time.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { type LineageQuestion, lineage } from '../../src/graph/queries/lineage.ts'
import { BARE_FACT } from '../../src/graph/queries/relationships.ts'
import { type Fact, factsOf, loadFacts } from '../support/facts.ts'
import { openEmptyGraph } from '../support/graph.ts'

let graph: Graph

/** As with Cuba: an agreement of 1974, its committee with 42 sessions, and what came of one of them. */
const committee: readonly Fact[] = [
  ['ESTABLISHED', 'agreement:1974', 'committee:igc'],
  ...Array.from(
    { length: 42 },
    (_, place): Fact => ['SESSION_OF', `meeting:session-${String(place + 1).padStart(2, '0')}`, 'committee:igc'],
  ),
  ['RESULTED_IN', 'meeting:session-39', 'agreement:letter'],
  ['SIGNED_AT', 'agreement:letter', 'meeting:visit'],
  ['SIGNED_AT', 'agreement:other', 'meeting:visit'],
  ['RESULTED_IN', 'agreement:letter', 'agreement:ta-2025'],
  ['RESULTED_IN', 'agreement:ta-2025', 'project:ta'],
  ['PARTY_TO', 'partner:cuba', 'agreement:1974'],
  ['CONCERNS', 'meeting:session-39', 'project:unrelated'],
]

/** Programmes that renew each other under one policy that many others carry out. */
const renewals: readonly Fact[] = [
  ['RENEWS', 'agreement:2012', 'agreement:2009'],
  ['RENEWS', 'agreement:2015', 'agreement:2012'],
  ['IMPLEMENTS', 'agreement:2012', 'policy:framework'],
  ...Array.from({ length: 150 }, (_, place): Fact => ['IMPLEMENTS', `agreement:sibling-${place}`, 'policy:framework']),
  ['REPLACES', 'agreement:2023', 'agreement:1998', { scope: 'civil matters' }],
]

const dates = {
  'agreement:1974': { signedOn: '1974-03' },
  'meeting:session-39': { heldOn: '2021' },
  'meeting:visit': { heldOn: '2022-11' },
  'agreement:letter': { signedOn: '2022-11' },
  // What began last of a document's days is not when it began.
  'agreement:ta-2025': { signedOn: '2025-08-11', validFrom: '2026' },
  'project:ta': { startedOn: '2025-09' },
  'agreement:2009': { validFrom: '2009', validUntil: '2011' },
  'agreement:2012': { validFrom: '2012', validUntil: '2014' },
  'agreement:2015': { validFrom: '2015', validUntil: '2017' },
  'agreement:1998': { signedOn: '1998' },
  'agreement:2023': { signedOn: '2023' },
}

beforeAll(async () => {
  graph = await openEmptyGraph()
  await loadFacts(graph, factsOf([...committee, ...renewals], dates))
})

afterAll(() => graph.close())

const ask = async (of: string, more: Partial<LineageQuestion> = {}) => {
  const question = { of, period: ALWAYS, limit: 200, ...more }
  const answer = await lineage(graph, question, { entity: [], facts: BARE_FACT })
  return { ...answer!, ids: answer!.entities.map(({ id }) => id) }
}
const chain = async (of: string) => (await ask(of)).ids.map((id) => id.slice(id.indexOf(':') + 1))

describe('a lineage', () => {
  it('of the first agreement goes down through the committee and its sessions to the project', async () => {
    const { ids, relationships, omitted } = await ask('agreement:1974')
    expect(ids).toHaveLength(1 + 1 + 42 + 3)
    expect(ids.slice(0, 2)).toEqual(['agreement:1974', 'committee:igc'])
    expect(ids.slice(-4)).toEqual(['meeting:session-39', 'agreement:letter', 'agreement:ta-2025', 'project:ta'])
    expect(relationships).toHaveLength(1 + 42 + 3)
    expect(omitted).toBe(0)
  })

  it('of the project goes back up without the other sessions, nor what else was signed on the way', async () => {
    expect(await chain('project:ta')).toEqual(['1974', 'igc', 'session-39', 'visit', 'letter', 'ta-2025', 'ta'])
  })

  it('of a session has both what it came from and what came of it', async () => {
    expect(await chain('meeting:session-39')).toEqual(['1974', 'igc', 'session-39', 'letter', 'ta-2025', 'ta'])
    expect(await chain('meeting:session-07')).toEqual(['1974', 'igc', 'session-07'])
  })

  it('of any member of a chain of renewals has the chain, and no sibling under the same policy', async () => {
    expect(await chain('agreement:2009')).toEqual(['2009', '2012', '2015'])
    expect(await chain('agreement:2012')).toEqual(['2009', 'framework', '2012', '2015'])
    expect(await chain('agreement:2015')).toEqual(['2009', 'framework', '2012', '2015'])
  })

  it('knows what replaces a part', async () => {
    const { ids, relationships } = await ask('agreement:1998')
    expect(ids).toEqual(['agreement:1998', 'agreement:2023'])
    expect(relationships).toMatchObject([{ type: 'REPLACES', scope: 'civil matters' }])
  })

  it('that is cut says how much is left out, and keeps what is nearest', async () => {
    const { ids, omitted, isAtLeast } = await ask('policy:framework', { limit: 10 })
    expect([ids.length, omitted, isAtLeast]).toEqual([10, 143, false])
    expect(ids).toContain('policy:framework')
    expect((await ask('policy:framework', { limit: 152 })).omitted).toBe(1)
    expect((await ask('policy:framework', { limit: 153 })).omitted).toBe(0)
    expect(ids).toEqual((await ask('policy:framework', { limit: 10 })).ids)
  })

  it('is the same whole and step by step, for a day on which all of it is there', async () => {
    await loadFacts(graph, factsOf([...committee, ...renewals]))
    const someDay = { period: { ...ALWAYS, asOf: '2020-01-01' } }
    for (const of of ['agreement:1974', 'meeting:session-39', 'project:ta', 'agreement:2012', 'policy:framework']) {
      for (const limit of [1, 10, 60, 200])
        expect(await ask(of, { ...someDay, limit })).toEqual(await ask(of, { limit }))
    }
    await loadFacts(graph, factsOf([...committee, ...renewals], dates))
  })

  it('as of a day has what had begun and was not over', async () => {
    const { ids } = await ask('agreement:1974', { period: { ...ALWAYS, asOf: '2022-01-01' } })
    expect(ids).not.toContain('agreement:letter')
    expect(ids).toContain('meeting:session-39')
  })

  it('of what has none is the thing itself', async () => {
    for (const of of ['partner:cuba', 'project:unrelated', 'source:test']) {
      expect(await ask(of)).toMatchObject({ ids: [of], relationships: [], omitted: 0, isAtLeast: false })
    }
  })
})
