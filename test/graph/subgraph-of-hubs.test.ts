import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openExport } from '../../src/api/export/open-export.ts'
import { parseSubgraphArguments } from '../../src/domain/subgraph-arguments.ts'
import { json } from '../../src/exporters/json.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { readStream } from '../exporters/read-back.ts'
import { type Fact, factsOf, loadFacts } from '../support/facts.ts'
import { openEmptyGraph } from '../support/graph.ts'
import { streamRecord } from '../support/record-stream.ts'

/** Three hubs: the second is part of the first, both are parties to one agreement, all is about the third. */
function threeHubs(): Fact[] {
  const facts: Fact[] = [
    ['PART_OF', 'partner:second', 'partner:first'],
    ['ISSUED', 'partner:first', 'policy:both'],
    ['CONCERNS', 'policy:both', 'partner:second'],
    ['CONCERNS', 'policy:both', 'partner:first'],
  ]
  for (let at = 0; at < 120; at++) {
    for (const partner of ['partner:first', 'partner:second']) {
      const id = `agreement:${at % 10 === 0 ? 'of-both' : partner.slice(8)}-${at}`
      facts.push(['PARTY_TO', partner, id, { role: 'PARTY' }])
      if (at % 7 === 0) facts.push(['PARTY_TO', partner, id, { role: 'WITNESS' }])
      if (!facts.some(([type, from]) => type === 'ABOUT' && from === id)) facts.push(['ABOUT', id, 'topic:all'])
    }
    facts.push(['CONCERNS', `meeting:${at}`, 'partner:first'])
  }
  return facts
}

const record = factsOf(threeHubs())
let graph: Graph

beforeAll(async () => {
  graph = await openEmptyGraph()
  await loadFacts(graph, record)
})

afterAll(() => graph.close())

const open = (asked: Record<string, string>) => {
  const texts = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, [value]]))
  const options = { exporter: json, language: 'EN', licence: 'none', mostEntities: 10_000 } as const
  return openExport(graph, parseSubgraphArguments(texts).value, options)
}

describe('a subgraph of hubs', () => {
  it('has every relationship once, whichever end it is read from', async () => {
    const hubs = await graph.read({
      cypher: 'MATCH (e:Entity) WHERE e.neighbourCount IS NOT NULL RETURN e.id AS id ORDER BY id',
      params: {},
      toRow: (row) => row.get('id') as string,
    })
    expect(hubs).toEqual(['partner:first', 'partner:second', 'topic:all'])
    const { entities, relationships } = await readStream(await open({ roots: 'all' }))
    const expected = await readStream(streamRecord(record))
    expect(entities.map(({ id }) => id)).toEqual(expected.entities.map(({ id }) => id))
    expect(relationships).toEqual(expected.relationships)
  })

  it('has of hubs alone what joins them', async () => {
    const { relationships } = await readStream(
      await open({ roots: 'partner:first,partner:second,topic:all', depth: '0', includeParts: 'false' }),
    )
    expect(relationships.map(({ id }) => id)).toEqual(['PART_OF/partner:second/partner:first'])
  })

  it('goes through the verbs asked for only', async () => {
    const { entities, relationships } = await readStream(
      await open({ roots: 'partner:second', depth: '1', relationships: 'CONCERNS,PART_OF' }),
    )
    expect(entities.map(({ id }) => id)).toEqual(['partner:first', 'partner:second', 'policy:both'])
    expect(relationships.map(({ id }) => id)).toEqual([
      'CONCERNS/policy:both/partner:first',
      'CONCERNS/policy:both/partner:second',
      'PART_OF/partner:second/partner:first',
    ])
  })
})
