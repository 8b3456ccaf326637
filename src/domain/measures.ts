/** A partner in figures, from what it takes part in. Pure: what is in force, what counts in a period, and medians. */
import type { AgreementLife } from './agreement-life.ts'
import { daysBetween, median } from './calendar.ts'
import type { HistoryEvent, PrintedDate } from './history.ts'
import { isInForce } from './in-force.ts'
import { parsePartialDate } from './partial-date.ts'
import { boundsOf, certainYear } from './printed-bounds.ts'

export interface DatedEvent {
  readonly event: HistoryEvent
  readonly date: PrintedDate | null
}

export interface MeasuredAgreement {
  readonly id: string
  readonly life: AgreementLife
  readonly events: readonly DatedEvent[]
  readonly hasResult: boolean
  /** When projects that came of it started. */
  readonly projectStarts: readonly PrintedDate[]
}

export interface MeasuredMeeting {
  readonly id: string
  readonly heldOn: PrintedDate | null
  readonly tookPart: boolean
  /** Whether it is a session of a committee. */
  readonly isSession: boolean
}

export interface MeasuredProject {
  readonly id: string
  readonly startedOn: PrintedDate | null
  readonly events: readonly DatedEvent[]
  readonly budgetAmount: number | null
  readonly budgetCurrency: string | null
}

/** Each entity once. */
export interface MeasuredRecord {
  readonly agreements: readonly MeasuredAgreement[]
  readonly meetings: readonly MeasuredMeeting[]
  readonly projects: readonly MeasuredProject[]
}

export interface MeasuredPeriod {
  readonly from: string | null
  readonly until: string | null
  /** Only what had begun by then; what has no year stays. Null for whatever there is. */
  readonly asOf: string | null
  readonly today: string
}

export interface Measures {
  readonly agreements: number
  readonly agreementsInForce: number
  readonly agreementsWithResult: number
  readonly sessions: number
  readonly meetings: number
  readonly projects: number
  readonly budgets: readonly { readonly amount: number; readonly currency: string }[]
  readonly medianDaysFromSignatureToProject: number | null
  readonly firstContact: Contact | null
  readonly lastContact: Contact | null
  readonly byYear: readonly YearCount[]
  readonly undated: number
}

/** What happened, and to what: its date can be read again with all that is known of it. */
export interface Contact {
  readonly id: string
  readonly event: HistoryEvent
  readonly edtf: string
}

export interface YearCount {
  readonly year: number
  readonly agreements: number
  readonly meetings: number
  readonly projects: number
}

/** Events that are plans or periods, and no contact. */
const NO_CONTACT: ReadonlySet<HistoryEvent> = new Set([
  'PLANNED_START',
  'PLANNED_END',
  'VALID_FROM',
  'EXPIRES',
  'REPORTED',
])

export function measure(record: MeasuredRecord, period: MeasuredPeriod): Measures {
  const agreements = record.agreements.filter(({ events }) => mayCount(events, period))
  const reached = record.meetings.filter(({ heldOn }) => mayCount([{ event: 'HELD', date: heldOn }], period))
  const meetings = reached.filter(({ tookPart }) => tookPart)
  const projects = record.projects.filter(({ events }) => mayCount(events, period))
  const day = period.asOf ?? period.today
  const held = meetings.map(({ id, heldOn }) => ({ id, events: [{ event: 'HELD' as const, date: heldOn }] }))
  const contacts = contactsOf([...agreements, ...projects, ...held], day)
  const years = [
    ...agreements.map(({ life }) => ['agreements', certainYear(life.signedOn)] as const),
    ...meetings.map(({ heldOn }) => ['meetings', certainYear(heldOn)] as const),
    ...projects.map(({ startedOn }) => ['projects', certainYear(startedOn)] as const),
  ]
  return {
    agreements: agreements.length,
    agreementsInForce: agreements.filter(({ life }) => isInForce(life, day, day < period.today)).length,
    agreementsWithResult: agreements.filter(({ hasResult }) => hasResult).length,
    sessions: reached.filter(({ isSession }) => isSession).length,
    meetings: meetings.length,
    projects: projects.length,
    budgets: sumBudgets(projects),
    medianDaysFromSignatureToProject: medianDays(agreements),
    firstContact: contacts.sort(byBounds('earliest', 'latest'))[0] ?? null,
    lastContact: contacts.sort(byBounds('latest', 'earliest')).at(-1) ?? null,
    byYear: countYears(years),
    undated: years.filter(([, year]) => year === null).length,
  }
}

/** Whether an event may lie in the period: as `history` decides it. Without a period everything counts. */
function mayCount(events: readonly DatedEvent[], { from, until, asOf }: MeasuredPeriod): boolean {
  if (events.length === 0) return from === null && until === null
  return events.some(({ date }) => {
    const bounds = boundsOf(date)
    const { latest } = bounds
    const earliest = bounds.earliest ?? latest
    if (asOf !== null && earliest !== null && earliest > asOf) return false
    if (from === null && until === null) return true
    if (earliest === null) return false
    return (from === null || latest === null || latest >= from) && (until === null || earliest <= until)
  })
}

/** What certainly happened by the day. */
function contactsOf(
  entities: readonly { readonly id: string; readonly events: readonly DatedEvent[] }[],
  day: string,
): Contact[] {
  return entities.flatMap(({ id, events }) =>
    events.flatMap(({ event, date }) => {
      const { earliest, latest } = boundsOf(date)
      const isCertain = date !== null && earliest !== null && latest !== null && latest <= day
      return isCertain && !NO_CONTACT.has(event) ? [{ id, event, edtf: date.edtf }] : []
    }),
  )
}

type Bound = 'earliest' | 'latest'

function byBounds(first: Bound, second: Bound) {
  const keyOf = ({ edtf, id, event }: Contact) => {
    const bounds = boundsOf({ edtf, asPrinted: null, inferred: false, why: null })
    return `${bounds[first]} ${bounds[second]} ${edtf} ${id} ${event}`
  }
  return (a: Contact, b: Contact): number => {
    const [one, other] = [keyOf(a), keyOf(b)]
    return one < other ? -1 : one > other ? 1 : 0
  }
}

function sumBudgets(projects: readonly MeasuredProject[]): Measures['budgets'] {
  const sums = new Map<string, number>()
  for (const { budgetAmount, budgetCurrency } of projects) {
    if (budgetAmount === null || budgetCurrency === null) continue
    sums.set(budgetCurrency, (sums.get(budgetCurrency) ?? 0) + budgetAmount)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => ({ amount, currency }))
}

/** Of pairs both of whose days are known; rounded to a whole day. A project may have begun before the signature. */
function medianDays(agreements: readonly MeasuredAgreement[]): number | null {
  const days = agreements.flatMap(({ life: { signedOn }, projectStarts }) => {
    if (!isDay(signedOn)) return []
    return projectStarts.filter(isDay).map((start) => daysBetween(signedOn.edtf, start.edtf))
  })
  const middle = median(days)
  return middle === null ? null : Math.round(middle)
}

function isDay(date: PrintedDate | null): date is PrintedDate {
  return date !== null && parsePartialDate(date.edtf)?.precision === 'DAY' && !date.edtf.endsWith('~')
}

function countYears(years: readonly (readonly ['agreements' | 'meetings' | 'projects', number | null])[]): YearCount[] {
  const counts = new Map<number, { agreements: number; meetings: number; projects: number }>()
  for (const [what, year] of years) {
    if (year === null) continue
    const known = counts.get(year) ?? { agreements: 0, meetings: 0, projects: 0 }
    known[what]++
    counts.set(year, known)
  }
  return [...counts].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, ...count }))
}
