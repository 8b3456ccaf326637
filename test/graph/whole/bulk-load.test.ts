import { mkdir } from 'node:fs/promises'
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
import { makeFolder } from '../../support/folder.ts'
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

function joined(one: Subgraph, other: Subgraph): Subgraph {
  return {
    entities: [...one.entities, ...other.entities],
    relationships: [...one.relationships, ...other.relationships],
    evidence: [...one.evidence, ...other.evidence],
    supports: [...one.supports, ...other.supports],
  }
}

const options = { importId: 'seed', seedDigest: 'd' }

describe('a graph that is loaded while the database is stopped', { timeout: 300_000 }, () => {
  it('equals one that is loaded in one transaction: the seed', async () => {
    const seed = parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED))
    const wanted = await loadedAtOnce(seed)
    const database = emptyDatabase()
    await bulkLoad(seed, { ...options, database, day: today() })
    await expectGraph(database, wanted)
  })

  it('equals it where an earlier load was broken off, with texts that CSV would mistake, and is refused where something is there', async () => {
    const subgraph = joined(generateSubgraph({ entities: 300, seed: 7 }), awkwardTexts())
    const wanted = await loadedAtOnce(subgraph)
    const database = emptyDatabase()
    await leaveHalfALoad(database)
    await bulkLoad(subgraph, { ...options, database, day: today() })
    await expectGraph(database, wanted)
    const again = bulkLoad(awkwardTexts(), { ...options, database })
    await expect(again).rejects.toThrow('is not empty; nothing was written')
    await expectGraph(database, wanted)
  })
})

const emptyDatabase = (): LocalDatabaseOptions => ({
  dataFolder: makeFolder('bulk'),
  cacheFolder: CACHE_FOLDER,
  probe,
  profile: 'short',
})

interface Loaded {
  readonly facts: string[]
  readonly schema: unknown
}

async function loadedAtOnce(subgraph: Subgraph): Promise<Loaded> {
  const graph = await openEmptyGraph()
  try {
    await loadAtOnce(graph, subgraph, { ...options, prune: false })
    return await readAll(graph)
  } finally {
    await graph.close()
  }
}

const readAll = async (graph: Graph): Promise<Loaded> => ({
  facts: await dumpGraph(graph),
  schema: await dumpSchema(graph),
})

async function expectGraph(database: LocalDatabaseOptions, wanted: Loaded): Promise<void> {
  const { facts, schema } = await withGraph(database, readAll)
  expect(difference(facts, wanted.facts)).toEqual(NO_DIFFERENCE)
  expect(schema).toEqual(wanted.schema)
}

/** As a kill leaves it, after the importer has filled the store: it holds what the next load would not. */
async function leaveHalfALoad(database: LocalDatabaseOptions): Promise<void> {
  const csv = join(database.dataFolder, 'csv')
  await mkdir(csv)
  const other = generateSubgraph({ entities: 200, seed: 9 })
  const files = writeCsvFiles(new GraphRows(other, 'seed'), csv)
  const half = { ...database, import: { ...files, listDelimiter: LIST_DELIMITER } }
  const facts = await withGraph(half, dumpGraph)
  expect(facts.length).toBeGreaterThan(20)
}

async function withGraph<Result>(
  database: LocalDatabaseOptions,
  work: (graph: Graph) => Promise<Result>,
): Promise<Result> {
  const local = await openLocalDatabase(database)
  const { uri, user, password } = local
  const graph = await openGraph({ uri, user, password, database: 'neo4j', readTimeoutMs: 60_000, poolSize: 2 })
  try {
    return await work(graph)
  } finally {
    await graph.close()
    await local.close()
  }
}
