/** Fills a stopped database of the benchmark with a graph of any size. */

import { bulkLoad } from '../../src/bulk-load.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import { type GeneratorOptions, generateSubgraph } from '../generator/generate-subgraph.ts'
import { type BenchDatabaseOptions, benchDatabaseOptions } from './bench-database.ts'

export interface BulkFilled {
  readonly entities: number
  readonly relationships: number
  readonly evidence: number
  readonly claims: number
  /** In the database, with all that is derived. */
  readonly nodes: number
  readonly edges: number
  /** Of the files that were imported. */
  readonly bytes: number
  readonly seconds: {
    readonly generate: number
    readonly files: number
    readonly import: number
    readonly indexes: number
  }
}

/**
 * The database of the folder must be stopped and hold nothing; the folder is made where it is missing. When this
 * resolves, the database is stopped again and holds the graph with its constraints and indexes: open it with
 * `openLocalDatabase`, or with `openBenchDatabase` and the same folder. A size of 1,000,000 needs a Node that was started with
 * `--max-old-space-size=10240`, 38 GB of disk for a while, and half an hour.
 */
export async function bulkFill(what: Subgraph | GeneratorOptions, options: BenchDatabaseOptions): Promise<BulkFilled> {
  const began = performance.now()
  const subgraph = 'supports' in what ? what : generateSubgraph(what)
  const generate = (performance.now() - began) / 1000
  const counts = countsOf(subgraph)
  const database = benchDatabaseOptions(options)
  const loaded = await bulkLoad(subgraph, { database, importId: 'bench', seedDigest: null })
  const { nodes, relationships: edges, bytes, seconds } = loaded
  return { ...counts, nodes, edges, bytes, seconds: { generate, ...seconds } }
}

function countsOf({ entities, relationships, evidence, supports }: Subgraph) {
  return {
    entities: entities.filter(({ label }) => label !== 'StatusChange').length,
    relationships: relationships.length,
    evidence: evidence.length,
    claims: supports.length,
  }
}
