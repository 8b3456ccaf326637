/** Evidence as people read it: the sentence in quotation marks, then where it stands. */

import type { Language } from '../domain/history-title.ts'
import { fieldLabel, termLabel } from '../domain/labels.ts'
import { type EvidenceRecord, isPartialDate } from '../domain/subgraph.ts'
import type { Claim, StatusChangePart } from '../domain/subgraph-stream.ts'

/** On one line; a citation without a quote stands alone. */
export function sentenceOf({ quote, citation }: EvidenceRecord): string {
  return quote === null ? citation : `“${quote.replaceAll(/\s+/g, ' ')}” — ${citation}`
}

/** A line for each claim: which property, what it says there where it is not the value that stands, and the sentence. */
export function claimLines(claims: readonly Claim[], language: Language): string[] {
  return claims.map(({ property, rank, original, value, evidence }) => {
    const other = rank === 'PREFERRED' ? '' : ` (${original ?? value ?? ''})`
    const said = other === ' ()' ? '' : other
    return `${property.includes('/') ? '' : `${fieldLabel(property, language)}${said}: `}${sentenceOf(evidence)}`
  })
}

/** A line for each change: the state, since when, and the sentences. */
export function changeLines(changes: readonly StatusChangePart[], language: Language): string[] {
  return changes.map(({ change: { fields }, link, claims, evidence }) => {
    const state = termLabel('AgreementStatus', String(fields.status), language)
    const on = fields.on
    const when = on !== undefined && isPartialDate(on) ? `, ${on.edtf}${on.asPrinted ? ` (${on.asPrinted})` : ''}` : ''
    const said = distinct([...evidence, ...claims.map((claim) => claim.evidence)])
    const sentences = said.map(sentenceOf).join('; ')
    const why = link.why === null ? '' : ` [${link.why}]`
    return `${state}${when}${why}${sentences === '' ? '' : `: ${sentences}`}`
  })
}

/** What claims and changes stand on, each once, in order of first mention. */
export function evidenceAt(claims: readonly Claim[], changes: readonly StatusChangePart[]): EvidenceRecord[] {
  return distinct([
    ...claims.map(({ evidence }) => evidence),
    ...changes.flatMap((change) => [...change.evidence, ...change.claims.map(({ evidence }) => evidence)]),
  ])
}

export function distinct(evidence: readonly EvidenceRecord[]): EvidenceRecord[] {
  return [...new Map(evidence.map((one) => [one.id, one])).values()]
}
