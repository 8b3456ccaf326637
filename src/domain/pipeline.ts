/**
 * A document's way through its states as stays: from which day to which it is known to be in a state. A state counts
 * from the day by which it had certainly come; what has no date counts as reported, and only now.
 */
import { type AgreementLife, beginsOn, wasSigned } from './agreement-life.ts'
import { addDays } from './calendar.ts'
import type { PrintedDate } from './history.ts'
import { boundsOf } from './printed-bounds.ts'
import { termsOf } from './vocabularies.ts'

export interface Stay {
  readonly status: string
  /** Null where no source says since when. */
  readonly since: PrintedDate | null
  /** First day of the stay, ISO 8601; empty where it has always been so. */
  readonly from: string
  /** First day after it; `FOREVER` where nothing ends it. */
  readonly until: string
}

/** Sorts after every day. */
export const FOREVER = 'X'

/** In the order of a document's life, in which answers come. */
export const pipelineStates = termsOf('AgreementStatus')

interface DatedState {
  readonly status: string
  readonly date: PrintedDate
  readonly earliest: string
  readonly from: string
}

/**
 * `now` holds from the present day on and takes in what is reported without a date; `before` holds for days gone by,
 * of which an undated report says nothing. A document all of whose dates lie after a day has no stay on it.
 */
export function staysOf(life: AgreementLife): { readonly now: readonly Stay[]; readonly before: readonly Stay[] } {
  const dated = datedStates(life)
  const reported = reportedState(life)
  const stays = dated.map((state, index) => toStay(state, dated[index + 1]))
  if (reported === null) {
    const before = [...leadIn(dated, dated.map(({ earliest }) => earliest).sort()[0] ?? ''), ...stays]
    return { now: merge(before), before }
  }
  const now = [...leadIn(dated, ''), ...stays].map((stay) =>
    rank(stay.status) < rank(reported.status) ? { ...stay, status: reported.status, since: reported.date } : stay,
  )
  return { now: merge(now), before: [...leadIn(dated, beginsOn(life) ?? ''), ...stays] }
}

/** UNKNOWN comes last in answers, and first in a life. */
const rank = (status: string): number => (status === 'UNKNOWN' ? -1 : pipelineStates.indexOf(status))

/** In order of time: at every one, the state that the document had certainly come into, and that no later one took back. */
function datedStates(life: AgreementLife): DatedState[] {
  const candidates = [
    ...life.changes.flatMap(({ status, on }) => toDated(status, on)),
    ...toDated('SIGNED', life.signedOn),
    ...toDated('IN_FORCE', life.inForceFrom),
    // The period of a text that was only drafted ends nothing.
    ...(wasSigned(life) ? toDated('EXPIRED', life.validUntil, 1) : []),
  ].filter(({ status }) => rank(status) >= 0)
  candidates.sort((a, b) => (a.from === b.from ? rank(a.status) - rank(b.status) : a.from < b.from ? -1 : 1))
  const states: DatedState[] = []
  for (const state of candidates) {
    const last = states.at(-1)
    // A state of earlier life, printed less precisely than the one that followed it, does not undo that one.
    if (last !== undefined && rank(state.status) < rank(last.status) && state.earliest <= last.from) continue
    if (last?.status === state.status) continue
    if (last?.from === state.from) states.pop()
    states.push(state)
  }
  return states
}

function toDated(status: string, date: PrintedDate | null, after = 0): DatedState[] {
  const { earliest, latest } = boundsOf(date)
  if (date === null || latest === null) return []
  return [{ status, date, earliest: earliest ?? '', from: after === 0 ? latest : addDays(latest, after) }]
}

interface ReportedState {
  readonly status: string
  /** A date without bounds, such as a day without its year; null where there is none. */
  readonly date: PrintedDate | null
}

/** The furthest state that is reported without a date that bounds it, or null. */
function reportedState(life: AgreementLife): ReportedState | null {
  const { status, changes, signedOn, inForceFrom } = life
  const own = [
    { status: 'SIGNED', date: signedOn },
    { status: 'IN_FORCE', date: inForceFrom },
  ].filter(({ date }) => date !== null)
  const all: ReportedState[] = [...changes.map((change) => ({ status: change.status, date: change.on })), ...own]
  const isBounded = (one: ReportedState) => boundsOf(one.date).latest !== null
  const open = all.filter(
    (one) => !isBounded(one) && !all.some((other) => other.status === one.status && isBounded(other)),
  )
  if (status !== null && !all.some((one) => one.status === status)) open.push({ status, date: null })
  return open.filter((one) => rank(one.status) >= 0).sort((a, b) => rank(b.status) - rank(a.status))[0] ?? null
}

/** From the day on which there may have been the document to that on which it certainly had a state, nobody can say. */
function leadIn([first]: readonly DatedState[], from: string): Stay[] {
  const until = first?.from ?? FOREVER
  return from < until ? [{ status: 'UNKNOWN', since: null, from, until }] : []
}

function toStay({ status, date, from }: DatedState, next: DatedState | undefined): Stay {
  return { status, since: date, from, until: next?.from ?? FOREVER }
}

/** Neighbours in one state since the same date, or since nobody knows when, are one stay. */
function merge(stays: readonly Stay[]): Stay[] {
  const merged: Stay[] = []
  for (const stay of stays) {
    const last = merged.at(-1)
    if (last?.status === stay.status && last.since?.edtf === stay.since?.edtf)
      merged[merged.length - 1] = { ...last, until: stay.until }
    else merged.push(stay)
  }
  return merged
}
