/** The values of fields as files write them: one column or key for each part, a date with its bounds and its print. */

import type { Language } from '../domain/history-title.ts'
import { fieldLabel, termLabel } from '../domain/labels.ts'
import type { FieldType } from '../domain/ontology.ts'
import { type FieldValue, type FieldValues, isPartialDate } from '../domain/subgraph.ts'
import { type VocabularyName, vocabularies } from '../domain/vocabularies.ts'

/** Plain values by key; what is empty has none. Lists stay lists. */
export type FlatFields = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Parts of a date, in order: `signedOn`, then `signedOnEarliest` and so on. */
const DATE_PARTS = ['', 'Earliest', 'Latest', 'AsPrinted', 'Inferred', 'Why'] as const

export function isVocabulary(type: FieldType | undefined): type is VocabularyName {
  return type !== undefined && type in vocabularies
}

/** Keys that a field may come under, in order. A code has its label beside it, under `<field>Label`. */
export function keysOf(field: string, type: FieldType): string[] {
  if (type === 'date') return DATE_PARTS.map((part) => field + part)
  return isVocabulary(type) ? [field, `${field}Label`] : [field]
}

/** The heads of those columns. */
export function keyLabel(key: string, language: Language): string {
  const part = /^(.+?)(Label|Earliest|Latest|AsPrinted|Inferred|Why)$/.exec(key)
  if (part === null || fieldLabel(key, language) !== key) return fieldLabel(key, language)
  return `${fieldLabel(part[1]!, language)} ${PART_WORDS[part[2]!]![language === 'VI' ? 1 : 0]}`
}

const PART_WORDS: Readonly<Record<string, readonly [en: string, vi: string]>> = {
  Label: ['(in words)', '(diễn giải)'],
  Earliest: ['(earliest)', '(sớm nhất)'],
  Latest: ['(latest)', '(muộn nhất)'],
  AsPrinted: ['(as printed)', '(nguyên văn)'],
  Inferred: ['(inferred)', '(suy luận)'],
  Why: ['(how we know)', '(căn cứ)'],
}

/** In the order of `types`, which is that of the ontology. */
export function flatten(
  fields: FieldValues,
  types: Readonly<Record<string, FieldType>>,
  language: Language,
): Record<string, string | number | boolean | readonly string[]> {
  const flat: Record<string, string | number | boolean | readonly string[]> = {}
  for (const [field, type] of Object.entries(types)) {
    const value = fields[field]
    if (value === undefined) continue
    if (isPartialDate(value)) {
      const { edtf, earliest, latest, asPrinted, inferred, why } = value
      const parts = [edtf, earliest, latest, asPrinted, inferred || null, why]
      DATE_PARTS.forEach((part, place) => {
        const one = parts[place]
        if (one !== null && one !== undefined) flat[field + part] = one
      })
    } else {
      flat[field] = value
      if (isVocabulary(type)) flat[`${field}Label`] = termLabel(type, String(value), language)
    }
  }
  return flat
}

/** A value as one text; the parts of a list are separated by semicolons. */
export function textOf(value: FieldValue): string {
  if (isPartialDate(value)) return value.edtf
  return Array.isArray(value) ? value.join('; ') : String(value)
}
