/** What is drawn, listed and read: the same from a server and from a file. */
import type { WalkedType } from '../../domain/connections.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { PartialDate } from '../../domain/partial-date.ts'
import type { ClaimRank, EntityId, FieldValues } from '../../domain/subgraph.ts'

/** `fields` are those of the ontology; of a card only kind, status and dates. */
export interface Card {
  readonly id: EntityId
  readonly label: EntityLabel
  readonly name: string
  readonly nameVi: string | null
  readonly fields: FieldValues
}

export interface Edge {
  readonly id: string
  readonly type: WalkedType
  readonly from: EntityId
  readonly to: EntityId
  readonly role: string | null
  readonly title: string | null
  readonly scope: string | null
  readonly inferred: boolean
}

/** How many neighbours of an entity are not in view. */
export interface Hidden {
  readonly count: number
  readonly isAtLeast: boolean
}

export interface SourceCard {
  readonly id: EntityId
  readonly name: string
  readonly nameVi: string | null
  readonly publisher: string | null
  readonly url: string | null
  /** Of its text, as HTML tags it: `vi`. */
  readonly language: string | null
}

export interface Proof {
  readonly id: string
  readonly quote: string | null
  readonly start: number | null
  readonly end: number | null
  readonly locator: string | null
  readonly citation: string
  readonly source: SourceCard
}

export interface ShownClaim {
  readonly property: string
  readonly value: string | null
  readonly original: string | null
  readonly rank: ClaimRank
  readonly rule: string | null
  readonly inferred: boolean
  readonly confidence: number | null
  readonly proof: Proof
}

export interface Change {
  readonly id: string
  readonly status: string
  readonly on: PartialDate | null
  readonly proofs: readonly Proof[]
}

/** All of one entity. */
export interface EntityDetails {
  readonly card: Card
  readonly claims: readonly ShownClaim[]
  readonly changes: readonly Change[]
}

export interface EdgeDetails {
  readonly roleAsPrinted: string | null
  readonly proofs: readonly Proof[]
}

/** Where the panel reads from. A text is null where it is not held, or not to be had. */
export interface DetailSource {
  /** Whether it has texts of sources at all: files have none. */
  readonly hasTexts: boolean
  entity(id: EntityId): Promise<EntityDetails>
  edge(edge: Edge): Promise<EdgeDetails>
  text(sourceId: EntityId): Promise<string | null>
}
