/** Claims: this evidence says this value of this property. */
import { type FieldValue, isPartialDate, type SupportRecord } from '../../domain/subgraph.ts'

export function asText(value: FieldValue): string {
  return isPartialDate(value) ? value.edtf : Array.isArray(value) ? value.join('; ') : String(value)
}

export function support(
  evidenceId: string,
  entityId: string,
  property: string,
  value: string | null,
  original: string | null,
  inferred: boolean,
): SupportRecord {
  const unjudged = { rank: 'NORMAL', rule: null, confidence: null } as const
  return { evidenceId, entityId, property, value, original, inferred, ...unjudged }
}
