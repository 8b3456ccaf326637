/** Pages of findings: a range of the index for each list asked, whatever the size of the graph or of the owner. */
import neo4j from 'neo4j-driver'
import type { EntityId } from '../../domain/subgraph.ts'
import { EVERYTHING } from '../finding.ts'
import { type LightEntity, projectNode, toLightEntity } from '../light-entity.ts'
import { type EvidenceAsked, evidenceOf, type LightEvidence } from '../light-evidence.ts'
import type { ReadQuery } from '../read-query.ts'

/** A part of a list. Bounds are of the sort key, as text. */
export interface FindingRange {
  readonly list: string
  /** Exclusive; empty where the list is read from its start. No key is as short as the day that it begins with. */
  readonly above: string
  /** Exclusive; `END` where it is read to its end. */
  readonly below: string
  /** Only what holds on this day; null for whatever there is. */
  readonly holdsOn: string | null
}

/** Sorts after every key. */
export const END = '\uffff'

/** The list from end to end. */
export function wholeList(list: string): FindingRange {
  return { list, above: '', below: END, holdsOn: null }
}

export interface FindingsQuestion {
  /** Null asks the whole graph. */
  readonly of: EntityId | null
  /** In the order of the answer; the lists of one group are merged in order of their keys. */
  readonly groups: readonly (readonly FindingRange[])[]
  readonly first: number
  /** The last finding of the page before. */
  readonly after: FindingPlace | null
}

export interface FindingPlace {
  readonly group: number
  readonly at: string
}

export interface FindingRow {
  readonly place: FindingPlace
  readonly list: string
  readonly facts: unknown
  readonly entity: LightEntity
  /** Of these two the one that the shape has; null what it has not. */
  readonly evidenceIds: readonly string[] | null
  readonly evidence: readonly LightEvidence[] | null
  /** What the shape wants besides; null where it wants nothing. */
  readonly besides: unknown
}

export interface FindingsShape {
  /** Stored properties of the entity. */
  readonly entity: readonly string[]
  readonly evidence: EvidenceAsked
  /** A Cypher expression over the node `entity`. */
  readonly besides: string | null
}

/** One statement, whatever is asked: it is planned once. `range` comes from outside. */
const RANGE = `MATCH (f:Finding)
  WHERE f.ownerId = $of AND f.list = range.list AND f.at > range.above AND f.at < range.below
    AND coalesce(f.from <= range.holdsOn, true) AND coalesce(f.until > range.holdsOn, true)`

/** At most `first` + 1 rows, so that the caller sees whether more come. Lists are read no further than the page needs. */
export function findings(question: FindingsQuestion, shape: FindingsShape): ReadQuery<FindingRow> {
  const { first } = question
  const evidence = evidenceOf('whole.evidenceIds', shape.evidence)
  return {
    cypher: `UNWIND $groups AS group
      CALL (group) {
        UNWIND group.ranges AS range
        CALL (range) { ${RANGE} RETURN f ORDER BY f.ownerId, f.list, f.at LIMIT $limit }
        RETURN f ORDER BY f.at LIMIT $limit
      }
      WITH group.rank AS rank, f LIMIT $limit
      MATCH (whole:Finding {id: f.whole}) MATCH (entity:Entity {id: f.entityId})
      RETURN rank, f.at AS at, f.list AS list, whole.facts AS facts, ${projectNode('entity', shape.entity)} AS found,
        ${evidence.ids} AS evidenceIds, ${evidence.rows} AS evidence,
        ${shape.besides ?? 'null'} AS besides`,
    params: { ...parameters(question), limit: neo4j.int(first + 1) },
    columns: ['rank', 'at', 'list', 'facts', 'found', 'evidenceIds', 'evidence', 'besides'],
    toRow: (record) => ({
      place: { group: record.get('rank'), at: record.get('at') },
      list: record.get('list'),
      facts: JSON.parse(record.get('facts')),
      entity: toLightEntity(record.get('found')),
      evidenceIds: record.get('evidenceIds'),
      evidence: record.get('evidence'),
      besides: record.get('besides'),
    }),
  }
}

/** How many findings the question has in all. */
export function findingsCount(question: FindingsQuestion): ReadQuery<number> {
  return {
    cypher: `UNWIND $groups AS group UNWIND group.ranges AS range
      CALL (range) { ${RANGE} RETURN count(f) AS many } RETURN sum(many) AS total`,
    params: parameters({ ...question, after: null }),
    toRow: (record) => record.get('total'),
  }
}

function parameters({ of, groups, after }: FindingsQuestion) {
  const left = groups.flatMap((ranges, rank) => {
    if (after !== null && rank < after.group) return []
    const begun = after !== null && rank === after.group ? after.at : ''
    const rest = ranges.map((range) => ({ ...range, above: range.above > begun ? range.above : begun }))
    return [{ rank: neo4j.int(rank), ranges: rest }]
  })
  return { of: of ?? EVERYTHING, groups: left }
}
