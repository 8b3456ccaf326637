/** Which entities a write touched: what is derived from each of them may have changed. */
import { type ChangedFacts, isEntity, isStatusChange, touchedBy } from './changed-facts.ts'
import type { WriteTransaction } from './graph.ts'

/** Each id once: the entities themselves, gone ones too, and the documents of states. */
export async function findTouchedEntities(transaction: WriteTransaction, changes: ChangedFacts): Promise<string[]> {
  const touched = touchedBy(changes)
  const { records } = await transaction.run(
    'UNWIND $states AS id MATCH (:StatusChange {id: id})<-[:HAS_CHANGED]-(document) RETURN DISTINCT document.id AS id',
    { states: touched.filter(isStatusChange) },
  )
  return [...new Set([...touched.filter(isEntity), ...records.map((row) => row.get('id') as string)])]
}
