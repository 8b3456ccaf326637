/** The facts between entities. */
import { type WalkedType, walkedTypes } from '../../domain/connections.ts'
import { type RelationshipSpec, relationshipTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { termsOf, type VocabularyName } from '../../domain/vocabularies.ts'
import type { ReadQuery } from '../graph.ts'

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

/** Cypher: what is read of the relationship `r`. */
export const FACT = 'r {.id, .role, .roleAsPrinted, .title, .titleVi, .scope, .inferred, .evidenceIds}'

export type Pair = readonly [EntityId, EntityId]

/** All between each two entities, either way; in no order. Read from the end that has fewer. */
export function relationshipsBetween(pairs: readonly Pair[], types: readonly WalkedType[]): ReadQuery<RelationshipRow> {
  return {
    cypher: `UNWIND $pairs AS pair MATCH (a:Entity {id: pair[0]}) MATCH (b:Entity {id: pair[1]})
      MATCH (a)-[r:${types.join('|')}]-(b) RETURN DISTINCT ${FACT} AS fact`,
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
      RETURN DISTINCT ${FACT} AS fact`,
    params: { ids, others },
    toRow: (record) => toRelationship(record.get('fact')),
  }
}

/** An id says type and ends: see `relationshipId`. */
export function toRelationship(fact: Readonly<Record<string, unknown>>): RelationshipRow {
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
