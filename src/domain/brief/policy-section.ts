/** Policies that the cooperation carries out, or that deal with it. */
import { termLabel } from '../labels.ts'
import { cell, paragraph, section, table } from './blocks.ts'
import type { Cell, Column, Section } from './brief.ts'
import type { EntityFacts, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { evidenceFor, textOf, titleOf } from './fields.ts'
import { dateLine, exportAddress, moreThanShown, periodLines } from './record-lines.ts'
import { type Relation, relationLines } from './relation-lines.ts'

/** None where no act is recorded: most partners have none of their own. */
export function policySections(facts: SubjectFacts, writer: Writer): Section[] {
  const { policies, subject, from, until } = facts
  if (policies.total === 0) return []
  const title = writer.say('Policies', 'Văn bản chỉ đạo, điều hành')
  const many = writer.count(policies.total, 'act deals', 'acts deal', 'văn bản')
  return [
    section('policies', title, [
      paragraph(
        writer.text(
          writer.say(`${many} with this cooperation.`, `Đã ghi nhận ${many} liên quan đến nội dung hợp tác này.`),
        ),
      ),
      ...table(
        title,
        columns(writer),
        policies.items.map((one) => toRow(one, writer)),
      ),
      ...moreThanShown(policies, exportAddress(subject.entity.id, from, until), writer),
    ]),
  ]
}

const columns = (writer: Writer): Column[] => [
  { head: writer.say('Act', 'Văn bản'), width: 60 },
  { head: writer.say('Dates', 'Thời gian'), width: 40 },
]

const RELATIONS: readonly Relation[] = [
  ['ISSUED', 'ENTERS', ['Issued by', 'Cơ quan ban hành']],
  ['CONTINUES', 'LEAVES', ['Continues', 'Tiếp nối']],
  ['AMENDS', 'LEAVES', ['Amends', 'Sửa đổi, bổ sung']],
  ['REPLACES', 'LEAVES', ['Replaces', 'Thay thế']],
  ['IMPLEMENTS', 'LEAVES', ['Carries out', 'Triển khai']],
  ['RATIFIES', 'LEAVES', ['Ratifies', 'Phê chuẩn']],
]

function toRow(facts: EntityFacts, writer: Writer): Cell[] {
  const { entity, claims } = facts
  const kind = textOf(entity.fields, 'kind')
  const number = textOf(entity.fields, 'number')
  const said = [
    kind === null || kind === 'OTHER' ? null : termLabel('PolicyKind', kind, writer.language),
    number === null ? null : `${writer.say('no.', 'số')} ${number}`,
  ].filter((part) => part !== null)
  const dates = [dateLine(facts, 'issuedOn', writer), ...periodLines(facts, writer)].filter((line) => line !== null)
  return [
    [
      [writer.name(titleOf(facts), evidenceFor(claims, 'name', 'nameVi'))],
      ...(said.length === 0 ? [] : [[writer.text(said.join(' '))]]),
      ...relationLines(facts, RELATIONS, writer),
    ],
    dates.length > 0 ? dates : cell(writer.text(writer.say('not dated', 'chưa rõ thời gian'))),
  ]
}
