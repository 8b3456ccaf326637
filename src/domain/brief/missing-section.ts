/** What is missing: each kind of gap in one sentence with its number, then what it concerns. */
import { typeLabel } from '../labels.ts'
import { entityLabelOf } from '../ontology.ts'
import { list, paragraph, section } from './blocks.ts'
import type { Block, Line, Section } from './brief.ts'
import { notedSentenceDate } from './brief-dates.ts'
import type { GapEntry, GapGroup, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { groupOf, listed } from './due-section.ts'
import { enumerated, exportAddress, moreFindings } from './record-lines.ts'

export function missingSection(facts: SubjectFacts, writer: Writer): Section {
  const title = writer.say('What is missing', 'Nội dung còn thiếu')
  const group = (kind: GapGroup['kind']) => groupOf(facts, kind)
  const blocks = [
    ...listed(facts, group('MISSING_SESSION_NUMBER'), writer),
    ...listed(facts, group('PARTNER_WITHOUT_PROJECT'), writer),
    ...listing(facts, group('AGREEMENT_WITHOUT_RESULT'), withoutResult, writer),
    ...listing(facts, group('LAPSED'), lapsed, writer),
    ...listing(facts, group('UNDATED'), undated, writer),
    ...listed(facts, group('WEAK_SOURCE'), writer),
    ...single(group('SINGLE_SOURCE'), writer),
  ]
  if (blocks.length === 0) {
    const none = writer.say('Nothing that can be checked is missing.', 'Không phát hiện nội dung còn thiếu.')
    return section('missing', title, [paragraph(writer.text(none))])
  }
  const period =
    facts.from === null && facts.until === null
      ? []
      : [
          paragraph(
            writer.text(
              writer.say(
                'This is told of the whole record, and not of the period only.',
                'Phần này tính trên toàn bộ dữ liệu, không chỉ trong giai đoạn nêu trên.',
              ),
            ),
          ),
        ]
  return section('missing', title, [...period, ...blocks])
}

interface Wording {
  readonly head: (many: number, writer: Writer) => string
  readonly item: (entry: GapEntry, writer: Writer) => Line
}

function listing(facts: SubjectFacts, group: GapGroup, { head, item }: Wording, writer: Writer): Block[] {
  if (group.total === 0) return []
  const address = exportAddress(facts.subject.entity.id, facts.from, facts.until)
  return [
    paragraph(writer.text(head(group.total, writer))),
    ...list(group.items.map((entry) => item(entry, writer))),
    ...moreFindings(group, address, writer),
  ]
}

const withoutResult: Wording = {
  head: (many, writer) =>
    writer.say(
      `${writer.count(many, 'document was', 'documents were', '')} signed or in force, and no project, document, meeting or committee is recorded that came of ${many === 1 ? 'it' : 'them'}:`,
      `Có ${writer.number(many)} văn kiện đã ký hoặc đã có hiệu lực nhưng chưa ghi nhận kết quả (dự án, văn kiện, cuộc họp hay cơ chế hợp tác):`,
    ),
  item: ({ entity, evidenceIds }, writer) => [writer.name(entity, evidenceIds)],
}

const lapsed: Wording = {
  head: (many, writer) =>
    writer.say(
      `The period of ${writer.count(many, 'document', 'documents', '')} has ended, and no document is recorded that renews or replaces ${many === 1 ? 'it' : 'them'}:`,
      `Có ${writer.number(many)} văn kiện đã hết thời hạn nhưng chưa ghi nhận văn kiện gia hạn hoặc thay thế:`,
    ),
  item: ({ entity, facts: { due, unsigned }, evidenceIds }, writer) => {
    const end = due === undefined ? '' : notedSentenceDate(due, writer.language)
    const signed = unsigned === undefined ? '' : writer.say('; not recorded as signed', '; chưa ghi nhận việc ký kết')
    return [
      writer.name(entity),
      writer.text(writer.say(`, until ${end}${signed}`, `, đến ${end}${signed}`), evidenceIds),
    ]
  },
}

const undated: Wording = {
  head: (many, writer) =>
    writer.say(
      `No source gives a date for ${writer.count(many, 'record', 'records', '')}:`,
      `Có ${writer.number(many)} nội dung chưa rõ thời gian do không có nguồn nào nêu:`,
    ),
  item: ({ entity, evidenceIds }, writer) => [writer.name(entity, evidenceIds)],
}

/** They are many: so many of each type. */
function single({ items, total }: GapGroup, writer: Writer): Block[] {
  if (total === 0) return []
  const counts = new Map<string, number>()
  for (const { entity } of items) {
    const label = entityLabelOf(entity.id)!
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  const parts = [...counts].map(([label, count]) => {
    const words = typeLabel(label as 'Agreement', writer.language, count === 1 ? 'ONE' : 'SEVERAL')
    return `${writer.number(count)} ${words.toLocaleLowerCase('vi')}`
  })
  const isWhole = items.length >= total
  const which = isWhole ? ` (${enumerated(parts, writer.language)})` : ''
  const all = writer.count(total, 'record', 'records', 'nội dung')
  const records = isWhole && parts.length === 1 ? parts[0]! : all + which
  return [
    paragraph(
      writer.text(
        writer.say(
          `All that is known of ${total === 1 ? '' : 'each of '}${records} comes from a single source.`,
          `Có ${records} chỉ dựa trên một nguồn duy nhất.`,
        ),
      ),
    ),
  ]
}
