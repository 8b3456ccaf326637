/** What happened, in order of time. */
import { cell, chronology, paragraph, section } from './blocks.ts'
import type { Section } from './brief.ts'
import { notedDate } from './brief-dates.ts'
import type { SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { eventHead } from './event-words.ts'
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
    ...(isShared ? [writer.say('Body concerned', 'Đối tác, cơ quan liên quan')] : []),
  ]
  const rows = timeline.items.map(({ event, date, entity, kind, body, evidenceIds }) => [
    cell(writer.text(date === null ? writer.say('not dated', 'chưa rõ thời gian') : notedDate(date, writer.language))),
    cell(writer.text(eventHead(event, kind, writer)), writer.name(entity, evidenceIds)),
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

function introduction({ timeline, from, until }: SubjectFacts, writer: Writer): string {
  const total = writer.number(timeline.total)
  const isOne = timeline.total === 1
  if (from !== null || until !== null) {
    return writer.say(
      `The record has ${total} dated ${isOne ? 'entry that falls' : 'entries that fall'} or may fall within the period. What has no year is left out.`,
      `Đã ghi nhận ${total} sự kiện thuộc hoặc có thể thuộc giai đoạn này, không tính sự kiện chưa rõ năm.`,
    )
  }
  return writer.say(
    isOne
      ? 'The record has 1 entry.'
      : `The record has ${total} entries, in order of time. What has no year comes last.`,
    isOne
      ? 'Đã ghi nhận 1 sự kiện.'
      : `Đã ghi nhận ${total} sự kiện, sắp xếp theo thứ tự thời gian; sự kiện chưa rõ năm xếp sau cùng.`,
  )
}
