/** Partial dates in the mixture in which sources print them: most to the day, some to the month or year, some not at all. */
import { type PartialDate, parsePartialDate } from '../../src/domain/partial-date.ts'
import type { Random } from './random.ts'

export const FIRST_YEAR = 1995
export const LAST_YEAR = 2026

/** Cooperation grows: of two years drawn, the later one counts. */
export function drawYear(random: Random): number {
  return Math.max(random.between(FIRST_YEAR, LAST_YEAR), random.between(FIRST_YEAR, LAST_YEAR))
}

type Form = readonly [
  weight: number,
  write: (year: number, month: string, day: string) => [edtf: string, print: string],
]

/** Shares in per cent; what is missing to 100 is printed nowhere. */
const forms: readonly Form[] = [
  [56, (year, month, day) => [`${year}-${month}-${day}`, `ngày ${day}/${month}/${year}`]],
  [10, (year, month) => [`${year}-${month}`, `tháng ${month}/${year}`]],
  [11, (year) => [`${year}`, `năm ${year}`]],
  [3, (year) => [`${year}~`, `khoảng năm ${year}`]],
  [5, (year) => [`${year}/${year + 4}`, `giai đoạn ${year} - ${year + 4}`]],
  [2, (year, month) => [`${year}-${month}/..`, `từ tháng ${month}/${year} đến nay`]],
  [2, (year) => [`${year}/`, `từ năm ${year}`]],
  [4, (_year, month, day) => [`XXXX-${month}-${day}`, `ngày ${day}/${month}`]],
]

/** Of every precision; null where nothing is printed. One year in twelve is ours and not the source's. */
export function drawDate(random: Random, year: number): PartialDate | null {
  const form = drawForm(random)
  return form === null ? null : writeDate(random, year, form)
}

/** As a source of record prints it: to the day. */
export function drawDay(random: Random, year: number): PartialDate {
  return writeDate(random, year, forms[0]!)
}

export function yearDate(year: number): PartialDate {
  return parse(`${year}`, `năm ${year}`, false)
}

function drawForm(random: Random): Form | null {
  let left = random.next() * 100
  for (const form of forms) {
    left -= form[0]
    if (left < 0) return form
  }
  return null
}

function writeDate(random: Random, year: number, [, write]: Form): PartialDate {
  const month = String(random.between(1, 12)).padStart(2, '0')
  const day = String(random.between(1, 28)).padStart(2, '0')
  const [edtf, print] = write(year, month, day)
  return parse(edtf, print, !edtf.startsWith('XXXX') && random.chance(1 / 12))
}

function parse(edtf: string, asPrinted: string, inferred: boolean): PartialDate {
  const notes = inferred ? { asPrinted, inferred, why: 'The year is that of the report it stands in.' } : { asPrinted }
  const date = parsePartialDate(edtf, notes)
  if (date === null) throw new RangeError(`"${edtf}" is not a date.`)
  return date
}
