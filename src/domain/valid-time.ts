/**
 * When an entity is there, by its own dates: what a question about a period or a day leaves out. Only what certainly
 * lies outside is left out; whatever has no date, or none with a year, stays: it is unknown, and not untrue.
 */
import type { EntityLabel } from './ontology.ts'

export interface DatedSpan {
  /** It begins with the first of these. A plan begins no later than planned, for all that is known: it counts. */
  readonly begins: readonly string[]
  /** It is over after the last of these. That something was to end does not say that it did: plans do not count. */
  readonly ends: readonly string[]
  /** Whether it takes place, and afterwards has taken place: on a later day it is still known, and not over. */
  readonly isEvent: boolean
}

/** Bodies, people, committees and topics have no dates of their own: they are always there. */
export const datedSpans: Readonly<Partial<Record<EntityLabel, DatedSpan>>> = {
  Agreement: { begins: ['signedOn', 'inForceFrom', 'validFrom'], ends: ['validUntil'], isEvent: false },
  Meeting: { begins: ['heldOn'], ends: ['heldOn'], isEvent: true },
  Project: { begins: ['startedOn', 'plannedStartOn'], ends: ['endedOn'], isEvent: false },
  Policy: { begins: ['issuedOn', 'validFrom'], ends: ['validUntil'], isEvent: false },
  ReportedFigure: { begins: ['asOf', 'period'], ends: ['asOf', 'period'], isEvent: true },
}

/** ISO days; null where nothing is asked. */
export interface Period {
  readonly from: string | null
  readonly until: string | null
  /** What had begun by then and was not over; events that had taken place count. */
  readonly asOf: string | null
}

export const ALWAYS: Period = { from: null, until: null, asOf: null }

/** One date: its bounds, ISO days, or null where nothing bounds it. */
export interface Bounds {
  readonly earliest: string | null
  readonly latest: string | null
}

/** `dates` has those of its fields that have a date. The graph decides by the same rule: see `isInPeriod`. */
export function mayLieWithin(label: EntityLabel, dates: Readonly<Record<string, Bounds>>, period: Period): boolean {
  const span = datedSpans[label]
  if (span === undefined) return true
  const known = (fields: readonly string[]) => fields.flatMap((field) => dates[field] ?? [])
  const [begins, ends] = [known(span.begins), known(span.ends)]
  const begunBy = (day: string) =>
    begins.length === 0 || begins.some(({ earliest }) => earliest === null || earliest <= day)
  const lastsTo = (day: string) => ends.length === 0 || ends.some(({ latest }) => latest === null || latest >= day)
  const { from, until, asOf } = period
  if (until !== null && !begunBy(until)) return false
  if (from !== null && !lastsTo(from)) return false
  return asOf === null || (begunBy(asOf) && (span.isEvent || lastsTo(asOf)))
}
