/** Relationships with their ends and all that sources say of them, some hundred at a time. */
import neo4j from 'neo4j-driver'
import type { Way } from '../../domain/brief/told-ways.ts'
import { neighbourKey, type WalkedType } from '../../domain/connections.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { NamedEnd, RelationshipPart } from '../../domain/subgraph-stream.ts'
import type { ReadQuery } from '../read-query.ts'
import { readRelationship, relationshipProperties } from '../stored-records.ts'
import {
  type ClaimRow,
  claimsOf,
  evidenceIn,
  evidenceOf,
  isClaim,
  stored,
  type Values,
  valuesOf,
} from './claim-rows.ts'

const endProperties = ['id', 'name', 'nameVi'] as const

/** A fact as it is stored, with its ends. */
const FACT = `${valuesOf('r', relationshipProperties)} AS fact,
  ${valuesOf('e', endProperties)} AS fromEnd, ${valuesOf('o', endProperties)} AS toEnd`

/**
 * Of entities that are no hubs, every relationship with one of `members`, or with anybody where it is null: once, from its
 * start, or from its end where the start is a hub. In no order.
 */
export function factsOf(
  ids: readonly EntityId[],
  members: readonly EntityId[] | null,
  types: readonly WalkedType[],
): ReadQuery<RelationshipPart> {
  return facts(
    `UNWIND $ids AS id MATCH (e:Entity {id: id})-[r:${types.join('|')}]-(o:Entity)
     WHERE (o.neighbourCount IS NOT NULL OR startNode(r) = e) AND ($members IS NULL OR o.id IN $members)
     WITH DISTINCT r`,
    { ids, members },
  )
}

/** Which of `hubs` a hub is connected with: they come after it in the list. */
export function joinedHubs(hub: EntityId, hubs: readonly EntityId[]): ReadQuery<readonly EntityId[]> {
  return {
    cypher: `MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = $hub AND n.key IN $keys
      RETURN collect(DISTINCT substring(n.key, 1)) AS ids`,
    params: { hub, keys: hubs.filter((id) => id > hub).map(neighbourKey) },
    columns: ['ids'],
    toRow: (record) => record.get('ids'),
  }
}

/** Everything between a hub and others, either way; in no order. */
export function factsBetween(
  hub: EntityId,
  others: readonly EntityId[],
  types: readonly WalkedType[],
): ReadQuery<RelationshipPart> {
  return facts(
    `UNWIND $others AS other MATCH (e:Entity {id: $hub}) MATCH (o:Entity {id: other})
     MATCH (e)-[r:${types.join('|')}]-(o) WITH DISTINCT r`,
    { hub, others },
  )
}

/** A relationship of one of those asked about, and how many it has of that verb and way. */
export interface FactAround {
  readonly id: EntityId
  readonly way: Way
  readonly total: number
  readonly part: RelationshipPart
}

/**
 * What `ids` are joined to by these ways: of each of them and each way at most `most`, those first who did more than take
 * part, then in order of id. In no order.
 */
export function factsAround(ids: readonly EntityId[], ways: readonly Way[], most: number): ReadQuery<FactAround> {
  const typesOf = (asked: Way[1]) => ways.flatMap(([type, direction]) => (direction === asked ? [type] : [])).join('|')
  const found = facts(
    `UNWIND $ids AS id MATCH (near:Entity {id: id})
     CALL (near) {
       MATCH (near)-[r:${typesOf('LEAVES')}]->() RETURN r, 'LEAVES' AS direction
       UNION ALL MATCH (near)<-[r:${typesOf('ENTERS')}]-() RETURN r, 'ENTERS' AS direction
     }
     WITH id, direction, r ORDER BY coalesce(r.role, 'PARTICIPANT') = 'PARTICIPANT', r.id
     WITH id, direction, type(r) AS type, collect(r) AS found
     UNWIND found[..$most] AS r WITH id, direction, type, size(found) AS total, r`,
    { ids, most: neo4j.int(most) },
    ['id', 'direction', 'type', 'total'],
  )
  return {
    ...found,
    toRow: (record) => ({
      id: record.get('id'),
      way: [record.get('type'), record.get('direction')] as Way,
      total: record.get('total'),
      part: found.toRow(record),
    }),
  }
}

/** `besides`: columns that `found` has, and that are handed on. */
function facts(
  found: string,
  params: Readonly<Record<string, unknown>>,
  besides: readonly string[] = [],
): ReadQuery<RelationshipPart> {
  return {
    cypher: `${found} WITH ${['r', ...besides].join(', ')}, startNode(r) AS e, endNode(r) AS o
      RETURN ${[...besides, FACT].join(', ')}, ${evidenceOf('r', 'e')} AS evidence`,
    params,
    columns: [...besides, 'fact', 'fromEnd', 'toEnd', 'evidence'],
    toRow: (record) => {
      const rows = record.get('evidence') as ClaimRow[]
      const relationship = readRelationship(stored(relationshipProperties, record.get('fact')))
      return {
        relationship,
        from: namedEnd(record.get('fromEnd')),
        to: namedEnd(record.get('toEnd')),
        evidence: evidenceIn(rows, relationship.evidenceIds),
        claims: claimsOf(rows.filter(isClaim), relationship.from),
      }
    },
  }
}

function namedEnd([id, name, nameVi]: Values): NamedEnd {
  return { id: String(id), name: String(name ?? id), nameVi: nameVi as string | null }
}
