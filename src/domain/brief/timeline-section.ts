/** What happened, in order of time. */
import type { HistoryEvent } from '../history.ts'
import { historyTitle } from '../history-title.ts'
import { cell, chronology, paragraph, section } from './blocks.ts'
import type { Section } from './brief.ts'
import { notedDate } from './brief-dates.ts'
import type { EntityFacts, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { exportAddress, moreThanShown } from './record-lines.ts'

export function timelineSection(facts: SubjectFacts, writer: Writer): Section {
  const { timeline, subject, from, until } = facts
  const title = writer.say('Timeline', 'Diễn biến hợp tác')
  if (timeline.total === 0) {
    const none = writer.say('No event is recorded.', 'Chưa ghi nhận sự kiện nào.')
    return section('timeline', title, [paragraph(writer.text(none))])
  }
  const own = subject.entity.id
  const isShared = timeline.items.some(({ body }) => body.id !== own)
  const widths = isShared ? [20, 56, 24] : [22, 78]
  const heads = [
    writer.say('When', 'Thời gian'),
    writer.say('What', 'Sự kiện'),
    ...(isShared ? [writer.say('Body concerned', 'Cơ quan liên quan')] : []),
  ]
  const visits = new Set(facts.meetings.items.filter(isVisit).map((meeting) => meeting.entity.id))
  const rows = timeline.items.map(({ event, date, entity, body, evidenceIds }) => [
    cell(writer.text(date === null ? writer.say('not dated', 'chưa rõ') : notedDate(date, writer.language))),
    cell(writer.text(titleOfEvent(event, visits.has(entity.id), writer)), writer.name(entity, evidenceIds)),
    ...(isShared ? [cell(writer.name(body))] : []),
  ])
  return section('timeline', title, [
    paragraph(writer.text(introduction(facts, writer))),
    ...chronology(
      title,
      heads.map((head, place) => ({ head, width: widths[place]! })),
      rows,
    ),
    ...moreThanShown(timeline, exportAddress(own, from, until), writer),
  ])
}

const isVisit = ({ entity }: EntityFacts) => entity.fields.kind === 'VISIT'

/** A visit takes place, and is not held as a meeting is. */
const titleOfEvent = (event: HistoryEvent, isOfVisit: boolean, writer: Writer) =>
  event === 'HELD' && isOfVisit && writer.language === 'VI'
    ? 'Diễn ra: '
    : historyTitle(event, { name: '', nameVi: '' }, writer.language)

function introduction({ timeline, from, until }: SubjectFacts, writer: Writer): string {
  const total = writer.number(timeline.total)
  const isOne = timeline.total === 1
  if (from !== null || until !== null) {
    return writer.say(
      `The record has ${total} dated ${isOne ? 'entry that falls' : 'entries that fall'} or may fall within the period. What has no year is left out.`,
      `Ghi nhận ${total} sự kiện thuộc hoặc có thể thuộc giai đoạn này. Sự kiện không rõ năm không được tính.`,
    )
  }
  return writer.say(
    `The record has ${total} ${isOne ? 'entry' : 'entries'}, in order of time. What has no year comes last.`,
    `Ghi nhận ${total} sự kiện, xếp theo thời gian. Sự kiện không rõ năm xếp cuối.`,
  )
}
