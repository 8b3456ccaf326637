/** Pages of findings: a range of the index for each list asked, whatever the size of the graph or of the owner. */
import neo4j from 'neo4j-driver'
import type { EntityId } from '../../domain/subgraph.ts'
import { EVERYTHING } from '../finding.ts'
import type { ReadQuery } from '../graph.ts'
import { type LightEntity, projectNode, toLightEntity } from '../light-entity.ts'
import { collectLightEvidence, type EvidenceShape, type LightEvidence } from '../light-evidence.ts'

/** A part of a list. Bounds are of the sort key, as text. */
export interface FindingRange {
  readonly list: string
  /** Inclusive; null where the list is read from its start. */
  readonly atLeast: string | null
  /** Exclusive; null where it is read to its end. */
  readonly below: string | null
  /** Only what holds on this day; null for whatever there is. */
  readonly holdsOn: string | null
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
  readonly evidenceIds: readonly string[]
  /** Null where the shape has none. */
  readonly evidence: readonly LightEvidence[] | null
}

export interface FindingsShape {
  /** Stored properties of the entity. */
  readonly entity: readonly string[]
  readonly evidence: EvidenceShape | null
}

/** At most `first` + 1 rows, so that the caller sees whether more come; null where nothing is asked for. */
export function findings(question: FindingsQuestion, shape: FindingsShape): ReadQuery<FindingRow> | null {
  const { of, groups, first, after } = question
  const params: Record<string, unknown> = { of: of ?? EVERYTHING, limit: neo4j.int(first + 1), after: after?.at ?? '' }
  const branches = groups.flatMap((ranges, group) =>
    group < (after?.group ?? 0) || ranges.length === 0 ? [] : [branch(ranges, group, group === after?.group, params)],
  )
  if (branches.length === 0) return null
  return {
    cypher: `CALL { ${branches.join('\nUNION ALL ')} }
      WITH * LIMIT $limit
      MATCH (whole:Finding {id: f.whole}) MATCH (entity:Entity {id: f.entityId})
      RETURN grouped, f.at AS at, f.list AS list, whole.facts AS facts, ${projectNode('entity', shape.entity)} AS found,
        whole.evidenceIds AS evidenceIds,
        ${shape.evidence === null ? 'null' : collectLightEvidence('whole.evidenceIds', shape.evidence)} AS evidence`,
    params,
    toRow: (record) => ({
      place: { group: record.get('grouped'), at: record.get('at') },
      list: record.get('list'),
      facts: JSON.parse(record.get('facts')),
      entity: toLightEntity(record.get('found')),
      evidenceIds: record.get('evidenceIds') ?? [],
      evidence: record.get('evidence'),
    }),
  }
}

/** How many findings the question has in all. */
export function findingsCount({ of, groups }: FindingsQuestion): ReadQuery<number> | null {
  const params: Record<string, unknown> = { of: of ?? EVERYTHING }
  const ranges = groups.flatMap((group, at) => group.map((range, index) => ({ range, key: `${at}_${index}` })))
  if (ranges.length === 0) return null
  const counts = ranges.map(({ range, key }) => `${matchRange(range, key, false, params)} RETURN count(f) AS many`)
  return {
    cypher: `CALL { ${counts.join('\nUNION ALL ')} } RETURN sum(many) AS total`,
    params,
    toRow: (record) => record.get('total'),
  }
}

/** Ranges of one group are merged: each gives at most a page. */
function branch(
  ranges: readonly FindingRange[],
  group: number,
  isBegun: boolean,
  params: Record<string, unknown>,
): string {
  const parts = ranges.map(
    (range, index) =>
      `${matchRange(range, `${group}_${index}`, isBegun, params)}
       RETURN f ORDER BY f.ownerId, f.list, f.at LIMIT $limit`,
  )
  if (parts.length === 1) return `CALL { ${parts[0]} } RETURN f, ${group} AS grouped`
  return `CALL { ${parts.join('\nUNION ALL ')} } WITH f ORDER BY f.at LIMIT $limit RETURN f, ${group} AS grouped`
}

function matchRange(
  { list, atLeast, below, holdsOn }: FindingRange,
  key: string,
  isBegun: boolean,
  params: Record<string, unknown>,
): string {
  params[`list${key}`] = list
  params[`least${key}`] = atLeast ?? ''
  const conditions = [`f.ownerId = $of AND f.list = $list${key} AND f.at >= $least${key}`]
  if (isBegun) conditions.push('f.at > $after')
  if (below !== null) {
    params[`below${key}`] = below
    conditions.push(`f.at < $below${key}`)
  }
  if (holdsOn !== null) {
    params.holdsOn = holdsOn
    conditions.push('coalesce(f.from <= $holdsOn, true) AND coalesce(f.until > $holdsOn, true)')
  }
  return `MATCH (f:Finding) WHERE ${conditions.join(' AND ')}`
}
