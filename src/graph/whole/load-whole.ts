/** Loads a whole graph into an empty one in several transactions, whose size does not depend on that of the graph. */
import type { Subgraph } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import { rememberLoad } from '../graph-state.ts'
import { beginLoad, type LoadSteps } from '../load-mark.ts'
import type { UpsertReport } from '../upsert.ts'
import { GraphRows } from './graph-rows.ts'
import { type RowBatch, rowBatches } from './row-batches.ts'

export interface WholeLoadOptions {
  readonly importId: string
  readonly seedDigest: string | null
  /** The present day, ISO 8601; by default today. */
  readonly day?: string | undefined
}

/**
 * Writes all of it or nothing; null where the graph is not empty, and nothing was written. Constraints must be there. The
 * graph is marked until it is complete, and the version moves then.
 * @throws {InputError} BAD_INPUT where an id stands twice, or something refers to what is not there.
 */
export async function loadWhole(
  graph: Graph,
  subgraph: Subgraph,
  { importId, seedDigest, day }: WholeLoadOptions,
): Promise<UpsertReport | null> {
  const rows = new GraphRows(subgraph, importId)
  const steps = await beginLoad(graph, importId)
  if (steps === null) return null
  try {
    await writeBatches(steps, rowBatches(rows, day))
    await steps.end((transaction) => rememberLoad(transaction, { importId, seedDigest, isChanged: true }))
  } catch (error) {
    // Where that fails too, the mark stays, and the next start or load undoes it.
    await steps.undo().catch(() => {})
    throw error
  }
  return reportOf(subgraph)
}

/** The next batch is made while one is written. */
async function writeBatches(steps: LoadSteps, batches: AsyncGenerator<RowBatch>): Promise<void> {
  let next = batches.next()
  for (;;) {
    const { done, value } = await next
    if (done) return
    next = batches.next()
    // Its fault is told when its turn comes, or never where an earlier one is told.
    next.catch(() => {})
    await steps.take((transaction) => transaction.run(value.cypher, { rows: value.rows }))
  }
}

function reportOf({ entities, relationships, evidence, supports }: Subgraph): UpsertReport {
  const created = entities.length + relationships.length + 2 * evidence.length + supports.length
  return { created, updated: 0, unchanged: 0, gone: [], pruned: false }
}
