/** Whose histories a write changes. */
import { committeeVerbs, historyVerbs } from '../domain/history.ts'
import { entityLabelOf, labelOf } from '../domain/ontology.ts'
import type { WriteTransaction } from './graph.ts'
import { PART_DEPTH } from './timeline-entries.ts'

/**
 * The owners whose histories change when these entities or status changes do: themselves, what a verb joins them to,
 * the members of a committee whose life they are part of, and the wholes of all of these. What is read follows the
 * relationships of what was touched.
 */
export async function findAffectedOwners(transaction: WriteTransaction, touched: readonly string[]): Promise<string[]> {
  const documents = await transaction.run(
    `UNWIND $touched AS id MATCH (:StatusChange {id: id})<-[:HAS_CHANGED]-(document) RETURN DISTINCT document.id AS id`,
    { touched: touched.filter((id) => labelOf(id) === 'StatusChange') },
  )
  const entities = touched.filter((id) => entityLabelOf(id) !== null)
  const { records } = await transaction.run(
    `UNWIND $entities AS id MATCH (n:Entity {id: id})
     CALL (n) {
       RETURN n AS near
       UNION MATCH (n)-[:${[...historyVerbs, 'HOLDS', 'MEMBER_OF'].join('|')}]-(near:Entity) RETURN near
       UNION MATCH (n)-[:${committeeVerbs.join('|')}]-(:Committee)<-[:MEMBER_OF]-(near:Entity) RETURN near
     }
     WITH DISTINCT near
     MATCH (near)-[:PART_OF*0..${PART_DEPTH}]->(owner:Entity) WHERE NOT owner:Source
     RETURN DISTINCT owner.id AS id ORDER BY id`,
    { entities: [...new Set([...entities, ...documents.records.map((record) => record.get('id') as string)])] },
  )
  return records.map((record) => record.get('id'))
}
