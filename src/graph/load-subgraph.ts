/** The one way in which facts enter the graph: upsert, what is derived, and version in one transaction. */
import type { Subgraph } from '../domain/subgraph.ts'
import { findAffectedEntities } from './affected-findings.ts'
import { findAffectedOwners } from './affected-owners.ts'
import { recountYears } from './captured-years.ts'
import { rebuildFindings } from './findings.ts'
import type { Graph } from './graph.ts'
import { lockGraph, rememberLoad } from './graph-state.ts'
import { rebuildNeighbours } from './neighbours.ts'
import { rebuildSearchKeys } from './search-keys.ts'
import { rebuildTimelines } from './timeline.ts'
import { type UpsertOptions, type UpsertReport, upsertSubgraph } from './upsert.ts'

export interface LoadOptions extends UpsertOptions {
  /** Remembered with the graph, so that a later start can tell whether the seed files have changed. */
  readonly seedDigest: string | null
}

/** Writes all of it or nothing. Where nothing differs, nothing is written and the version stays. */
export async function loadSubgraph(graph: Graph, subgraph: Subgraph, options: LoadOptions): Promise<UpsertReport> {
  return graph.write(async (transaction) => {
    await lockGraph(transaction)
    const report = await upsertSubgraph(transaction, subgraph, options)
    await rebuildSearchKeys(transaction, report.touched)
    await rebuildNeighbours(transaction, report.touched)
    const owners = await findAffectedOwners(transaction, report.touched)
    const entries = await rebuildTimelines(transaction, owners)
    const isPruned = options.prune && report.gone.length > 0
    const written = [...report.touched, ...(isPruned ? report.gone : [])]
    const findings = await rebuildFindings(transaction, await findAffectedEntities(transaction, written))
    await recountYears(transaction, findings.years)
    const isChanged = report.created + report.updated + entries + findings.changed > 0 || isPruned
    await rememberLoad(transaction, { seedDigest: options.seedDigest, isChanged })
    return report
  })
}
