/** What the graph covers: figures with what it counts itself, and each year with its events and sources. */
import type { CountedPeriod, MetricRule } from '../../domain/figure-metrics.ts'
import { type PrintedDate, plannedEvents, printedDate } from '../../domain/history.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { ReadQuery } from '../read-query.ts'

export interface FigureRow {
  readonly id: EntityId
  readonly metric: string | null
  readonly period: PrintedDate | null
  readonly asOf: PrintedDate | null
  readonly subjects: readonly { readonly id: EntityId; readonly name: string; readonly nameVi: string | null }[]
}

/** Figures with what they concern, by id; unknown ids have no row. */
export function figures(ids: readonly EntityId[]): ReadQuery<FigureRow> {
  return {
    cypher: `UNWIND $ids AS id MATCH (f:ReportedFigure {id: id})
      RETURN id, f {.metric, .periodEdtf, .asOfEdtf} AS properties,
        COLLECT { MATCH (f)-[:CONCERNS]->(subject) RETURN DISTINCT subject {.id, .name, .nameVi} ORDER BY subject.id } AS subjects`,
    params: { ids },
    toRow: (record) => {
      const properties = record.get('properties') as Record<string, unknown>
      return {
        id: record.get('id'),
        metric: (properties.metric as string | null) ?? null,
        period: printedDate(properties, 'period'),
        asOf: printedDate(properties, 'asOf'),
        subjects: record.get('subjects'),
      }
    },
  }
}

export interface CountedEntities {
  readonly total: number
  /** By id, at most `MOST_COUNTED`. */
  readonly ids: readonly EntityId[]
}

export const MOST_COUNTED = 100

/** The key of a date without a beginning starts with its end. */
const BEGINS = "NOT left(entry.edtf, 1) IN ['.', '/']"

/**
 * Entities with an event of the rule certainly within the period, in the history of any of the owners: a range of the
 * index for each. Without owners the histories of the counted entities themselves are read.
 */
export function countedEntities(
  owners: readonly EntityId[],
  { label, kind, events }: MetricRule,
  { from, until }: CountedPeriod,
): ReadQuery<CountedEntities> {
  const entries =
    owners.length > 0
      ? 'UNWIND $owners AS owner MATCH ()-[entry:TIMELINE]->(e) WHERE entry.ownerId = owner'
      : `MATCH (e:${label})<-[entry:TIMELINE]-() WHERE entry.ownerId = e.id`
  return {
    cypher: `${entries} AND entry.at >= $from AND entry.at < $below AND entry.type = $label
        AND ${BEGINS} AND coalesce(entry.latest <= $until, $until IS NULL) ${events === null ? '' : 'AND entry.event IN $events'}
      WITH DISTINCT e ${kind === null ? '' : 'WHERE e.kind = $kind'} ORDER BY e.id
      RETURN count(e) AS total, collect(e.id)[..${MOST_COUNTED}] AS ids`,
    params: { owners, label, kind, events, from: from ?? '', until, below: until === null ? 'X' : `${until}~` },
    toRow: (record) => ({ total: record.get('total'), ids: record.get('ids') }),
  }
}

export interface YearRow {
  readonly year: number
  readonly count: number
}

/** Events certainly in each year of the history of the entity. A year without any has no row. */
export function eventsByYear(of: EntityId, from: string, until: string): ReadQuery<YearRow> {
  return {
    cypher: `MATCH ()-[entry:TIMELINE]->() WHERE entry.ownerId = $of AND entry.at >= $from AND entry.at < $below AND ${BEGINS}
        AND NOT entry.event IN $planned
      WITH left(entry.at, 4) AS year, entry.latest AS latest WHERE latest STARTS WITH year
      RETURN toInteger(year) AS year, count(*) AS count ORDER BY year`,
    params: { of, from, below: `${until}~`, planned: [...plannedEvents] },
    toRow: (record) => ({ year: record.get('year'), count: record.get('count') }),
  }
}

export interface CapturedYear {
  readonly year: number
  /** In the whole graph. */
  readonly events: number
  readonly sources: number
}

/** Years of which the graph knows anything, in order. */
export function capturedYears(): ReadQuery<CapturedYear> {
  return {
    cypher: `MATCH (f:Finding) WHERE f.ownerId = '*' AND f.list = 'YEAR' AND f.at >= ''
      RETURN toInteger(f.at) AS year, f.events AS events, f.sources AS sources ORDER BY f.at`,
    params: {},
    toRow: (record) => ({
      year: record.get('year'),
      events: record.get('events'),
      sources: record.get('sources'),
    }),
  }
}
