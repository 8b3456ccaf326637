/** Findings are kept as facts are written, and are what they would be if they were all found anew. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import { recountYears } from '../../src/graph/captured-years.ts'
import { rebuildFindings } from '../../src/graph/findings.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { parseSeed, readSeedFolder } from '../../src/seed-folder.ts'
import { openEmptyGraph } from '../support/graph.ts'

let graph: Graph

beforeEach(async () => {
  await graph?.close()
  graph = await openEmptyGraph()
})

afterAll(() => graph.close())

const stored = () =>
  graph.read({
    cypher: 'MATCH (f:Finding) RETURN properties(f) AS f ORDER BY f.id',
    params: {},
    toRow: (record) => JSON.stringify(Object.entries(record.get('f') as object).sort(([a], [b]) => (a < b ? -1 : 1))),
  })

async function foundAnew(): Promise<string[]> {
  const ids = await graph.read({
    cypher: 'MATCH (e:Entity) RETURN e.id AS id ORDER BY id',
    params: {},
    toRow: (record) => record.get('id') as string,
  })
  await graph.write((transaction) => transaction.run('MATCH (f:Finding) DELETE f'))
  await graph.write(async (transaction) => {
    await recountYears(transaction, (await rebuildFindings(transaction, ids)).years)
  })
  return stored()
}

const load = (subgraph: Subgraph, prune = false, importId = 'test') =>
  loadSubgraph(graph, subgraph, { importId, prune, seedDigest: 'test' })

describe('findings', () => {
  it('of the seed, loaded whole, then less some of it, then whole again, are as if found anew', async () => {
    const seed = parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED))
    await load(seed)
    const whole = await stored()
    expect(whole.length).toBeGreaterThan(500)
    const gone = new Set(seed.entities.filter((_one, index) => index % 7 === 3).map(({ id }) => id))
    const isLeft = (...ids: string[]) => ids.every((id) => !gone.has(id))
    const evidence = seed.evidence.filter(({ sourceId }) => isLeft(sourceId))
    const said = new Set(evidence.map(({ id }) => id))
    const less: Subgraph = {
      entities: seed.entities.filter(({ id }) => isLeft(id)),
      relationships: seed.relationships.filter(({ from, to }) => isLeft(from, to)),
      evidence,
      supports: seed.supports.filter(({ entityId, evidenceId }) => isLeft(entityId) && said.has(evidenceId)),
    }
    await load(less, true)
    const kept = await stored()
    expect(kept).not.toEqual(whole)
    expect(await foundAnew()).toEqual(kept)
    await load(seed, true)
    expect(await stored()).toEqual(whole)
  })

  it('of the seed, loaded kind by kind of relationship, are as if found anew', async () => {
    const seed = parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED))
    const nothing: Subgraph = { entities: [], relationships: [], evidence: [], supports: [] }
    await load({ ...nothing, entities: seed.entities, evidence: seed.evidence }, false, 'entities')
    for (const type of new Set(seed.relationships.map((one) => one.type))) {
      const relationships = seed.relationships.filter((one) => one.type === type)
      await load({ ...nothing, relationships }, false, type)
    }
    await load({ ...nothing, supports: seed.supports }, false, 'supports')
    const kept = await stored()
    expect(await foundAnew()).toEqual(kept)
    // Twenty loads of the whole seed, one after the other.
  }, 240_000)

  it('are no part of the facts: nothing leads to them', async () => {
    await load(parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED)))
    const [led] = await graph.read({
      cypher: 'MATCH (f:Finding)--() RETURN count(*) AS led',
      params: {},
      toRow: (record) => record.get('led') as number,
    })
    expect(led).toBe(0)
  })
})
