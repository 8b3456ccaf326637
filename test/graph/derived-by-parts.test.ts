/** What is derived from facts is the same whether they came at once, or little by little, with changes and deletions. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateSubgraph } from '../../bench/generator/generate-subgraph.ts'
import { createRandom, type Random } from '../../bench/generator/random.ts'
import { readConfig } from '../../src/config.ts'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { type EntityRecord, isPartialDate, type Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadAtOnce } from '../../src/graph/load-subgraph.ts'
import { parseSeed, readSeedFolder } from '../../src/seed-folder.ts'
import { emptyTestGraph, openEmptyGraph } from '../support/graph.ts'
import { difference, dumpGraph, NO_DIFFERENCE } from '../support/whole-graph.ts'

let graph: Graph

beforeAll(async () => {
  graph = await openEmptyGraph()
})

afterAll(() => graph.close())

const NOTHING: Subgraph = { entities: [], relationships: [], evidence: [], supports: [] }

const load = (subgraph: Subgraph, importId: string) =>
  loadAtOnce(graph, subgraph, { importId, prune: true, seedDigest: null })

/** Words of what is said come in the order in which it was said to the graph. */
async function dump(): Promise<string[]> {
  const lines = (await dumpGraph(graph)).filter((line) => !line.startsWith('["GraphState"'))
  return lines.map((line) =>
    line.replace(/\["importId","[^"]*"\],?/, '').replace(/(?<=\["searchTexts",")[^"]*/, sorted),
  )
}

const sorted = (words: string) => words.split(' ').sort().join(' ')

/** Some of it, and of that some with other names, dates and sentences. What refers to what is not there is left out. */
function variantOf(subgraph: Subgraph, random: Random): Subgraph {
  const keep = <One>(all: readonly One[], share: number) => all.filter(() => random.chance(share))
  const entities = keep(subgraph.entities, 0.92).map((one) => (random.chance(0.1) ? altered(one, random) : one))
  const ids = new Set(entities.map(({ id }) => id))
  const evidence = subgraph.evidence
    .filter(({ sourceId }) => ids.has(sourceId))
    .map((one) => (one.quote !== null && random.chance(0.05) ? { ...one, quote: `Of ${one.id} anew.` } : one))
  const said = new Set(evidence.map(({ id }) => id))
  const relationships = keep(subgraph.relationships, 0.92).filter(({ from, to }) => ids.has(from) && ids.has(to))
  const supports = keep(subgraph.supports, 0.95).filter((one) => ids.has(one.entityId) && said.has(one.evidenceId))
  return { entities, relationships, evidence, supports }
}

function altered(entity: EntityRecord, random: Random): EntityRecord {
  const day = parsePartialDate(`${random.between(2010, 2024)}-03`)!
  const fields = Object.entries(entity.fields).map(([name, value]) =>
    name === 'name' ? [name, `${value} anew`] : [name, isPartialDate(value) ? day : value],
  )
  return { ...entity, fields: Object.fromEntries(fields) }
}

const graphs: Readonly<Record<string, () => Subgraph>> = {
  'the seed': () => parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED)),
  '400 generated entities, hubs among them': () => generateSubgraph({ entities: 400, seed: 11 }),
}

describe.each(Object.keys(graphs))('what is derived from %s', (name) => {
  it('is that of the facts, whatever was there before', { timeout: 600_000 }, async () => {
    const subgraph = graphs[name]!()
    const random = createRandom(5)
    await emptyTestGraph(graph)
    await load(subgraph, 'test')
    for (let step = 0; step < 3; step++) {
      const variant = variantOf(subgraph, random)
      await load(variant, 'test')
      const found = await dump()
      await emptyTestGraph(graph)
      await load(variant, 'test')
      expect(difference(found, await dump())).toEqual(NO_DIFFERENCE)
    }
  })

  it('is that of the facts when they come one kind after the other, in pieces', { timeout: 600_000 }, async () => {
    const subgraph = graphs[name]!()
    const random = createRandom(6)
    await emptyTestGraph(graph)
    await load({ ...NOTHING, entities: subgraph.entities, evidence: subgraph.evidence }, 'entities')
    for (const relationships of inPieces(subgraph.relationships, 6, random)) {
      await load({ ...NOTHING, relationships }, relationships[0]!.id)
    }
    for (const supports of inPieces(subgraph.supports, 3, random)) {
      await load({ ...NOTHING, supports }, `${supports[0]!.evidenceId} ${supports[0]!.property}`)
    }
    const found = await dump()
    await emptyTestGraph(graph)
    await load(subgraph, 'test')
    expect(difference(found, await dump())).toEqual(NO_DIFFERENCE)
  })
})

it('is gone with what another import had said of an entity that is pruned', { timeout: 120_000 }, async () => {
  await emptyTestGraph(graph)
  const { entities, ...subgraph } = generateSubgraph({ entities: 200, seed: 3 })
  const isKept = ({ id }: EntityRecord) => !['agreement:1', 'partner:1', 'source:1'].includes(id)
  const evidence = subgraph.evidence.filter(({ sourceId }) => sourceId !== 'source:1')
  const said = new Set(evidence.map(({ id }) => id))
  const supports = subgraph.supports.filter(({ evidenceId }) => said.has(evidenceId))
  const others = { ...subgraph, entities: [], evidence, supports }
  await load({ ...NOTHING, entities }, 'entities')
  await load(others, 'facts')
  await load({ ...NOTHING, entities: entities.filter(isKept) }, 'entities')
  const found = await dump()
  const ids = new Set(entities.filter(isKept).map(({ id }) => id))
  await emptyTestGraph(graph)
  await load({ ...NOTHING, entities: entities.filter(isKept) }, 'entities')
  await load(
    {
      ...others,
      relationships: others.relationships.filter(({ from, to }) => ids.has(from) && ids.has(to)),
      supports: supports.filter(({ entityId }) => ids.has(entityId)),
    },
    'facts',
  )
  expect(entities.length - ids.size).toBeGreaterThan(1)
  expect(difference(found, await dump())).toEqual(NO_DIFFERENCE)
})

function inPieces<One>(all: readonly One[], count: number, random: Random): One[][] {
  const pieces: One[][] = Array.from({ length: count }, () => [])
  for (const one of all) random.pick(pieces).push(one)
  return pieces
}
