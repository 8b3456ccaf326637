/** The facts between entities. */
import { neighbourKey, type WalkedType, walkedTypes } from '../../domain/connections.ts'
import { type RelationshipSpec, relationshipTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { termsOf, type VocabularyName } from '../../domain/vocabularies.ts'
import type { Graph, ReadQuery } from '../graph.ts'
import { hubsAmong } from './neighbours.ts'

export interface RelationshipRow {
  readonly id: string
  readonly type: WalkedType
  readonly from: EntityId
  readonly to: EntityId
  readonly role: string | null
  readonly roleAsPrinted: string | null
  readonly title: string | null
  readonly scope: string | null
  readonly inferred: boolean
  readonly evidenceIds: readonly string[]
}

const RETURNED = 'r {.id, .role, .roleAsPrinted, .title, .titleVi, .scope, .inferred, .evidenceIds} AS fact'

export type Pair = readonly [EntityId, EntityId]

/** All between each two entities, either way; in no order. Read from the end that has fewer. */
export function relationshipsBetween(pairs: readonly Pair[], types: readonly WalkedType[]): ReadQuery<RelationshipRow> {
  return {
    cypher: `UNWIND $pairs AS pair MATCH (a:Entity {id: pair[0]}) MATCH (b:Entity {id: pair[1]})
      MATCH (a)-[r:${types.join('|')}]-(b) RETURN DISTINCT ${RETURNED}`,
    params: { pairs },
    toRow: (record) => toRelationship(record.get('fact')),
  }
}

/** All between any of `ids` and any of `others`; in no order. Reads all relationships of `ids`: they should have few. */
export function relationshipsTo(
  ids: readonly EntityId[],
  others: readonly EntityId[],
  types: readonly WalkedType[],
): ReadQuery<RelationshipRow> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})-[r:${types.join('|')}]-(o) WHERE o.id IN $others
      RETURN DISTINCT ${RETURNED}`,
    params: { ids, others },
    toRow: (record) => toRelationship(record.get('fact')),
  }
}

/**
 * All between any of these entities, in order of type, then of role, then of id. Each fact is read from an end that is
 * no hub; of two hubs the list of neighbours tells whether there is one.
 */
export async function relationshipsAmong(
  graph: Graph,
  ids: readonly EntityId[],
  types: readonly WalkedType[],
): Promise<RelationshipRow[]> {
  if (types.length === 0) return []
  const [ofOrdinary, hubs] = await Promise.all([graph.read(factsOfOrdinary(ids, types)), graph.read(hubsAmong(ids))])
  const pairs = hubs.length < 2 ? [] : await graph.read(pairsOfHubs(hubs.map(({ id }) => id)))
  const ofHubs = pairs.length === 0 ? [] : await graph.read(relationshipsBetween(pairs, types))
  return [...ofOrdinary, ...ofHubs].sort(inOrder)
}

function factsOfOrdinary(ids: readonly EntityId[], types: readonly WalkedType[]): ReadQuery<RelationshipRow> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.neighbourCount IS NULL
      MATCH (e)-[r:${types.join('|')}]-(o)
      WHERE o.id IN $ids AND (id <= o.id OR o.neighbourCount IS NOT NULL)
      RETURN DISTINCT ${RETURNED}`,
    params: { ids },
    toRow: (record) => toRelationship(record.get('fact')),
  }
}

function pairsOfHubs(hubs: readonly EntityId[]): ReadQuery<Pair> {
  const keys = hubs.map(neighbourKey)
  return {
    cypher: `UNWIND $rows AS row MATCH ()-[n:NEIGHBOUR]->()
      WHERE n.ownerId = row.id AND n.key IN row.keys RETURN row.id AS id, substring(n.key, 1) AS other`,
    params: { rows: hubs.map((id, place) => ({ id, keys: keys.filter((_key, other) => other > place) })) },
    toRow: (record) => [record.get('id') as string, record.get('other') as string],
  }
}

/** An id says type and ends: see `relationshipId`. */
function toRelationship(fact: Readonly<Record<string, unknown>>): RelationshipRow {
  const text = (name: string) => (fact[name] as string | null | undefined) ?? null
  const id = String(fact.id)
  const [type, from = '', to = ''] = id.split('/')
  return {
    id,
    type: type as WalkedType,
    from,
    to,
    role: text('role'),
    roleAsPrinted: text('roleAsPrinted'),
    title: text('title') ?? text('titleVi'),
    scope: text('scope'),
    inferred: fact.inferred === true,
    evidenceIds: (fact.evidenceIds as string[] | null | undefined) ?? [],
  }
}

/** In order of type, then of role, then of id: of parallel facts the first tells most. */
export function inOrder(a: RelationshipRow, b: RelationshipRow): number {
  const byType = walkedTypes.indexOf(a.type) - walkedTypes.indexOf(b.type)
  return byType || rankOfRole(a) - rankOfRole(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Vocabularies name the weightiest role first; who has none comes last. */
function rankOfRole({ type, role }: RelationshipRow): number {
  const vocabulary = (relationshipTypes[type] as RelationshipSpec).fields.role
  return role === null || vocabulary === undefined ? 99 : termsOf(vocabulary as VocabularyName).indexOf(role)
}
