/** Ids that a slip of the pen may have meant. */
import type { ReadQuery } from '../graph.ts'

/** At most 200 ids that begin as `id` does, in order; none where it is no id at all. */
export function nearIds(id: string): ReadQuery<string> {
  const beginning = /^[a-z]+:.?/.exec(id)?.[0] ?? '\u0000'
  return {
    cypher: 'MATCH (e:Entity) WHERE e.id STARTS WITH $beginning RETURN e.id AS id ORDER BY id LIMIT 200',
    params: { beginning },
    toRow: (record) => record.get('id') as string,
  }
}

/** One row where the entity exists, none where it does not. */
export function entityExists(id: string): ReadQuery<true> {
  return { cypher: 'MATCH (e:Entity {id: $id}) RETURN e.id AS id', params: { id }, toRow: () => true }
}
