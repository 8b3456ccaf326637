/**
 * What connects everything with everything, so that a path through it says nothing: the home side, of which a body is in
 * every document, and its officials, who are at every meeting. The tree of topics is left out by its verb, BROADER.
 */
import { labelOf } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import type { ReadQuery } from '../read-query.ts'

/** Those of these entities that are hubs in this sense. */
export async function findConnectors(graph: Graph, ids: readonly EntityId[]): Promise<EntityId[]> {
  const people = ids.filter((id) => labelOf(id) === 'Person')
  return connectorsOf(ids, people.length === 0 ? [] : await graph.read(officialsAmong(people)))
}

/** The same where it is known which of them are officials. */
export function connectorsOf(ids: readonly EntityId[], officials: readonly EntityId[]): EntityId[] {
  const known = new Set(officials)
  return ids.filter((id) => labelOf(id) === 'Institution' || known.has(id))
}

/** Who holds, or held, a position in a body of the home side. */
function officialsAmong(people: readonly EntityId[]): ReadQuery<EntityId> {
  return {
    cypher: `UNWIND $people AS id MATCH (p:Person {id: id}) WHERE EXISTS { (p)-[:HOLDS]->(:Institution) }
      RETURN id ORDER BY id`,
    params: { people },
    toRow: (record) => record.get('id') as string,
  }
}
