/** About which entities a write changes entries in histories. */
import { committeeVerbs, historyVerbs } from '../domain/history.ts'
import { type ChangedFacts, endsOf } from './changed-facts.ts'
import type { WriteTransaction } from './graph.ts'
import { PART_DEPTH } from './timeline-entries.ts'

/** What a body has in its history of its own. */
const OF_BODY = `RETURN body AS near
  UNION MATCH (body)-[:${historyVerbs.filter((verb) => verb !== 'ABOUT').join('|')}]-(near:Entity) RETURN near
  UNION MATCH (body)-[:HOLDS]-(near:Entity) RETURN near
  UNION MATCH (body)-[:MEMBER_OF]->(:Committee)-[:${committeeVerbs.join('|')}]-(near:Entity) RETURN near`

/**
 * Those that were touched; of a committee that got or lost a member, its life; of a
 * body that became part of another, or is no more, all that it and its parts have. Ids of entities that are gone come back
 * as they are. Of a body that was touched at one end of a relationship nothing else is read.
 */
export async function findAffectedEntries(
  transaction: WriteTransaction,
  changes: ChangedFacts,
  touched: readonly string[],
): Promise<string[]> {
  const { records } = await transaction.run(
    `CALL () {
       UNWIND $committees AS id MATCH (:Committee {id: id})-[:${committeeVerbs.join('|')}]-(near:Entity) RETURN near
       UNION UNWIND $parts AS id MATCH (:Entity {id: id})<-[:PART_OF*0..${PART_DEPTH}]-(body) WITH DISTINCT body
         CALL (body) { ${OF_BODY} } RETURN near
     }
     RETURN near.id AS id`,
    {
      committees: endsOf(changes, 'to', ['MEMBER_OF']),
      parts: endsOf(changes, 'from', ['PART_OF']),
    },
  )
  return [...new Set([...touched, ...records.map((row) => row.get('id') as string)])].sort()
}
