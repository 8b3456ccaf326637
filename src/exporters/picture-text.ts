/** What stands in pictures: the name of a thing, what kind it is and when it was, wrapped to a width that can be read. */
import { dateInWords } from '../domain/date-words.ts'
import type { Language } from '../domain/history-title.ts'
import { nameIn, termLabel, typeLabel, verbLabel } from '../domain/labels.ts'
import { type EntityLabel, type Fields, nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import type { PartialDate } from '../domain/partial-date.ts'
import { type EntityRecord, isPartialDate, type RelationshipRecord } from '../domain/subgraph.ts'
import { datedSpans } from '../domain/valid-time.ts'
import { isVocabulary } from './field-text.ts'

/** Characters. */
const LABEL_WIDTH = 30
const EDGE_WIDTH = 22

/** The name in the language, then kind and date: lines, none of them empty. */
export function entityLines(entity: EntityRecord, language: Language): string[] {
  const about = [kindOf(entity, language), whenOf(entity, language)].filter((part) => part !== null).join(', ')
  return [...wrapped(nameOf(entity, language), LABEL_WIDTH), ...wrapped(about, LABEL_WIDTH)]
}

/** `took part in (Chair)`. */
export function relationshipLines({ type, fields }: RelationshipRecord, language: Language): string[] {
  const types: Fields = relationshipTypes[type].fields
  const role = types.role
  const named = fields.role !== undefined && isVocabulary(role) ? termLabel(role, String(fields.role), language) : null
  const title = (language === 'VI' ? fields.titleVi : null) ?? fields.title ?? null
  const detail = named ?? title
  // That a party is a party says nothing new.
  const text = detail === null || fields.role === 'PARTY' ? '' : ` (${detail})`
  return wrapped(verbLabel(type, language) + text, EDGE_WIDTH)
}

export function nameOf({ id, fields }: EntityRecord, language: Language): string {
  return nameIn({ name: String(fields.name ?? id), nameVi: (fields.nameVi as string | undefined) ?? null }, language)
}

/** A figure says its value; what has no kind is called by its type. */
function kindOf({ label, fields }: EntityRecord, language: Language): string {
  if (label === 'ReportedFigure') return [fields.value, fields.unit].filter((part) => part !== undefined).join(' ')
  const kind = (nodeTypes[label].fields as Fields).kind
  const { kind: term } = fields
  return term !== undefined && term !== 'OTHER' && isVocabulary(kind)
    ? termLabel(kind, String(term), language)
    : typeLabel(label, language)
}

function whenOf({ label, fields }: EntityRecord, language: Language): string | null {
  const begins = datedSpans[label as EntityLabel]?.begins ?? []
  const date = begins.map((name) => fields[name]).find((value) => value !== undefined && isPartialDate(value))
  if (date === undefined) return null
  const { edtf, asPrinted } = date as PartialDate
  const words = dateInWords(edtf, language)
  return words === edtf && !/^\d{4}$/.test(edtf) ? (asPrinted ?? edtf) : words
}

/** By words; one that is longer than the width has a line of its own. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && [...longer].length <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
