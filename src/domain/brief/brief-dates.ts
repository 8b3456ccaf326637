/** Dates as a brief says them: as precise as the source and no more, with the print beside where it matters. */
import { MONTHS } from '../date-words.ts'
import type { Language } from '../history-title.ts'
import { parsePartialDate } from '../partial-date.ts'

export interface SaidDate {
  readonly edtf: string
  readonly asPrinted: string | null
  readonly inferred: boolean
}

interface Parts {
  readonly year: string | null
  readonly month: number | null
  readonly day: number | null
  readonly isAbout: boolean
}

/** For cells and lists: `5 September 2021`, `5/9/2021`; `2022–2026`; `7 January (no year in the source)`. */
export function shortDate(edtf: string, language: Language): string {
  if (!edtf.includes('/')) return single(partsOf(edtf), language)
  const [start = '', end = ''] = edtf.split('/')
  const isVi = language === 'VI'
  const [from, until] = [start, end].map((text) => (/\d/.test(text) ? single(partsOf(text), language) : null))
  if (from === null) return isVi ? `đến ${until}` : `until ${until}`
  if (until === null && end === '..') return isVi ? `từ ${from}` : `since ${from}`
  if (until === null) return isVi ? `từ ${from}, chưa rõ kết thúc` : `from ${from}, end not known`
  return span(partsOf(start), partsOf(end), language)
}

function partsOf(text: string): Parts {
  const [, year = 'XXXX', month, day] = /^(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?/.exec(text) ?? []
  return {
    year: year === 'XXXX' ? null : String(Number(year)),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    isAbout: text.endsWith('~'),
  }
}

function single({ year, month, day, isAbout }: Parts, language: Language): string {
  const isVi = language === 'VI'
  const plain = isVi
    ? [day, month, year].filter((part) => part !== null).join('/')
    : [day, month === null ? null : MONTHS[month - 1], year].filter((part) => part !== null).join(' ')
  const noYear = year === null ? (isVi ? ' (nguồn không ghi năm)' : ' (no year in the source)') : ''
  return `${isAbout ? (isVi ? 'khoảng ' : 'about ') : ''}${plain}${noYear}`
}

/** What both ends have in common is said once: `28–31 July 2014`, `28–31/7/2014`. */
function span(start: Parts, end: Parts, language: Language): string {
  const isYear = start.year === end.year && start.year !== null
  if (start.isAbout || end.isAbout || !isYear || start.month === null || end.month === null) {
    const isPlain = start.month === null && end.month === null
    return [single(start, language), single(end, language)].join(isPlain ? '–' : ' – ')
  }
  if (start.month === end.month && start.day !== null && end.day !== null) {
    return `${start.day}–${single(end, language)}`
  }
  const begins = [start.day, language === 'VI' ? start.month : MONTHS[start.month - 1]].filter((part) => part !== null)
  return language === 'VI'
    ? `${begins.join('/')}–${single(end, language)}`
    : `${begins.join(' ')} – ${single(end, language)}`
}

/** The same with the print beside it where no year is printed, or where we infer; what is inferred is marked. */
export function notedDate(date: SaidDate, language: Language): string {
  return noted(shortDate(date.edtf, language), date, language)
}

/** The same in a sentence. */
export function notedSentenceDate(date: SaidDate, language: Language): string {
  return noted(sentenceDate(date.edtf, language), date, language)
}

function noted(words: string, date: SaidDate, language: Language): string {
  const isVi = language === 'VI'
  const print = date.asPrinted === null ? null : `“${date.asPrinted}”`
  if (print !== null && date.edtf.startsWith('XXXX') && !date.inferred) {
    const plain = words.replace(/ \(.*\)$/, '')
    return isVi ? `${plain} (nguồn ghi ${print}, không có năm)` : `${plain} (printed ${print}, without a year)`
  }
  const isOpen = parsePartialDate(date.edtf)?.precision === 'UNKNOWN' || date.edtf.includes('~')
  if (date.inferred) {
    const from = print === null ? '' : isVi ? ` từ ${print}` : ` from ${print}`
    return `${words} (${isVi ? 'suy luận' : 'inferred'}${from})`
  }
  return isOpen && print !== null ? `${words} (${isVi ? 'nguồn ghi' : 'printed'} ${print})` : words
}

/** English says `on` of a day and `in` of a month or year; of an open end its words say all. */
export function withPreposition(date: SaidDate): string {
  const words = notedSentenceDate(date, 'EN')
  if (date.edtf.includes('..') || date.edtf.endsWith('/')) return words
  return `${/^(?:\d{4}|XXXX)-\d\d-\d\d/.test(date.edtf) ? 'on' : 'in'} ${words}`
}

/** In a sentence, where a day, month or year is meant: `5 September 2021`, `ngày 5/9/2021`. */
export function sentenceDate(edtf: string, language: Language): string {
  const words = shortDate(edtf, language)
  if (language === 'EN' || !/^\d/.test(words)) return words
  const { month, day } = partsOf(edtf)
  return `${day !== null ? 'ngày' : month !== null ? 'tháng' : 'năm'} ${words}`
}
