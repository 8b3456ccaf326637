/** What a calendar has: days on which something takes place, ends or is due, and how much has no day. */
import { dateInWords, listInWords } from './date-words.ts'
import type { HistoryEvent } from './history.ts'
import type { Language } from './history-title.ts'
import { parsePartialDate } from './partial-date.ts'
import { ruleVi } from './rule-words.ts'

/** In the order of the calendar's description. What a calendar of dates to keep has first, then what may be asked for besides. */
export const calendarKinds = [
  'HELD',
  'EXPIRES',
  'SESSION_DUE',
  'ENTERED_INTO_FORCE',
  'PLANNED_END',
  'ENDED',
  'TERMINATED',
  'SIGNED',
  'VALID_FROM',
  'PLANNED_START',
  'STARTED',
  'ISSUED',
] as const satisfies readonly (HistoryEvent | 'SESSION_DUE')[]

export type CalendarKind = (typeof calendarKinds)[number]

/** Sessions, expiries with the renewals that they call for, and what begins or ends by a day that binds somebody. */
export const usualKinds: readonly CalendarKind[] = [
  'HELD',
  'EXPIRES',
  'SESSION_DUE',
  'ENTERED_INTO_FORCE',
  'PLANNED_END',
  'ENDED',
  'TERMINATED',
]

export interface CalendarEvent {
  readonly entityId: string
  readonly kind: CalendarKind
  /** ISO days; both belong to it. */
  readonly firstDay: string
  readonly lastDay: string
  readonly summary: string
  /** Lines. */
  readonly description: readonly string[]
  readonly place: string | null
  /** ISO day: that on which the newest of its sources was published or looked at; null where none says. */
  readonly knownSince: string | null
  /** The nth of that kind of the entity, from 1. */
  readonly number: number
}

export interface CalendarFeed {
  readonly name: string
  readonly description: string
  readonly language: Language
  /** In order of day, then of id and kind. */
  readonly events: readonly CalendarEvent[]
}

interface Days {
  readonly firstDay: string
  readonly lastDay: string
  /** Whether it began on that day, and no source says when it ended. */
  readonly isOpen: boolean
}

/** First and last day; null where the date is not precise to the day. What begins on a day and has no known end has that day. */
export function daysOf(edtf: string): Days | null {
  const [first = '', last] = edtf.split('/')
  const isOpen = last === '' || last === '..'
  const ends = last === undefined || isOpen ? [first] : [first, last]
  const areDays = ends.every((end) => parsePartialDate(end)?.precision === 'DAY' && /^\d{4}-\d\d-\d\d$/.test(end))
  return areDays ? { firstDay: first, lastDay: ends.at(-1)!, isOpen } : null
}

type Forms = readonly [one: string, several: string, vi: string]

const nouns: Readonly<Record<CalendarKind, Forms>> = {
  HELD: ['meeting', 'meetings', 'cuộc họp, sự kiện'],
  EXPIRES: ['expiry', 'expiries', 'thời điểm hết thời hạn'],
  SESSION_DUE: ['session due', 'sessions due', 'phiên họp đến hạn'],
  ENTERED_INTO_FORCE: ['entry into force', 'entries into force', 'thời điểm có hiệu lực'],
  PLANNED_END: ['planned end', 'planned ends', 'thời điểm dự kiến kết thúc'],
  ENDED: ['end of a project', 'ends of projects', 'thời điểm kết thúc dự án'],
  TERMINATED: ['termination', 'terminations', 'thời điểm chấm dứt'],
  SIGNED: ['signature', 'signatures', 'thời điểm ký'],
  VALID_FROM: ['beginning of a period', 'beginnings of periods', 'thời điểm bắt đầu giai đoạn'],
  PLANNED_START: ['planned start', 'planned starts', 'thời điểm dự kiến bắt đầu'],
  STARTED: ['start', 'starts', 'thời điểm bắt đầu'],
  ISSUED: ['issue of an act', 'issues of acts', 'thời điểm ban hành'],
}

/** `12 meetings and 3 expiries have no day and are not shown.` */
export function withoutDayInWords(counts: ReadonlyMap<CalendarKind, number>, language: Language): string {
  const parts = calendarKinds.flatMap((kind) => {
    const count = counts.get(kind) ?? 0
    const [one, several, vi] = nouns[kind]
    return count === 0 ? [] : [`${count} ${language === 'VI' ? vi : count === 1 ? one : several}`]
  })
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total === 0) return language === 'VI' ? 'Mọi mốc đều có ngày.' : 'Everything has its day.'
  const listed = listInWords(parts, language)
  if (language === 'VI') return `${listed} không rõ ngày nên không hiển thị.`
  return `${listed} ${total === 1 ? 'has' : 'have'} no day and ${total === 1 ? 'is' : 'are'} not shown.`
}

const titles: Readonly<Record<CalendarKind, readonly [en: string, vi: string]>> = {
  HELD: ['', ''],
  EXPIRES: ['Expires', 'Hết thời hạn'],
  SESSION_DUE: ['Session due (reckoned)', 'Đến hạn họp (ước tính)'],
  ENTERED_INTO_FORCE: ['Entry into force', 'Có hiệu lực'],
  PLANNED_END: ['Planned end', 'Dự kiến kết thúc'],
  ENDED: ['Ended', 'Kết thúc'],
  TERMINATED: ['Terminated', 'Chấm dứt'],
  SIGNED: ['Signed', 'Ký kết'],
  VALID_FROM: ['Period begins', 'Bắt đầu giai đoạn'],
  PLANNED_START: ['Planned start', 'Dự kiến bắt đầu'],
  STARTED: ['Started', 'Bắt đầu'],
  ISSUED: ['Issued', 'Ban hành'],
}

/** What takes place goes by its own name. */
export function calendarTitle(kind: CalendarKind, name: string, language: Language): string {
  const title = titles[kind][language === 'VI' ? 1 : 0]
  return title === '' ? name : `${title}: ${name}`
}

/** Of the category under which calendar programs colour it. */
export function categoryOf(kind: CalendarKind, language: Language): string {
  const title = kind === 'HELD' ? (['Meeting', 'Cuộc họp, sự kiện'] as const) : titles[kind]
  return title[language === 'VI' ? 1 : 0]
}

export interface Rival {
  readonly value: string
  readonly original: string | null
  readonly rank: string
  readonly rule: string | null
  readonly citations: readonly string[]
}

/** Where sources disagree on the day, every value with whoever gives it, the one shown first. */
export function rivalsInWords(rivals: readonly Rival[], language: Language): string[] {
  const isVietnamese = language === 'VI'
  const lines = rivals.map(({ value, citations }) => {
    const day = dateInWords(value, language)
    return `– ${day}: ${citations.join('; ')}`
  })
  const rule = rivals.find((one) => one.rule !== null)?.rule ?? null
  return [
    isVietnamese ? 'Các nguồn không thống nhất:' : 'Sources disagree:',
    ...lines,
    ...(rule === null ? [] : [isVietnamese ? `Căn cứ lựa chọn: ${ruleVi(rule) ?? rule}` : `Why this one: ${rule}`]),
  ]
}
