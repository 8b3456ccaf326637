/** Where the seed has each value of the record's agreements, meetings and projects. */

import { isNoted, relationships, shown, words } from './record-and-seed.ts'
import {
  any,
  checkedElsewhere,
  field,
  list,
  money,
  named,
  noted,
  oneOf,
  printedDay,
  type Rule,
  type Rules,
  related,
} from './rule.ts'

const agreementKinds = {
  treaty: ['TREATY', 'AGREEMENT'],
  memorandum: ['MEMORANDUM_OF_UNDERSTANDING'],
  programme: ['PROGRAMME'],
  'letter-of-intent': ['LETTER_OF_INTENT'],
  'intergovernmental-agreement': ['AGREEMENT'],
  agreement: ['AGREEMENT'],
  protocol: ['PROTOCOL'],
  'record-of-discussions': ['RECORD_OF_DISCUSSIONS'],
  'project-guidelines': ['OTHER'],
  'project-document': ['PROJECT_DOCUMENT'],
  'delegated-cooperation': ['AGREEMENT'],
  'financing-agreement': ['FINANCING_AGREEMENT'],
  'grant-agreement': ['FINANCING_AGREEMENT'],
  'joint-declaration': ['JOINT_STATEMENT'],
  'work-plan': ['PLAN'],
  minutes: ['MINUTES'],
  'administrative-arrangement': ['ARRANGEMENT'],
}

export const agreements: Rules = {
  type: (value, row) =>
    oneOf('kind', agreementKinds)(value, row) && (value !== 'treaty' || shown(row.id, 'legalRegime') === 'TREATY'),
  titleEn: named,
  titleVi: field('nameVi'),
  // Where the foreign ministry makes a treaty known, the number is its own, and not the document's.
  documentNo: (number, row) =>
    /LPQT$/.test(number)
      ? shown(row.id, 'number') === '' && isNoted(row.id, `Notice: ${number}.`)
      : field('number')(number, row),
  parties: related('PARTY_TO', 'from', { role: 'PARTY' }),
  signatories: related('SIGNED', 'from'),
  signedOn: field('signedOn'),
  inForceOn: field('inForceFrom'),
  validFrom: field('validFrom'),
  validTo: field('validUntil'),
  dateText: printedDay('signedOn'),
  place: noted((place) => `Signed: ${place}.`),
  ratifiedOn: noted((day) => `Ratified on ${day}.`),
  ratificationReportedOn: noted((day) => `Ratification reported on ${day}.`),
  handedOverOn: noted((day) => `Handed over on ${day}; the day of signature is not printed.`),
  announcedOn: noted((day) => `Announced on ${day}.`),
  actionNo: noted((number) => `Action number ${number}`),
  amount: (amount, row) => isNoted(row.id, `Amount: ${money({ amount, currency: row.currency })}`),
  currency: checkedElsewhere,
  durationYears: noted((years) => `For ${years} years.`),
  status: noted(),
  note: noted(),
  signedAt: related('SIGNED_AT', 'to'),
  under: related('UNDER', 'to'),
  amends: related('AMENDS', 'to'),
  succeeds: related('RENEWS', 'to'),
  replaces: related('REPLACES', 'to', { scope: undefined }),
  replacesPartOf: related('REPLACES', 'to', { scope: 'civil matters' }),
  implements: related('IMPLEMENTS', 'to'),
  arisingFrom: related('RESULTED_IN', 'from'),
  // A document follows no project: the note says what its project's own FOLLOWS says.
  follows: (value, { id }) => list(value).every((project) => isNoted(id, `Follows ${shown(project, 'name')}`)),
}

const meetingKinds = {
  session: ['SESSION'],
  visit: ['VISIT'],
  launch: ['LAUNCH'],
  conference: ['CONFERENCE'],
  forum: ['CONFERENCE'],
  seminar: ['SEMINAR'],
  workshop: ['SEMINAR'],
  'working-session': ['WORKING_SESSION'],
}

/** An end that is not printed is open, and no day stands for it. */
const lasted: Rule = (_value, { id, startedOn = '', endedOn = '' }) => shown(id, 'heldOn') === `${startedOn}/${endedOn}`

/** "online" is no place. */
const place: Rule = (value, { id }) => {
  const isOnline = /^online\b/.test(value)
  const where = isOnline ? (/\((.*)\)/.exec(value)?.[1] ?? '') : value
  const said = words(`${shown(id, 'place')} ${shown(id, 'note')}`).split(' ')
  const isShown =
    where === '' ||
    words(where)
      .split(' ')
      .every((word) => said.includes(word))
  return isShown && (shown(id, 'online') === 'true') === isOnline
}

export const meetings: Rules = {
  kind: any(
    oneOf('kind', meetingKinds),
    noted((kind) => kind.replace('closing', 'closing event').replace('ministerial', 'meeting of ministers')),
  ),
  titleEn: named,
  partners: related('TOOK_PART_IN', 'from'),
  participants: related('TOOK_PART_IN', 'from', { role: 'PARTICIPANT' }),
  chairs: (value, row) =>
    related('TOOK_PART_IN', 'from', { role: value.length > 1 ? 'CO_CHAIR' : 'CHAIR' })(value, row),
  committee: related('SESSION_OF', 'to'),
  number: field('sessionNumber'),
  heldOn: field('heldOn'),
  startedOn: lasted,
  endedOn: lasted,
  dateText: printedDay('heldOn'),
  talksOn: noted((day) => `Talks on ${day}.`),
  durationDays: noted((days) => `Lasted ${days} days.`),
  place,
  outcome: noted((outcome) => `Outcome: ${outcome}`),
  documents: noted((documents) => `Documents: ${documents.join('; ')}`),
  note: noted(),
  partOf: related('PART_OF', 'to'),
  project: related('CONCERNS', 'to'),
  under: related('CONCERNS', 'to'),
  discusses: related('CONCERNS', 'to'),
  preparatoryFor: related('CONCERNS', 'to'),
  resultingIn: related('RESULTED_IN', 'to'),
  plannedBy: related('RESULTED_IN', 'from'),
}

const projectRoles: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  funder: [{ role: 'FUNDING' }],
  implementer: [{ role: 'IMPLEMENTING' }],
  'co-implementer': [{ role: 'IMPLEMENTING' }],
  beneficiary: [{ role: 'BENEFICIARY' }],
  owner: [{ role: 'ACCOUNTABLE' }],
  administrator: [{ role: 'EXTENDING' }],
  'expert provider': [{ role: undefined, roleAsPrinted: 'expert provider' }],
  'funder and implementer': [{ role: 'FUNDING' }, { role: 'IMPLEMENTING' }],
  'owner and implementer': [{ role: 'ACCOUNTABLE' }, { role: 'IMPLEMENTING' }],
}

export const projects: Rules = {
  titleEn: named,
  titleVi: named,
  code: field('number'),
  donorCode: field('iatiIdentifier'),
  awardId: noted((award) => `Award ${award}.`),
  sectorDac: field('sectors'),
  roles: (roles, row) =>
    roles.every(({ partner, role }: { partner: string; role: string }) =>
      projectRoles[role]!.every((fields) => related('PARTICIPATES_IN', 'from', fields)(partner, row)),
    ),
  startedOn: field('startedOn'),
  // The end of what still runs is planned.
  endedOn: (value, row) => field(String(value) >= '2026' ? 'plannedEndOn' : 'endedOn')(value, row),
  plannedEnd: field('plannedEndOn'),
  launchedOn: noted((day) => `Launched on ${day}.`),
  announcedOn: noted((day) => `Announced on ${day}.`),
  durationMonths: noted((months) => `For ${months} months.`),
  budget: ({ amount, currency, shares = [], qualifier }, { id }) =>
    shown(id, 'budgetAmount') === String(amount) &&
    shown(id, 'budgetCurrency') === currency &&
    shares.every((share: any) => isNoted(id, `${shown(share.partner, 'name')} ${share.amount}`)) &&
    (qualifier === undefined || isNoted(id, `Budget: ${qualifier} the amount shown.`)),
  disbursed: noted((sum) => `Disbursed: ${money(sum)}.`),
  counterpart: ({ inKind, ...sum }, { id }) =>
    isNoted(id, `Counterpart: ${money(sum)}`) && (inKind === undefined || isNoted(id, `of which ${inKind} in kind`)),
  components: noted((components) => `Components: ${components.join(', ')}.`),
  extensions: noted((times) => `Extended ${times === '2' ? 'twice' : times}.`),
  outputs: noted((outputs) => `Outputs: ${outputs.join('; ')}.`),
  sites: noted((sites) => `Sites: ${sites.join(', ')}.`),
  note: noted(),
  arisingFrom: related('RESULTED_IN', 'from'),
  implements: related('IMPLEMENTS', 'to'),
  follows: related('FOLLOWS', 'to'),
  // The committee's record says it, with its own sources.
  steeredBy: (committee, { id }) => relationships('STEERS', committee, id).length === 1,
}
