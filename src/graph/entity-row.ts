/** What is read beside an entity for whatever is derived from it: its states, and the evidence of its properties. */
import { printedDate, type StatusRow } from '../domain/history.ts'
import type { ClaimRank } from '../domain/subgraph.ts'

/** A status change of which a query returned id, properties and evidence. */
export interface ReadChange {
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly evidenceIds: readonly string[]
}

export function toStatusRow({ id, properties, evidenceIds }: ReadChange): StatusRow {
  return { id, status: String(properties.status), on: printedDate(properties, 'on'), evidenceIds }
}

export interface ReadClaim {
  readonly property: string
  readonly rank: ClaimRank
  readonly evidenceId: string
}

/** Where sources differ and one value is preferred, what supports another is no evidence of what the entity shows. */
export function evidenceByProperty(claims: readonly ReadClaim[]): Record<string, string[]> {
  const preferred = new Set<string>()
  for (const { property, rank } of claims) if (rank === 'PREFERRED') preferred.add(property)
  const evidence: Record<string, string[]> = {}
  for (const { property, rank, evidenceId } of claims) {
    if (rank !== 'PREFERRED' && preferred.has(property)) continue
    const known = evidence[property]
    if (known === undefined) evidence[property] = [evidenceId]
    else known.push(evidenceId)
  }
  return evidence
}
