/** The one way in which facts enter the graph while it is served: facts, what is derived from them, and the version. */
import type { Subgraph } from '../domain/subgraph.ts'
import { findAffectedEntries } from './affected-entries.ts'
import { findAffectedEntities } from './affected-findings.ts'
import { recountYears } from './captured-years.ts'
import { touchedBy } from './changed-facts.ts'
import { rebuildFindings } from './findings.ts'
import type { Graph } from './graph.ts'
import { lockGraph, readGraphState, rememberLoad } from './graph-state.ts'
import { countIndexes } from './index-counts.ts'
import { rebuildListKeys } from './list-keys.ts'
import { assertNotLoading, settleLoads } from './load-mark.ts'
import { updateNeighbours } from './neighbours.ts'
import { updateSearchKeys } from './search-keys.ts'
import { rebuildTimelines } from './timeline.ts'
import { findTouchedEntities } from './touched-entities.ts'
import { type UpsertOptions, type UpsertReport, upsertSubgraph } from './upsert.ts'
import { loadWhole } from './whole/load-whole.ts'

export interface LoadOptions extends UpsertOptions {
  /** Remembered with the graph, so that a later start can tell whether the seed files have changed. */
  readonly seedDigest: string | null
}

/**
 * Records (entities, relationships, evidence and claims) that are written in one transaction, whatever the graph holds.
 * Twice as many fit into the default heap: see docs/operations.md.
 */
export const RECORDS_IN_ONE_TRANSACTION = 10_000

/** A graph of fewer records is read soon, however its reads are planned. */
const RECORDS_WORTH_COUNTING = 1_000

/**
 * Writes all of it or nothing. Where nothing differs, nothing is written and the version stays. More than
 * `RECORDS_IN_ONE_TRANSACTION` enter an empty graph in several transactions, and are undone together where one fails.
 * A load that was broken off is undone before.
 * @throws {InputError} BAD_INPUT where a relationship joins what its type does not.
 * @throws {UnavailableError} UNAVAILABLE where one transaction does not fit into the memory of the database.
 */
export async function loadSubgraph(graph: Graph, subgraph: Subgraph, options: LoadOptions): Promise<UpsertReport> {
  await settleLoads(graph)
  const isFirst = (await readGraphState(graph)).version === 0
  const report = await loadSettled(graph, subgraph, options)
  if (isFirst && recordsIn(subgraph) > RECORDS_WORTH_COUNTING) await countIndexes(graph)
  return report
}

async function loadSettled(graph: Graph, subgraph: Subgraph, options: LoadOptions): Promise<UpsertReport> {
  if (recordsIn(subgraph) > RECORDS_IN_ONE_TRANSACTION) {
    const report = await loadWhole(graph, subgraph, options)
    if (report !== null) return { ...report, pruned: options.prune }
  }
  return loadAtOnce(graph, subgraph, options)
}

const recordsIn = ({ entities, relationships, evidence, supports }: Subgraph): number =>
  entities.length + relationships.length + evidence.length + supports.length

/** In one transaction, with what is derived read back from the facts. */
export async function loadAtOnce(graph: Graph, subgraph: Subgraph, options: LoadOptions): Promise<UpsertReport> {
  return graph.write(async (transaction) => {
    await lockGraph(transaction)
    await assertNotLoading(transaction)
    const { report, changes } = await upsertSubgraph(transaction, subgraph, options)
    const ids = touchedBy(changes)
    await rebuildListKeys(transaction, ids)
    await updateSearchKeys(transaction, changes)
    await updateNeighbours(transaction, changes)
    const touched = await findTouchedEntities(transaction, changes)
    const entries = await rebuildTimelines(transaction, await findAffectedEntries(transaction, changes, touched))
    const findings = await rebuildFindings(transaction, await findAffectedEntities(transaction, changes, touched))
    await recountYears(transaction, findings.years)
    const isChanged = ids.length + entries + findings.changed > 0
    await rememberLoad(transaction, { importId: options.importId, seedDigest: options.seedDigest, isChanged })
    return report
  })
}
