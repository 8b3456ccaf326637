/** Sessions of committees and what they adopted; other meetings and visits. */
import { termLabel } from '../labels.ts'
import type { FieldValues } from '../subgraph.ts'
import { cell, paragraph, section, table } from './blocks.ts'
import type { Cell, Column, Line, Section } from './brief.ts'
import type { EntityFacts, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { evidenceFor, textOf, titleOf } from './fields.ts'
import { dateLine, exportAddress, moreThanShown } from './record-lines.ts'
import { ends, firstNames, named, type Relation, relationLines, unread } from './relation-lines.ts'

export function meetingSections(facts: SubjectFacts, writer: Writer): Section[] {
  const { meetings, subject, from, until } = facts
  const title = writer.say('Sessions, meetings and visits', 'Phiên họp, hội nghị và chuyến thăm')
  if (meetings.total === 0) {
    const none = writer.say('No meeting is recorded.', 'Chưa ghi nhận cuộc họp, hội nghị hay chuyến thăm nào.')
    return [section('meetings', title, [paragraph(writer.text(none))])]
  }
  const sessions = meetings.items.filter((one) => ends(one, 'SESSION_OF', 'LEAVES').length > 0)
  const others = meetings.items.filter((one) => !sessions.includes(one))
  const address = exportAddress(subject.entity.id, from, until)
  const blocks = [
    paragraph(writer.text(introduction(facts, sessions.length, others.length, writer))),
    ...moreThanShown(meetings, address, writer),
  ]
  return [
    section('meetings', title, blocks),
    ...part('sessions', writer.say('Sessions of committees', 'Phiên họp của các cơ chế hợp tác'), sessions, writer),
    ...part(
      'other-meetings',
      writer.say('Other meetings and visits', 'Các cuộc họp và chuyến thăm khác'),
      others,
      writer,
    ),
  ]
}

function introduction(facts: SubjectFacts, sessions: number, others: number, writer: Writer): string {
  const { items, total } = facts.meetings
  const all = writer.count(total, 'meeting is', 'meetings are', 'cuộc họp, hội nghị, chuyến thăm')
  if (total === 1) return writer.say(`${all} recorded.`, `Đã ghi nhận ${all}.`)
  const isDivided = items.length >= total && sessions > 0 && others > 0
  const parts = writer.say(
    `${writer.number(sessions)} ${sessions === 1 ? 'is a session of a committee' : 'are sessions of committees'}, ${writer.number(others)} ${others === 1 ? 'is another meeting or visit' : 'are other meetings and visits'}`,
    `${writer.number(sessions)} phiên họp của các cơ chế hợp tác và ${writer.number(others)} cuộc họp, chuyến thăm khác`,
  )
  if (!isDivided) {
    return writer.say(`${all} recorded. The latest comes first.`, `Đã ghi nhận ${all}. Hoạt động gần nhất xếp trước.`)
  }
  return writer.say(
    `${all} recorded: ${parts}. The latest comes first.`,
    `Đã ghi nhận ${all}, gồm ${parts}. Hoạt động gần nhất xếp trước.`,
  )
}

function part(id: string, title: string, items: readonly EntityFacts[], writer: Writer): Section[] {
  if (items.length === 0) return []
  return [
    section(
      id,
      title,
      table(
        title,
        columns(writer),
        items.map((one) => toRow(one, writer)),
        1,
      ),
      2,
    ),
  ]
}

const columns = (writer: Writer): Column[] => [
  { head: writer.say('When and where', 'Thời gian, địa điểm'), width: 22 },
  { head: writer.say('Meeting', 'Hoạt động'), width: 42 },
  { head: writer.say('Adopted, signed, led to', 'Văn kiện và kết quả'), width: 36 },
]

function toRow(facts: EntityFacts, writer: Writer): Cell[] {
  const { entity, claims } = facts
  const when = dateLine(facts, 'heldOn', writer, '') ?? [writer.text(writer.say('not dated', 'chưa rõ thời gian'))]
  const place = textOf(entity.fields, 'place')
  const online = entity.fields.online === true ? [[writer.text(writer.say('online', 'trực tuyến'))]] : []
  const outcome = relationLines(facts, OUTCOMES, writer)
  const title = writer.name(titleOf(facts), evidenceFor(claims, 'name', 'nameVi'))
  return [
    [when, ...(place === null ? [] : [[writer.text(placeIn(place, writer), evidenceFor(claims, 'place'))]]), ...online],
    [
      [title],
      ...sessionLines(facts, writer).filter((line) => textOfLine(line) !== title.text),
      ...roleLines(facts, writer),
    ],
    outcome.length > 0 ? outcome : cell(writer.text(writer.say('nothing recorded', 'chưa ghi nhận'))),
  ]
}

/** A session may go by no other name than its committee and number. */
const textOfLine = (line: Line) => line.map(({ text }) => text).join('')

const OUTCOMES: readonly Relation[] = [
  ['ADOPTED', 'LEAVES', ['Adopted', 'Thông qua']],
  ['SIGNED_AT', 'ENTERS', ['Signed', 'Ký']],
  ['RESULTED_IN', 'LEAVES', ['Led to', 'Kết quả']],
]

/** The record has its places in one spelling, and joins them in English. */
const placeIn = (place: string, writer: Writer) =>
  writer.say(place, place.replaceAll(' and online', ' và trực tuyến').replaceAll(' and ', ' và '))

/** The committee with the number of the session; the kind of what is no session. */
function sessionLines(facts: EntityFacts, writer: Writer): Line[] {
  const committees = ends(facts, 'SESSION_OF', 'LEAVES')
  const { fields } = facts.entity
  if (committees.length === 0) {
    const kind = textOf(fields, 'kind')
    return kind === null || kind === 'OTHER' ? [] : [[writer.text(termLabel('MeetingKind', kind, writer.language))]]
  }
  return committees.map((one) => {
    const committee = named(one, facts.entity.id, writer)
    if (writer.language === 'EN') return [writer.text(`${sessionNumber(fields)} of the `), committee]
    const ordinal = ordinalVi(fields)
    // A conference is itself what is held for the nth time; any other body holds sessions.
    if (SERIES.test(committee.text)) return [{ ...committee, text: `${committee.text}${ordinal}` }]
    return [writer.text(`Phiên họp${ordinal} ${committee.style === 'FOREIGN' ? 'của ' : ''}`), committee]
  })
}

const SERIES = /^(?:Hội nghị|Hội thảo|Đối thoại|Diễn đàn)/

/** `Session 48`, `Session “III”`. */
function sessionNumber({ sessionNumber, sessionNumberAsPrinted }: FieldValues): string {
  if (typeof sessionNumber === 'number') return `Session ${sessionNumber}`
  return typeof sessionNumberAsPrinted === 'string' ? `Session “${sessionNumberAsPrinted}”` : 'A session'
}

/** ` lần thứ 48`, as it was printed where it was printed in Vietnamese or in Roman numerals. */
function ordinalVi({ sessionNumber, sessionNumberAsPrinted }: FieldValues): string {
  const printed = typeof sessionNumberAsPrinted === 'string' ? sessionNumberAsPrinted : ''
  if (/^lần /i.test(printed)) return ` ${printed.toLocaleLowerCase('vi')}`
  if (/^[IVXL]+$/.test(printed)) return ` lần thứ ${printed}`
  if (typeof sessionNumber === 'number') return ` lần thứ ${sessionNumber === 1 ? 'nhất' : sessionNumber}`
  return printed === '' ? '' : ` “${printed}”`
}

/** Who holds a role is not told again as taking part. */
const ROLES = {
  CHAIR: ['Chaired by', 'Chủ trì'],
  CO_CHAIR: ['Co-chaired by', 'Đồng chủ trì'],
  HOST: ['Hosted by', 'Tổ chức, tiếp'],
  SPEAKER: ['Spoke', 'Phát biểu'],
  PARTICIPANT: ['Took part', 'Tham dự'],
} as const

function roleLines(facts: EntityFacts, writer: Writer): Line[] {
  const all = ends(facts, 'TOOK_PART_IN', 'ENTERS')
  const roleOf = (one: (typeof all)[number]) => textOf(one.relationship.fields, 'role') ?? 'PARTICIPANT'
  const roleHolders = new Set(all.filter((one) => roleOf(one) !== 'PARTICIPANT').map(({ from }) => from.id))
  const lines = Object.entries(ROLES).flatMap(([role, [english, vietnamese]]): Line[] => {
    const found = all.filter((one) => roleOf(one) === role && (role !== 'PARTICIPANT' || !roleHolders.has(one.from.id)))
    if (found.length === 0) return []
    const names = found.map((one): Line => [named(one, facts.entity.id, writer)])
    return [[writer.text(`${writer.say(english, vietnamese)}: `), ...firstNames(names, 0, writer, 'bên')]]
  })
  const left = unread(facts, 'TOOK_PART_IN', 'ENTERS')
  return left === 0 ? lines : [...lines, [writer.text(notAllRead(all.length, all.length + left, writer))]]
}

/** Of whom was not read the role is not known. */
const notAllRead = (read: number, all: number, writer: Writer) =>
  writer.say(
    `These are ${writer.number(read)} of the ${writer.number(all)} recorded as taking part.`,
    `Trên đây là ${writer.number(read)} trong tổng số ${writer.number(all)} lượt tham gia được ghi nhận.`,
  )
