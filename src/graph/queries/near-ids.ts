/** Which ids entities have, and ids that a slip of the pen may have meant. */
import type { ReadQuery } from '../read-query.ts'

/** At most 200 ids that begin as `id` does, in order; none where it is no id at all. */
export function nearIds(id: string): ReadQuery<string> {
  const beginning = /^[a-z]+:.?/.exec(id)?.[0] ?? '\u0000'
  return {
    cypher: 'MATCH (e:Entity) WHERE e.id STARTS WITH $beginning RETURN e.id AS id ORDER BY id LIMIT 200',
    params: { beginning },
    toRow: (record) => record.get('id') as string,
  }
}

/** Those of these ids that entities have, in no order. */
export function existing(ids: readonly string[]): ReadQuery<string> {
  return {
    cypher: 'UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN id',
    params: { ids },
    toRow: (record) => record.get('id') as string,
  }
}
