/** Entities with some of their own properties, read without the library: one statement, whatever their types. */
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { type LightEntity, projectNode, toLightEntity } from '../light-entity.ts'
import type { ReadQuery } from '../read-query.ts'

/** Entities of all types with the same properties, in no particular order; unknown ids have none. */
export function lightEntities(ids: readonly EntityId[], properties: readonly string[]): ReadQuery<LightEntity> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN ${projectNode('e', properties)} AS entity`,
    params: { ids },
    columns: ['entity'],
    toRow: (record) => toLightEntity(record.get('entity')),
  }
}

export interface EntityProperties {
  readonly id: EntityId
  /** Properties by name, as stored, with `__resolveType` for the schema's resolvers. */
  readonly row: Readonly<Record<string, unknown>>
}

/**
 * Rows in no particular order; unknown ids have none, and so have types that `properties` does not name. Its names are
 * those of stored properties: they become part of the statement, so only names out of the schema may come here.
 */
export function entities(
  ids: readonly EntityId[],
  properties: ReadonlyMap<EntityLabel, readonly string[]>,
): ReadQuery<EntityProperties> {
  const cases = [...properties].map(([label, names]) => `WHEN '${label}' THEN ${projectNode('e', names)}`)
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})
      WITH e, [label IN labels(e) WHERE label <> 'Entity'][0] AS label
      RETURN label, CASE label ${cases.join(' ')} END AS row`,
    params: { ids },
    columns: ['label', 'row'],
    toRow: (record) => {
      const row = record.get('row') as Record<string, unknown>
      row.__resolveType = record.get('label')
      return { id: String(row.id), row }
    },
  }
}
