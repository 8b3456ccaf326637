/** Reads what a calendar has: what is dated in the period, what proves it, which sessions are due, and what has no day. */
import {
  type CalendarEvent,
  type CalendarFeed,
  type CalendarKind,
  calendarTitle,
  daysOf,
  withoutDayInWords,
} from '../../domain/calendar-feed.ts'
import { InputError } from '../../domain/errors.ts'
import type { GapFacts } from '../../domain/gaps.ts'
import { eventsOf } from '../../domain/history.ts'
import type { Language } from '../../domain/history-title.ts'
import { nameIn } from '../../domain/labels.ts'
import { boundsOf } from '../../domain/printed-bounds.ts'
import type { Graph } from '../../graph/graph.ts'
import {
  type CalendarEntity,
  type CalendarEvidence,
  type CalendarPeriod,
  calendarEntities,
  calendarEvidence,
  datedByChange,
  datedInHistory,
  datedOfType,
  type NamedEntity,
  undatedInHistory,
  undatedMeetings,
} from '../../graph/queries/calendar.ts'
import { END, type FindingRow, findings } from '../../graph/queries/findings.ts'
import { saidBy } from './dates-by-kind.ts'
import { aboutEvent, aboutSession, type DatedEvent } from './event-words.ts'

export interface CalendarRequest {
  /** Null asks for the whole graph. */
  readonly of: NamedEntity | null
  readonly period: CalendarPeriod
  readonly kinds: readonly CalendarKind[]
  readonly language: Language
  /** Dates that it may have: programs read all of them again and again. */
  readonly most: number
}

/** How many entities, or pieces of evidence, one statement reads. */
const AT_ONCE = 500

/** @throws {InputError} BAD_INPUT where the period has more dates than a calendar holds. */
export async function readCalendar(request: CalendarRequest, graph: Graph): Promise<CalendarFeed> {
  const { of, language, kinds, most } = request
  const ids = await datedIds(request, graph)
  const sessions = kinds.includes('SESSION_DUE') ? await dueSessions(request, graph) : []
  if (ids.length > 2 * most) throw tooMany(request)
  const entities = await inPieces(ids, (some) => graph.read(calendarEntities(some)))
  const { dated, withoutDay } = sortOut(entities, request)
  if (dated.length + sessions.length > most) throw tooMany(request)
  await countUndated(request, graph, withoutDay)
  const evidenceIds = [
    ...dated.flatMap(({ entity, evidenceIds: own, field }) => [
      ...own,
      ...entity.claims.filter(({ property }) => property === field).map((claim) => claim.evidenceId),
    ]),
    ...sessions.flatMap((row) => row.evidenceIds ?? []),
  ]
  const read = await inPieces([...new Set(evidenceIds)], (some) => graph.read(calendarEvidence(some)))
  const evidence = new Map(read.map((one) => [one.id, one]))
  const events = [
    ...dated.map((one) => toEvent(one, evidence, language)),
    ...sessions.flatMap((row) => toSession(row, request, evidence, withoutDay)),
  ]
  const whose = of === null ? null : nameIn(of, language)
  return {
    name: `Accord${whose === null ? '' : `: ${whose}`}`,
    description: `${periodInWords(request)} ${withoutDayInWords(withoutDay, language)}`,
    language,
    events: events.sort(byDay),
  }
}

const byDay = (a: CalendarEvent, b: CalendarEvent) => (keyOf(a) < keyOf(b) ? -1 : 1)
const keyOf = ({ firstDay, entityId, kind, number }: CalendarEvent) => `${firstDay} ${entityId} ${kind} ${number}`

/** From the year before on, so that what began in it and lasts, or is printed as a year of the period, is met and counted. */
async function datedIds({ of, kinds, period, most }: CalendarRequest, graph: Graph): Promise<string[]> {
  const wide = { ...period, from: `${String(Number(period.from.slice(0, 4)) - 1).padStart(4, '0')}-01-01` }
  // Some of the year before are not of the period.
  const limit = 2 * most + 1
  if (of !== null) return each([await graph.read(datedInHistory(of.id, kinds, wide, limit))])
  const asked = kinds.map((kind) => saidBy[kind])
  const statuses = asked.flatMap((one) => one.statuses)
  const found = await Promise.all([
    ...asked.flatMap(({ fields }) =>
      fields.map(([label, field]) => graph.read(datedOfType(label, field, wide, limit))),
    ),
    ...(statuses.length === 0 ? [] : [graph.read(datedByChange(statuses, wide, limit))]),
  ])
  return each(found)

  function each(lists: readonly (readonly string[])[]): string[] {
    // A list that has reached its limit may have more.
    if (lists.some((list) => list.length >= limit)) throw tooMany({ of, period, most })
    return [...new Set(lists.flat())]
  }
}

async function inPieces<Row>(ids: readonly string[], read: (ids: readonly string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = 0; start < ids.length; start += AT_ONCE)
    rows.push(...(await read(ids.slice(start, start + AT_ONCE))))
  return rows
}

/** What has its days, and how many of each kind may lie in the period and have none. */
function sortOut(entities: readonly CalendarEntity[], { kinds, period: { from, until } }: CalendarRequest) {
  const dated: DatedEvent[] = []
  const withoutDay = new Map<CalendarKind, number>()
  for (const entity of entities) {
    const numbers = new Map<string, number>()
    for (const { event, date, evidenceIds } of eventsOf(entity)) {
      const kind = kinds.find((one) => one === event)
      if (kind === undefined || date === null) continue
      // Counted whether it lies in the period or not: an event is the same event in every period.
      const number = (numbers.get(kind) ?? 0) + 1
      numbers.set(kind, number)
      const { earliest, latest } = boundsOf(date)
      const begins = earliest ?? latest
      const days = daysOf(date.edtf)
      const ends = days?.lastDay ?? latest
      if (begins === null || (until !== null && begins > until) || (ends !== null && ends < from)) continue
      if (days === null) withoutDay.set(kind, (withoutDay.get(kind) ?? 0) + 1)
      else {
        const field = saidBy[kind].fields.find(([label]) => label === entity.label)?.[1] ?? null
        dated.push({ entity, kind, field, date, evidenceIds, number })
      }
    }
  }
  return { dated, withoutDay }
}

/** Without a year, or without any date: of a body all that its history tells, of the whole graph its meetings. */
async function countUndated(
  { of, kinds }: CalendarRequest,
  graph: Graph,
  into: Map<CalendarKind, number>,
): Promise<void> {
  const add = (kind: CalendarKind, many: number) => into.set(kind, (into.get(kind) ?? 0) + many)
  if (of !== null) for (const [kind, many] of await graph.read(undatedInHistory(of.id, kinds))) add(kind, many)
  else if (kinds.includes('HELD'))
    for (const many of await graph.read(undatedMeetings())) if (many > 0) add('HELD', many)
}

function dueSessions({ of, most, period: { from, until } }: CalendarRequest, graph: Graph): Promise<FindingRow[]> {
  const range = { list: 'GAP/OVERDUE_SESSION', above: from, below: until === null ? END : `${until}~`, holdsOn: null }
  const question = { of: of?.id ?? null, groups: [[range]], first: most, after: null }
  return graph.read(findings(question, { entity: ['name', 'nameVi', 'kind'], evidence: 'IDS', besides: null }))
}

function toEvent(one: DatedEvent, evidence: ReadonlyMap<string, CalendarEvidence>, language: Language): CalendarEvent {
  const { entity, kind, date, number } = one
  const name = nameIn(named(entity.properties), language)
  const said = one.evidenceIds.flatMap((id) => evidence.get(id) ?? [])
  const { firstDay, lastDay } = daysOf(date.edtf)!
  return {
    entityId: entity.id,
    kind,
    firstDay,
    lastDay,
    summary: calendarTitle(kind, name, language),
    description: aboutEvent(one, said, evidence, language),
    place: kind === 'HELD' ? ((entity.properties.place as string | undefined) ?? null) : null,
    knownSince: newest(said),
    number,
  }
}

const named = ({ name, nameVi }: Readonly<Record<string, unknown>>) => ({
  name: String(name),
  nameVi: (nameVi as string | null | undefined) ?? null,
})

const newest = (said: readonly CalendarEvidence[]) =>
  said
    .flatMap(({ knownSince }) => knownSince ?? [])
    .sort()
    .at(-1) ?? null

/** A committee that meets as a rule, and when it would. */
function toSession(
  { entity, facts, evidenceIds }: FindingRow,
  { language, period: { from, until } }: CalendarRequest,
  evidence: ReadonlyMap<string, CalendarEvidence>,
  withoutDay: Map<CalendarKind, number>,
): CalendarEvent[] {
  const { due } = facts as GapFacts
  const days = due === undefined ? null : daysOf(due.edtf)
  if (days === null) {
    withoutDay.set('SESSION_DUE', (withoutDay.get('SESSION_DUE') ?? 0) + 1)
    return []
  }
  if (days.lastDay < from || (until !== null && days.firstDay > until)) return []
  const said = (evidenceIds ?? []).flatMap((id) => evidence.get(id) ?? [])
  const name = nameIn(named(entity.properties), language)
  return [
    {
      entityId: entity.id,
      kind: 'SESSION_DUE',
      firstDay: days.firstDay,
      lastDay: days.lastDay,
      summary: calendarTitle('SESSION_DUE', name, language),
      description: aboutSession(name, facts as GapFacts, entity.properties.kind, said, language),
      place: null,
      knownSince: newest(said),
      number: 1,
    },
  ]
}

function periodInWords({ of, period: { from, until }, language }: CalendarRequest): string {
  const whose = of === null ? '' : nameIn(of, language)
  if (language === 'VI') {
    const end = until === null ? '' : ` đến ${until}`
    return `Phiên họp, thời hạn và gia hạn${whose === '' ? '' : ` của ${whose}, kể cả các cơ quan trực thuộc`}, từ ${from}${end}.`
  }
  const end = until === null ? 'on' : `until ${until}`
  return `Sessions, expiries and renewals${whose === '' ? '' : ` of ${whose} with its parts`}, from ${from} ${end}.`
}

function tooMany({ of, most, period: { from, until } }: Pick<CalendarRequest, 'of' | 'period' | 'most'>): InputError {
  const end = until === null ? 'on' : `until "${until}"`
  return new InputError(
    `From "${from}" ${end} there are more than ${most} dates${of === null ? '' : ` of "${of.id}"`}, and a calendar holds no more.`,
    { hint: 'ask by "partner", for a shorter period by "from" and "until", or for fewer "kinds".' },
  )
}
