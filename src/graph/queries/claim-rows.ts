/** Claims with their evidence as rows of Cypher, and what they are when they are read. */
import type { EntityId, EvidenceRecord } from '../../domain/subgraph.ts'
import type { Claim } from '../../domain/subgraph-stream.ts'
import { evidenceProperties, readEvidence, readSupport, supportProperties } from '../stored-records.ts'

/** Values in the order of their names, which a map would send along with every row. */
export type Values = readonly unknown[]

export const valuesOf = (variable: string, names: readonly string[]) =>
  `[${names.map((name) => `${variable}.${name}`).join(', ')}]`

export function stored(names: readonly string[], values: Values): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  names.forEach((name, place) => {
    record[name] = values[place]
  })
  return record
}

/** What a claim says, its evidence, and the id of the source; without a claim the first values are null. */
export type ClaimRow = readonly [support: Values, evidence: Values, sourceId: string]

export const CLAIM = `[${valuesOf('s', supportProperties)}, ${valuesOf('v', evidenceProperties)}, source.id]`

export const isClaim = ([support]: ClaimRow) => support[0] !== null

/** Cypher: the evidence of the relationship `r`, with what it says of it where that is noted at `start`. */
export const evidenceOf = (relationship: string, start: string) => `COLLECT {
  UNWIND coalesce(${relationship}.evidenceIds, []) AS evidenceId MATCH (v:Evidence {id: evidenceId})-[:FROM]->(source)
  OPTIONAL MATCH (v)-[s:SUPPORTS]->(${start}) WHERE s.property = ${relationship}.id RETURN ${CLAIM}
}`

/** In order of property, then of evidence, then of value. */
export function claimsOf(rows: readonly ClaimRow[], entityId: EntityId): Claim[] {
  const claims = rows.map(([support, evidence, sourceId]) => {
    const read = readEvidence(stored(evidenceProperties, evidence), sourceId)
    return { ...readSupport(stored(supportProperties, support), read.id, entityId), evidence: read }
  })
  const key = ({ property, evidenceId, value }: Claim) => `${property}\n${evidenceId}\n${value ?? ''}`
  return claims.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Each once, in the order of `ids`: a plan may give the rows in another. */
export function evidenceIn(rows: readonly ClaimRow[], ids: readonly string[]): EvidenceRecord[] {
  const byId = new Map<string, EvidenceRecord>()
  for (const [, values, sourceId] of rows) {
    const evidence = readEvidence(stored(evidenceProperties, values), sourceId)
    if (!byId.has(evidence.id)) byId.set(evidence.id, evidence)
  }
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}
