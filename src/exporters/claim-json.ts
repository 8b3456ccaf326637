/** Claims and status changes as plain objects, for formats that write them as JSON. */

import type { Language } from '../domain/history-title.ts'
import { termLabel } from '../domain/labels.ts'
import { type FieldType, nodeTypes } from '../domain/ontology.ts'
import type { EvidenceRecord, FieldValues } from '../domain/subgraph.ts'
import type { Claim, StatusChangePart } from '../domain/subgraph-stream.ts'
import { isVocabulary } from './field-text.ts'

export function claimOf({ property, evidenceId, value, original, rank, rule, inferred, confidence }: Claim) {
  return { property, evidenceId, value, original, rank, rule, inferred, confidence }
}

export function evidenceOf({ id, sourceId, quote, start, end, locator, citation }: EvidenceRecord) {
  return { id, source: sourceId, quote, start, end, locator, citation }
}

export function changeOf({ change, link, claims }: StatusChangePart, language: Language) {
  return {
    id: change.id,
    ...withLabels(change.fields, nodeTypes.StatusChange.fields, language),
    relationshipId: link.id,
    inferred: link.inferred,
    why: link.why,
    evidenceIds: link.evidenceIds,
    claims: claims.map(claimOf),
  }
}

/** Dates stay values of their own; a code has its label beside it. */
export function withLabels(fields: FieldValues, types: Readonly<Record<string, FieldType>>, language: Language) {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const type = types[name]
      return isVocabulary(type)
        ? [
            [name, value],
            [`${name}Label`, termLabel(type, String(value), language)],
          ]
        : [[name, value]]
    }),
  )
}
