/** The bounds of a date as the database holds it. */
import type { PrintedDate } from './history.ts'
import { parsePartialDate } from './partial-date.ts'

export interface Bounds {
  readonly earliest: string | null
  readonly latest: string | null
}

/** Both null where there is no date, or no year. */
export function boundsOf(date: PrintedDate | null): Bounds {
  const parsed = date === null ? null : parsePartialDate(date.edtf)
  return { earliest: parsed?.earliest ?? null, latest: parsed?.latest ?? null }
}

/** The year in which the date certainly lies; null where it may lie in several, or in any. */
export function certainYear(date: PrintedDate | null): number | null {
  const { earliest, latest } = boundsOf(date)
  if (earliest === null || latest === null) return null
  const year = earliest.slice(0, 4)
  return year === latest.slice(0, 4) ? Number(year) : null
}
