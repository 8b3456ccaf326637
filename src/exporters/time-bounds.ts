/** From which day to which a thing may have been there: as wide as its dates allow, and open where they say nothing. */
import type { EntityLabel } from '../domain/ontology.ts'
import type { PartialDate } from '../domain/partial-date.ts'
import { type EntityRecord, type FieldValues, isPartialDate, type RelationshipRecord } from '../domain/subgraph.ts'
import { datedSpans } from '../domain/valid-time.ts'

/** ISO days, inclusive; null where an end is open or not known. */
export interface TimeBounds {
  readonly start: string | null
  readonly end: string | null
}

const ALWAYS: TimeBounds = { start: null, end: null }

/** From its first date to its last; what has no dates with a year is always there. */
export function timeOfEntity({ label, fields }: EntityRecord): TimeBounds {
  const span = datedSpans[label as EntityLabel]
  return span === undefined ? ALWAYS : between(datesOf(fields, span.begins), datesOf(fields, span.ends))
}

/** A position is held from when it was taken, or first seen, until it was left, or last seen. */
export function timeOfRelationship({ fields }: RelationshipRecord): TimeBounds {
  const first = (...names: readonly string[]) => datesOf(fields, names).slice(0, 1)
  return between(first('tookOfficeOn', 'seenFrom'), first('leftOn', 'seenUntil'))
}

function datesOf(fields: FieldValues, names: readonly string[]): PartialDate[] {
  return names.map((name) => fields[name]).filter((value) => value !== undefined && isPartialDate(value))
}

/** Where sources contradict each other so that it would end before it begins, nothing is said. */
function between(begins: readonly PartialDate[], ends: readonly PartialDate[]): TimeBounds {
  const start = outermost(
    begins.map(({ earliest }) => earliest),
    (a, b) => a < b,
  )
  const end = outermost(
    ends.map(({ latest }) => latest),
    (a, b) => a > b,
  )
  return start !== null && end !== null && end < start ? ALWAYS : { start, end }
}

/** Null where there are none, or one of them is not bounded: it may lie anywhere. */
function outermost(days: readonly (string | null)[], isFurther: (a: string, b: string) => boolean): string | null {
  let found: string | null = null
  for (const day of days) {
    if (day === null) return null
    if (found === null || isFurther(day, found)) found = day
  }
  return found
}
