/** What stands in pictures: the name of a thing, what kind it is and when it was, wrapped to a width that can be read. */
import { dateInWords } from '../domain/date-words.ts'
import type { Language } from '../domain/history-title.ts'
import { kindLabel, nameIn, termLabel, verbLabel } from '../domain/labels.ts'
import { type EntityLabel, type Fields, nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import type { PartialDate } from '../domain/partial-date.ts'
import { type EntityRecord, isPartialDate, type RelationshipRecord } from '../domain/subgraph.ts'
import { datedSpans } from '../domain/valid-time.ts'
import { isVocabulary } from './field-text.ts'

/** Characters. */
const LABEL_WIDTH = 32
const EDGE_WIDTH = 26

/** The name in the language, then kind and date: lines, none of them empty. */
export function entityLines(entity: EntityRecord, language: Language): string[] {
  const about = [kindOf(entity, language), whenOf(entity, language)].filter((part) => part !== null).join(', ')
  return [...wrapped(nameOf(entity, language), LABEL_WIDTH), ...wrapped(about, LABEL_WIDTH)]
}

/** What says nothing that the verb does not. */
const PLAIN_ROLES: readonly unknown[] = ['PARTY', 'PARTICIPANT', 'MEMBER']

/** `took part in (Chair)`. */
export function relationshipLines({ type, fields }: RelationshipRecord, language: Language): string[] {
  const types: Fields = relationshipTypes[type].fields
  const role = types.role
  const named = fields.role !== undefined && isVocabulary(role) ? termLabel(role, String(fields.role), language) : null
  const detail = named ?? (language === 'VI' ? fields.titleVi : null) ?? fields.title ?? null
  const text = detail === null || PLAIN_ROLES.includes(fields.role) ? '' : ` (${detail})`
  return wrapped(verbLabel(type, language) + text, EDGE_WIDTH)
}

export function nameOf({ id, fields }: EntityRecord, language: Language): string {
  return nameIn({ name: String(fields.name ?? id), nameVi: (fields.nameVi as string | undefined) ?? null }, language)
}

/** A figure says its value; what has no kind shows by its form what type it is. */
function kindOf({ label, fields }: EntityRecord, language: Language): string | null {
  if (label === 'ReportedFigure') return [fields.value, fields.unit].filter((part) => part !== undefined).join(' ')
  return 'kind' in nodeTypes[label].fields ? kindLabel(label as EntityLabel, fields.kind, language) : null
}

function whenOf({ label, fields }: EntityRecord, language: Language): string | null {
  const begins = datedSpans[label as EntityLabel]?.begins ?? []
  const date = begins.map((name) => fields[name]).find((value) => value !== undefined && isPartialDate(value))
  return date === undefined ? null : dateText((date as PartialDate).edtf, language)
}

const WORDS = {
  EN: { ongoing: 'ongoing', unknown: '?', about: 'about ', noYear: ', year not given' },
  VI: { ongoing: 'nay', unknown: '?', about: 'khoảng ', noYear: ', không rõ năm' },
} as const

/** `9 June 2023 – 19 June 2023`, `about 2020`, `November 2022 – ongoing`. */
export function dateText(edtf: string, language: Language): string {
  const words = WORDS[language]
  const parts = edtf.split('/').map((part) => {
    if (part === '') return words.unknown
    if (part === '..') return words.ongoing
    const about = part.endsWith('~') ? words.about : ''
    const plain = part.replace('~', '')
    if (!plain.startsWith('XXXX')) return about + dateInWords(plain, language)
    // In a leap year every day of any year has its words.
    const dated = dateInWords(plain.replace('XXXX', '2000'), language)
    return about + dated.replace(/[ /]2000$/, '') + words.noYear
  })
  return parts.join(' – ')
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
