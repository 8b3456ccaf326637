/** Committees with their numbered sessions, and the meetings that belong to none. */
import type { Cast } from './cast.ts'
import { drawDate, drawYear, FIRST_YEAR, LAST_YEAR } from './dates.ts'
import type { RecordBook } from './record-book.ts'
import { places, subjects } from './words.ts'

const committeeKinds = ['JOINT_COMMITTEE', 'SUB_COMMITTEE', 'WORKING_GROUP', 'STEERING_COMMITTEE', 'DIALOGUE'] as const
const meetingKinds = ['CONFERENCE', 'SEMINAR', 'WORKING_SESSION', 'VISIT', 'FACT_FINDING_MISSION', 'LAUNCH'] as const

/** A third of all meetings are sessions of a committee. */
const SESSION_SHARE = 1 / 3

/** Agreements must be in the book before. */
export function addMeetings(book: RecordBook, cast: Cast, counts: { committees: number; meetings: number }): void {
  const { random } = book
  const agreements = book.ids('Agreement')
  const committees = Array.from({ length: counts.committees }, (_, index) =>
    addCommittee(book, cast, index, agreements),
  )
  for (let index = 0; index < counts.meetings; index++) {
    const committee = random.chance(SESSION_SHARE) ? random.pick(committees) : null
    const id = `meeting:${index}`
    const evidence = committee === null ? addMeeting(book, id, index) : addSession(book, id, committee)
    const bodies = committee?.members ?? [cast.home(), ...cast.partners()]
    addParticipants(book, cast, id, bodies, evidence)
    relateToDocuments(book, id, agreements, evidence)
    book.relate('ABOUT', id, cast.topic(), evidence)
  }
}

interface Committee {
  readonly id: string
  readonly members: readonly string[]
  sessions: number
  lastYear: number
}

function addCommittee(book: RecordBook, cast: Cast, index: number, agreements: readonly string[]): Committee {
  const { random } = book
  const id = `committee:${index}`
  const members = [cast.home(), ...cast.partners()]
  const kind = random.pick(committeeKinds)
  const name = `${kind.toLowerCase().replaceAll('_', ' ')} ${index} on ${random.pick(subjects)}`
  const evidence = [book.say(`${name} gồm ${members.map((member) => book.nameOf(member)).join(', ')}.`)]
  book.add('Committee', id, { name, kind }, evidence)
  for (const [rank, member] of [...members, cast.person()].entries()) {
    const role = rank < 2 ? 'CO_CHAIR' : 'MEMBER'
    book.relate('MEMBER_OF', member, id, evidence, {
      fields: { role },
      distinction: role.toLowerCase().replace('_', '-'),
    })
  }
  if (random.chance(0.6)) book.relate('ESTABLISHED', random.pick(agreements), id, evidence)
  return { id, members, sessions: 0, lastYear: drawYear(random) - 15 }
}

function addSession(book: RecordBook, id: string, committee: Committee): string[] {
  const { random } = book
  committee.sessions++
  committee.lastYear = Math.min(LAST_YEAR, Math.max(FIRST_YEAR, committee.lastYear + random.between(1, 2)))
  const heldOn = drawDate(random, committee.lastYear)
  const sessionNumberAsPrinted = `lần thứ ${committee.sessions}`
  const name = `Session ${committee.sessions} of ${book.nameOf(committee.id)}`
  const evidence = book.sayOnceOrTwice(
    `Phiên họp ${sessionNumberAsPrinted} (${name}) diễn ra ${heldOn?.asPrinted ?? ''}.`,
  )
  const number = { sessionNumber: committee.sessions, sessionNumberAsPrinted }
  book.add('Meeting', id, { name, kind: 'SESSION', heldOn, place: random.pick(places), ...number }, evidence)
  book.relate('SESSION_OF', id, committee.id, evidence)
  return evidence
}

function addMeeting(book: RecordBook, id: string, index: number): string[] {
  const { random } = book
  const heldOn = drawDate(random, drawYear(random))
  const kind = random.pick(meetingKinds)
  const name = `${kind.toLowerCase().replaceAll('_', ' ')} ${index} on ${random.pick(subjects)}`
  const evidence = book.sayOnceOrTwice(`Hoạt động ${index} (${name}) diễn ra ${heldOn?.asPrinted ?? 'gần đây'}.`)
  const online = random.chance(0.2) ? true : null
  const nameVi = random.chance(0.6) ? `Hoạt động ${index}` : null
  book.add('Meeting', id, { name, nameVi, kind, heldOn, place: random.pick(places), online }, evidence)
  return evidence
}

function addParticipants(
  book: RecordBook,
  cast: Cast,
  id: string,
  bodies: readonly string[],
  evidence: readonly string[],
): void {
  const { random } = book
  const take = (who: string, role: string, fields = {}, said = evidence) =>
    book.relate('TOOK_PART_IN', who, id, said, {
      fields: { role, ...fields },
      distinction: role.toLowerCase().replace('_', '-'),
    })
  for (const body of bodies) take(body, 'PARTICIPANT', { roleAsPrinted: random.chance(0.3) ? 'tham dự' : null })
  for (let people = random.between(1, 4); people > 0; people--) {
    const person = cast.person()
    const said = [book.say(`${book.nameOf(person)} dự và phát biểu tại ${book.nameOf(id)}.`)]
    const role = people === 1 ? 'CHAIR' : random.pick(['CO_CHAIR', 'SPEAKER', 'PARTICIPANT'])
    take(person, role, { onBehalfOf: random.pick(bodies) }, said)
    if (random.chance(0.1)) take(person, 'SPEAKER', {}, said)
  }
}

function relateToDocuments(
  book: RecordBook,
  id: string,
  agreements: readonly string[],
  evidence: readonly string[],
): void {
  const { random } = book
  if (random.chance(0.2)) book.relate('SIGNED_AT', random.pick(agreements), id, evidence)
  if (random.chance(0.1)) book.relate('ADOPTED', id, random.pick(agreements), evidence)
  if (!random.chance(0.4)) return
  const agreement = random.pick(agreements)
  book.relate('CONCERNS', id, agreement, [book.say(`${book.nameOf(id)} bàn về ${book.nameOf(agreement)}.`)])
}
