import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateSubgraph } from '../../../bench/generator/generate-subgraph.ts'
import { bulkLoad } from '../../../src/bulk-load.ts'
import { readConfig } from '../../../src/config.ts'
import { type LocalDatabaseOptions, openLocalDatabase } from '../../../src/database/local-database.ts'
import { today } from '../../../src/domain/calendar.ts'
import type { Subgraph } from '../../../src/domain/subgraph.ts'
import { openGraph } from '../../../src/graph/graph.ts'
import { loadAtOnce } from '../../../src/graph/load-subgraph.ts'
import { parseSeed, readSeedFolder } from '../../../src/seed-folder.ts'
import { openEmptyGraph } from '../../support/graph.ts'
import { CACHE_FOLDER, probe } from '../../support/neo4j.ts'
import { difference, dumpGraph, dumpSchema, NO_DIFFERENCE } from '../../support/whole-graph.ts'

const graphs: Readonly<Record<string, () => Subgraph>> = {
  'the seed': () => parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED)),
  '300 generated entities': () => generateSubgraph({ entities: 300, seed: 7 }),
  '800 generated entities': () => generateSubgraph({ entities: 800, seed: 1 }),
}

describe('a graph that is loaded while the database is stopped', () => {
  it.each(Object.keys(graphs))(
    'equals one that is loaded in one transaction: %s',
    { timeout: 300_000 },
    async (name) => {
      const subgraph = graphs[name]!()
      const graph = await openEmptyGraph()
      await loadAtOnce(graph, subgraph, { importId: 'seed', prune: false, seedDigest: 'd' })
      const [wanted, schema] = [await dumpGraph(graph), await dumpSchema(graph)]
      await graph.close()
      const loaded = await bulkLoaded(subgraph)
      expect(difference(loaded.facts, wanted)).toEqual(NO_DIFFERENCE)
      expect(loaded.schema).toEqual(schema)
    },
  )
})

async function bulkLoaded(subgraph: Subgraph) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'accord-bulk-'))
  const database: LocalDatabaseOptions = { dataFolder, cacheFolder: CACHE_FOLDER, probe, profile: 'test' }
  try {
    await bulkLoad(subgraph, { database, importId: 'seed', seedDigest: 'd', day: today() })
    const local = await openLocalDatabase(database)
    const settings = { uri: local.uri, user: local.user, password: local.password }
    const graph = await openGraph({ ...settings, database: 'neo4j', readTimeoutMs: 60_000, poolSize: 2 })
    try {
      return { facts: await dumpGraph(graph), schema: await dumpSchema(graph) }
    } finally {
      await graph.close()
      await local.close()
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}
