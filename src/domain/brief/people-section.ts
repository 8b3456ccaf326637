/** Who is named: people of the partner, and others who took part. */
import { cell, paragraph, section, table } from './blocks.ts'
import type { Block, Cell, Column, Line, Section } from './brief.ts'
import { notedDate, notedSentenceDate, type SaidDate, withPreposition } from './brief-dates.ts'
import type { Listed, PersonFacts, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, textOf, titleOf } from './fields.ts'
import { exportAddress, moreThanShown } from './record-lines.ts'
import { ends, farEnd, moreLines, unread } from './relation-lines.ts'

export function peopleSections(facts: SubjectFacts, writer: Writer): Section[] {
  const { theirs, others } = facts.people
  const title = writer.say('People named', 'Cá nhân được nêu tên')
  const total = theirs.total + others.total
  const bounds = boundsInWords(facts, writer)
  if (total === 0) {
    const none = writer.say('No person is named in the record.', 'Chưa ghi nhận cá nhân nào.')
    const among = writer.say('No person is named there.', 'Chưa ghi nhận cá nhân nào.')
    const said = bounds.length === 0 ? none : [...bounds, among].join(' ')
    return [section('people', title, [paragraph(writer.text(said))])]
  }
  const isPartner = facts.subject.entity.label === 'Partner'
  const many = writer.count(total, 'person is', 'people are', 'người')
  const [ours, rest] = [writer.number(theirs.total), writer.number(others.total)]
  const said = isPartner
    ? writer.say(
        `${many} named: ${ours} of the partner, ${rest} of Viet Nam or others. Those named in most meetings come first.`,
        `Đã ghi nhận ${many}: ${ours} người phía đối tác, ${rest} người phía Việt Nam và các bên khác. Người có tên trong nhiều hoạt động nhất xếp trước.`,
      )
    : total === 1
      ? writer.say(`${many} named.`, `Đã ghi nhận ${many}.`)
      : writer.say(
          `${many} named. Those named in most meetings come first.`,
          `Đã ghi nhận ${many}. Người có tên trong nhiều hoạt động nhất xếp trước.`,
        )
  const [theirTitle, otherTitle] = isPartner
    ? [
        writer.say('Of the partner', 'Phía đối tác'),
        writer.say('Of Viet Nam and others', 'Phía Việt Nam và các bên khác'),
      ]
    : [writer.say('Its own people', 'Người của cơ quan này'), writer.say('Others', 'Những người khác')]
  const blocks = [paragraph(writer.text([...bounds, said].join(' ')))]
  if (!isPartner && theirs.total === 0)
    return [section('people', title, [...blocks, ...listing(others, title, facts, writer)])]
  return [
    section('people', title, blocks),
    ...part('people-theirs', theirTitle, theirs, facts, writer),
    ...part('people-others', otherTitle, others, facts, writer),
  ]
}

/** Where people were not looked for everywhere. */
function boundsInWords({ people, counts }: SubjectFacts, writer: Writer): string[] {
  const [looked, all, positions] = [people.meetings, counts.Meeting ?? 0, people.unreadPositions].map((many) =>
    writer.number(many),
  )
  return [
    ...(people.meetings >= (counts.Meeting ?? 0)
      ? []
      : [
          writer.say(
            `People were looked for in the latest ${looked} of ${all} meetings.`,
            `Chỉ xét những người có tên trong ${looked} hoạt động gần nhất trên tổng số ${all} hoạt động.`,
          ),
        ]),
    ...(people.unreadPositions === 0
      ? []
      : [
          writer.say(
            `${positions} positions in it are recorded; of those who hold them only people named in meetings are told.`,
            `Đã ghi nhận ${positions} lượt giữ chức vụ tại đây; báo cáo chỉ nêu những người có tên trong các hoạt động đã xét.`,
          ),
        ]),
  ]
}

function part(id: string, title: string, people: Listed<PersonFacts>, facts: SubjectFacts, writer: Writer): Section[] {
  if (people.total === 0) return []
  const heading = `${title} (${writer.number(people.total)})`
  return [section(id, heading, listing(people, title, facts, writer), 2)]
}

function listing(people: Listed<PersonFacts>, caption: string, facts: SubjectFacts, writer: Writer): Block[] {
  const rows = people.items.map((one) => toRow(one, writer))
  const address = exportAddress(facts.subject.entity.id, facts.from, facts.until)
  return [...table(caption, columns(writer), rows), ...moreThanShown(people, address, writer, ['first', 'đầu tiên'])]
}

const columns = (writer: Writer): Column[] => [
  { head: writer.say('Name', 'Họ tên'), width: 28 },
  { head: writer.say('Position, as recorded', 'Chức vụ được ghi nhận'), width: 44 },
  { head: writer.say('Meetings named in', 'Số hoạt động có tên'), width: 28 },
]

function toRow(facts: PersonFacts, writer: Writer): Cell[] {
  const positions = ends(facts, 'HOLDS', 'LEAVES').map((part): Line => {
    const { fields, evidenceIds } = part.relationship
    const title = textOf(fields, 'title')
    const titleVi = textOf(fields, 'titleVi')
    const body = farEnd(part, facts.entity.id)
    const term = termOf(fields, writer)
    if (title === null && titleVi === null) return [writer.name(body), writer.text(term, evidenceIds)]
    return [writer.name({ name: title ?? titleVi!, nameVi: titleVi }), writer.text(term, evidenceIds)]
  })
  return [
    cell(writer.name(titleOf(facts), evidenceFor(facts.claims, 'name', 'nameVi'))),
    positions.length > 0
      ? [...positions, ...moreLines(unread(facts, 'HOLDS', 'LEAVES'), writer, 'chức vụ')]
      : cell(writer.text(writer.say('not recorded', 'chưa ghi nhận'))),
    cell(writer.text(meetingsOf(facts, writer))),
  ]
}

/** That somebody was seen in an office says neither when it began nor when it ended. */
function termOf(fields: PersonFacts['entity']['fields'], writer: Writer): string {
  const when = (date: SaidDate) => notedSentenceDate(date, writer.language)
  const say = (field: string, english: string, vietnamese: string) => {
    const date = dateOf(fields, field)
    return date === null ? [] : [writer.say(`${english} ${withPreposition(date)}`, `${vietnamese} ${when(date)}`)]
  }
  const parts = [...say('tookOfficeOn', 'took office', 'nhậm chức'), ...say('leftOn', 'left office', 'thôi giữ chức')]
  const [from, until] = [dateOf(fields, 'seenFrom'), dateOf(fields, 'seenUntil')]
  if (from !== null && until !== null && from.edtf !== until.edtf) {
    const [start, end] = [when(from), when(until)]
    parts.push(writer.say(`recorded from ${start} to ${end}`, `ghi nhận từ ${start} đến ${end}`))
  } else if (from !== null) parts.push(...say('seenFrom', 'recorded', 'ghi nhận'))
  else if (until !== null) parts.push(writer.say(`recorded until ${when(until)}`, `ghi nhận đến ${when(until)}`))
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function meetingsOf({ meetings, lastMet }: PersonFacts, writer: Writer): string {
  if (meetings === 0) return writer.say('none', 'chưa có')
  if (lastMet === null) return writer.number(meetings)
  const last = notedDate(lastMet, writer.language)
  return writer.say(`${writer.number(meetings)}, latest ${last}`, `${writer.number(meetings)}, gần nhất ${last}`)
}
