/** Every format over the seed, as a reader of the graph asks for it: the same as the question `subgraph` answers. */
import { describe, expect, it } from 'vitest'
import { openExport } from '../../src/api/export/open-export.ts'
import type { SubgraphArguments } from '../../src/domain/subgraph-arguments.ts'
import type { SubgraphStream } from '../../src/domain/subgraph-stream.ts'
import { allFormats } from '../../src/exporters/all-formats.ts'
import type { Exporter } from '../../src/exporters/exporter.ts'
import { askSeeded } from '../support/ask.ts'
import { subgraphArguments } from '../support/subgraph-arguments.ts'
import { allReaders } from './all-readers.ts'
import { bytesOf } from './bytes-of.ts'
import {
  expectParts,
  type FormatReader,
  inOrder,
  inOrderOfKey,
  isGraphReader,
  readSources,
  readStream,
} from './read-back.ts'

const seeded = askSeeded()

const LAOS = subgraphArguments(['partner:laos'], { depth: 1 })

const AROUND = `query Around($roots: [ID!]!, $depth: Int, $types: [EntityType!], $from: Date, $asOf: Date, $includeParts: Boolean) {
  subgraph(roots: $roots, depth: $depth, types: $types, from: $from, asOf: $asOf, includeParts: $includeParts, limit: 2000) {
    truncated entities { id } relationships { id type role roleAsPrinted inferred evidence { id quote citation source { id } } }
  }
}`

function open(asked: Partial<SubgraphArguments>, exporter: Exporter = allFormats[0]!): Promise<SubgraphStream> {
  const options = { exporter, language: 'EN', licence: 'Apache-2.0', mostEntities: 10_000 } as const
  return openExport(seeded.graph, { ...LAOS, ...asked }, options)
}

describe('a subgraph that is read piece after piece', () => {
  it.each([
    ['a state with its parts', {}],
    ['a state without its parts', { includeParts: false }],
    ['two partners, two steps', { roots: ['partner:unicef', 'partner:cuba'], depth: 2 }],
    ['some types only', { roots: ['partner:japan'], depth: 3, types: ['Agreement', 'Project'] }],
    ['a period', { roots: ['partner:russia'], depth: 2, from: '2021-01-01' }],
    ['a day', { roots: ['partner:germany'], depth: 2, asOf: '2015-06-30' }],
    ['nothing but the roots', { roots: ['partner:laos', 'agreement:laos-mla-1998'], depth: 0, includeParts: false }],
    ['the home ministry, a hub', { roots: ['institution:vn-moj'], depth: 1 }],
  ] as [string, Partial<SubgraphArguments>][])('has what the question answers: %s', async (_name, asked) => {
    const { types, ...variables } = { ...LAOS, ...asked }
    const terms = types?.map((type) => type.toUpperCase())
    const { subgraph } = await seeded.asker.ask(AROUND, { ...variables, types: terms })
    expect(subgraph.truncated).toBe(false)
    const { entities, relationships, evidence } = await readStream(await open(asked))
    expect(entities.map(({ id }) => id)).toEqual(subgraph.entities.map(({ id }: any) => id).sort())
    const answered = new Map(subgraph.relationships.map((one: any) => [one.id, one]))
    expect(relationships.map(({ id }) => id)).toEqual([...answered.keys()].sort())
    for (const { id, type, fields, evidenceIds } of relationships) {
      const one = answered.get(id) as any
      expect([type, fields.role ?? null, fields.roleAsPrinted ?? null]).toEqual([one.type, one.role, one.roleAsPrinted])
      expect(evidenceIds).toEqual(one.evidence.map((said: any) => said.id).sort())
    }
    const quoted = new Map(evidence.map((one) => [one.id, one]))
    for (const { id, quote, citation, source } of subgraph.relationships.flatMap((one: any) => one.evidence)) {
      expect(quoted.get(id)).toMatchObject({ id, source: source.id, quote, citation })
    }
  })

  it('has every claim on its entities', async () => {
    const { claims } = await readStream(await open({ depth: 0, includeParts: false }))
    const { entity } = await seeded.asker.ask(
      `{ entity(id: "partner:laos") { ... on Partner { evidenceConnection(first: 100) { totalCount
          edges { node { id } properties { property rank value } } } } } }`,
    )
    const { totalCount, edges } = entity.evidenceConnection
    expect(edges.length).toBe(totalCount)
    const own = edges.filter((edge: any) => !edge.properties.property.includes('/'))
    const texts = own.map(({ node, properties: { property, rank, value } }: any) =>
      ['partner:laos', property, node.id, rank, value ?? ''].join(' '),
    )
    expect(claims).toEqual(texts.sort())
    expect(claims.length).toBeGreaterThan(3)
  })

  it('never has the text of a source', async () => {
    for await (const { entity } of (await open({ roots: null })).entities()) expect(entity.fields.text).toBeUndefined()
  })

  it('is refused whole where the format holds less', async () => {
    const small = { ...allFormats[0]!, name: 'Postcard', mostEntities: 5 }
    await expect(open({}, small)).rejects.toThrow(
      `"Lao People's Democratic Republic, 1 step" has more than 5 entities, which is as many as Postcard holds.`,
    )
  })

  it('names what an unknown root may have meant', async () => {
    await expect(open({ roots: ['partner:loas'] })).rejects.toThrow('Did you mean "partner:laos"?')
  })
})

describe.each(allFormats)('$name over the seed', (exporter) => {
  const reader = allReaders[exporter.format]!

  it('holds Laos with its parts, and what is one step away', async () => {
    const bytes = await bytesOf(exporter, await open({}, exporter))
    if (!isGraphReader(reader)) {
      const expected = await readSources(await open({}, exporter))
      expect(inOrderOfKey(await reader.read(bytes))).toEqual(inOrderOfKey(expected))
      return
    }
    expectParts(exporter, await reader.read(bytes), await readStream(await open({}, exporter)))
  })

  it('tells two claims of one source apart, and has what is said of a change of state', async () => {
    if (exporter.leavesOut.some(({ parts }) => parts.includes('CLAIMS'))) return
    const asked = {
      roots: ['project:jica-first-1996', 'agreement:canada-nld-mou-2010', 'agreement:canada-embassy-proposal'],
      depth: 0,
      includeParts: false,
    }
    const expected = await readStream(await open(asked, exporter))
    expect(expected.claims.some((claim) => claim.includes('HAS_CHANGED/'))).toBe(true)
    expect(
      expected.claims.filter((claim) => claim.startsWith('project:jica-first-1996 startedOn')).length,
    ).toBeGreaterThan(1)
    const written = await (reader as FormatReader).read(await bytesOf(exporter, await open(asked, exporter)))
    expect(inOrder(written).claims).toEqual(inOrder(expected).claims)
  })
})
