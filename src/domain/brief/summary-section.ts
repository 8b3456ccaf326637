/** What a reader who has one minute must know: numbers that the sections below bear out. */
import type { EntityLabel } from '../ontology.ts'
import { boundsOf } from '../printed-bounds.ts'
import { list, paragraph, section } from './blocks.ts'
import type { Line, Section } from './brief.ts'
import { notedSentenceDate, sentenceDate } from './brief-dates.ts'
import type { EntityFacts, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dueParts, groupOf, nothingDue } from './due-section.ts'
import { dateOf, titleOf } from './fields.ts'
import { enumerated } from './record-lines.ts'
import { statesInWords } from './state-words.ts'

/** Words of each type that is counted. */
export const countedTypes: readonly (readonly [EntityLabel, one: string, several: string, vi: string])[] = [
  ['Agreement', 'agreement', 'agreements', 'văn kiện hợp tác'],
  ['Meeting', 'meeting', 'meetings', 'cuộc họp, hội nghị, chuyến thăm'],
  ['Project', 'project', 'projects', 'dự án, phi dự án'],
  ['Policy', 'policy act', 'policy acts', 'văn bản chỉ đạo, điều hành'],
]

export function summarySection(facts: SubjectFacts, writer: Writer): Section {
  const title = writer.say('Summary', 'Tóm tắt')
  const lines = [
    countsLine(facts, writer),
    ...(facts.agreements.total === 0 ? [] : [statesLine(facts, writer)]),
    ...latestMeeting(facts, writer),
    dueLine(facts, writer),
    ...missingLine(facts, writer),
  ]
  const legend = writer.say(
    'What is marked “inferred” is printed by no source.',
    'Phần in nghiêng bằng tiếng Anh là phần mà dữ liệu chưa có tiếng Việt. Nội dung ghi “suy luận” không được nguồn nào ghi trực tiếp.',
  )
  return section('summary', title, [...list(lines), paragraph(writer.text(legend))])
}

function countsLine({ counts, timeline }: SubjectFacts, writer: Writer): Line {
  const parts = countedTypes.flatMap(([label, one, several, vietnamese]) => {
    const many = counts[label] ?? 0
    return many === 0 ? [] : [writer.count(many, one, several, vietnamese)]
  })
  if (parts.length === 0) return [writer.text(writer.say('Nothing is recorded.', 'Chưa ghi nhận nội dung nào.'))]
  const events = writer.count(timeline.total, 'entry', 'entries', 'sự kiện')
  const said = enumerated(parts, writer.language)
  return [
    writer.text(
      writer.say(
        `Recorded: ${said}. The timeline has ${events}.`,
        `Ghi nhận: ${said}. Diễn biến hợp tác gồm ${events}.`,
      ),
    ),
  ]
}

function statesLine(facts: SubjectFacts, writer: Writer): Line {
  const day = sentenceDate(facts.asOf, writer.language)
  const states = statesInWords(facts, writer)
  return [writer.text(writer.say(`Agreements as of ${day}: ${states}.`, `Văn kiện tính đến ${day}: ${states}.`))]
}

/** Of those that are certainly over. */
function latestMeeting({ meetings, asOf }: SubjectFacts, writer: Writer): Line[] {
  const over = (one: EntityFacts) => {
    const { latest } = boundsOf(dateOf(one.entity.fields, 'heldOn'))
    return latest !== null && latest <= asOf
  }
  const last = meetings.items.find(over)
  if (last === undefined) return []
  const when = notedSentenceDate(dateOf(last.entity.fields, 'heldOn')!, writer.language)
  return [
    [
      writer.text(writer.say('Latest recorded meeting: ', 'Hoạt động gần nhất được ghi nhận: ')),
      writer.name(titleOf(last)),
      writer.text(writer.say(`, ${when}.`, `, ${when}.`)),
    ],
  ]
}

function dueLine(facts: SubjectFacts, writer: Writer): Line {
  const parts = dueParts(facts, writer)
  const none = nothingDue(facts, writer)
  const said = parts.length === 0 ? none : enumerated(parts, writer.language)
  return [writer.text(writer.say(`Due: ${said}.`, `Đến hạn: ${said}.`))]
}

function missingLine(facts: SubjectFacts, writer: Writer): Line[] {
  const lapsed = groupOf(facts, 'LAPSED').total
  const without = groupOf(facts, 'AGREEMENT_WITHOUT_RESULT').total
  const disputed = facts.conflicts.total
  const parts = [
    ...(lapsed === 0
      ? []
      : [
          writer.say(
            `${writer.count(lapsed, 'document is past its', 'documents are past their', '')} period, with no successor on record`,
            `${writer.number(lapsed)} văn kiện đã hết thời hạn, chưa ghi nhận văn kiện kế tiếp`,
          ),
        ]),
    ...(without === 0
      ? []
      : [
          writer.say(
            `${writer.count(without, 'document that was signed or in force has', 'documents that were signed or in force have', '')} no recorded result`,
            `${writer.number(without)} văn kiện đã ký hoặc đã có hiệu lực chưa ghi nhận kết quả`,
          ),
        ]),
    ...(disputed === 0
      ? []
      : [
          writer.say(
            `sources disagree on ${writer.count(disputed, 'point', 'points', '')}`,
            `${writer.number(disputed)} nội dung các nguồn chưa thống nhất`,
          ),
        ]),
  ]
  if (parts.length === 0) return []
  const said = enumerated(parts, writer.language)
  return [[writer.text(writer.say(`Open: ${said}.`, `Cần lưu ý: ${said}.`))]]
}
