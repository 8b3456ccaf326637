/** The fields of an entity as people read them: labels for codes, dates as far as they are known. */
import { dateInWords } from '../../domain/date-words.ts'
import type { Language } from '../../domain/history-title.ts'
import { fieldLabel, termLabel } from '../../domain/labels.ts'
import { entityTypes, type FieldType } from '../../domain/ontology.ts'
import type { PartialDate } from '../../domain/partial-date.ts'
import { type FieldValue, isPartialDate } from '../../domain/subgraph.ts'
import { type VocabularyName, vocabularies } from '../../domain/vocabularies.ts'
import { extentOf } from './extents.ts'
import type { Card } from './model.ts'
import { say } from './words.ts'

export interface FieldLine {
  readonly field: string
  readonly label: string
  readonly text: string
  /** As printed, why it is inferred; null where there is nothing to add. */
  readonly note: string | null
}

/** Names stand above, addresses below, and texts nowhere. */
const ELSEWHERE = new Set(['name', 'nameVi', 'url', 'text', 'sha256'])

export function fieldLines(card: Card, language: Language): FieldLine[] {
  const types: Readonly<Record<string, FieldType>> = entityTypes[card.label].fields
  return Object.entries(types).flatMap(([field, type]) => {
    const value = card.fields[field]
    if (value === undefined || ELSEWHERE.has(field) || (Array.isArray(value) && value.length === 0)) return []
    const note = isPartialDate(value) ? dateNote(value, language) : null
    return [{ field, label: fieldLabel(field, language), text: fieldText(type, value, language), note }]
  })
}

function fieldText(type: FieldType, value: FieldValue, language: Language): string {
  if (isPartialDate(value)) return dateInWords(value.edtf, language)
  if (typeof value === 'number') return value.toLocaleString(language === 'VI' ? 'vi-VN' : 'en-GB')
  if (typeof value === 'boolean') return language === 'VI' ? (value ? 'có' : 'không') : value ? 'yes' : 'no'
  if (typeof value !== 'string') return value.join('; ')
  return type in vocabularies ? termLabel(type as VocabularyName, value, language) : value
}

/** A claimed value, which is text whatever it is of. */
export function claimText(card: Card, property: string, value: string | null, language: Language): string {
  if (value === null) return ''
  const type = (entityTypes[card.label].fields as Readonly<Record<string, FieldType>>)[property]
  if (type === 'date') return dateInWords(value, language)
  return type !== undefined && type in vocabularies ? termLabel(type as VocabularyName, value, language) : value
}

export function dateNote({ asPrinted, inferred, why }: PartialDate, language: Language): string | null {
  const parts = [
    asPrinted === null ? null : `“${asPrinted}” ${say(language, 'asPrinted')}`,
    inferred ? say(language, 'inferred') : null,
    why,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join('; ')
}

/** Kind of the entity in words, else null. */
export function kindText({ label, fields }: Card, language: Language): string | null {
  const type = (entityTypes[label].fields as Readonly<Record<string, FieldType>>).kind
  const kind = fields.kind
  return typeof kind === 'string' && type !== undefined ? fieldText(type, kind, language) : null
}

/** The date that places it in time, in words; empty where there is none. */
export function whenText(card: Card, language: Language): string {
  const extent = extentOf(card)
  return extent === null ? '' : dateInWords(extent.date.edtf, language)
}
