/**
 * The planner goes by the entries of each index as the database last counted them: of a graph that was just filled, none, and
 * then a look through all of an index seems as good as a look-up. The database counts again within seconds, but keeps the
 * plans that it made until then.
 */
import type { Graph } from './graph.ts'

const LONGEST_S = 60

/** Counts all indexes and forgets all plans. A database that does not let us, or not in time, counts when it likes. */
export async function countIndexes(graph: Graph): Promise<void> {
  await graph.define(`CALL db.prepareForReplanning(${LONGEST_S})`).catch(() => {})
}
