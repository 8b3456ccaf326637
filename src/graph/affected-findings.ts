/** Whose findings a write changes. */
import { belongingVerbs } from '../domain/belongings.ts'
import { labelOf } from '../domain/ontology.ts'
import { type ChangedFacts, endsOf } from './changed-facts.ts'
import type { WriteTransaction } from './graph.ts'
import { PART_DEPTH } from './timeline-entries.ts'

const belongings = belongingVerbs.map(({ verb, owner, label = 'Entity' }) =>
  owner === 'START' ? `MATCH (part)-[:${verb}]->(near:${label})` : `MATCH (part)<-[:${verb}]-(near:${label})`,
)

const OF_PART = `${['RETURN part AS near', ...belongings.map((match) => `${match} RETURN near`)].join('\nUNION ')}
  UNION MATCH (part)-[:MEMBER_OF]->(:Committee)<-[:SESSION_OF]-(near) RETURN near`

/**
 * The entities whose findings change: those touched, the committee of a session, the parties of a document and the wholes
 * of all these; what a source speaks of that was written, and what evidence supports that has another source; and whatever
 * has other owners now: the sessions of a committee with another member, and all that belongs to a body that became part of
 * another, or is no more. Ids of entities that are gone come back as they are.
 */
export async function findAffectedEntities(
  transaction: WriteTransaction,
  changes: ChangedFacts,
  touched: readonly string[],
): Promise<string[]> {
  const { records } = await transaction.run(
    `CALL () {
       UNWIND $touched AS id MATCH (n:Entity {id: id})
       CALL (n) {
         RETURN n AS near
         UNION MATCH (n:Meeting)-[:SESSION_OF]->(near) RETURN near
         UNION MATCH (n:Agreement)<-[:PARTY_TO]-(near) RETURN near
       }
       RETURN near
       UNION UNWIND $sources AS id MATCH (:Source {id: id})<-[:FROM]-()-[:SUPPORTS]->(near:Entity) RETURN near
       UNION UNWIND $evidence AS id MATCH (:Evidence {id: id})-[:SUPPORTS]->(near:Entity) RETURN near
       UNION UNWIND $committees AS id MATCH (:Committee {id: id})<-[:SESSION_OF]-(near) RETURN near
       UNION UNWIND $parts AS id MATCH (:Entity {id: id})<-[:PART_OF*0..${PART_DEPTH}]-(part) WITH DISTINCT part
         CALL (part) { ${OF_PART} } RETURN near
     }
     WITH DISTINCT near MATCH (near)-[:PART_OF*0..${PART_DEPTH}]->(whole:Entity)
     RETURN DISTINCT whole.id AS id ORDER BY id`,
    {
      touched,
      sources: changes.nodes.filter((id) => labelOf(id) === 'Source'),
      evidence: endsOf(changes, 'from', ['FROM']),
      committees: endsOf(changes, 'to', ['MEMBER_OF']),
      parts: endsOf(changes, 'from', ['PART_OF']),
    },
  )
  return [...new Set([...records.map((record) => record.get('id') as string), ...touched])].sort()
}
