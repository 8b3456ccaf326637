/** A seed file whose shape has been checked, as TypeScript sees it. */

export type DateInput =
  | string
  | number
  | { edtf: string | number; asPrinted?: string; inferred?: boolean; why?: string }

export type EvidenceInput = string | readonly string[] | Readonly<Record<string, string | readonly string[]>>

export interface RelationshipItem {
  readonly id?: string
  readonly inferred?: boolean
  readonly why?: string
  readonly evidence?: EvidenceInput
  readonly [field: string]: unknown
}

export interface SeedRecord {
  readonly id: string
  readonly name: string
  readonly evidence: EvidenceInput
  readonly [field: string]: unknown
}

export type QuoteInput = string | { text: string; occurrence?: number }

export interface SourceFile {
  readonly source: SeedRecord & { readonly textFile?: string; readonly sha256?: string }
  readonly quotes?: Readonly<Record<string, QuoteInput>>
  readonly citations?: Readonly<Record<string, string>>
  readonly unused?: readonly { text: string; occurrence?: number; reason: string }[]
}
