/** Reads what entities are joined to by the ways that a brief tells: at most so many of each, with how many it leaves. */
import type { EntityFacts } from '../../domain/brief/brief-facts.ts'
import { everyWay, type WayKey, wayKey } from '../../domain/brief/told-ways.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { RelationshipPart } from '../../domain/subgraph-stream.ts'
import type { Graph } from '../../graph/graph.ts'
import { type FactAround, factsAround } from '../../graph/queries/facts.ts'

type Around = Pick<EntityFacts, 'relationships' | 'unread'>

/** Of every id; relationships in order of id. */
export async function readAround(
  graph: Graph,
  ids: readonly EntityId[],
  most: number,
): Promise<ReadonlyMap<EntityId, Around>> {
  const rows = ids.length === 0 ? [] : await graph.read(factsAround(ids, everyWay, most))
  const byId = groupBy(rows, ({ id }) => id)
  return new Map(ids.map((id) => [id, aroundOf(byId.get(id) ?? [], most)]))
}

function aroundOf(rows: readonly FactAround[], most: number): Around {
  const left = rows.flatMap(({ way, total }): [WayKey, number][] => (total > most ? [[wayKey(way), total - most]] : []))
  return { relationships: rows.map(({ part }) => part).sort(byRelationshipId), unread: new Map(left) }
}

const byRelationshipId = (a: RelationshipPart, b: RelationshipPart) => (a.relationship.id < b.relationship.id ? -1 : 1)
