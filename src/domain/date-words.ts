/** Dates and numbers as sentences say them. */
import type { Language } from './history-title.ts'
import { parsePartialDate } from './partial-date.ts'

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Such as `5 September 2021`, `ngày 5/9/2021`; what is no day, month or year stays as EDTF writes it. */
export function dateInWords(edtf: string, language: Language): string {
  const precision = parsePartialDate(edtf)?.precision
  const isPlain = /^\d{4}(?:-\d\d){0,2}$/.test(edtf)
  if (!isPlain || precision === undefined) return edtf
  const [year, month, day] = edtf.split('-').map(Number)
  const name = MONTHS[(month ?? 1) - 1]
  if (precision === 'DAY') return language === 'VI' ? `ngày ${day}/${month}/${year}` : `${day} ${name} ${year}`
  if (precision === 'MONTH') return language === 'VI' ? `tháng ${month}/${year}` : `${name} ${year}`
  return language === 'VI' ? `năm ${year}` : `${year}`
}

/** The same where a sentence says when: `on 5 September 2021`, `in 2021`; Vietnamese says `vào` in every case. */
export function whenInWords(edtf: string, language: Language): string {
  const words = dateInWords(edtf, language)
  if (language === 'VI') return `vào ${words}`
  return parsePartialDate(edtf)?.precision === 'DAY' ? `on ${words}` : `in ${words}`
}

/** `1 document`, `3 documents`. */
export function countOf(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[], language: Language): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${language === 'VI' ? 'và' : 'and'} ${items.at(-1)}`
}
