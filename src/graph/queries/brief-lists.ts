/** What a brief lists of an entity: counts that are exact, and rows no further than they are shown. */
import neo4j from 'neo4j-driver'
import { type EntityLabel, entityLabelOf } from '../../domain/ontology.ts'
import { pipelineStates } from '../../domain/pipeline.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { NamedEnd } from '../../domain/subgraph-stream.ts'
import type { ReadQuery } from '../read-query.ts'
import { PART_DEPTH, UNDATED } from '../timeline-entries.ts'

export interface Scope {
  readonly of: EntityId
  /** ISO days: what certainly lies outside, or has no year, is left out, as in a history. */
  readonly from: string | null
  readonly until: string | null
}

const isWhole = ({ from, until }: Scope) => from === null && until === null

/** Cypher: the conditions of the period on `entry`, as the question `history` has them. */
const inPeriod = (scope: Scope) =>
  [
    isWhole(scope) ? '' : 'AND entry.at < $undated',
    scope.from === null ? '' : 'AND coalesce(entry.latest >= $from, true)',
    scope.until === null ? '' : 'AND entry.earliest <= $until',
  ].join(' ')

const entries = (scope: Scope) =>
  `MATCH ()-[entry:TIMELINE]->(e) WHERE entry.ownerId = $of AND entry.at >= '' ${inPeriod(scope)}`

const paramsOf = ({ of, from, until }: Scope) => ({ of, from, until, undated: UNDATED })

export interface TypeCount {
  readonly label: EntityLabel
  /** Entities, each once. */
  readonly count: number
}

/** Of each type with an entry in the history. */
export function typeCounts(scope: Scope): ReadQuery<TypeCount> {
  return {
    cypher: `${entries(scope)} RETURN entry.type AS label, count(DISTINCT e) AS count ORDER BY label`,
    params: paramsOf(scope),
    toRow: (record) => ({ label: record.get('label'), count: record.get('count') }),
  }
}

/** Entities of the type, the latest first, then what has no year as in a history: read in the order of the index, no further than needed. */
export function listed(scope: Scope, label: EntityLabel, first: number): ReadQuery<EntityId> {
  const branch = (range: string, order: 'ASC' | 'DESC', limit: string) =>
    `MATCH ()-[entry:TIMELINE]->(e) WHERE entry.ownerId = $of AND ${range} ${inPeriod(scope)} AND entry.type = $label
     WITH e, entry ORDER BY entry.ownerId ${order}, entry.at ${order} WITH DISTINCT e LIMIT ${limit} RETURN e.id AS id`
  const branches = [
    branch("entry.at >= '' AND entry.at < $undated", 'DESC', '$first'),
    // As many again as may stand among the dated ones as well.
    ...(isWhole(scope) ? [branch('entry.at >= $undated', 'ASC', '2 * $first')] : []),
  ]
  return {
    cypher: `CALL () { ${branches.join(' UNION ALL ')} } WITH DISTINCT id LIMIT $first RETURN id`,
    params: { ...paramsOf(scope), label, first: neo4j.int(first) },
    columns: ['id'],
    toRow: (record) => record.get('id'),
  }
}

export interface StatusCount {
  readonly status: string
  readonly count: number
}

/** Whose documents are listed under them by state: a range of the index for each state. Of others each is looked up. */
const listsStates: ReadonlySet<EntityLabel> = new Set(['Partner', 'Institution'])

/** Documents with an entry in the history by their state on the day: as `pipeline` tells them. */
export function statusCounts(scope: Scope, asOf: string, isPast: boolean): ReadQuery<StatusCount> {
  const lists = pipelineStates.flatMap((status) => [`STAY/${status}`, `${isPast ? 'BEFORE' : 'NOW'}/${status}`])
  const within = isWhole(scope)
    ? ''
    : `AND EXISTS { MATCH ()-[entry:TIMELINE]->(:Entity {id: f.entityId}) WHERE entry.ownerId = $of ${inPeriod(scope)} }`
  const holds = 'coalesce(f.from <= $asOf, true) AND coalesce(f.until > $asOf, true)'
  const found = listsStates.has(entityLabelOf(scope.of) ?? 'Source')
    ? `UNWIND $lists AS list MATCH (f:Finding)
       WHERE f.ownerId = $of AND f.list = list AND f.at > '' AND ${holds} ${within}`
    : `${entries(scope)} AND entry.type = 'Agreement' WITH DISTINCT e
       MATCH (f:Finding {entityId: e.id}) WHERE f.ownerId = '*' AND f.list IN $lists AND ${holds}`
  return {
    cypher: `${found} RETURN split(f.list, '/')[1] AS status, count(*) AS count`,
    params: { ...paramsOf(scope), lists, asOf },
    toRow: (record) => ({ status: record.get('status'), count: record.get('count') }),
  }
}

/** What is part of the entity, by id, at most `first`. */
export function bodiesOf(of: EntityId, first: number): ReadQuery<NamedEnd> {
  return {
    cypher: `${BODIES} RETURN body {.id, .name, .nameVi} AS body ORDER BY body.id LIMIT $first`,
    params: { of, first: neo4j.int(first) },
    columns: ['body'],
    toRow: (record) => record.get('body'),
  }
}

export function bodiesCount(of: EntityId): ReadQuery<number> {
  return {
    cypher: `${BODIES} RETURN count(body) AS total`,
    params: { of },
    toRow: (record) => record.get('total'),
  }
}

// Whoever has no parts is not searched for them.
const BODIES = `MATCH (of:Entity {id: $of}) WHERE of.hasParts
  MATCH (of)<-[:PART_OF*1..${PART_DEPTH}]-(body:Entity) WITH DISTINCT body`

/** Where sources disagree on these entities: in order of id, then of property. */
export function ownConflicts(
  ids: readonly EntityId[],
): ReadQuery<{ readonly entity: NamedEnd; readonly facts: unknown }> {
  return {
    cypher: `UNWIND $ids AS id MATCH (f:Finding {entityId: id}) WHERE f.ownerId = '*' AND f.list = 'CONFLICT'
      MATCH (e:Entity {id: id}) RETURN e {.id, .name, .nameVi} AS entity, f.facts AS facts ORDER BY id, f.at`,
    params: { ids },
    columns: ['entity', 'facts'],
    toRow: (record) => ({ entity: record.get('entity'), facts: JSON.parse(record.get('facts')) }),
  }
}
