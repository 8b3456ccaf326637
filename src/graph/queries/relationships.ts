/** The facts between entities. */
import { bothWays, ranksByPrefix, type Step, type WalkedType, walkedTypes } from '../../domain/connections.ts'
import { type RelationshipSpec, relationshipTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { termsOf, type VocabularyName } from '../../domain/vocabularies.ts'
import type { Graph } from '../graph.ts'
import { collectLightEvidence, type EvidenceAsked, type LightEvidence } from '../light-evidence.ts'
import type { ReadQuery } from '../read-query.ts'

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
  /** Of these two the one that was asked for; null what was not. */
  readonly evidenceIds: readonly string[] | null
  readonly evidence: readonly LightEvidence[] | null
}

/** What is read of facts besides their type and ends, role and scope, which tell parallel ones apart. */
export interface FactShape {
  /** Stored properties; they become part of the statement. */
  readonly properties: readonly string[]
  readonly evidence: EvidenceAsked
}

export const BARE_FACT: FactShape = { properties: [], evidence: null }

/** Cypher: what is read of the relationship `r`. */
export function projectFact({ properties, evidence }: FactShape): string {
  const stored = ['id', 'role', 'scope', ...properties, ...(evidence === 'IDS' ? ['evidenceIds'] : [])]
  const names = stored.map((name) => `.${name}`).join(', ')
  const isLight = evidence !== null && evidence !== 'IDS'
  return `r {${names}${isLight ? `, evidence: ${collectLightEvidence('r.evidenceIds', evidence)}` : ''}}`
}

export type Pair = readonly [EntityId, EntityId]

/** All between each two entities, either way; in no order. Reads what the one of the two has that has fewer. */
export async function relationshipsBetween(
  graph: Graph,
  pairs: readonly Pair[],
  types: readonly WalkedType[],
  shape: FactShape,
): Promise<RelationshipRow[]> {
  if (pairs.length === 0 || types.length === 0) return []
  const between = await graph.read(betweenPairs(pairs, types, shape))
  const joined = between.flatMap((one) => one.joined)
  return [...between.flatMap(({ facts }) => facts), ...(await alongSteps(graph, joined, types, shape))]
}

interface Between {
  readonly facts: readonly RelationshipRow[]
  readonly joined: readonly JoinedHubs[]
}

/** Two hubs may have ten thousand relationships each: their lists tell what joins them, and only that is to be read. */
function betweenPairs(pairs: readonly Pair[], types: readonly WalkedType[], shape: FactShape): ReadQuery<Between> {
  return {
    cypher: `UNWIND $pairs AS pair MATCH (a:Entity {id: pair[0]}) MATCH (b:Entity {id: pair[1]})
      WITH pair, a, b, a.neighbourCount IS NOT NULL AND b.neighbourCount IS NOT NULL AS areHubs
      CALL (a, b, areHubs) {
        WITH a, b WHERE NOT areHubs MATCH (a)-[r:${types.join('|')}]-(b) WITH DISTINCT r
        RETURN collect(${projectFact(shape)}) AS facts
      }
      CALL (pair, areHubs) {
        UNWIND CASE WHEN areHubs THEN [pair] ELSE [] END AS hubs
        MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = hubs[0] AND n.key = $ranks[split(hubs[1], ':')[0]] + hubs[1]
        RETURN collect({pair: pair, steps: n.steps}) AS joined
      }
      RETURN facts, joined`,
    params: { pairs, ranks: ranksByPrefix },
    columns: ['facts', 'joined'],
    toRow: (record) => ({ facts: record.get('facts').map(toRelationship), joined: record.get('joined') }),
  }
}

/** The first of the two by these steps, and perhaps by others, leads to the second. */
export interface JoinedHubs {
  readonly pair: Pair
  readonly steps: readonly Step[]
}

/** A read for each step of these types by which some are joined; in no order. */
export async function alongSteps(
  graph: Graph,
  joined: readonly JoinedHubs[],
  types: readonly WalkedType[],
  shape: FactShape,
): Promise<RelationshipRow[]> {
  const found = await Promise.all(
    bothWays(types).map((step) => {
      const pairs = joined.flatMap(({ pair, steps }) => (steps.includes(step) ? [pair] : []))
      return pairs.length === 0 ? [] : graph.read(alongStep(step, pairs, shape))
    }),
  )
  return found.flat()
}

function alongStep(step: Step, pairs: readonly Pair[], shape: FactShape): ReadQuery<RelationshipRow> {
  const [type, way] = [step.slice(0, -1), step.slice(-1)]
  return {
    cypher: `UNWIND $pairs AS pair MATCH (a:Entity {id: pair[0]}) MATCH (b:Entity {id: pair[1]})
      MATCH (a)${way === '>' ? '' : '<'}-[r:${type}]-${way === '>' ? '>' : ''}(b) WITH DISTINCT r RETURN ${projectFact(shape)} AS fact`,
    params: { pairs },
    columns: ['fact'],
    toRow: (record) => toRelationship(record.get('fact')),
  }
}

/** All between any of `ids` and any of `others`; in no order. Reads all relationships of `ids`: they should have few. */
export function relationshipsTo(
  ids: readonly EntityId[],
  others: readonly EntityId[],
  types: readonly WalkedType[],
  shape: FactShape,
): ReadQuery<RelationshipRow> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})-[r:${types.join('|')}]-(o) WHERE o.id IN $others
      WITH DISTINCT r RETURN ${projectFact(shape)} AS fact`,
    params: { ids, others },
    columns: ['fact'],
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
    evidenceIds: 'evidenceIds' in fact ? ((fact.evidenceIds as string[] | null) ?? []) : null,
    evidence: (fact.evidence as LightEvidence[] | null | undefined) ?? null,
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
