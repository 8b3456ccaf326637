/** Sessions of committees and what they adopted; other meetings and visits. */
import { termLabel } from '../labels.ts'
import { cell, paragraph, section, table } from './blocks.ts'
import type { Cell, Column, Line, Section } from './brief.ts'
import type { EntityFacts, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { evidenceFor, textOf, titleOf } from './fields.ts'
import {
  capital,
  dateLine,
  ends,
  exportAddress,
  moreThanShown,
  named,
  omittedLines,
  type Relation,
  relationLines,
} from './record-lines.ts'

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
  const all = writer.count(total, 'meeting is', 'meetings are', 'cuộc họp, hội nghị và chuyến thăm')
  const isDivided = items.length >= total && sessions > 0 && others > 0
  const parts = writer.say(
    `${writer.number(sessions)} ${sessions === 1 ? 'is a session of a committee' : 'are sessions of committees'}, ${writer.number(others)} ${others === 1 ? 'is another meeting or visit' : 'are other meetings and visits'}`,
    `${writer.number(sessions)} phiên họp của các cơ chế hợp tác và ${writer.number(others)} cuộc họp, chuyến thăm khác`,
  )
  if (!isDivided) {
    return writer.say(`${all} recorded. The latest comes first.`, `Ghi nhận ${all}. Hoạt động gần nhất xếp trước.`)
  }
  return writer.say(
    `${all} recorded: ${parts}. The latest comes first.`,
    `Ghi nhận ${all}, gồm ${parts}. Hoạt động gần nhất xếp trước.`,
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
  return [
    [when, ...(place === null ? [] : [[writer.text(place, evidenceFor(claims, 'place'))]]), ...online],
    [
      [writer.name(titleOf(facts), evidenceFor(claims, 'name', 'nameVi'))],
      ...sessionLines(facts, writer),
      ...roleLines(facts, writer),
      ...omittedLines(facts, writer),
    ],
    outcome.length > 0 ? outcome : cell(writer.text(writer.say('nothing recorded', 'chưa ghi nhận'))),
  ]
}

const OUTCOMES: readonly Relation[] = [
  ['ADOPTED', 'LEAVES', ['Adopted', 'Thông qua']],
  ['SIGNED_AT', 'ENTERS', ['Signed', 'Ký']],
  ['RESULTED_IN', 'LEAVES', ['Led to', 'Dẫn đến']],
]

/** The committee, and the number of the session as it was printed; the kind of what is no session. */
function sessionLines(facts: EntityFacts, writer: Writer): Line[] {
  const committees = ends(facts, 'SESSION_OF', 'LEAVES')
  const { fields } = facts.entity
  if (committees.length === 0) {
    const kind = textOf(fields, 'kind')
    return kind === null || kind === 'OTHER' ? [] : [[writer.text(termLabel('MeetingKind', kind, writer.language))]]
  }
  const number = sessionNumber(facts, writer)
  return committees.map((one) => [writer.text(number), named(one, facts.entity.id, writer)])
}

/** In English as a number; in Vietnamese as it was printed. */
function sessionNumber({ entity: { fields } }: EntityFacts, writer: Writer): string {
  const printed = textOf(fields, 'sessionNumberAsPrinted')
  const number = typeof fields.sessionNumber === 'number' ? String(fields.sessionNumber) : null
  if (printed === null && number === null) return writer.say('Session of the ', 'Kỳ họp của ')
  const shown = printed ?? number!
  const ordinal = shown === '1' ? 'lần thứ nhất' : /^\d+$/.test(shown) ? `lần thứ ${shown}` : shown
  return writer.say(`Session ${number ?? `“${printed}”`} of the `, `Kỳ họp ${ordinal} của `)
}

const ROLES = ['CHAIR', 'CO_CHAIR', 'HOST', 'SPEAKER', 'PARTICIPANT'] as const

/** So many names of one role are read with ease. */
const MOST_NAMES = 6

function roleLines(facts: EntityFacts, writer: Writer): Line[] {
  const all = ends(facts, 'TOOK_PART_IN', 'ENTERS')
  const roleOf = (one: (typeof all)[number]) => textOf(one.relationship.fields, 'role') ?? 'PARTICIPANT'
  const roleHolders = new Set(all.filter((one) => roleOf(one) !== 'PARTICIPANT').map(({ from }) => from.id))
  return ROLES.flatMap((role): Line[] => {
    const found = all.filter((one) => roleOf(one) === role && (role !== 'PARTICIPANT' || !roleHolders.has(one.from.id)))
    if (found.length === 0) return []
    const names = found.slice(0, MOST_NAMES).map((one): Line => [named(one, facts.entity.id, writer)])
    const more = found.length - names.length
    const rest = more === 0 ? [] : [writer.text(writer.say(` and ${more} more`, ` và ${more} bên khác`))]
    const label =
      role === 'PARTICIPANT'
        ? writer.say('Taking part', 'Tham dự')
        : capital(termLabel('MeetingRole', role, writer.language))
    return [[writer.text(`${label}: `), ...writer.joined(names, '; '), ...rest]]
  })
}
