/** Where sources disagree: all values with their sources, and the rule by which one is shown, where there is one. */
import type { Candidate } from '../conflicts.ts'
import { fieldLabel, verbLabel } from '../labels.ts'
import { labelOf, nodeTypes, type RelationshipType } from '../ontology.ts'
import { ruleVi } from '../rule-words.ts'
import { cell, paragraph, section, table } from './blocks.ts'
import type { Cell, Column, Line, Section } from './brief.ts'
import type { ConflictEntry, Listed } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { moreFindings, valueInWords } from './record-lines.ts'
import { statementRun } from './statement-words.ts'

/** `shown`: whether they were looked for only in what the brief shows. */
export function conflictSection(
  conflicts: Listed<ConflictEntry>,
  address: string,
  writer: Writer,
  shown = false,
): Section {
  const title = writer.say('Where sources disagree', 'Nội dung các nguồn chưa thống nhất')
  if (conflicts.total === 0) {
    const none = shown
      ? writer.say(
          'Of what is shown here, no disagreement of sources is recorded.',
          'Chưa ghi nhận nội dung nào nêu trên mà các nguồn không thống nhất.',
        )
      : writer.say(
          'No disagreement of sources is recorded.',
          'Chưa ghi nhận nội dung nào mà các nguồn không thống nhất.',
        )
    return section('conflicts', title, [paragraph(writer.text(none))])
  }
  const said = writer.say(
    `Sources disagree on ${writer.count(conflicts.total, 'point', 'points', '')}. All values are kept; the first is the one shown elsewhere, where a rule prefers one.`,
    `Các nguồn chưa thống nhất về ${writer.number(conflicts.total)} nội dung. Báo cáo giữ nguyên mọi giá trị; nếu có căn cứ lựa chọn thì giá trị nêu đầu tiên là giá trị được sử dụng ở các phần trên.`,
  )
  return section('conflicts', title, [
    paragraph(writer.text(said)),
    ...table(
      title,
      columns(writer),
      conflicts.items.map((one) => toRow(one, writer)),
    ),
    ...moreFindings(conflicts, address, writer),
  ])
}

const columns = (writer: Writer): Column[] => [
  { head: writer.say('Record', 'Nội dung'), width: 36 },
  { head: writer.say('What the sources say', 'Các nguồn ghi'), width: 34 },
  { head: writer.say('How it is decided', 'Căn cứ lựa chọn'), width: 30 },
]

function toRow({ entity, conflict }: ConflictEntry, writer: Writer): Cell[] {
  const { property, candidates } = conflict
  const label = labelOf(entity.id)!
  const rule = candidates.find((one) => one.rule !== null)?.rule ?? null
  const values = candidates.map((one) => valueLine(label, one, writer))
  return [
    [[writer.name(entity)], [writer.text(propertyInWords(property, writer))]],
    values,
    rule === null
      ? cell(writer.text(writer.say('not decided', 'chưa lựa chọn')))
      : cell(writer.name({ name: rule, nameVi: ruleVi(rule) })),
  ]
}

/** A number with what its source puts around it: the currency, the parts; what no field holds in its own words. */
function valueLine(label: keyof typeof nodeTypes, candidate: Candidate, writer: Writer): Line {
  const { property, value, original, inferred, evidenceIds } = candidate
  const type = (nodeTypes[label].fields as Readonly<Record<string, string>>)[property]
  const said =
    type === undefined && !property.includes('/')
      ? statementRun(value, writer)
      : writer.text(valueInWords(label, property, value, writer))
  const mark = inferred ? ` (${writer.say('inferred', 'suy luận')})` : ''
  const words = type === 'number' && original !== null ? [writer.text(': '), writer.english(original)] : []
  const line = [{ ...said, text: said.text + mark }, ...words]
  return [...line.slice(0, -1), { ...line.at(-1)!, citations: writer.cite(evidenceIds) }]
}

function propertyInWords(property: string, writer: Writer): string {
  const [verb] = property.split('/')
  return property.includes('/')
    ? verbLabel(verb as RelationshipType, writer.language)
    : fieldLabel(property, writer.language)
}
