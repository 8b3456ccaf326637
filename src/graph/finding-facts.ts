/** Reads what findings are made of: of each entity its own fields, claims and states, and what stands right beside it. */
import { lifeOf, SIGNED_STATES } from '../domain/agreement-life.ts'
import { belongingVerbs } from '../domain/belongings.ts'
import type { ClaimRow } from '../domain/conflicts.ts'
import type { GapRow } from '../domain/gaps.ts'
import { type EntityRow, printedDate } from '../domain/history.ts'
import { type EntityLabel, entityTypes } from '../domain/ontology.ts'
import type { SessionRow } from '../domain/sessions.ts'
import { evidenceByProperty, type ReadChange, toStatusRow } from './entity-row.ts'
import type { WriteTransaction } from './graph.ts'
import { PART_DEPTH } from './timeline.ts'

export interface FindingFacts {
  readonly entity: EntityRow
  readonly gaps: GapRow
  readonly claims: readonly ClaimRow[]
  /** Ids of the entities to which it belongs, itself and the wholes of all of them among them. */
  readonly owners: readonly string[]
}

type Row = Readonly<Record<string, unknown>>

const SIGNED = `(a.status IN $signed OR a.signedOnEdtf IS NOT NULL OR a.inForceFromEdtf IS NOT NULL
  OR EXISTS { (a)-[:HAS_CHANGED]->(change) WHERE change.status IN $signed })`

const FACTS = `UNWIND $ids AS id MATCH (e:Entity {id: id})
  CALL (e) {
    MATCH (e)<-[:SUPPORTS]-()-[:FROM]->(source) WITH DISTINCT source ORDER BY source.id
    RETURN count(source) AS sources, sum(CASE source.reliability WHEN 'LOW' THEN 1 ELSE 0 END) AS low,
      collect(source {.name, .nameVi})[0] AS source
  }
  RETURN id, [label IN labels(e) WHERE label <> 'Entity'][0] AS label, sources, low, source,
    e {.*, text: null, searchTexts: null, searchNames: null, searchSubjects: null} AS properties,
    COLLECT { MATCH (e)<-[claim:SUPPORTS]-(said)-[:FROM]->(origin) WHERE NOT claim.property CONTAINS '/'
      RETURN claim {.property, .value, .original, .rank, .rule, .inferred, evidenceId: said.id, sourceId: origin.id}
      ORDER BY claim.property, said.id } AS claims,
    COLLECT { MATCH (e:Agreement|Project)-[r:HAS_CHANGED]->(change)
      RETURN {id: change.id, properties: properties(change), evidenceIds: r.evidenceIds} ORDER BY change.id } AS changes,
    COLLECT { MATCH (e:Committee)<-[r:SESSION_OF]-(m) RETURN m {.id, .sessionNumber, .heldOnEdtf, evidenceIds: r.evidenceIds,
      claimed: COLLECT { MATCH (m)<-[claim:SUPPORTS]-(said) WHERE claim.property IN ['sessionNumber', 'heldOn', 'record']
        RETURN said.id ORDER BY said.id } } ORDER BY m.id } AS sessions,
    EXISTS { (e:Agreement)-[:RESULTED_IN|ESTABLISHED]->() } OR EXISTS { (e:Agreement)<-[:UNDER|IMPLEMENTS]-() } AS hasResult,
    EXISTS { (e:Agreement)<-[next:RENEWS|REPLACES]-() WHERE next:RENEWS OR next.scope IS NULL } AS isSucceeded,
    CASE WHEN e:Partner AND NOT EXISTS { (e)<-[:PART_OF*0..${PART_DEPTH}]-()-[:PARTICIPATES_IN]->() } THEN
      COLLECT { MATCH (e)<-[:PART_OF*0..${PART_DEPTH}]-()-[party:PARTY_TO]->(a) WHERE ${SIGNED}
        RETURN {id: a.id, evidenceIds: party.evidenceIds} ORDER BY a.id } ELSE [] END AS signed`

/** Entities that are gone have no facts. */
export async function readFindingFacts(transaction: WriteTransaction, ids: readonly string[]): Promise<FindingFacts[]> {
  const { records } = await transaction.run(FACTS, { ids, signed: SIGNED_STATES })
  const owners = await readOwners(transaction, ids)
  return records.map((record) => toFacts(record.toObject() as Row, owners.get(record.get('id')) ?? []))
}

function toFacts(row: Row, owners: readonly string[]): FindingFacts {
  const claims = row.claims as ClaimRow[]
  const changes = (row.changes as ReadChange[]).map(toStatusRow)
  const id = String(row.id)
  const label = row.label as EntityLabel
  const entity: EntityRow = {
    id,
    label,
    properties: row.properties as Row,
    changes,
    evidence: evidenceByProperty(claims),
  }
  return { entity, claims, owners, gaps: toGapRow(row, entity) }
}

function toGapRow(row: Row, { id, label, properties, changes, evidence }: EntityRow): GapRow {
  const signed = row.signed as { id: string; evidenceIds: string[] }[]
  const dates = Object.entries(entityTypes[label].fields).filter(([, type]) => type === 'date')
  return {
    id,
    label,
    evidence,
    sources: Number(row.sources),
    lowSources: Number(row.low),
    source: row.source as GapRow['source'],
    isDated: [...dates.map(([field]) => printedDate(properties, field)), ...changes.map(({ on }) => on)].some(
      (date) => date !== null,
    ),
    agreement:
      label === 'Agreement'
        ? {
            life: lifeOf(properties, changes),
            hasResult: row.hasResult === true,
            isSucceeded: row.isSucceeded === true,
          }
        : null,
    sessions: (row.sessions as Row[]).map(toSession),
    signedDocuments: new Set(signed.map((document) => document.id)).size,
    signedEvidenceIds: signed.flatMap(({ evidenceIds }) => evidenceIds),
  }
}

/** What a record cites as a whole stands with the relationship, too. */
function toSession(row: Row): SessionRow {
  const claimed = row.claimed as string[]
  return {
    id: String(row.id),
    number: (row.sessionNumber as number | null) ?? null,
    heldOn: printedDate(row, 'heldOn'),
    evidenceIds: claimed.length > 0 ? claimed : ((row.evidenceIds as string[] | null) ?? []),
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
