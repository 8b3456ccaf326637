/** Arithmetic on days, which are ISO 8601 text and sort as such. */

const MILLISECONDS_OF_DAY = 86_400_000

const toDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

let known = { number: Number.NaN, day: '' }

/** The calendar day in UTC. */
export function today(): string {
  const number = Math.floor(Date.now() / MILLISECONDS_OF_DAY)
  if (number !== known.number) known = { number, day: toDay(number * MILLISECONDS_OF_DAY) }
  return known.day
}

export function addDays(day: string, days: number): string {
  return toDay(Date.parse(day) + days * MILLISECONDS_OF_DAY)
}

/** The same day of a later month, or that month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year!, month! + months, 0))
  return toDay(last.setUTCDate(Math.min(date!, last.getUTCDate())))
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / MILLISECONDS_OF_DAY)
}

/** The day halfway between two. */
export function middleDay(from: string, until: string): string {
  return addDays(from, Math.floor(daysBetween(from, until) / 2))
}

/** The number in the middle; of an even count, the mean of the two there; null of none. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
