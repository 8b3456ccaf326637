/** Agreements by the state they are in. */
import type { AgreementLife } from '../agreement-life.ts'
import { stayOn } from '../in-force.ts'
import { termLabel } from '../labels.ts'
import { pipelineStates } from '../pipeline.ts'
import { paragraph, section, table } from './blocks.ts'
import type { Block, Cell, Column, Line, Section } from './brief.ts'
import { notedDate, sentenceDate } from './brief-dates.ts'
import type { EntityFacts, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, textOf, titleOf } from './fields.ts'
import { dateLine, exportAddress, moreThanShown, noteLines, periodLines } from './record-lines.ts'
import { ends, moreLines, named, type Relation, relationLines, unread } from './relation-lines.ts'
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
    `Đã ghi nhận ${many}. Tính đến ${day}: ${statesInWords(facts, writer)}.`,
  )
  const address = exportAddress(subject.entity.id, from, until)
  return [
    section('agreements', title, [paragraph(writer.text(said)), ...moreThanShown(agreements, address, writer)]),
    ...[...pipelineStates, LATER].flatMap((state) => stateSection(state, facts, writer)),
  ]
}

function stateSection(state: string, facts: SubjectFacts, writer: Writer): Section[] {
  const rows = facts.agreements.items.filter((one) => stateOf(one, facts) === state)
  if (rows.length === 0) return []
  const reckoned = state === 'EXPIRED' ? rows.filter((row) => !isSaidToHaveExpired(row)).length : 0
  const label = stateTitle(state, reckoned > 0, writer)
  const total = facts.states.find(({ status }) => status === state)?.count ?? rows.length
  const cells = rows.map((row) => toRow(row, writer))
  const blocks = [...reckoning(reckoned, rows.length, writer), ...table(label, columns(writer), cells)]
  const id = `agreements-${state.toLowerCase().replaceAll('_', '-')}`
  return [section(id, `${label} (${writer.number(total)})`, blocks, 2)]
}

/** A heading says what a state of the record means. */
function stateTitle(state: string, isReckoned: boolean, writer: Writer): string {
  if (state === LATER) return writer.say('Known only from later', 'Chỉ có thông tin sau thời điểm nêu trên')
  if (isReckoned) return writer.say('Period over', 'Đã hết thời hạn')
  if (state === 'UNKNOWN') return writer.say('State not known', 'Chưa rõ tình trạng')
  return termLabel('AgreementStatus', state, writer.language)
}

const isSaidToHaveExpired = ({ entity, changes }: EntityFacts) =>
  entity.fields.status === 'EXPIRED' || changes.some(({ change }) => change.fields.status === 'EXPIRED')

/** That a period is over follows from its end: it is said of those of which no source says so. */
function reckoning(reckoned: number, all: number, writer: Writer): Block[] {
  if (reckoned === 0) return []
  const whole = writer.say(
    'Reckoned from the end of the period; no source states it.',
    'Xác định theo thời điểm kết thúc thời hạn; không có nguồn nào nêu trực tiếp.',
  )
  const some = writer.say(
    `For ${writer.number(reckoned)} of those shown this is reckoned from the end of the period; no source states it.`,
    `Có ${writer.number(reckoned)} trong số các văn kiện nêu ở đây được xác định theo thời điểm kết thúc thời hạn; không có nguồn nào nêu trực tiếp.`,
  )
  return [paragraph(writer.text(reckoned === all ? whole : some))]
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
  ['SIGNED_AT', 'LEAVES', ['Signed at', 'Ký nhân dịp']],
  ['ADOPTED', 'ENTERS', ['Adopted at', 'Thông qua tại']],
  ['UNDER', 'LEAVES', ['Made under', 'Trên cơ sở']],
  ['AMENDS', 'LEAVES', ['Amends', 'Sửa đổi, bổ sung']],
  ['AMENDS', 'ENTERS', ['Amended by', 'Được sửa đổi, bổ sung bởi']],
  ['RENEWS', 'LEAVES', ['Renews', 'Gia hạn, kế tiếp']],
  ['RENEWS', 'ENTERS', ['Renewed by', 'Được gia hạn, kế tiếp bởi']],
  ['REPLACES', 'LEAVES', ['Replaces', 'Thay thế']],
  ['REPLACES', 'ENTERS', ['Replaced by', 'Được thay thế bởi']],
  ['RESULTED_IN', 'LEAVES', ['Led to', 'Kết quả']],
]

function toRow(facts: EntityFacts, writer: Writer): Cell[] {
  return [documentCell(facts, writer), datesCell(facts, writer), partiesCell(facts, writer)]
}

export function documentCell(facts: EntityFacts, writer: Writer): Cell {
  const { entity, claims } = facts
  const number = textOf(entity.fields, 'number')
  const kindLine = [kindWords(facts, writer), number === null ? null : `${writer.say('no.', 'số')} ${number}`].filter(
    (part) => part !== null,
  )
  return [
    [writer.name(titleOf(facts), evidenceFor(claims, 'name', 'nameVi'))],
    ...(kindLine.length === 0 ? [] : [[writer.text(kindLine.join(', '))]]),
    ...relationLines(facts, RELATIONS, writer),
    ...noteLines(facts, writer),
  ]
}

/** Vietnamese names of documents begin with what they are. */
const BEGINS_WITH_KIND =
  /^(?:Hiệp định|Hiệp ước|Th[ỏo][aả] thuận|Chương trình|Bản ghi nhớ|Biên bản|Kế hoạch|Nghị định thư|Công ước|Tuyên bố|Ý định thư|Chiến lược|Định hướng|Văn kiện)/i

function kindWords({ entity: { fields } }: EntityFacts, writer: Writer): string | null {
  const kind = textOf(fields, 'kind')
  if (kind === null || kind === 'OTHER') return null
  const words = termLabel('AgreementKind', kind, writer.language)
  const name = textOf(fields, 'nameVi') ?? ''
  const isSaid = name.toLocaleLowerCase('vi').startsWith(words.toLocaleLowerCase('vi')) || BEGINS_WITH_KIND.test(name)
  return writer.language === 'VI' && isSaid ? null : words
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
    const when = on === null ? writer.say('not dated', 'chưa rõ thời gian') : notedDate(on, writer.language)
    return [[writer.text(`${termLabel('AgreementStatus', status, writer.language)}: ${when}`, link.evidenceIds)]]
  })
  const own = ['signedOn', 'inForceFrom'].map((field) => dateLine(facts, field, writer))
  const period = periodLines(facts, writer)
  const lines = [...states, ...own, ...period].filter((line) => line !== null)
  return lines.length > 0 ? lines : [[writer.text(writer.say('not dated', 'chưa rõ thời gian'))]]
}

function partiesCell(facts: EntityFacts, writer: Writer): Cell {
  const parties = ends(facts, 'PARTY_TO', 'ENTERS')
  if (parties.length === 0) return [[writer.text(writer.say('not recorded', 'chưa ghi nhận'))]]
  const lines = parties.map((part): Line => {
    const role = textOf(part.relationship.fields, 'role')
    const suffix =
      role === null || role === 'PARTY'
        ? ''
        : ` (${termLabel('PartyRole', role, writer.language).toLocaleLowerCase('vi')})`
    const run = named(part, facts.entity.id, writer)
    return [{ ...run, text: run.text + suffix }]
  })
  return [...lines, ...moreLines(unread(facts, 'PARTY_TO', 'ENTERS'), writer, 'bên')]
}
