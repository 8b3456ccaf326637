/**
 * What a calendar needs: which entities have a date in a period, and what is known of those. Each of the first is a range of
 * an index, so that they read what they find, whatever the size of the graph.
 */
import neo4j from 'neo4j-driver'
import type { CalendarKind } from '../../domain/calendar-feed.ts'
import type { ClaimRow } from '../../domain/conflicts.ts'
import { dateProperties } from '../../domain/date-properties.ts'
import type { EntityRow } from '../../domain/history.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { parseDay } from '../day.ts'
import { evidenceByProperty, type ReadChange, toStatusRow } from '../entity-row.ts'
import type { ReadQuery } from '../read-query.ts'
import { UNDATED } from '../timeline-entries.ts'

export interface CalendarPeriod {
  /** ISO days; both belong to it, and the last may be open. */
  readonly from: string
  readonly until: string | null
}

/** The last day that there is. */
const NO_END = '9999-12-31'

/** As dates, which is how entities have theirs; histories have text. */
const daysOf = ({ from, until }: CalendarPeriod) => ({ from: parseDay(from), until: parseDay(until ?? NO_END) })

/** Of an owner and its parts: ids of whatever has such an event in the period, one for each event. */
export function datedInHistory(
  of: EntityId,
  kinds: readonly CalendarKind[],
  { from, until }: CalendarPeriod,
  limit: number,
): ReadQuery<EntityId> {
  return {
    cypher: `MATCH ()-[entry:TIMELINE]->(entity)
      WHERE entry.ownerId = $of AND entry.at >= $from AND entry.at < $until AND entry.event IN $kinds
      RETURN entity.id AS id ORDER BY entry.ownerId, entry.at LIMIT $limit`,
    params: { of, kinds, from, until: `${until ?? NO_END}~`, limit: neo4j.int(limit) },
    toRow: (record) => record.get('id') as string,
  }
}

/** How many such events of an owner and its parts have no year, or no date at all. */
export function undatedInHistory(
  of: EntityId,
  kinds: readonly CalendarKind[],
): ReadQuery<readonly [CalendarKind, number]> {
  return {
    cypher: `MATCH ()-[entry:TIMELINE]->() WHERE entry.ownerId = $of AND entry.at >= $undated AND entry.event IN $kinds
      RETURN entry.event AS kind, count(*) AS many`,
    params: { of, kinds, undated: UNDATED },
    toRow: (record) => [record.get('kind'), Number(record.get('many'))],
  }
}

/** Of the whole graph: ids of one type by one of its dates. */
export function datedOfType(
  label: EntityLabel,
  field: string,
  period: CalendarPeriod,
  limit: number,
): ReadQuery<EntityId> {
  const earliest = dateProperties(field).earliest
  return {
    cypher: `MATCH (n:${label}) WHERE n.${earliest} >= $from AND n.${earliest} <= $until
      RETURN n.id AS id ORDER BY n.${earliest} LIMIT $limit`,
    params: { ...daysOf(period), limit: neo4j.int(limit) },
    toRow: (record) => record.get('id') as string,
  }
}

/** Of the whole graph: ids of what came into a state on a day. */
export function datedByChange(statuses: readonly string[], period: CalendarPeriod, limit: number): ReadQuery<EntityId> {
  return {
    cypher: `MATCH (c:StatusChange) WHERE c.onEarliest >= $from AND c.onEarliest <= $until AND c.status IN $statuses
      WITH c ORDER BY c.onEarliest LIMIT $limit MATCH (n:Entity)-[:HAS_CHANGED]->(c) RETURN n.id AS id`,
    params: { ...daysOf(period), statuses, limit: neo4j.int(limit) },
    toRow: (record) => record.get('id') as string,
  }
}

/** Meetings of the whole graph without a year, or without any date: they stand at the end of an index. */
export function undatedMeetings(): ReadQuery<number> {
  return {
    cypher: 'MATCH (m:Meeting) WHERE m.earliestFirst = $undated AND m.id IS NOT NULL RETURN count(m) AS many',
    params: { undated: neo4j.int(99_999_999) },
    toRow: (record) => Number(record.get('many')),
  }
}

export interface CalendarEntity extends EntityRow {
  /** Of its fields and of the record as a whole. */
  readonly claims: readonly ClaimRow[]
  /** Whether something renews it, or replaces it as a whole. */
  readonly isSucceeded: boolean
}

const HIDDEN = '.*, text: null, searchTexts: null, searchNames: null, searchSubjects: null, searchAround: null'

/** In no order. Claims on relationships, of which a hub has thousands, are not read: their names begin with capitals. */
export function calendarEntities(ids: readonly EntityId[]): ReadQuery<CalendarEntity> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})
      RETURN id, [label IN labels(e) WHERE label <> 'Entity'][0] AS label, e {${HIDDEN}} AS properties,
        COLLECT { MATCH (said)-[claim:SUPPORTS]->() WHERE claim.list = id AND claim.property >= 'a' AND claim.listed IS NOT NULL
          MATCH (said)-[:FROM]->(origin)
          RETURN claim {.property, .value, .original, .rank, .rule, .inferred, evidenceId: claim.listed, sourceId: origin.id}
          ORDER BY claim.property + ' ' + said.id } AS claims,
        COLLECT { MATCH (e:Agreement|Project)-[r:HAS_CHANGED]->(change)
          RETURN {id: change.id, properties: properties(change), evidenceIds: r.evidenceIds} ORDER BY change.id } AS changes,
        EXISTS { (e:Agreement)<-[next:RENEWS|REPLACES]-() WHERE next:RENEWS OR next.scope IS NULL } AS isSucceeded`,
    params: { ids },
    columns: ['id', 'label', 'properties', 'claims', 'changes', 'isSucceeded'],
    toRow: (record) => {
      const claims = record.get('claims') as ClaimRow[]
      return {
        id: record.get('id'),
        label: record.get('label'),
        properties: record.get('properties'),
        changes: (record.get('changes') as ReadChange[]).map(toStatusRow),
        evidence: evidenceByProperty(claims),
        claims,
        isSucceeded: record.get('isSucceeded'),
      }
    },
  }
}

export interface NamedEntity {
  readonly id: EntityId
  readonly name: string
  readonly nameVi: string | null
}

export function namedEntity(id: EntityId): ReadQuery<NamedEntity> {
  return {
    cypher: 'MATCH (e:Entity {id: $id}) RETURN e.id AS id, e.name AS name, e.nameVi AS nameVi',
    params: { id },
    toRow: (record) => ({ id: record.get('id'), name: record.get('name'), nameVi: record.get('nameVi') }),
  }
}

export interface CalendarEvidence {
  readonly id: string
  readonly quote: string | null
  readonly citation: string
  /** ISO day on which its source was published, or looked at where that is later; null where neither is known. */
  readonly knownSince: string | null
}

/** In no order. */
export function calendarEvidence(ids: readonly string[]): ReadQuery<CalendarEvidence> {
  return {
    cypher: `UNWIND $ids AS id MATCH (v:Evidence {id: id})-[:FROM]->(s)
      RETURN id, v.quote AS quote, v.citation AS citation, [s.publishedOnLatest, s.retrievedOnLatest] AS days`,
    params: { ids },
    columns: ['id', 'quote', 'citation', 'days'],
    toRow: (record) => ({
      id: record.get('id'),
      quote: record.get('quote'),
      citation: record.get('citation'),
      knownSince:
        (record.get('days') as unknown[])
          .flatMap((day) => (day === null ? [] : [String(day)]))
          .sort()
          .at(-1) ?? null,
    }),
  }
}
