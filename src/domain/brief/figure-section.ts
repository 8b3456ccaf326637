/** Figures that sources report, beside what the record counts itself. */

import { cell, paragraph, section, table } from './blocks.ts'
import type { Cell, Column, Section } from './brief.ts'
import { notedDate, notedSentenceDate } from './brief-dates.ts'
import type { FigureFacts, Listed } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, titleOf } from './fields.ts'
import { moreThanShown } from './record-lines.ts'

/** None where no source reports a figure. */
export function figureSections(figures: Listed<FigureFacts>, address: string, writer: Writer): Section[] {
  if (figures.total === 0) return []
  const title = writer.say('Reported figures', 'Số liệu báo cáo')
  const many = writer.count(figures.total, 'figure', 'figures', 'số liệu')
  const said = writer.say(
    `Sources report ${many}. Beside each stands what the record itself counts; the two differ where the record does not have every case.`,
    `Các nguồn nêu ${many}. Bên cạnh là số do hệ thống tự thống kê; hai số khác nhau khi hệ thống chưa có đủ từng trường hợp.`,
  )
  return [
    section('figures', title, [
      paragraph(writer.text(said)),
      ...table(
        title,
        columns(writer),
        figures.items.map((one) => toRow(one, writer)),
      ),
      ...moreThanShown(figures, address, writer, ['first', 'đầu tiên']),
    ]),
  ]
}

const columns = (writer: Writer): Column[] => [
  { head: writer.say('Figure', 'Chỉ tiêu'), width: 40 },
  { head: writer.say('Reported', 'Nguồn báo cáo'), width: 22 },
  { head: writer.say('Counted in the record', 'Hệ thống thống kê'), width: 38 },
]

function toRow({ part, counted, basis }: FigureFacts, writer: Writer): Cell[] {
  const { entity, claims } = part
  const value = typeof entity.fields.value === 'number' ? writer.number(entity.fields.value) : '–'
  const period = dateOf(entity.fields, 'period')
  const asOf = dateOf(entity.fields, 'asOf')
  const when = [
    ...(period === null
      ? []
      : [writer.say(`for ${notedDate(period, 'EN')}`, `trong ${notedSentenceDate(period, 'VI')}`)]),
    ...(asOf === null
      ? []
      : [writer.say(`as of ${notedDate(asOf, 'EN')}`, `tính đến ${notedSentenceDate(asOf, 'VI')}`)]),
  ]
  return [
    cell(writer.name(titleOf(part), evidenceFor(claims, 'value'))),
    [[writer.strong(value)], ...when.map((text) => [writer.text(text)])],
    counted === null ? cell(writer.text(basis)) : [[writer.strong(writer.number(counted))], [writer.text(basis)]],
  ]
}
