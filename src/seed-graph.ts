/** Brings the seed into the graph: into an empty one at a start, into any when asked. */
import type { Config } from './config.ts'
import { createConstraints } from './graph/constraints.ts'
import { bringDerivedUpToDate } from './graph/derived.ts'
import type { Graph } from './graph/graph.ts'
import { readGraphState } from './graph/graph-state.ts'
import { settleLoads } from './graph/load-mark.ts'
import { loadSubgraph } from './graph/load-subgraph.ts'
import type { UpsertReport } from './graph/upsert.ts'
import { parseSeed, readSeedFolder } from './seed-folder.ts'

export interface SeedOutcome {
  /** Null where the graph already held a seed and was left as it was. */
  readonly report: UpsertReport | null
  /** Whether the seed files differ from those that the graph holds. */
  readonly isOutdated: boolean
}

/**
 * Makes constraints, and loads the seed where the graph never had one. A graph that has one is only compared. A load that is
 * under way is waited for, and one that was broken off is undone.
 */
export async function prepareGraph(graph: Graph, config: Config): Promise<SeedOutcome> {
  await settleLoads(graph)
  const state = await readGraphState(graph)
  if (state.seedDigest === null) return { report: await seedGraph(graph, config, false), isOutdated: false }
  const seed = readSeedFolder(config.ACCORD_SEED)
  await createConstraints(graph)
  await bringDerivedUpToDate(graph, state)
  return { report: null, isOutdated: state.seedDigest !== seed.digest }
}

/**
 * Makes the graph what the seed files say; with `prune`, deletes what is gone from them.
 * @throws {InputError} BAD_INPUT with every problem of the files; nothing is written then.
 */
export async function seedGraph(graph: Graph, config: Config, prune: boolean): Promise<UpsertReport> {
  const seed = readSeedFolder(config.ACCORD_SEED)
  const subgraph = parseSeed(seed)
  await settleLoads(graph)
  await createConstraints(graph)
  await bringDerivedUpToDate(graph, await readGraphState(graph))
  return loadSubgraph(graph, subgraph, { importId: 'seed', prune, seedDigest: seed.digest })
}
