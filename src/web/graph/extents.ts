/** When an entity is, by its own dates, as far as they say: for the strip, for periods and for the filter by date. */
import { type PartialDate, parsePartialDate } from '../../domain/partial-date.ts'
import { isPartialDate } from '../../domain/subgraph.ts'
import { type DatedSpan, datedSpans } from '../../domain/valid-time.ts'
import type { Card } from './model.ts'

/** First and last day that its date can mean; never a date more precise than it is. */
export interface Extent {
  readonly earliest: string
  readonly latest: string
  readonly date: PartialDate
}

/** A source is dated by its publication, all else as questions about a period have it. */
function spanOf(card: Card): DatedSpan | null {
  if (card.label === 'Source') return { begins: ['publishedOn'], ends: ['publishedOn'], isEvent: true }
  return datedSpans[card.label] ?? null
}

function datesOf(card: Card, fields: readonly string[]): PartialDate[] {
  return fields.flatMap((field) => {
    const value = card.fields[field]
    return value !== undefined && isPartialDate(value) ? [value] : []
  })
}

/** Of what begins it: the first of its dates that has bounds; null where none has. */
export function extentOf(card: Card): Extent | null {
  const span = spanOf(card)
  if (span === null) return null
  for (const date of datesOf(card, span.begins)) {
    const earliest = date.earliest ?? date.latest
    const latest = date.latest ?? date.earliest
    if (earliest !== null && latest !== null) return { earliest, latest, date }
  }
  return null
}

/** Whether its type takes place or begins in time at all. */
export const isDatable = (card: Card): boolean => spanOf(card) !== null

export interface DayBounds {
  readonly from: string | null
  readonly until: string | null
}

/** First and last day of what a person wrote: years and months are whole. */
export function daysOf({ from, until }: DayBounds): DayBounds {
  return {
    from: from === null ? null : (parsePartialDate(from)?.earliest ?? null),
    until: until === null ? null : (parsePartialDate(until)?.latest ?? null),
  }
}

/** Whether it certainly lies outside: the rule that questions about a period have. */
export function isOutside(card: Card, { from, until }: DayBounds): boolean {
  const span = spanOf(card)
  if (span === null) return false
  const beyond = (fields: readonly string[], isBeyond: (date: PartialDate) => boolean) => {
    const dates = datesOf(card, fields)
    return dates.length > 0 && dates.every(isBeyond)
  }
  if (until !== null && beyond(span.begins, ({ earliest }) => earliest !== null && earliest > until)) return true
  return from !== null && beyond(span.ends, ({ latest }) => latest !== null && latest < from)
}

/** The label of the ten years in which it certainly begins: `2010`; null where several are possible, or none is known. */
export function decadeOf(card: Card): string | null {
  const extent = extentOf(card)
  if (extent === null) return null
  const decade = (day: string) => `${day.slice(0, 3)}0`
  return decade(extent.earliest) === decade(extent.latest) ? decade(extent.earliest) : null
}
