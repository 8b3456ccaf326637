/** What a reader who has one minute must know: numbers that the sections below bear out. */
import type { EntityLabel } from '../ontology.ts'
import { boundsOf } from '../printed-bounds.ts'
import { list, paragraph, section } from './blocks.ts'
import type { Line, Section } from './brief.ts'
import { notedSentenceDate, sentenceDate } from './brief-dates.ts'
import type { EntityFacts, GapGroup, SubjectFacts } from './brief-facts.ts'
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
    'What is marked “inferred” follows from its sources, and is printed in none of them.',
    'Phần tiếng Anh in nghiêng là nội dung mà dữ liệu chưa có bằng tiếng Việt. Nội dung ghi “suy luận” được suy ra từ nguồn, không có nguồn nào nêu trực tiếp.',
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
        `Đã ghi nhận ${said}. Diễn biến hợp tác gồm ${events}.`,
      ),
    ),
  ]
}

function statesLine(facts: SubjectFacts, writer: Writer): Line {
  const day = sentenceDate(facts.asOf, writer.language)
  const states = statesInWords(facts, writer)
  return [
    writer.text(writer.say(`Agreements as of ${day}: ${states}.`, `Tình trạng văn kiện tính đến ${day}: ${states}.`)),
  ]
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
  return [writer.text(writer.say(`Due: ${said}.`, `Công việc đến hạn: ${said}.`))]
}

function missingLine(facts: SubjectFacts, writer: Writer): Line[] {
  const lapsed = groupOf(facts, 'LAPSED')
  const unsigned = unsignedInWords(lapsed, writer)
  const without = groupOf(facts, 'AGREEMENT_WITHOUT_RESULT').total
  const disputed = facts.conflicts.total
  const parts = [
    ...(lapsed.total === 0
      ? []
      : [
          writer.say(
            `${writer.count(lapsed.total, 'document is past its', 'documents are past their', '')} period, with no successor on record${unsigned}`,
            `${writer.number(lapsed.total)} văn kiện đã hết thời hạn nhưng chưa ghi nhận văn kiện kế tiếp${unsigned}`,
          ),
        ]),
    ...(without === 0
      ? []
      : [
          writer.say(
            `${writer.count(without, 'document that was signed or in force has', 'documents that were signed or in force have', '')} no recorded result`,
            `${writer.number(without)} văn kiện đã ký hoặc đã có hiệu lực nhưng chưa ghi nhận kết quả`,
          ),
        ]),
    ...(disputed === 0
      ? []
      : [
          writer.say(
            `sources disagree on ${writer.count(disputed, 'point', 'points', '')}`,
            `${writer.number(disputed)} nội dung chưa thống nhất giữa các nguồn`,
          ),
        ]),
  ]
  if (parts.length === 0) return []
  // Each part has commas of its own.
  const said = parts.join('; ')
  return [[writer.text(writer.say(`Open: ${said}.`, `Cần lưu ý: ${said}.`))]]
}

/** They are counted here, and not among the documents past their period by state; of those that were not read nobody can say. */
function unsignedInWords({ items, total }: GapGroup, writer: Writer): string {
  const many = items.filter(({ facts }) => facts.unsigned !== undefined).length
  if (many === 0 || items.length < total) return ''
  if (total === 1) return writer.say(' (it is not recorded as signed)', ' (chưa ghi nhận việc ký kết)')
  return writer.say(
    ` (${writer.number(many)} of them not recorded as signed)`,
    ` (trong đó ${writer.number(many)} văn kiện chưa ghi nhận việc ký kết)`,
  )
}
