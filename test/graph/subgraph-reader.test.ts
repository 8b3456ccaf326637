import { describe, expect, it } from 'vitest'
import { openExport } from '../../src/api/export/open-export.ts'
import { parseSubgraphArguments } from '../../src/domain/subgraph-arguments.ts'
import type { SubgraphStream } from '../../src/domain/subgraph-stream.ts'
import { json } from '../../src/exporters/json.ts'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

const OPTIONS = { exporter: json, language: 'EN', licence: 'Apache-2.0', mostEntities: 10_000 } as const

const open = (asked: Record<string, string>) => {
  const texts = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, [value]]))
  return openExport(seeded.graph, parseSubgraphArguments(texts).value, OPTIONS)
}

async function readAll(subgraph: SubgraphStream) {
  for await (const _part of subgraph.entities());
  const relationshipIds: string[] = []
  for await (const { relationship } of subgraph.relationships()) relationshipIds.push(relationship.id)
  for await (const _source of subgraph.sources());
  for await (const _evidence of subgraph.evidence());
  return { relationshipIds, counts: subgraph.counts() }
}

const countOf = async (cypher: string) => {
  const [count] = await seeded.graph.read({ cypher, params: {}, toRow: (row) => row.get('count') as number })
  return count
}

describe('the whole graph', () => {
  it('has every entity, relationship, status change, claim and piece of evidence of the database, each once', async () => {
    const { relationshipIds, counts } = await readAll(await open({ roots: 'all' }))
    const total = (by: object) => Object.values(by).reduce((sum: number, one: number) => sum + one, 0)
    expect(total(counts.entities)).toBe(await countOf('MATCH (e:Entity) RETURN count(e) AS count'))
    expect(new Set(relationshipIds).size).toBe(relationshipIds.length)
    expect(relationshipIds.length).toBe(
      await countOf(
        `MATCH (:Entity)-[r]->(:Entity) WHERE NOT type(r) IN ['TIMELINE', 'NEIGHBOUR', 'SHARED'] RETURN count(r) AS count`,
      ),
    )
    expect(counts.statusChanges).toBe(await countOf('MATCH (c:StatusChange) RETURN count(c) AS count'))
    expect(counts.claims).toBe(await countOf('MATCH ()-[s:SUPPORTS]->() RETURN count(s) AS count'))
    expect(counts.sources).toBe(await countOf('MATCH (s:Source) RETURN count(s) AS count'))
  })

  it('has of some types only these, with what joins them', async () => {
    const { counts } = await readAll(
      await open({ roots: 'all', types: 'agreement,partner', relationships: 'PARTY_TO' }),
    )
    expect(Object.keys(counts.entities)).toEqual(['Partner', 'Agreement'])
    expect(Object.keys(counts.relationships)).toEqual(['PARTY_TO'])
    expect(counts.relationships.PARTY_TO).toBe(
      await countOf('MATCH (:Partner)-[r:PARTY_TO]->(:Agreement) RETURN count(r) AS count'),
    )
  })
})

describe('a graph that changes while it is read', () => {
  it('breaks the export off', async () => {
    const subgraph = await open({ roots: 'partner:laos', depth: '1' })
    await seeded.graph.write((transaction) =>
      transaction.run("MATCH (state:GraphState {id: 'accord'}) SET state.version = state.version + 1"),
    )
    try {
      await expect(readAll(subgraph)).rejects.toThrow(/^The graph has changed while it was read, from version "/)
    } finally {
      await seeded.graph.write((transaction) =>
        transaction.run("MATCH (state:GraphState {id: 'accord'}) SET state.version = state.version - 1"),
      )
    }
  })
})
