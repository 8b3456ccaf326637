/** Agreements by the state they are in. */
import type { AgreementLife } from '../agreement-life.ts'
import { stayOn } from '../in-force.ts'
import { fieldLabel, termLabel } from '../labels.ts'
import { pipelineStates } from '../pipeline.ts'
import { paragraph, section, table } from './blocks.ts'
import type { Cell, Column, Line, Section } from './brief.ts'
import { notedDate, sentenceDate, shortDate } from './brief-dates.ts'
import type { EntityFacts, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, textOf, titleOf } from './fields.ts'
import {
  dateLine,
  ends,
  exportAddress,
  moreThanShown,
  named,
  noteLines,
  omittedLines,
  type Relation,
  relationLines,
} from './record-lines.ts'
import { statesInWords } from './state-words.ts'

/** What is known of a document only for days after the one that is asked about. */
const LATER = 'LATER'

export function agreementSections(facts: SubjectFacts, writer: Writer): Section[] {
  const { agreements, subject, from, until, asOf } = facts
  const title = writer.say('Agreements by state', 'Văn kiện hợp tác theo tình trạng')
  if (agreements.total === 0) {
    const none = writer.say('No agreement is recorded.', 'Chưa ghi nhận văn kiện hợp tác nào.')
    return [section('agreements', title, [paragraph(writer.text(none))])]
  }
  const many = writer.count(agreements.total, 'document is', 'documents are', 'văn kiện')
  const day = sentenceDate(asOf, writer.language)
  const said = writer.say(
    `${many} recorded. As of ${day}: ${statesInWords(facts, writer)}.`,
    `Ghi nhận ${many}. Tính đến ${day}: ${statesInWords(facts, writer)}.`,
  )
  const counts = new Map(facts.states.map(({ status, count }) => [status, count]))
  const parts = [...pipelineStates, LATER].flatMap((state) => {
    const rows = agreements.items.filter((one) => stateOf(one, facts) === state)
    if (rows.length === 0) return []
    const label =
      state === LATER ? writer.say('Later than that day', 'Sau thời điểm nêu trên') : stateTitle(state, writer)
    const total = state === LATER ? rows.length : (counts.get(state) ?? rows.length)
    const id = `agreements-${state.toLowerCase().replaceAll('_', '-')}`
    const heading = `${label} (${writer.number(total)})`
    return [
      section(
        id,
        heading,
        table(
          label,
          columns(writer),
          rows.map((row) => toRow(row, writer)),
        ),
        2,
      ),
    ]
  })
  const address = exportAddress(subject.entity.id, from, until)
  return [
    section('agreements', title, [paragraph(writer.text(said)), ...moreThanShown(agreements, address, writer)]),
    ...parts,
  ]
}

/** A heading says what a state of the record means. */
function stateTitle(state: string, writer: Writer): string {
  if (state === 'UNKNOWN') return writer.say('State not known', 'Chưa rõ tình trạng')
  return termLabel('AgreementStatus', state, writer.language)
}

export function stateOf(facts: EntityFacts, { asOf, isPast }: Pick<SubjectFacts, 'asOf' | 'isPast'>): string {
  return stayOn(lifeOfFacts(facts), asOf, isPast)?.status ?? LATER
}

function lifeOfFacts({ entity: { fields }, changes }: EntityFacts): AgreementLife {
  return {
    status: textOf(fields, 'status'),
    signedOn: dateOf(fields, 'signedOn'),
    inForceFrom: dateOf(fields, 'inForceFrom'),
    validFrom: dateOf(fields, 'validFrom'),
    validUntil: dateOf(fields, 'validUntil'),
    changes: changes.map(({ change, link }) => ({
      id: change.id,
      status: textOf(change.fields, 'status') ?? 'UNKNOWN',
      on: dateOf(change.fields, 'on'),
      evidenceIds: link.evidenceIds,
    })),
  }
}

const columns = (writer: Writer): Column[] => [
  { head: writer.say('Document', 'Văn kiện'), width: 46 },
  { head: writer.say('Dates', 'Thời gian'), width: 26 },
  { head: writer.say('Parties', 'Các bên'), width: 28 },
]

/** What tells how the document stands to others. */
const RELATIONS: readonly Relation[] = [
  ['SIGNED', 'ENTERS', ['Signed by', 'Người ký']],
  ['SIGNED_AT', 'LEAVES', ['Signed at', 'Ký tại']],
  ['ADOPTED', 'ENTERS', ['Adopted at', 'Thông qua tại']],
  ['UNDER', 'LEAVES', ['Made under', 'Trên cơ sở']],
  ['AMENDS', 'LEAVES', ['Amends', 'Sửa đổi, bổ sung']],
  ['AMENDS', 'ENTERS', ['Amended by', 'Được sửa đổi, bổ sung bởi']],
  ['RENEWS', 'LEAVES', ['Renews', 'Gia hạn, kế tiếp']],
  ['RENEWS', 'ENTERS', ['Renewed by', 'Được gia hạn, kế tiếp bởi']],
  ['REPLACES', 'LEAVES', ['Replaces', 'Thay thế']],
  ['REPLACES', 'ENTERS', ['Replaced by', 'Được thay thế bởi']],
  ['RESULTED_IN', 'LEAVES', ['Led to', 'Dẫn đến']],
]

function toRow(facts: EntityFacts, writer: Writer): Cell[] {
  return [documentCell(facts, writer), datesCell(facts, writer), partiesCell(facts, writer)]
}

export function documentCell(facts: EntityFacts, writer: Writer): Cell {
  const { entity, claims } = facts
  const kind = textOf(entity.fields, 'kind')
  const number = textOf(entity.fields, 'number')
  const kindLine = [
    kind === null || kind === 'OTHER' ? null : termLabel('AgreementKind', kind, writer.language),
    number === null ? null : `${writer.say('no.', 'số')} ${number}`,
  ].filter((part) => part !== null)
  return [
    [writer.name(titleOf(facts), evidenceFor(claims, 'name', 'nameVi'))],
    ...(kindLine.length === 0 ? [] : [[writer.text(kindLine.join(', '))]]),
    ...relationLines(facts, RELATIONS, writer),
    ...noteLines(facts, writer),
    ...omittedLines(facts, writer),
  ]
}

/** In the order of a life: states that are dated, signature, force, and the period that it covers. */
function datesCell(facts: EntityFacts, writer: Writer): Cell {
  const { entity, changes } = facts
  const told = new Set([
    ...(entity.fields.signedOn === undefined ? [] : ['SIGNED']),
    ...(entity.fields.inForceFrom === undefined ? [] : ['IN_FORCE']),
  ])
  const states = changes.flatMap(({ change, link }): Line[] => {
    const status = textOf(change.fields, 'status') ?? 'UNKNOWN'
    const on = dateOf(change.fields, 'on')
    if (told.has(status)) return []
    const when = on === null ? writer.say('not dated', 'chưa rõ thời gian') : noted(on, writer)
    return [[writer.text(`${termLabel('AgreementStatus', status, writer.language)}: ${when}`, link.evidenceIds)]]
  })
  const own = ['signedOn', 'inForceFrom'].map((field) => dateLine(facts, field, writer))
  const period = periodLines(facts, writer)
  const lines = [...states, ...own, ...period].filter((line) => line !== null)
  return lines.length > 0 ? lines : [[writer.text(writer.say('not dated', 'chưa rõ thời gian'))]]
}

const noted = (
  date: { readonly edtf: string; readonly asPrinted: string | null; readonly inferred: boolean },
  writer: Writer,
) => notedDate(date, writer.language)

/** The period in one line where its ends are simple, else each end with what is said of it. */
function periodLines(facts: EntityFacts, writer: Writer): (Line | null)[] {
  const { fields } = facts.entity
  const [from, until] = [dateOf(fields, 'validFrom'), dateOf(fields, 'validUntil')]
  const isDisputed = facts.claims.some(
    ({ property, value }) =>
      (property === 'validFrom' && value !== from?.edtf) || (property === 'validUntil' && value !== until?.edtf),
  )
  if (from === null || until === null || isDisputed || from.inferred || until.inferred) {
    return [dateLine(facts, 'validFrom', writer), dateLine(facts, 'validUntil', writer)]
  }
  const edtf = from.edtf === until.edtf ? from.edtf : `${from.edtf}/${until.edtf}`
  const label = fieldLabel('period', writer.language)
  return [
    [
      writer.text(
        `${label}: ${shortDate(edtf, writer.language)}`,
        evidenceFor(facts.claims, 'validFrom', 'validUntil'),
      ),
    ],
  ]
}

function partiesCell(facts: EntityFacts, writer: Writer): Cell {
  const parties = ends(facts, 'PARTY_TO', 'ENTERS')
  if (parties.length === 0) return [[writer.text(writer.say('not recorded', 'chưa ghi nhận'))]]
  return parties.map((part) => {
    const role = textOf(part.relationship.fields, 'role')
    const suffix =
      role === null || role === 'PARTY'
        ? ''
        : ` (${termLabel('PartyRole', role, writer.language).toLocaleLowerCase('vi')})`
    const run = named(part, facts.entity.id, writer)
    return [{ ...run, text: run.text + suffix }]
  })
}
