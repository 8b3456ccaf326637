/** What is written beside a hub costs what is written, and not what the hub holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph, WriteTransaction } from '../../src/graph/graph.ts'
import { loadAtOnce } from '../../src/graph/load-subgraph.ts'
import { factsOf, loadFacts } from '../support/facts.ts'
import { openEmptyGraph } from '../support/graph.ts'
import { hubOf } from '../support/listed-hub.ts'

let graph: Graph

beforeAll(async () => {
  graph = await openEmptyGraph()
})

afterAll(() => graph.close())

interface Profile {
  readonly dbHits?: number
  readonly children?: readonly Profile[]
}

const hitsIn = ({ dbHits = 0, children = [] }: Profile): number =>
  children.reduce((sum, child) => sum + hitsIn(child), dbHits)

/** An agreement of the hub, proved by a sentence, with a state; it is an act of a ministry, too. */
function addition(name: string): Subgraph {
  const { entities, relationships, evidence, supports } = factsOf(
    [
      ['PARTY_TO', 'partner:hub', 'agreement:new', { role: 'PARTY' }],
      ['PARTY_TO', 'institution:new', 'agreement:new', { role: 'SIGNATORY' }],
      ['ABOUT', 'agreement:new', 'topic:all'],
      ['HAS_CHANGED', 'agreement:new', 'change:new.approved'],
    ],
    { 'agreement:new': { kind: 'TREATY' }, 'change:new.approved': { status: 'APPROVED', on: '2020' } },
  )
  const own = ['partner:hub', 'topic:all', 'source:test']
  const said = { ...evidence[0]!, id: 'evidence:new', quote: 'Of wombats nobody had spoken before.' }
  const claim = { value: name, original: null, rank: 'NORMAL', rule: null, inferred: false, confidence: null } as const
  const claims = [
    ['agreement:new', 'name'],
    ['partner:hub', 'PARTY_TO/partner:hub/agreement:new/party'],
  ] as const
  return {
    entities: entities
      .filter(({ id }) => !own.includes(id))
      .map((one) =>
        one.id === 'agreement:new'
          ? { ...one, fields: { ...one.fields, name, signedOn: parsePartialDate('2019-05-06')! } }
          : one,
      ),
    relationships,
    evidence: [said],
    supports: [
      ...supports,
      ...claims.map(([entityId, property]) => ({ evidenceId: said.id, entityId, property, ...claim })),
    ],
  }
}

/** Only what was said stays: to take words back, all that is said of the hub is read. */
function withdrawn({ evidence, supports }: Subgraph): Subgraph {
  const said = supports.filter(({ entityId }) => entityId === 'partner:hub')
  return { entities: [], relationships: [], evidence, supports: said }
}

const NOTHING: Subgraph = { entities: [], relationships: [], evidence: [], supports: [] }

/** Four sources speak of what the hub has part in, in turn, as of every real one several do. */
function hubOfSources(count: number): Subgraph {
  const hub = hubOf(count)
  const others = ['source:a', 'source:b', 'source:c']
  const sources = others.map((id) => ({ id, label: 'Source' as const, fields: { name: id, kind: 'PAGE' } }))
  const evidence = hub.evidence.map((one, at) => ({ ...one, sourceId: others[at % 4] ?? one.sourceId }))
  // What is said of its own fields is read, so there is as much of that whatever it has.
  const supports = hub.supports.filter(({ property }) => property !== 'name')
  return { ...hub, entities: [...hub.entities, ...sources], evidence, supports }
}

/** Database hits of writing it; but for those of finding what an import of that name wrote before, where one did. */
async function hitsOfWriting(subgraph: Subgraph, importId: string, isFirst: boolean): Promise<number> {
  let hits = 0
  const profiled = (transaction: WriteTransaction): WriteTransaction => ({
    run: (async (cypher: string, params: Record<string, unknown>) => {
      const result = await transaction.run(`PROFILE ${cypher}`, params)
      const isComparing = cypher.includes('WHERE n.importId') || cypher.includes('WHERE r.importId')
      if (isFirst || !isComparing) hits += hitsIn(result.summary.profile as Profile)
      return result
    }) as unknown as WriteTransaction['run'],
  })
  const watched = {
    write: <Result>(work: (transaction: WriteTransaction) => Promise<Result>) =>
      graph.write((transaction) => {
        hits = 0
        return work(profiled(transaction))
      }),
  } as Graph
  await loadAtOnce(watched, subgraph, { importId, prune: true, seedDigest: null })
  return hits
}

describe('a write beside a hub', () => {
  it('costs what it writes, and not what the hub holds', { timeout: 240_000 }, async () => {
    const writes: Readonly<Record<string, Subgraph>> = {
      'an agreement that is new': addition('New'),
      'one with another name': addition('Newer'),
      'none any more': withdrawn(addition('Newer')),
    }
    const hitsOfAll = async (importId: string) => {
      // Plans made when there was next to nothing are kept.
      await graph.define('CALL db.prepareForReplanning(60)')
      const hits: Record<string, number> = {}
      for (const [at, [name, subgraph]] of Object.entries(writes).entries()) {
        hits[name] = await hitsOfWriting(subgraph, importId, at === 0)
      }
      await loadAtOnce(graph, NOTHING, { importId, prune: true, seedDigest: null })
      return hits
    }
    await loadFacts(graph, hubOfSources(40))
    const small = await hitsOfAll('addition')
    await loadFacts(graph, hubOfSources(320))
    const large = await hitsOfAll('another addition')
    for (const name of Object.keys(writes)) {
      expect(small[name], name).toBeGreaterThan(100)
      expect(large[name], name).toBeLessThanOrEqual(1.2 * small[name]!)
    }
  })
})
