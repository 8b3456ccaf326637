/** Loads a whole graph into the database of this machine while it is stopped: the way for any size. */
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type LocalDatabaseOptions, openLocalDatabase } from './database/local-database.ts'
import { locateHome } from './database/neo4j-home.ts'
import { hasDatabase } from './database/store-import.ts'
import { ConflictError } from './domain/errors.ts'
import type { Subgraph } from './domain/subgraph.ts'
import { type Graph, openGraph } from './graph/graph.ts'
import { type CsvFiles, writeCsvFiles } from './graph/whole/csv-files.ts'
import { LIST_DELIMITER } from './graph/whole/csv-form.ts'
import { finishImport } from './graph/whole/finish-import.ts'
import { GraphRows } from './graph/whole/graph-rows.ts'

export interface BulkLoadOptions {
  /** Of the database to fill. Nobody may run it, and it must hold nothing. */
  readonly database: LocalDatabaseOptions
  /** Names the import, as `LoadOptions` of `loadSubgraph` does. */
  readonly importId: string
  readonly seedDigest: string | null
  /** The present day, ISO 8601; by default today. */
  readonly day?: string | undefined
}

export interface BulkLoadReport {
  readonly nodes: number
  readonly relationships: number
  /** Of the files that the importer read. */
  readonly bytes: number
  readonly seconds: {
    /** Deriving everything and writing it into files. */
    readonly files: number
    /** Neo4j's importer, and the start of the database. */
    readonly import: number
    /** Empty lists, constraints and indexes. */
    readonly indexes: number
  }
}

/**
 * Writes all of the subgraph, with all that is derived from it, or nothing; the database is stopped again afterwards. The
 * graph is what `loadSubgraph` would have made. Files are written beside the database first: for each byte in them the
 * database takes about two more.
 * @throws {ConflictError} CONFLICT where the database holds something, or somebody runs it.
 * @throws {InputError} BAD_INPUT where an id stands twice, or something refers to what is not there.
 * @throws {UnavailableError} UNAVAILABLE where the importer fails.
 */
export async function bulkLoad(subgraph: Subgraph, options: BulkLoadOptions): Promise<BulkLoadReport> {
  const { database } = options
  const report = database.report ?? (() => {})
  await assertEmpty(database)
  const folder = join(resolve(database.dataFolder), `import-${process.pid}`)
  const laps = [performance.now()]
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    report(`Writing the files of ${subgraph.entities.length} entities`)
    const files = writeCsvFiles(new GraphRows(subgraph, options.importId), folder, options.day)
    laps.push(performance.now())
    report(`Importing ${files.nodeCount} nodes and ${files.relationshipCount} relationships`)
    await fill(files, options, laps)
    const { nodeCount: nodes, relationshipCount: relationships, bytes } = files
    const [start, written, imported, indexed] = laps.map((lap) => lap / 1000) as [number, number, number, number]
    const seconds = { files: written - start, import: imported - written, indexes: indexed - imported }
    return { nodes, relationships, bytes, seconds }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(
  files: CsvFiles,
  { database, importId, seedDigest }: BulkLoadOptions,
  laps: number[],
): Promise<void> {
  const local = await openLocalDatabase({ ...database, import: { ...files, listDelimiter: LIST_DELIMITER } })
  laps.push(performance.now())
  try {
    await withGraph(local, (graph) => finishImport(graph, { emptyLists: files.emptyLists, importId, seedDigest }))
    laps.push(performance.now())
    await local.keepImport()
  } finally {
    await local.close()
  }
}

/** A database that was only started holds nothing, or constraints without a node. */
async function assertEmpty(options: LocalDatabaseOptions): Promise<void> {
  if (!(await hasDatabase(locateHome(join(resolve(options.dataFolder), 'neo4j'))))) return
  const local = await openLocalDatabase({ ...options, import: undefined })
  try {
    const isEmpty = await withGraph(local, async (graph) => {
      const found = await graph.read({ cypher: 'MATCH (n) RETURN n LIMIT 1', params: {}, toRow: () => true })
      return found.length === 0
    })
    if (isEmpty) return
    throw new ConflictError(`The database in "${options.dataFolder}" is not empty; nothing was written.`, {
      hint: 'load into an empty folder, or add to this graph while it is served.',
    })
  } finally {
    await local.close()
  }
}

async function withGraph<Result>(
  { uri, user, password }: { readonly uri: string; readonly user: string; readonly password: string },
  work: (graph: Graph) => Promise<Result>,
): Promise<Result> {
  const graph = await openGraph({ uri, user, password, database: 'neo4j', readTimeoutMs: 60_000, poolSize: 2 })
  try {
    return await work(graph)
  } finally {
    await graph.close()
  }
}
