import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateSubgraph } from '../../../bench/generator/generate-subgraph.ts'
import { bulkLoad } from '../../../src/bulk-load.ts'
import { readConfig } from '../../../src/config.ts'
import { type LocalDatabaseOptions, openLocalDatabase } from '../../../src/database/local-database.ts'
import { today } from '../../../src/domain/calendar.ts'
import { relationshipId, type Subgraph } from '../../../src/domain/subgraph.ts'
import { type Graph, openGraph } from '../../../src/graph/graph.ts'
import { loadAtOnce } from '../../../src/graph/load-subgraph.ts'
import { writeCsvFiles } from '../../../src/graph/whole/csv-files.ts'
import { LIST_DELIMITER } from '../../../src/graph/whole/csv-form.ts'
import { GraphRows } from '../../../src/graph/whole/graph-rows.ts'
import { parseSeed, readSeedFolder } from '../../../src/seed-folder.ts'
import { openEmptyGraph } from '../../support/graph.ts'
import { CACHE_FOLDER, probe } from '../../support/neo4j.ts'
import { difference, dumpGraph, dumpSchema, NO_DIFFERENCE } from '../../support/whole-graph.ts'

const awkward = [
  'a, b',
  'say "no"',
  '"',
  '""',
  'two\nlines',
  'cr\r\nlf',
  ' spaces ',
  '\\',
  "it's",
  'ơ 😀',
  'a;b|c\td',
  '2021',
  '',
]

/** Texts that CSV would mistake, in names, lists and quotes. */
function awkwardTexts(): Subgraph {
  const source = {
    id: 'source:odd',
    label: 'Source' as const,
    fields: { name: 'Odd', kind: 'PAGE', text: awkward.join('\n') },
  }
  const partners = awkward.map((text, at) => ({
    id: `partner:odd-${at}`,
    label: 'Partner' as const,
    fields: { name: text, note: text, aliases: at % 2 === 0 ? [] : [text, `${text} again`] },
  }))
  const evidence = awkward.map((quote, at) => ({
    id: `evidence:odd.${at}`,
    sourceId: source.id,
    quote: at % 3 === 0 ? null : quote,
    start: at,
    end: at + 1,
    locator: quote,
    citation: quote,
  }))
  const supports = awkward.map((value, at) => ({
    evidenceId: `evidence:odd.${at}`,
    entityId: `partner:odd-${at}`,
    property: 'name',
    value,
    original: value,
    rank: 'NORMAL' as const,
    rule: null,
    inferred: false,
    confidence: at % 2 === 0 ? null : 0.5,
  }))
  return { entities: [source, ...partners], relationships: partOfEachOther(partners), evidence, supports }
}

/** Without evidence, so that empty lists are written on relationships, too. */
function partOfEachOther(partners: readonly { readonly id: string }[]): Subgraph['relationships'] {
  return partners.slice(1).map(({ id: from }, at) => {
    const to = partners[at]!.id
    const id = relationshipId('PART_OF', from, to)
    return { id, type: 'PART_OF', from, to, fields: {}, inferred: false, why: null, evidenceIds: [] }
  })
}

const graphs: Readonly<Record<string, () => Subgraph>> = {
  'the seed': () => parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED)),
  '300 generated entities, and texts that CSV would mistake': () =>
    joined(generateSubgraph({ entities: 300, seed: 7 }), awkwardTexts()),
}

/** Each database that is filled takes half a minute. */
function joined(one: Subgraph, other: Subgraph): Subgraph {
  return {
    entities: [...one.entities, ...other.entities],
    relationships: [...one.relationships, ...other.relationships],
    evidence: [...one.evidence, ...other.evidence],
    supports: [...one.supports, ...other.supports],
  }
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

  it('is gone at the next start where the load was broken off, and refused where something is there', {
    timeout: 300_000,
  }, async () => {
    await withDataFolder(async (database) => {
      const csv = join(database.dataFolder, 'csv')
      await mkdir(csv)
      const files = writeCsvFiles(new GraphRows(awkwardTexts(), 'seed'), csv)
      const half = await openLocalDatabase({ ...database, import: { ...files, listDelimiter: LIST_DELIMITER } })
      await half.close()
      expect(await read(database)).toEqual([])
      await bulkLoad(awkwardTexts(), { database, importId: 'seed', seedDigest: null })
      const whole = await read(database)
      expect(whole.length).toBeGreaterThan(20)
      const again = bulkLoad(awkwardTexts(), { database, importId: 'seed', seedDigest: null })
      await expect(again).rejects.toThrow('is not empty; nothing was written')
      expect(await read(database)).toEqual(whole)
    })
  })
})

async function withDataFolder<Result>(work: (database: LocalDatabaseOptions) => Promise<Result>): Promise<Result> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'accord-bulk-'))
  try {
    return await work({ dataFolder, cacheFolder: CACHE_FOLDER, probe, profile: 'test' })
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function withGraph<Result>(
  database: LocalDatabaseOptions,
  work: (graph: Graph) => Promise<Result>,
): Promise<Result> {
  const local = await openLocalDatabase(database)
  const settings = { uri: local.uri, user: local.user, password: local.password }
  const graph = await openGraph({ ...settings, database: 'neo4j', readTimeoutMs: 60_000, poolSize: 2 })
  try {
    return await work(graph)
  } finally {
    await graph.close()
    await local.close()
  }
}

const read = (database: LocalDatabaseOptions) => withGraph(database, dumpGraph)

const bulkLoaded = (subgraph: Subgraph) =>
  withDataFolder(async (database) => {
    await bulkLoad(subgraph, { database, importId: 'seed', seedDigest: 'd', day: today() })
    return withGraph(database, async (graph) => ({ facts: await dumpGraph(graph), schema: await dumpSchema(graph) }))
  })
