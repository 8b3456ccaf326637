/** Reads what a brief says of one entity: its history, and what stands in it by type. */
import type { EntityFacts, Listed, PeopleFacts, SubjectFacts, TimelineEntry } from '../../domain/brief/brief-facts.ts'
import type { Language } from '../../domain/history-title.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { Graph } from '../../graph/graph.ts'
import { toNamedEnd } from '../../graph/light-entity.ts'
import { bodiesCount, bodiesOf, listed, type Scope, statusCounts, typeCounts } from '../../graph/queries/brief-lists.ts'
import { type PeopleSide, peopleNamed, positionCount } from '../../graph/queries/brief-people.ts'
import { capturedYears, eventsByYear } from '../../graph/queries/coverage.ts'
import { history, historyCount } from '../../graph/queries/history.ts'
import { BriefReader, labelOfEntity, MOST_ROWS } from './brief-reader.ts'

export interface SubjectQuestion extends Scope {
  readonly asOf: string | null
  readonly language: Language
}

/** `of` exists. */
export async function readSubject(graph: Graph, question: SubjectQuestion): Promise<SubjectFacts> {
  const { of, from, until, language } = question
  const reader = new BriefReader(graph, question.asOf)
  await reader.begin()
  const counts = new Map((await graph.read(typeCounts(question))).map(({ label, count }) => [label, count]))
  const [timeline, states, figureIds, tables] = await Promise.all([
    readTimeline(reader, question),
    graph.read(statusCounts(question, reader.asOf, reader.isPast)),
    readIds(graph, question, counts, 'ReportedFigure'),
    readTables(reader, question, counts),
  ])
  const [bodies, bodyCount, people, gaps, conflicts, years] = await Promise.all([
    graph.read(bodiesOf(of, MOST_ROWS)),
    graph.read(bodiesCount(of)),
    readPeople(reader, question),
    reader.gaps(of),
    reader.conflicts(of),
    readYears(graph, question),
  ])
  return {
    bodies: { items: bodies, total: bodyCount[0] ?? 0 },
    counts: Object.fromEntries(counts),
    timeline,
    states: sumOf(states),
    ...tables,
    figures: await reader.figures(figureIds, counts.get('ReportedFigure') ?? 0, language),
    people,
    gaps,
    conflicts,
    years,
    ...(await reader.ground(from, until)),
  }
}

type Counts = ReadonlyMap<EntityLabel, number>

/** The latest of the type that are told of. */
async function readIds(graph: Graph, question: SubjectQuestion, counts: Counts, label: EntityLabel) {
  return (counts.get(label) ?? 0) === 0 ? [] : graph.read(listed(question, label, MOST_ROWS))
}

/** The subject, and what has tables of its own. */
async function readTables(
  reader: BriefReader,
  question: SubjectQuestion,
  counts: Counts,
): Promise<Pick<SubjectFacts, 'subject' | 'agreements' | 'meetings' | 'projects' | 'policies'>> {
  const { of } = question
  const idsOf = (label: EntityLabel) => readIds(reader.graph, question, counts, label)
  const labels = ['Agreement', 'Meeting', 'Project', 'Policy'] as const
  const ids = await Promise.all(labels.map(idsOf))
  const [subject, ...lists] = await reader.lists(
    [[of], labelOfEntity(of)],
    ...labels.map((label, place) => [ids[place]!, label] as const),
  )
  const listOf = (label: (typeof labels)[number]): Listed<EntityFacts> => ({
    items: lists[labels.indexOf(label)]!,
    total: counts.get(label) ?? 0,
  })
  return {
    subject: subject![0]!,
    agreements: listOf('Agreement'),
    meetings: listOf('Meeting'),
    projects: listOf('Project'),
    policies: listOf('Policy'),
  }
}

const ENTRY = {
  date: ['edtf', 'asPrinted', 'inferred', 'why'],
  entity: ['name', 'nameVi', 'kind'],
  body: ['name', 'nameVi'],
  evidence: 'IDS',
} as const

/** The latest entries, in order of time. */
async function readTimeline(reader: BriefReader, { of, from, until }: SubjectQuestion): Promise<Listed<TimelineEntry>> {
  const asked = {
    of,
    labels: null,
    from,
    until,
    asOf: null,
    includeParts: true,
    order: 'DESC' as const,
    first: MOST_ROWS,
    after: null,
  }
  const [rows, [total = 0]] = await Promise.all([
    reader.graph.read(history(asked, ENTRY)),
    reader.graph.read(historyCount(asked)),
  ])
  const found = rows.slice(0, MOST_ROWS)
  const isDated = ({ at }: (typeof found)[number]) => /^\d/.test(at)
  const inTime = [...found.filter(isDated).reverse(), ...found.filter((row) => !isDated(row))]
  const items = inTime.map(({ event, date, entity, body, evidenceIds }) => ({
    event,
    date,
    entity: toNamedEnd(entity),
    kind: (entity.properties.kind as string | null | undefined) ?? null,
    body: toNamedEnd(body),
    evidenceIds: evidenceIds ?? [],
  }))
  reader.want(items.flatMap(({ evidenceIds }) => evidenceIds))
  return { items, total }
}

/** Meetings in which people are looked for, the latest ones. */
export const MOST_MEETINGS = 200

/** Positions that are looked through for who holds them. */
export const MOST_POSITIONS = 500

/** In a period, positions alone name nobody. */
async function readPeople(reader: BriefReader, question: SubjectQuestion): Promise<PeopleFacts> {
  const { of, from, until } = question
  const isWhole = from === null && until === null
  const [meetings, [positions = 0]] = await Promise.all([
    reader.graph.read(listed(question, 'Meeting', MOST_MEETINGS)),
    isWhole ? reader.graph.read(positionCount(of)) : [0],
  ])
  const withHolders = positions > 0 && positions <= MOST_POSITIONS
  const sides = await reader.graph.read(peopleNamed({ of, meetings, withHolders, first: MOST_ROWS }))
  const [theirs, others] = await Promise.all(
    [true, false].map((isTheirs) =>
      readSide(
        reader,
        sides.find((side) => side.isTheirs === isTheirs),
      ),
    ),
  )
  return {
    theirs: theirs!,
    others: others!,
    meetings: meetings.length,
    unreadPositions: withHolders ? 0 : positions,
  }
}

async function readSide(reader: BriefReader, side: PeopleSide | undefined): Promise<PeopleFacts['theirs']> {
  if (side === undefined) return { items: [], total: 0 }
  const ids = side.rows.map(({ id }) => id)
  const facts = await reader.entities(ids, 'Person')
  const items = side.rows.map(({ meetings, lastMet }, place) => ({ ...facts[place]!, meetings, lastMet }))
  return { items, total: side.total }
}

/** Every year from the first with an event to the present one, or those of the period. */
async function readYears(graph: Graph, { of, from, until }: SubjectQuestion) {
  const first = from?.slice(0, 4) ?? ''
  const [events, captured] = await Promise.all([
    graph.read(eventsByYear(of, first, `${until?.slice(0, 4) ?? '9999'}-12-31`)),
    graph.read(capturedYears()),
  ])
  const counts = new Map(events.map(({ year, count }) => [year, count]))
  const sources = new Map(captured.map((year) => [year.year, year.sources]))
  const start = from === null ? events[0]?.year : Number(first)
  const last = until === null ? captured.findLast(({ year }) => sources.has(year))?.year : Number(until.slice(0, 4))
  if (start === undefined || last === undefined) return []
  return Array.from({ length: Math.max(0, Math.min(last - start, 499) + 1) }, (_, index) => {
    const year = start + index
    return { year, sources: sources.get(year) ?? 0, events: counts.get(year) ?? 0 }
  })
}

/** Two lists may hold documents of one state. */
function sumOf(states: SubjectFacts['states']): SubjectFacts['states'] {
  const sums = new Map<string, number>()
  for (const { status, count } of states) sums.set(status, (sums.get(status) ?? 0) + count)
  return [...sums].map(([status, count]) => ({ status, count }))
}
