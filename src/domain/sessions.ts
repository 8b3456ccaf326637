/** What the sessions of a committee say of those that are missing: numbers without a session, and a next one overdue. */
import { addDays, daysBetween, median, middleDay } from './calendar.ts'
import type { PrintedDate } from './history.ts'
import { type DatePrecision, parsePartialDate } from './partial-date.ts'
import { boundsOf } from './printed-bounds.ts'

export interface SessionRow {
  readonly id: string
  readonly number: number | null
  readonly heldOn: PrintedDate | null
  readonly evidenceIds: readonly string[]
}

/** First and last number of a run, both missing. */
export type NumberRange = readonly [first: number, last: number]

/** Runs of numbers between 1 and the highest that no session carries; none where no session is numbered. */
export function missingNumbers(numbers: readonly number[]): NumberRange[] {
  const known = [...new Set(numbers.filter((number) => number >= 1))].sort((a, b) => a - b)
  return known.flatMap((number, index) => {
    const next = (known[index - 1] ?? 0) + 1
    return next < number ? [[next, number - 1] as const] : []
  })
}

export interface OverdueSession {
  readonly last: SessionRow
  /** Median distance of its dated sessions, in days. */
  readonly intervalDays: number
  readonly sessions: number
  readonly due: PrintedDate
  /** The last day that `due` can mean: by it answers are ordered. */
  readonly dueBy: string
  /** First day on which the last session lies further back than twice the interval. */
  readonly from: string
}

/** At least two intervals make a habit; where sessions are printed to the month or year, the middle of it is taken. */
const LEAST_DATED = 3

/** Null where too few sessions are dated to tell how often the committee meets. */
export function overdueSession(sessions: readonly SessionRow[]): OverdueSession | null {
  const dated = sessions.flatMap((session) => {
    const { earliest, latest } = boundsOf(session.heldOn)
    return earliest === null || latest === null ? [] : [{ session, middle: middleDay(earliest, latest), latest }]
  })
  dated.sort((a, b) => (a.middle === b.middle ? (a.session.id < b.session.id ? -1 : 1) : a.middle < b.middle ? -1 : 1))
  const days = [...new Set(dated.map(({ middle }) => middle))]
  const interval = median(days.slice(1).map((day, index) => daysBetween(days[index]!, day)))
  const last = dated.at(-1)
  if (last === undefined || interval === null || days.length < LEAST_DATED) return null
  const intervalDays = Math.round(interval)
  const due = dueDate(last.session.heldOn!, last.middle, intervalDays, dated.length)
  return {
    last: last.session,
    intervalDays,
    sessions: dated.length,
    due,
    dueBy: boundsOf(due).latest!,
    from: addDays(last.latest, 2 * intervalDays + 1),
  }
}

/** No more precise than the day of the last session is. */
function dueDate(last: PrintedDate, middle: string, intervalDays: number, sessions: number): PrintedDate {
  const day = addDays(middle, intervalDays)
  const lengths: Readonly<Record<DatePrecision, number>> = { DAY: 10, MONTH: 7, YEAR: 4, INTERVAL: 4, UNKNOWN: 4 }
  return {
    edtf: day.slice(0, lengths[parsePartialDate(last.edtf)!.precision]),
    asPrinted: null,
    inferred: true,
    why: `The last dated session (${last.edtf}) and the usual interval of ${intervalDays} days, the median of ${sessions} dated sessions.`,
  }
}
