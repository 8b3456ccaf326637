/** Who is named with an entity: in so many of its meetings, and by positions in it, where these are not too many. */
import neo4j from 'neo4j-driver'
import { type PrintedDate, printedDate } from '../../domain/history.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { ReadQuery } from '../read-query.ts'
import { PART_DEPTH } from '../timeline-entries.ts'

/** How many positions in the entity and its parts are recorded: who holds them is not looked up. */
export function positionCount(of: EntityId): ReadQuery<number> {
  return {
    cypher: `MATCH ${PART} WITH DISTINCT body RETURN sum(COUNT { (body)<-[:HOLDS]-() }) AS total`,
    params: { of },
    toRow: (record) => record.get('total'),
  }
}

export interface PeopleQuestion {
  readonly of: EntityId
  /** Those in which people are looked for. */
  readonly meetings: readonly EntityId[]
  /** Whether all who hold or held a position in the entity and its parts are taken in. */
  readonly withHolders: boolean
  /** Most people of either side. */
  readonly first: number
}

export interface PersonRow {
  readonly id: EntityId
  /** Of the meetings asked about. */
  readonly meetings: number
  readonly lastMet: PrintedDate | null
}

export interface PeopleSide {
  /** Of the entity or its parts: they hold or held a position there, or took part on their behalf. */
  readonly isTheirs: boolean
  readonly total: number
  /** Those of most meetings first, then by id. */
  readonly rows: readonly PersonRow[]
}

const PART = `(:Entity {id: $of})<-[:PART_OF*0..${PART_DEPTH}]-(body:Entity)`

/** Cypher: whether `body` is the entity or part of it: walked upwards, for few have more than one whole. */
const belongs = (body: string) =>
  `EXISTS { ${body} MATCH (body)-[:PART_OF*0..${PART_DEPTH}]->(whole) WHERE whole.id = $of }`

/** A row for each side that has anybody. */
export function peopleNamed({ of, meetings, withHolders, first }: PeopleQuestion): ReadQuery<PeopleSide> {
  const holders = `UNION ALL MATCH ${PART} WITH DISTINCT body MATCH (body)<-[:HOLDS]-(p:Person)
    RETURN DISTINCT p, null AS m, null AS side`
  return {
    cypher: `CALL () {
        UNWIND $meetings AS id MATCH (m:Entity {id: id})<-[t:TOOK_PART_IN]-(p:Person) RETURN p, m, t.onBehalfOf AS side
        ${withHolders ? holders : ''}
      }
      WITH p, collect(DISTINCT m) AS meetings, collect(DISTINCT side) AS sides
      WITH p, meetings, ${belongs('MATCH (p)-[:HOLDS]->(body)')}
        OR ${belongs('UNWIND sides AS side MATCH (body:Entity {id: side})')} AS isTheirs
      ORDER BY size(meetings) DESC, p.id
      WITH isTheirs, collect({id: p.id, meetings: meetings}) AS found
      RETURN isTheirs, size(found) AS total, COLLECT {
        UNWIND found[..$first] AS one
        RETURN [one.id, size(one.meetings), COLLECT {
          UNWIND one.meetings AS m WITH m WHERE m.heldOnLatest IS NOT NULL WITH m ORDER BY m.heldOnLatest DESC, m.id LIMIT 1
          RETURN m {.heldOnEdtf, .heldOnAsPrinted, .heldOnInferred, .heldOnWhy}
        }]
      } AS rows`,
    params: { of, meetings, first: neo4j.int(first) },
    toRow: (record) => ({
      isTheirs: record.get('isTheirs'),
      total: record.get('total'),
      rows: (record.get('rows') as StoredPerson[]).map(([id, many, [last]]) => ({
        id,
        meetings: many,
        lastMet: last === undefined ? null : printedDate(last, 'heldOn'),
      })),
    }),
  }
}

type StoredPerson = readonly [id: EntityId, meetings: number, last: readonly Readonly<Record<string, unknown>>[]]
