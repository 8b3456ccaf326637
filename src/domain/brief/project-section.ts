/** Projects with who does what in them, when, and with which money. */
import { termLabel } from '../labels.ts'
import { paragraph, section, table } from './blocks.ts'
import type { Cell, Column, Line, Section } from './brief.ts'
import { notedDate } from './brief-dates.ts'
import type { EntityFacts, Listed } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { budgetNote } from './budget-note.ts'
import { budgetSum } from './budget-sum.ts'
import { dateOf, evidenceFor, textOf, titleOf } from './fields.ts'
import { dateLine, moreThanShown, noteLines, rivals } from './record-lines.ts'
import { ends, moreLines, named, type Relation, relationLines, unread } from './relation-lines.ts'

/** `year`: in the brief of a year, those with an event in it. */
export function projectSection(
  projects: Listed<EntityFacts>,
  address: string,
  writer: Writer,
  year: number | null = null,
): Section {
  const title = writer.say('Projects', 'Dự án, phi dự án')
  if (projects.total === 0) {
    const none =
      year === null
        ? writer.say('No project is recorded.', 'Chưa ghi nhận dự án, phi dự án nào.')
        : writer.say(
            `No project is recorded with an event in ${year}.`,
            `Chưa ghi nhận dự án, phi dự án nào có sự kiện trong năm ${year}.`,
          )
    return section('projects', title, [paragraph(writer.text(none))])
  }
  const said =
    year === null
      ? writer.say(
          `${writer.count(projects.total, 'project is', 'projects are', '')} recorded.`,
          `Đã ghi nhận ${writer.number(projects.total)} dự án, phi dự án.`,
        )
      : writer.say(
          `${writer.count(projects.total, 'project had', 'projects had', '')} an event in ${year}.`,
          `Có ${writer.number(projects.total)} dự án, phi dự án có sự kiện trong năm ${year}.`,
        )
  return section('projects', title, [
    paragraph(writer.text(said), ...budgetSum(projects, writer, year !== null)),
    ...table(
      title,
      columns(writer),
      projects.items.map((one) => toRow(one, writer)),
    ),
    ...moreThanShown(projects, address, writer),
  ])
}

const columns = (writer: Writer): Column[] => [
  { head: writer.say('Project', 'Dự án'), width: 34 },
  { head: writer.say('Period', 'Thời gian'), width: 20 },
  { head: writer.say('Roles', 'Vai trò của các bên'), width: 26 },
  { head: writer.say('Budget', 'Kinh phí'), width: 20 },
]

const RELATIONS: readonly Relation[] = [
  ['RESULTED_IN', 'ENTERS', ['Came of', 'Hình thành từ']],
  ['STEERS', 'ENTERS', ['Steered by', 'Cơ chế chỉ đạo, điều phối']],
  ['FOLLOWS', 'LEAVES', ['Follows', 'Tiếp nối']],
  ['FOLLOWS', 'ENTERS', ['Followed by', 'Được tiếp nối bởi']],
]

function toRow(facts: EntityFacts, writer: Writer): Cell[] {
  const { entity, claims } = facts
  const kind = textOf(entity.fields, 'kind')
  const status = textOf(entity.fields, 'status')
  const said = [
    kind === null ? null : termLabel('ProjectKind', kind, writer.language),
    status === null ? null : termLabel('ProjectStatus', status, writer.language).toLocaleLowerCase('vi'),
  ].filter((part) => part !== null)
  const title: Cell = [
    [writer.name(titleOf(facts), evidenceFor(claims, 'name', 'nameVi'))],
    ...(said.length === 0
      ? []
      : [[writer.text(said.join(', '), status === null ? [] : evidenceFor(claims, 'status'))]]),
    ...relationLines(facts, RELATIONS, writer),
    ...noteLines(facts, writer, budgetNote(facts).rest),
  ]
  return [title, periodCell(facts, writer), roleCell(facts, writer), moneyCell(facts, writer)]
}

function periodCell(facts: EntityFacts, writer: Writer): Cell {
  const fields = ['plannedStartOn', 'startedOn', 'plannedEndOn', 'endedOn']
  const states = facts.changes.flatMap(({ change, link }): Line[] => {
    const status = textOf(change.fields, 'status')
    const on = dateOf(change.fields, 'on')
    if (status === null || on === null) return []
    const label = termLabel('AgreementStatus', status, writer.language)
    return [[writer.text(`${label}: ${notedDate(on, writer.language)}`, link.evidenceIds)]]
  })
  const lines = [...states, ...fields.map((field) => dateLine(facts, field, writer)).filter((line) => line !== null)]
  return lines.length > 0 ? lines : [[writer.text(writer.say('not dated', 'chưa rõ thời gian'))]]
}

const ROLES = ['FUNDING', 'ACCOUNTABLE', 'EXTENDING', 'IMPLEMENTING', 'BENEFICIARY'] as const

/** A role that no source gives is not guessed: the words of the source stand in its place, where there are any. */
function roleCell(facts: EntityFacts, writer: Writer): Cell {
  const all = ends(facts, 'PARTICIPATES_IN', 'ENTERS')
  const roleOf = (one: (typeof all)[number]) => textOf(one.relationship.fields, 'role')
  const lines = ROLES.flatMap((role): Line[] => {
    const names = all.filter((one) => roleOf(one) === role).map((one): Line => [named(one, facts.entity.id, writer)])
    if (names.length === 0) return []
    return [[writer.text(`${termLabel('ProjectRole', role, writer.language)}: `), ...writer.joined(names, '; ')]]
  })
  const unsaid = all
    .filter((one) => roleOf(one) === null)
    .map((one): Line => {
      const printed = textOf(one.relationship.fields, 'roleAsPrinted')
      const words = printed === null ? writer.say('role not printed', 'chưa rõ vai trò') : `“${printed}”`
      const run = named(one, facts.entity.id, writer)
      return [{ ...run, text: `${run.text} (${words})` }]
    })
  const cell = [...lines, ...unsaid, ...moreLines(unread(facts, 'PARTICIPATES_IN', 'ENTERS'), writer, 'vai trò')]
  return cell.length > 0 ? cell : [[writer.text(writer.say('not recorded', 'chưa ghi nhận'))]]
}

function moneyCell(facts: EntityFacts, writer: Writer): Cell {
  const { budgetAmount, budgetCurrency } = facts.entity.fields
  if (typeof budgetAmount !== 'number') return [[writer.text(writer.say('not recorded', 'chưa ghi nhận'))]]
  const said = `${writer.number(budgetAmount)} ${typeof budgetCurrency === 'string' ? budgetCurrency : ''}`.trim()
  const claims = facts.claims.filter(
    ({ property, value }) => property !== 'budgetAmount' || value === String(budgetAmount),
  )
  const { budget } = budgetNote(facts)
  return [
    [
      writer.text(said, evidenceFor(claims, 'budgetAmount')),
      ...rivals(facts, 'budgetAmount', String(budgetAmount), writer),
    ],
    ...(budget === null ? [] : [[writer.english(budget, evidenceFor(facts.claims, 'note'))]]),
  ]
}
