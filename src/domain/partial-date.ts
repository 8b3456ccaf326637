/**
 * Partial dates: the part of EDTF (ISO 8601-2) that sources need. A date is never more precise than it was printed.
 * `2021`, `2021-09`, `2021-09-05`, `2020~`, `2022/2026`, `2022-11/..` (ongoing), `2022/` (end not known), `XXXX-01-07`.
 */

export type DatePrecision = 'DAY' | 'MONTH' | 'YEAR' | 'INTERVAL' | 'UNKNOWN'

export interface PartialDate {
  readonly edtf: string
  /** First day it can mean, ISO 8601; null where nothing bounds it. */
  readonly earliest: string | null
  /** Last day it can mean, ISO 8601; null where nothing bounds it. */
  readonly latest: string | null
  readonly precision: DatePrecision
  /** As the source prints it; null where no print is held. */
  readonly asPrinted: string | null
  /** True where a part of it is ours and not the source's; `why` then says how we know. */
  readonly inferred: boolean
  readonly why: string | null
}

export interface DateNotes {
  readonly asPrinted?: string | undefined
  readonly inferred?: boolean | undefined
  readonly why?: string | undefined
}

interface Bounds {
  readonly earliest: string | null
  readonly latest: string | null
  readonly precision: DatePrecision
}

const UNBOUNDED: Bounds = { earliest: null, latest: null, precision: 'UNKNOWN' }

/** Days of a month; `year` 0 asks for the longest that the month can have. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year === 0 ? 2000 : year, month, 0)).getUTCDate()
}

const pad = (value: number): string => String(value).padStart(2, '0')

function readSingle(text: string): Bounds | null {
  const match = /^(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?~?$/.exec(text)
  if (match === null) return null
  const [, year = '', month, day] = match
  const monthNumber = Number(month ?? 1)
  if (monthNumber < 1 || monthNumber > 12) return null
  const lastDay = daysInMonth(year === 'XXXX' ? 0 : Number(year), Number(month ?? 12))
  if (day !== undefined && (Number(day) < 1 || Number(day) > lastDay)) return null
  if (year === 'XXXX') return month === undefined ? null : UNBOUNDED
  if (year === '0000') return null
  const earliest = `${year}-${month ?? '01'}-${day ?? '01'}`
  const latest = `${year}-${month ?? '12'}-${day ?? pad(lastDay)}`
  const precision = day === undefined ? (month === undefined ? 'YEAR' : 'MONTH') : 'DAY'
  return { earliest, latest, precision }
}

function readInterval(text: string): Bounds | null {
  const [from = '', until = '', more] = text.split('/')
  if (more !== undefined) return null
  const isOpen = (end: string) => end === '' || end === '..'
  if (isOpen(from) && isOpen(until)) return null
  const start = isOpen(from) ? UNBOUNDED : readSingle(from)
  const end = isOpen(until) ? UNBOUNDED : readSingle(until)
  if (start === null || end === null) return null
  if (start.earliest !== null && end.latest !== null && start.earliest > end.latest) return null
  return { earliest: start.earliest, latest: end.latest, precision: 'INTERVAL' }
}

/** Whether it is one day, ISO 8601, that there is: `2019-05-17`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && readSingle(text) !== null
}

/** The date that `edtf` writes, or null where it is not one. */
export function parsePartialDate(edtf: string, notes: DateNotes = {}): PartialDate | null {
  const bounds = edtf.includes('/') ? readInterval(edtf) : readSingle(edtf)
  if (bounds === null) return null
  const { asPrinted = null, inferred = false, why = null } = notes
  return { edtf, ...bounds, asPrinted, inferred, why }
}
