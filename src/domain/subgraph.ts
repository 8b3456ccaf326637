/** The hinge between files, the graph and exports: entities, relationships, evidence, and what the evidence supports. */
import type { NodeLabel, RelationshipType } from './ontology.ts'
import type { PartialDate } from './partial-date.ts'

/** `kind:slug`; see `ID_PATTERN`. */
export type EntityId = string

export type FieldValue = string | number | boolean | readonly string[] | PartialDate

export type FieldValues = Readonly<Record<string, FieldValue>>

export interface EntityRecord {
  readonly id: EntityId
  readonly label: NodeLabel
  readonly fields: FieldValues
}

export interface RelationshipRecord {
  readonly id: string
  readonly type: RelationshipType
  readonly from: EntityId
  readonly to: EntityId
  readonly fields: FieldValues
  readonly inferred: boolean
  readonly why: string | null
  readonly evidenceIds: readonly string[]
}

/** What a source says: a quote with its place in the text, or a citation with a locator. */
export interface EvidenceRecord {
  readonly id: string
  readonly sourceId: EntityId
  readonly quote: string | null
  /** Offsets of the quote in the NFC text, in Unicode code points; `end` is exclusive. */
  readonly start: number | null
  readonly end: number | null
  readonly locator: string | null
  /** One line that names the source and the place in it. */
  readonly citation: string
}

export type ClaimRank = 'PREFERRED' | 'NORMAL' | 'DEPRECATED'

/** The claim: this evidence says this value of this property. */
export interface SupportRecord {
  readonly evidenceId: string
  readonly entityId: EntityId
  /** A field, the id of a relationship that starts at the entity, or `record` where a citation covers it whole. */
  readonly property: string
  readonly value: string | null
  readonly original: string | null
  readonly rank: ClaimRank
  readonly rule: string | null
  readonly inferred: boolean
  /** 0 to 1, where somebody judged it. */
  readonly confidence: number | null
  /** One of several values that sources give: one source may give two of them. */
  readonly isVariant?: boolean
}

export interface Subgraph {
  readonly entities: readonly EntityRecord[]
  readonly relationships: readonly RelationshipRecord[]
  readonly evidence: readonly EvidenceRecord[]
  readonly supports: readonly SupportRecord[]
}

/**
 * The id of a relationship: type, ends, and what tells it from others of that type between the same ends
 * (a role, a title, a scope). The same fact has the same id in every file and every graph.
 */
export function relationshipId(type: RelationshipType, from: EntityId, to: EntityId, distinction = ''): string {
  const base = `${type}/${from}/${to}`
  return distinction === '' ? base : `${base}/${distinction}`
}

export function isPartialDate(value: FieldValue): value is PartialDate {
  return typeof value === 'object' && 'edtf' in value
}
