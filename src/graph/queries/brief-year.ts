/** What happened in a year, in the whole graph, by the level of the partners: a range of an index, and what it leads to. */
import neo4j from 'neo4j-driver'
import type { ReportLevel, YearEvent } from '../../domain/brief/brief-facts.ts'
import type { HistoryEvent } from '../../domain/history.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { NamedEnd } from '../../domain/subgraph-stream.ts'
import type { ReadQuery } from '../read-query.ts'
import { PART_DEPTH } from '../timeline-entries.ts'

/** What a report on a year tells of. */
const TOLD: readonly EntityLabel[] = ['Agreement', 'Meeting', 'Project', 'Policy']

/** Cypher: the partners `p` of the entity `e`, each once. */
const PARTNERS = `MATCH (e)-[:PARTY_TO|TOOK_PART_IN|PARTICIPATES_IN|ISSUED|CONCERNS]-(p:Partner) RETURN p
  UNION MATCH (e)-[:RESULTED_IN]->(:Project)<-[:PARTICIPATES_IN]-(p:Partner) WHERE e:Agreement RETURN p
  UNION MATCH (e)-[:SESSION_OF]->(:Committee)<-[:MEMBER_OF]-(p:Partner) RETURN p`

/** Cypher: each entity `e` with an event certainly in the year, and the widest of the levels of its partners. */
const OF_YEAR = `MATCH (f:Finding) WHERE f.ownerId = '*' AND f.list = 'EVENT' AND f.at STARTS WITH $year + ' '
  MATCH (e:Entity {id: f.entityId}) WHERE any(label IN labels(e) WHERE label IN $told)
  WITH DISTINCT e
  WITH e, COLLECT { CALL (e) { ${PARTNERS} } RETURN DISTINCT coalesce(p.level, head(
    COLLECT { MATCH (p)-[:PART_OF*1..${PART_DEPTH}]->(w:Partner) WHERE w.level IS NOT NULL RETURN w.level LIMIT 1 }), '') } AS found
  WITH e, CASE WHEN size(found) = 0 THEN 'HOME' WHEN 'GLOBAL' IN found THEN 'GLOBAL'
    WHEN 'REGIONAL' IN found THEN 'REGIONAL' ELSE 'BILATERAL' END AS level`

/** Cypher: the events of `e` certainly in the year. */
const EVENTS = `MATCH ()-[entry:TIMELINE]->(e) WHERE entry.ownerId = e.id
  AND entry.earliest >= $year + '-01-01' AND entry.latest <= $year + '-12-31'
  AND NOT entry.event IN ['PLANNED_START', 'PLANNED_END', 'EXPIRES']`

const paramsOf = (year: number) => ({ year: String(year).padStart(4, '0'), told: TOLD })

export interface YearLevel {
  readonly level: ReportLevel
  readonly events: number
  /** Entities with an event in the year, by type. */
  readonly counts: readonly { readonly label: EntityLabel; readonly count: number }[]
  /** In order of time; what is known to the year only comes last. */
  readonly rows: readonly YearEvent[]
}

/** A row for each level at which anything took place, with at most `first` events, and of each at most `partners` named. */
export function yearLevels(year: number, first: number, partners: number): ReadQuery<YearLevel> {
  return {
    cypher: `${OF_YEAR} ${EVENTS}
      WITH level, e, entry, entry.latest > $year + '-12-30' AND entry.earliest < $year + '-01-02' AS isVague
      ORDER BY isVague, entry.at
      WITH level, collect({e: e, entry: entry}) AS found
      RETURN level, size(found) AS events,
        COLLECT { UNWIND found AS one WITH DISTINCT one.e AS e
          WITH [label IN labels(e) WHERE label IN $told][0] AS label, count(*) AS count
          ORDER BY label RETURN {label: label, count: count} } AS counts,
        COLLECT { UNWIND found[..$first] AS one WITH one.e AS e, one.entry AS entry,
            COLLECT { WITH one.e AS e CALL (e) { ${PARTNERS} } WITH p ORDER BY p.id RETURN p {.id, .name, .nameVi} } AS partners
          RETURN {entry: entry {.event, .edtf, .asPrinted, .inferred, .why, .evidenceIds},
            entity: e {.id, .name, .nameVi}, kind: e.kind, partners: partners[..$partners], many: size(partners)} } AS rows`,
    params: { ...paramsOf(year), first: neo4j.int(first), partners: neo4j.int(partners) },
    toRow: (record) => ({
      level: record.get('level'),
      events: record.get('events'),
      counts: record.get('counts'),
      rows: (record.get('rows') as StoredEvent[]).map(toEvent),
    }),
  }
}

interface StoredEvent {
  readonly entry: Readonly<Record<string, unknown>>
  readonly entity: NamedEnd
  readonly kind: string | null
  readonly partners: readonly NamedEnd[]
  readonly many: number
}

function toEvent({ entry, entity, kind, partners, many }: StoredEvent): YearEvent {
  return {
    event: entry.event as HistoryEvent,
    date: {
      edtf: String(entry.edtf),
      asPrinted: (entry.asPrinted as string | null) ?? null,
      inferred: entry.inferred === true,
      why: (entry.why as string | null) ?? null,
    },
    entity,
    kind,
    partners: { items: partners, total: many },
    evidenceIds: (entry.evidenceIds as string[] | null) ?? [],
  }
}

/** Projects with an event in the year, in order of id; the number of all stands in each row. */
export function yearProjects(
  year: number,
  first: number,
): ReadQuery<{ readonly id: EntityId; readonly total: number }> {
  return listOf(
    `MATCH (f:Finding) WHERE f.ownerId = '*' AND f.list = 'EVENT' AND f.at STARTS WITH $year + ' project:'
     WITH f.entityId AS id`,
    year,
    first,
  )
}

/** Documents whose period ends in the year, in order of its end. */
export function endingInYear(
  year: number,
  first: number,
): ReadQuery<{ readonly id: EntityId; readonly total: number }> {
  return listOf(
    `MATCH (e:Agreement) WHERE e.validUntilEarliest >= date($year + '-01-01') AND e.validUntilEarliest <= date($year + '-12-31')
       AND e.validUntilLatest <= date($year + '-12-31')
     WITH e.id AS id`,
    year,
    first,
  )
}

/** Documents and acts whose period begins in the year after. */
export function beginningAfterYear(
  year: number,
  label: 'Agreement' | 'Policy',
  first: number,
): ReadQuery<{ readonly id: EntityId; readonly total: number }> {
  return listOf(
    `MATCH (e:${label}) WHERE e.validFromEarliest >= date($year + '-01-01') AND e.validFromEarliest <= date($year + '-12-31')
     WITH e.id AS id`,
    year + 1,
    first,
  )
}

/** Figures of the year, by period or by the day as of which they count, and others that the same sources report. */
export function figuresOfYear(
  year: number,
  first: number,
): ReadQuery<{ readonly id: EntityId; readonly total: number }> {
  const inYear = (field: string) =>
    `f.${field}Earliest >= date($year + '-01-01') AND f.${field}Earliest <= date($year + '-12-31')`
  return listOf(
    `CALL () { MATCH (f:ReportedFigure) WHERE ${inYear('period')} RETURN f
       UNION MATCH (f:ReportedFigure) WHERE ${inYear('asOf')} RETURN f }
     MATCH (f)<-[:SUPPORTS]-(:Evidence)-[:FROM]->(s:Source) WITH DISTINCT s
     MATCH (s)<-[:FROM]-(:Evidence)-[:SUPPORTS]->(f:ReportedFigure) WITH DISTINCT f.id AS id`,
    year,
    first,
  )
}

function listOf(
  found: string,
  year: number,
  first: number,
): ReadQuery<{ readonly id: EntityId; readonly total: number }> {
  return {
    cypher: `${found} WITH DISTINCT id ORDER BY id WITH collect(id) AS ids UNWIND ids[..$first] AS id
      RETURN id, size(ids) AS total`,
    params: { ...paramsOf(year), first: neo4j.int(first) },
    columns: ['id', 'total'],
    toRow: (record) => ({ id: record.get('id'), total: record.get('total') }),
  }
}
