/** Lines that several sections have in common: dates with rival values, notes, and what a table leaves out. */
import type { Language } from '../history-title.ts'
import { fieldLabel, termLabel } from '../labels.ts'
import { isTerm, nodeTypes } from '../ontology.ts'
import type { EntityId } from '../subgraph.ts'
import { type VocabularyName, vocabularies } from '../vocabularies.ts'
import { paragraph } from './blocks.ts'
import type { Block, Line } from './brief.ts'
import { notedDate, shortDate } from './brief-dates.ts'
import type { EntityFacts, Listed } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, textOf } from './fields.ts'

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** A value of a field as people read it. */
export function valueInWords(label: keyof typeof nodeTypes, property: string, value: string, writer: Writer): string {
  const type = (nodeTypes[label].fields as Readonly<Record<string, string>>)[property]
  if (type === 'date') return shortDate(value, writer.language)
  if (type === 'number' && Number.isFinite(Number(value))) return writer.number(Number(value))
  if (type !== undefined && type in vocabularies && isTerm(type as VocabularyName, value)) {
    return termLabel(type as VocabularyName, value, writer.language)
  }
  return value
}

/** Other values that sources give: ` (another source: 15,600,000)`, with what says so. */
export function rivals({ entity, claims }: EntityFacts, property: string, shown: string, writer: Writer): Line {
  const others = claims.filter((claim) => claim.property === property && claim.value !== null && claim.value !== shown)
  const values = [...new Set(others.map(({ value }) => value!))].sort()
  return values.flatMap((value, place) => {
    const said = others.filter((claim) => claim.value === value).map(({ evidenceId }) => evidenceId)
    const isInferred = others.every((claim) => claim.value !== value || claim.inferred)
    const mark = isInferred ? ` (${writer.say('inferred', 'suy luận')})` : ''
    const words = valueInWords(entity.label, property, value, writer) + mark
    const open = place === 0 ? ` (${writer.say('other sources say', 'nguồn khác ghi')}: ` : '; '
    return [writer.text(open), writer.text(words, said), ...(place === values.length - 1 ? [writer.text(')')] : [])]
  })
}

/** `Signed on: 5 September 2021`, with its sources and with other values; null where there is no such date. */
export function dateLine(facts: EntityFacts, field: string, writer: Writer, label?: ''): Line | null {
  const date = dateOf(facts.entity.fields, field)
  if (date === null) return null
  const claims = facts.claims.filter(({ property, value }) => property !== field || value === date.edtf)
  const said = label === '' ? '' : `${dateLabel(field, writer)}: `
  return [
    writer.text(said + notedDate(date, writer.language), evidenceFor(claims, field)),
    ...rivals(facts, field, date.edtf, writer),
  ]
}

/** The period in one line where its ends are simple, else each end with what is said of it. */
export function periodLines(facts: EntityFacts, writer: Writer): (Line | null)[] {
  const { fields } = facts.entity
  const [from, until] = [dateOf(fields, 'validFrom'), dateOf(fields, 'validUntil')]
  const isDisputed = facts.claims.some(
    ({ property, value }) =>
      (property === 'validFrom' && value !== from?.edtf) || (property === 'validUntil' && value !== until?.edtf),
  )
  if (from === null || until === null || isDisputed || from.inferred || until.inferred) {
    return [dateLine(facts, 'validFrom', writer), dateLine(facts, 'validUntil', writer)]
  }
  const edtf = from.edtf === until.edtf ? from.edtf : `${from.edtf}/${until.edtf}`
  const label = fieldLabel('period', writer.language)
  return [
    [
      writer.text(
        `${label}: ${shortDate(edtf, writer.language)}`,
        evidenceFor(facts.claims, 'validFrom', 'validUntil'),
      ),
    ],
  ]
}

/** As the head of a line: the labels of fields say "day", which a year is not. */
const dateLabels: Readonly<Record<string, readonly [en: string, vi: string]>> = {
  signedOn: ['Signed', 'Ký'],
  inForceFrom: ['In force from', 'Có hiệu lực từ'],
  validFrom: ['Period from', 'Giai đoạn từ'],
  validUntil: ['Period until', 'Giai đoạn đến'],
  issuedOn: ['Issued', 'Ban hành'],
  startedOn: ['Started', 'Bắt đầu'],
  endedOn: ['Ended', 'Kết thúc'],
}

function dateLabel(field: string, writer: Writer): string {
  const words = dateLabels[field]
  return words === undefined ? fieldLabel(field, writer.language) : writer.say(...words)
}

/** The note of the record, which is in English. */
export function noteLines(
  { entity, claims }: EntityFacts,
  writer: Writer,
  note = textOf(entity.fields, 'note'),
): Line[] {
  if (note === null || note === '') return []
  return [[writer.text(writer.say('Note: ', 'Ghi chú: ')), writer.english(note, evidenceFor(claims, 'note'))]]
}

/** Where a table ends before its facts do: how many there are, and where they all are. */
export function moreThanShown(
  listed: Listed<unknown>,
  address: string,
  writer: Writer,
  which: readonly [en: string, vi: string] = ['latest', 'gần nhất'],
): Block[] {
  const where = writer.say('All of them are in the export at', 'Toàn bộ dữ liệu có trong tệp xuất tại')
  return someOf(listed, which, `${where} ${address}.`, writer)
}

/** An export has the records, and not what was found out about them. */
export function moreFindings(listed: Listed<unknown>, address: string, writer: Writer): Block[] {
  const where = writer.say('The records are in the export at', 'Dữ liệu gốc có trong tệp xuất tại')
  return someOf(listed, ['first', 'đầu tiên'], `${where} ${address}.`, writer)
}

function someOf(
  { items, total }: Listed<unknown>,
  [english, vietnamese]: readonly [en: string, vi: string],
  where: string,
  writer: Writer,
): Block[] {
  if (items.length >= total) return []
  const [shown, all] = [writer.number(items.length), writer.number(total)]
  const said = writer.say(
    `Only the ${english} ${shown} of ${all} are shown here.`,
    `Ở đây chỉ nêu ${shown} nội dung ${vietnamese} trong tổng số ${all}.`,
  )
  return [paragraph(writer.text(`${said} ${where}`))]
}

/** Where the whole lies that a brief shows a part of. */
export function exportAddress(of: EntityId, from: string | null, until: string | null): string {
  const period = [from === null ? '' : `&from=${from}`, until === null ? '' : `&until=${until}`].join('')
  return `/export/csv?roots=${of}&depth=1${period}`
}

/** `4 signed, 1 in force and 2 expired`: parts of a sentence. */
export function enumerated(parts: readonly string[], language: Language): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(language === 'VI' ? '; ' : ', ')}${language === 'VI' ? '; ' : ' and '}${parts.at(-1)}`
}
