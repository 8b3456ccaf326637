/** iCalendar (RFC 5545, with the names of RFC 7986): whole days, none of which makes anybody busy. Equal feeds give equal bytes. */
import { ICalCalendar, ICalEventTransparency } from 'ical-generator'
import { addDays } from '../../domain/calendar.ts'
import { type CalendarEvent, type CalendarFeed, categoryOf } from '../../domain/calendar-feed.ts'
import type { Language } from '../../domain/history-title.ts'

export const ICS_TYPE = 'text/calendar; charset=utf-8'

/** How often a program that has subscribed looks again, in seconds. */
const LOOK_AGAIN_SECONDS = 12 * 3600

/**
 * The format wants to know since when an event stands as it does. Where no source says when it was looked at, that is
 * the day from which the format has counted.
 */
const UNKNOWN_SINCE = '1970-01-01'

/** `origin` is that of the server, where an event's record can be read; null where nobody knows it. */
export function writeCalendar({ name, description, language, events }: CalendarFeed, origin: string | null): string {
  const calendar = new ICalCalendar({
    name: escaped(name),
    description: escaped(description),
    prodId: { company: 'Accord', product: 'Calendar', language: language === 'VI' ? 'VI' : 'EN' },
    ttl: LOOK_AGAIN_SECONDS,
  })
  for (const event of events) {
    const url = origin === null ? null : origin + recordAddress(event.entityId, language)
    addEvent(calendar, event, { language, url })
  }
  return folded(described(calendar.toString(), description))
}

/** In the explorer, which has every type of record with its sentences. */
function recordAddress(id: string, language: Language): string {
  return `/explorer/#show=${id}&select=${id}${language === 'VI' ? '&lang=vi' : ''}`
}

function addEvent(
  calendar: ICalCalendar,
  event: CalendarEvent,
  { language, url }: { readonly language: Language; readonly url: string | null },
): void {
  const { firstDay, lastDay, summary, description, place, kind } = event
  calendar.createEvent({
    id: uidOf(event),
    stamp: instant(event.knownSince ?? UNKNOWN_SINCE),
    start: instant(firstDay),
    // The day after: the end is no part of it.
    end: instant(addDays(lastDay, 1)),
    allDay: true,
    summary,
    // Some programs do not show an address that stands by itself.
    description: [...description, ...(url === null ? [] : [url])].join('\n'),
    url,
    location: place,
    categories: [{ name: categoryOf(kind, language) }],
    transparency: ICalEventTransparency.TRANSPARENT,
  })
}

/** The same as long as the entity and what it says are: programs know an event by it. */
function uidOf({ entityId, kind, number }: CalendarEvent): string {
  const what = kind.toLowerCase().replaceAll('_', '-')
  return `${entityId}.${what}${number === 1 ? '' : `-${number}`}@accord`
}

const instant = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** The library writes names as they are. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

/** It knows only the older name of the calendar's description. */
function described(calendar: string, description: string): string {
  // A function: a text may have signs that a replacement would take for its own.
  return calendar.replace('X-WR-CALDESC:', () => `DESCRIPTION:${escaped(description)}\r\nX-WR-CALDESC:`)
}

/** Of a line, in octets, without its end. */
const LONGEST_LINE = 75

/** Lines no longer than the format allows; none is broken within a character. */
function folded(calendar: string): string {
  const lines = calendar.replaceAll(/\r\n[ \t]/g, '').split('\r\n')
  return `${lines
    .filter((line) => line !== '')
    .map(fold)
    .join('\r\n')}\r\n`
}

const segments = new Intl.Segmenter('vi', { granularity: 'grapheme' })

function fold(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST_LINE) return line
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const { segment } of segments.segment(line)) {
    const size = Buffer.byteLength(segment)
    if (bytes + size > LONGEST_LINE) {
      parts.push(part)
      part = ' '
      bytes = 1
    }
    part += segment
    bytes += size
  }
  return [...parts, part].join('\r\n')
}
