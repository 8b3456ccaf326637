/** A seed file whose shape has been checked, as TypeScript sees it. */

import type { ClaimRank } from '../../domain/subgraph.ts'

export type DateInput =
  | string
  | number
  | { edtf: string | number; asPrinted?: string; inferred?: boolean; why?: string }

/** References by field; `*` for fields not named, `record` for citations that cover the record whole. */
export type EvidenceMap = Readonly<Record<string, string | readonly string[]>>

export type EvidenceInput = string | readonly string[] | EvidenceMap

export interface ClaimInput {
  readonly property: string
  readonly value: string | number
  readonly original?: string
  readonly rank?: ClaimRank
  readonly rule?: string
  readonly inferred?: boolean
  readonly evidence: string | readonly string[]
}

export interface JudgementInput {
  readonly verdict: string
  readonly left: string
  readonly right: string
  readonly by: string
  readonly on: string
  readonly why: string
}

export interface RelationshipItem {
  readonly id?: string
  readonly inferred?: boolean
  readonly why?: string
  readonly evidence?: string | readonly string[]
  readonly [field: string]: unknown
}

export interface SeedRecord {
  readonly id: string
  readonly name: string
  readonly evidence: EvidenceInput
  readonly claims?: readonly ClaimInput[]
  readonly [field: string]: unknown
}

export type QuoteInput = string | { text: string; occurrence?: number }

export interface SourceFile {
  readonly source: SeedRecord & { readonly textFile?: string; readonly sha256?: string }
  readonly quotes?: Readonly<Record<string, QuoteInput>>
  readonly citations?: Readonly<Record<string, string>>
  readonly unused?: readonly { text: string; occurrence?: number; reason: string }[]
}
