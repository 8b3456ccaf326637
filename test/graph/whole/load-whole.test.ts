import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { generateSubgraph } from '../../../bench/generator/generate-subgraph.ts'
import { readConfig } from '../../../src/config.ts'
import type { EntityRecord, Subgraph } from '../../../src/domain/subgraph.ts'
import type { Graph } from '../../../src/graph/graph.ts'
import { readGraphState } from '../../../src/graph/graph-state.ts'
import { beginLoad, readLoadMark, settleLoads } from '../../../src/graph/load-mark.ts'
import { loadAtOnce, loadSubgraph } from '../../../src/graph/load-subgraph.ts'
import { loadWhole } from '../../../src/graph/whole/load-whole.ts'
import { parseSeed, readSeedFolder } from '../../../src/seed-folder.ts'
import { openEmptyGraph } from '../../support/graph.ts'
import { difference, dumpGraph, NO_DIFFERENCE } from '../../support/whole-graph.ts'

const options = { importId: 'seed', prune: false, seedDigest: 'd' }
/** More than fits into one transaction by the size that is stated. */
const LARGE = generateSubgraph({ entities: 800, seed: 1 })

let graph: Graph

beforeEach(async () => {
  await graph?.close()
  graph = await openEmptyGraph()
})

afterAll(() => graph.close())

const write = (cypher: string) => graph.write((transaction) => transaction.run(cypher))
/** The state itself, without anything marked, is all that an undone load leaves. */
const facts = async () => (await dumpGraph(graph)).filter((line) => !line.startsWith('["GraphState"'))

describe('a large load into an empty graph', () => {
  it.each([
    ['the seed', () => parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED))],
    ['300 generated entities', () => generateSubgraph({ entities: 300, seed: 7 })],
  ] as const)('equals a load in one transaction: %s', { timeout: 300_000 }, async (_name, make) => {
    const subgraph = make()
    await loadAtOnce(graph, subgraph, options)
    const wanted = await dumpGraph(graph)
    await graph.close()
    graph = await openEmptyGraph()
    await loadWhole(graph, subgraph, options)
    expect(difference(await dumpGraph(graph), wanted)).toEqual(NO_DIFFERENCE)
  })

  it('makes the same graph in whatever order the records come', { timeout: 120_000 }, async () => {
    const { entities, relationships, evidence, supports } = generateSubgraph({ entities: 300, seed: 3 })
    await loadWhole(graph, { entities, relationships, evidence, supports }, options)
    const wanted = await dumpGraph(graph)
    await graph.close()
    graph = await openEmptyGraph()
    const turned = {
      entities: entities.toReversed(),
      relationships: relationships.toReversed(),
      evidence: evidence.toReversed(),
      supports: supports.toReversed(),
    }
    await loadAtOnce(graph, turned, options)
    expect(difference(await dumpGraph(graph), wanted)).toEqual(NO_DIFFERENCE)
  })

  it('changes nothing the second time, not even the version', { timeout: 120_000 }, async () => {
    const small = generateSubgraph({ entities: 300, seed: 2 })
    const first = await loadWhole(graph, small, options)
    const before = await dumpGraph(graph)
    expect(await loadSubgraph(graph, small, options)).toMatchObject({ created: 0, unchanged: first?.created, gone: [] })
    expect(difference(await dumpGraph(graph), before)).toEqual(NO_DIFFERENCE)
    expect(await readGraphState(graph)).toMatchObject({ version: 1, seedDigest: 'd' })
  })

  it('leaves nothing behind where a batch fails', async () => {
    const unwritable: EntityRecord = {
      id: 'partner:atlantis',
      label: 'Partner',
      fields: { name: { not: 'one' } as never },
    }
    const bad: Subgraph = { ...LARGE, entities: [...LARGE.entities, unwritable] }
    await expect(loadSubgraph(graph, bad, options)).rejects.toThrow()
    expect(await facts()).toEqual([])
    const twice: Subgraph = { ...LARGE, relationships: [...LARGE.relationships, LARGE.relationships.at(-1)!] }
    await expect(loadSubgraph(graph, twice, options)).rejects.toThrow('stands there twice')
    expect(await facts()).toEqual([])
    expect(await readLoadMark(graph)).toBeNull()
    expect((await readGraphState(graph)).version).toBe(0)
  })

  it('refuses what refers to what is not there, and writes nothing', async () => {
    const less: Subgraph = { ...LARGE, entities: LARGE.entities.slice(0, -1) }
    await expect(loadSubgraph(graph, less, options)).rejects.toThrow('which is not there')
    expect(await facts()).toEqual([])
  })
})

describe('a load that was broken off', () => {
  const begin = async () => {
    const steps = await beginLoad(graph, 'seed')
    await steps!.take((transaction) => transaction.run("CREATE (:Entity:Partner {id: 'partner:half'})"))
    return steps!
  }

  it('is seen in the state of the graph, and nobody else writes meanwhile', async () => {
    await begin()
    expect(await readLoadMark(graph)).toMatchObject({ importId: 'seed' })
    await expect(loadAtOnce(graph, generateSubgraph({ entities: 200, seed: 1 }), options)).rejects.toThrow('under way')
    expect((await readGraphState(graph)).version).toBe(0)
  })

  it('is undone by the next that settles it, and cannot be gone on with', async () => {
    const steps = await begin()
    expect(await settleLoads(graph, 0)).toBe(true)
    expect(await facts()).toEqual([])
    const late = steps.take((transaction) => transaction.run("CREATE (:Entity:Partner {id: 'partner:late'})"))
    await expect(late).rejects.toThrow('was broken off')
    expect(await facts()).toEqual([])
    expect(await settleLoads(graph, 0)).toBe(false)
  })

  it('is undone by the next load, which then goes through', { timeout: 120_000 }, async () => {
    await begin()
    await write("MATCH (state:GraphState {id: 'accord'}) SET state.loadedAt = timestamp() - 60000")
    await loadSubgraph(graph, LARGE, options)
    expect((await facts()).some((line) => line.includes('partner:half'))).toBe(false)
    expect((await readGraphState(graph)).version).toBe(1)
  })

  it('writes no step twice where only the answer was lost', async () => {
    const steps = await begin()
    await write("MATCH (state:GraphState {id: 'accord'}) SET state.steps = 2")
    await steps.take((transaction) => transaction.run("CREATE (:Entity:Partner {id: 'partner:again'})"))
    expect((await facts()).some((line) => line.includes('partner:again'))).toBe(false)
  })
})
