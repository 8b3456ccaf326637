/** Whose findings a write changes. */
import { belongingVerbs } from '../domain/belongings.ts'
import { entityLabelOf, labelOf } from '../domain/ontology.ts'
import type { WriteTransaction } from './graph.ts'
import { PART_DEPTH } from './timeline-entries.ts'

const belongings = belongingVerbs.map(({ verb, owner, label = 'Entity' }) =>
  owner === 'START' ? `MATCH (part)-[:${verb}]->(near:${label})` : `MATCH (part)<-[:${verb}]-(near:${label})`,
)

/**
 * The entities whose findings change when these change: themselves; the committee of a session, the parties of a
 * document and the wholes of all these; what a source speaks of; and all that belongs to what was touched, for its
 * owners may be others now. Ids of entities that are gone come back as they are.
 */
export async function findAffectedEntities(
  transaction: WriteTransaction,
  touched: readonly string[],
): Promise<string[]> {
  const documents = await transaction.run(
    'UNWIND $ids AS id MATCH (:StatusChange {id: id})<-[:HAS_CHANGED]-(document) RETURN DISTINCT document.id AS id',
    { ids: touched.filter((id) => labelOf(id) === 'StatusChange') },
  )
  const changed = documents.records.map((record) => record.get('id') as string)
  const ids = [...new Set([...touched.filter((id) => entityLabelOf(id) !== null), ...changed])]
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (n:Entity {id: id})
     CALL (n) {
       RETURN n AS near
       UNION MATCH (n:Meeting)-[:SESSION_OF]->(near) RETURN near
       UNION MATCH (n:Agreement|Project)<-[:PARTY_TO|PARTICIPATES_IN]-(near) RETURN near
       UNION MATCH (n:Source)<-[:FROM]-()-[:SUPPORTS]->(near:Entity) RETURN near
       UNION MATCH (n)<-[:PART_OF*0..${PART_DEPTH}]-(part)
         CALL (part) { ${['RETURN part AS near', ...belongings.map((match) => `${match} RETURN near`)].join('\nUNION ')}
           UNION MATCH (part)-[:MEMBER_OF]->(:Committee)<-[:SESSION_OF]-(near) RETURN near }
         RETURN near
     }
     WITH DISTINCT near MATCH (near)-[:PART_OF*0..${PART_DEPTH}]->(whole:Entity)
     RETURN DISTINCT whole.id AS id ORDER BY id`,
    { ids },
  )
  return [...new Set([...records.map((record) => record.get('id') as string), ...ids])].sort()
}
