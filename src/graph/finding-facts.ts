/** Reads what findings are made of: of each entity its own fields, claims and states, and what stands right beside it. */
import { lifeOf, SIGNED_STATES } from '../domain/agreement-life.ts'
import { belongingVerbs } from '../domain/belongings.ts'
import type { ClaimRow } from '../domain/conflicts.ts'
import { dateProperties } from '../domain/date-properties.ts'
import type { GapRow } from '../domain/gaps.ts'
import { type EntityRow, printedDate } from '../domain/history.ts'
import { type EntityLabel, entityTypes } from '../domain/ontology.ts'
import type { SessionRow } from '../domain/sessions.ts'
import { evidenceByProperty, type ReadChange, toStatusRow } from './entity-row.ts'
import type { WriteTransaction } from './graph.ts'
import { PART_DEPTH } from './timeline-entries.ts'

export interface FindingFacts {
  readonly entity: EntityRow
  readonly gaps: GapRow
  readonly claims: readonly ClaimRow[]
  /** Ids of the entities to which it belongs, itself and the wholes of all of them among them. */
  readonly owners: readonly string[]
}

type Row = Readonly<Record<string, unknown>>

/** What is read of an entity, whether from the graph or from memory; lists in the order in which `FACTS` has them. */
export interface FactsRow {
  readonly id: string
  readonly label: EntityLabel
  /** As in `GapRow`. */
  readonly sources: number
  readonly isLow: boolean
  /** Where there is one alone. */
  readonly source: { readonly name: string; readonly nameVi?: string | null } | null
  readonly properties: Row
  /** Of its fields. */
  readonly claims: readonly ClaimRow[]
  readonly changes: readonly ReadChange[]
  readonly sessions: readonly ReadSession[]
  readonly hasResult: boolean
  readonly isSucceeded: boolean
  /** Signed documents of a partner without projects; one may come more than once. */
  readonly signed: readonly { readonly id: string; readonly evidenceIds: readonly string[] | null }[]
}

/** A session of a committee, with what its own number and date rest on. */
export interface ReadSession {
  readonly id: string
  readonly sessionNumber: number | null
  readonly heldOnEdtf: string | null
  readonly evidenceIds: readonly string[] | null
  readonly claimed: readonly string[]
}

const SIGNED = `(a.status IN $signed OR a.signedOnEdtf IS NOT NULL OR a.inForceFromEdtf IS NOT NULL
  OR EXISTS { (a)-[:HAS_CHANGED]->(change) WHERE change.status IN $signed })`

/**
 * Of a hub few claims are read: of its sources the first that is trusted, and, from an index, those on its own fields, whose
 * names begin with small letters; the ids of its relationships do not. What this transaction has written stands in no order in
 * that index, so the order is that of a text which no index has.
 */
const FACTS = `UNWIND $ids AS id MATCH (e:Entity {id: id})
  CALL (e) {
    MATCH (e)<-[:SUPPORTS]-()-[:FROM]->(source) WITH DISTINCT source LIMIT 2
    RETURN collect(source {.name, .nameVi}) AS first
  }
  WITH id, e, first,
    NOT EXISTS { (e)<-[:SUPPORTS]-()-[:FROM]->(trusted) WHERE coalesce(trusted.reliability <> 'LOW', true) } AS isLow
  WITH id, e, isLow, CASE size(first) WHEN 1 THEN first[0] END AS source,
    CASE WHEN isLow THEN COUNT { MATCH (e)<-[:SUPPORTS]-()-[:FROM]->(low) RETURN DISTINCT low } ELSE size(first) END AS sources
  RETURN id, [label IN labels(e) WHERE label <> 'Entity'][0] AS label, sources, isLow, source,
    e {.*, text: null, searchTexts: null, searchNames: null, searchSubjects: null} AS properties,
    COLLECT { MATCH (said)-[claim:SUPPORTS]->() WHERE claim.list = id AND claim.property >= 'a' AND claim.listed IS NOT NULL
      MATCH (said)-[:FROM]->(origin)
      RETURN claim {.property, .value, .original, .rank, .rule, .inferred, evidenceId: claim.listed, sourceId: origin.id}
      ORDER BY claim.property + ' ' + said.id } AS claims,
    COLLECT { MATCH (e:Agreement|Project)-[r:HAS_CHANGED]->(change)
      RETURN {id: change.id, properties: properties(change), evidenceIds: r.evidenceIds} ORDER BY change.id } AS changes,
    COLLECT { MATCH (e:Committee)<-[r:SESSION_OF]-(m) RETURN m {.id, .sessionNumber, .heldOnEdtf, evidenceIds: r.evidenceIds,
      claimed: COLLECT { MATCH (m)<-[claim:SUPPORTS]-(said) WHERE claim.property IN ['sessionNumber', 'heldOn', 'record']
        RETURN said.id ORDER BY said.id } } ORDER BY m.id } AS sessions,
    EXISTS { (e:Agreement)-[:RESULTED_IN|ESTABLISHED]->() } OR EXISTS { (e:Agreement)<-[:UNDER|IMPLEMENTS]-() } AS hasResult,
    EXISTS { (e:Agreement)<-[next:RENEWS|REPLACES]-() WHERE next:RENEWS OR next.scope IS NULL } AS isSucceeded,
    CASE WHEN e:Partner AND NOT EXISTS { (e)<-[:PART_OF*0..${PART_DEPTH}]-()-[:PARTICIPATES_IN]->() } THEN
      COLLECT { MATCH (e)<-[:PART_OF*0..${PART_DEPTH}]-()-[party:PARTY_TO]->(a) WHERE ${SIGNED}
        RETURN {id: a.id, evidenceIds: party.evidenceIds} ORDER BY a.id, party.id } ELSE [] END AS signed`

/** Entities that are gone have no facts. */
export async function readFindingFacts(transaction: WriteTransaction, ids: readonly string[]): Promise<FindingFacts[]> {
  const { records } = await transaction.run(FACTS, { ids, signed: SIGNED_STATES })
  const owners = await readOwners(transaction, ids)
  return records.map((record) => toFacts(record.toObject() as unknown as FactsRow, owners.get(record.get('id')) ?? []))
}

export function toFacts(row: FactsRow, owners: readonly string[]): FindingFacts {
  const { id, label, properties, claims } = row
  const changes = row.changes.map(toStatusRow)
  const entity: EntityRow = { id, label, properties, changes, evidence: evidenceByProperty(claims) }
  return { entity, claims, owners, gaps: toGapRow(row, entity) }
}

function toGapRow(row: FactsRow, { id, label, properties, changes, evidence }: EntityRow): GapRow {
  const { source, hasResult, isSucceeded, signed } = row
  return {
    id,
    label,
    evidence,
    sources: row.sources,
    isLow: row.isLow,
    // It is stored as it stands here, so the order of its fields is fixed.
    source: source === null ? null : { name: source.name, nameVi: source.nameVi ?? null },
    isDated:
      changes.some(({ on }) => on !== null) ||
      datesOf[label].some((field) => typeof properties[dateProperties(field).edtf] === 'string'),
    agreement: label === 'Agreement' ? { life: lifeOf(properties, changes), hasResult, isSucceeded } : null,
    sessions: row.sessions.map(toSession),
    signedDocuments: new Set(signed.map((document) => document.id)).size,
    signedEvidenceIds: signed.flatMap(({ evidenceIds }) => evidenceIds ?? []),
  }
}

const datesOf = Object.fromEntries(
  Object.entries(entityTypes).map(([label, { fields }]) => [
    label,
    Object.entries(fields).flatMap(([field, type]) => (type === 'date' ? [field] : [])),
  ]),
) as Record<EntityLabel, string[]>

/** What a record cites as a whole stands with the relationship, too. */
function toSession({ claimed, evidenceIds, ...row }: ReadSession): SessionRow {
  return {
    id: row.id,
    number: row.sessionNumber,
    heldOn: printedDate({ heldOnEdtf: row.heldOnEdtf }, 'heldOn'),
    evidenceIds: claimed.length > 0 ? claimed : (evidenceIds ?? []),
  }
}

const reaches = belongingVerbs.map(({ verb, owner, label = 'Entity' }) =>
  owner === 'START' ? `MATCH (e:${label})<-[:${verb}]-(near:Entity)` : `MATCH (e:${label})-[:${verb}]->(near:Entity)`,
)

const OWNERS = `UNWIND $ids AS id MATCH (e:Entity {id: id})
  CALL (e) {
    RETURN e AS near
    UNION MATCH (e)-[:SESSION_OF]->(:Committee)<-[:MEMBER_OF]-(near:Entity) RETURN near
    ${reaches.map((reach) => `UNION ${reach} RETURN near`).join('\n')}
  }
  MATCH (near)-[:PART_OF*0..${PART_DEPTH}]->(owner:Entity)
  WITH DISTINCT id, owner.id AS ownerId ORDER BY ownerId
  RETURN id, collect(ownerId) AS owners`

async function readOwners(transaction: WriteTransaction, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { records } = await transaction.run(OWNERS, { ids })
  return new Map(records.map((row) => [row.get('id') as string, row.get('owners') as string[]]))
}
