/** Reads what a brief says of one year: what happened in it in the whole graph, by the level of the partners. */
import { type LevelFacts, levels, type YearFacts } from '../../domain/brief/brief-facts.ts'
import { MOST_NAMES } from '../../domain/brief/relation-lines.ts'
import type { Language } from '../../domain/history-title.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../../graph/graph.ts'
import {
  beginningAfterYear,
  endingInYear,
  figuresOfYear,
  type YearLevel,
  yearLevels,
  yearProjects,
} from '../../graph/queries/brief-year.ts'
import { capturedYears } from '../../graph/queries/coverage.ts'
import { BriefReader, MOST_ROWS } from './brief-reader.ts'

export interface YearQuestion {
  readonly year: number
  readonly language: Language
}

export async function readYear(graph: Graph, { year, language }: YearQuestion): Promise<YearFacts> {
  const reader = new BriefReader(graph, null)
  await reader.begin()
  const [rows, captured, projects, ending, documents, acts, figures] = await Promise.all([
    graph.read(yearLevels(year, MOST_ROWS, MOST_NAMES + 1)),
    graph.read(capturedYears()),
    graph.read(yearProjects(year, MOST_ROWS)),
    graph.read(endingInYear(year, MOST_ROWS)),
    graph.read(beginningAfterYear(year, 'Agreement', MOST_ROWS)),
    graph.read(beginningAfterYear(year, 'Policy', MOST_ROWS)),
    graph.read(figuresOfYear(year, MOST_ROWS)),
  ])
  const byLevel = levels.map((level) =>
    toLevel(
      level,
      rows.find((row) => row.level === level),
    ),
  )
  reader.want(byLevel.flatMap(({ events }) => events.items.flatMap(({ evidenceIds }) => evidenceIds)))
  const idsOf = (rows: readonly { readonly id: EntityId }[]) => rows.map(({ id }) => id)
  const figureIds = idsOf(figures)
  const found = [projects, ending, documents, acts]
  const labels = ['Project', 'Agreement', 'Agreement', 'Policy'] as const
  const tables = await reader.lists(...labels.map((label, place) => [idsOf(found[place]!), label] as const))
  const listOf = (place: number) => ({ items: tables[place]!, total: found[place]![0]?.total ?? 0 })
  const known = captured.find((one) => one.year === year)
  return {
    year,
    levels: byLevel,
    projects: listOf(0),
    ending: listOf(1),
    nextDocuments: listOf(2),
    nextActs: listOf(3),
    figures: await reader.figures(figureIds, figures[0]?.total ?? 0, language),
    conflicts: await readConflicts(reader, byLevel),
    covered: { year, sources: known?.sources ?? 0, events: known?.events ?? 0 },
    ...(await reader.ground(`${pad(year)}-01-01`, `${pad(year)}-12-31`)),
  }
}

const pad = (year: number) => String(year).padStart(4, '0')

function toLevel(level: LevelFacts['level'], found: YearLevel | undefined): LevelFacts {
  const counts = found?.counts.map(({ label, count }) => [label, count]) ?? []
  return {
    level,
    counts: Object.fromEntries(counts),
    events: { items: found?.rows ?? [], total: found?.events ?? 0 },
  }
}

/** Where sources disagree on what is shown of the year. */
async function readConflicts(reader: BriefReader, byLevel: readonly LevelFacts[]): Promise<YearFacts['conflicts']> {
  const ids = [...new Set(byLevel.flatMap(({ events }) => events.items.map(({ entity }) => entity.id)))].sort()
  return reader.conflictsAmong(ids)
}
