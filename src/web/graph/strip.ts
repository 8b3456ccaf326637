/** Where the bars of the timeline lie: in years with fractions, and in rows so that none covers another. */
import { extentOf, isDatable } from './extents.ts'
import type { Card } from './model.ts'

export interface Bar {
  readonly card: Card
  readonly start: number
  readonly end: number
  readonly row: number
}

export interface Strip {
  readonly bars: readonly Bar[]
  /** First year, and the one after the last. */
  readonly firstYear: number
  readonly lastYear: number
  readonly rows: number
  readonly undated: number
  readonly timeless: number
}

const DAYS = 365.25

/** The day in years: its start. */
function yearsOf(day: string): number {
  const year = Number(day.slice(0, 4))
  const days = (Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8))) - Date.UTC(year, 0, 1)) / 86_400_000
  return year + days / DAYS
}

export function barsOf(cards: readonly Card[]): Strip {
  const dated = cards.flatMap((card) => {
    const extent = extentOf(card)
    if (extent === null) return []
    return [{ card, start: yearsOf(extent.earliest), end: yearsOf(extent.latest) + 1 / DAYS }]
  })
  dated.sort((a, b) => a.start - b.start || a.end - b.end || (a.card.id < b.card.id ? -1 : 1))
  const firstYear = Math.floor(Math.min(...dated.map(({ start }) => start)))
  const lastYear = Math.ceil(Math.max(...dated.map(({ end }) => end)) - 0.01)
  // A bar takes at least as much room as it is drawn with.
  const least = (lastYear - firstYear) / 220
  const ends: number[] = []
  const bars = dated.map(({ card, start, end }) => {
    const free = ends.findIndex((taken) => taken <= start)
    const row = free === -1 ? ends.length : free
    ends[row] = Math.max(end, start + least)
    return { card, start, end, row }
  })
  const timeless = cards.filter((card) => !isDatable(card)).length
  return {
    bars,
    firstYear,
    lastYear,
    rows: Math.max(1, ends.length),
    undated: cards.length - dated.length - timeless,
    timeless,
  }
}
