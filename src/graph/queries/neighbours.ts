/** What entities are connected with directly, in the order of answers: the one read that all walks are made of. */
import neo4j from 'neo4j-driver'
import {
  bothWays,
  neighbourKey,
  ranksByPrefix,
  type Step,
  tellingRanks,
  type WalkedType,
  walkedTypes,
} from '../../domain/connections.ts'
import { type EntityLabel, entityTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { isAlways, type Period } from '../../domain/valid-time.ts'
import { HUB_RELATIONSHIPS } from '../neighbours.ts'
import type { ReadQuery } from '../read-query.ts'
import { isInPeriod, periodParameters } from '../valid-time.ts'

/** What may be walked. */
export interface Reach {
  readonly labels: readonly EntityLabel[] | null
  readonly steps: readonly Step[]
  readonly period: Period
}

export interface Neighbours {
  readonly id: EntityId
  /** Neighbour keys, in order, without doubles; at most as many as asked for. */
  readonly keys: readonly string[]
}

const EVERY_STEP = bothWays(walkedTypes).length

/**
 * A row for each id that exists, in no order, with its first `most` neighbours. Reads all relationships of an ordinary
 * entity, at most a hundred; of a hub its first neighbours only, unless `steps` or the period keep few of them. With
 * `after`, only what comes after that key.
 */
export function neighbours(ids: readonly EntityId[], reach: Reach, most: number, after = ''): ReadQuery<Neighbours> {
  return {
    cypher: `${statement(reach)} RETURN id, keys`,
    params: { ids, ...reachParameters(reach, most, after) },
    columns: ['id', 'keys'],
    toRow: (record) => ({ id: record.get('id') as string, keys: record.get('keys') as string[] }),
  }
}

export interface NeighboursAndOfficials {
  readonly lists: readonly Neighbours[]
  /** Those of all neighbours who hold, or held, a position in a body of the home side. */
  readonly officials: readonly EntityId[]
}

/** One row: the same, and who of them is an official. */
export function neighboursAndOfficials(
  ids: readonly EntityId[],
  reach: Reach,
  most: number,
): ReadQuery<NeighboursAndOfficials> {
  return {
    cypher: `${statement(reach)} WITH collect({id: id, keys: keys}) AS lists
      CALL (lists) {
        UNWIND lists AS list UNWIND list.keys AS key
        WITH DISTINCT key WHERE key STARTS WITH $person
        MATCH (p:Person {id: substring(key, 1)}) WHERE EXISTS { (p)-[:HOLDS]->(:Institution) }
        RETURN collect(p.id) AS officials
      }
      RETURN lists, officials`,
    params: { ids, person: neighbourKey(`${entityTypes.Person.prefix}:`), ...reachParameters(reach, most, '') },
    toRow: (record) => ({ lists: record.get('lists'), officials: record.get('officials') }),
  }
}

export interface HiddenNeighbours {
  readonly id: EntityId
  readonly hidden: number
  readonly isAtLeast: boolean
}

/** For each of `of`, how many of its neighbours are none of `shown`; of a hub's, the first `most` are looked at. */
export function hiddenNeighbours(
  of: readonly EntityId[],
  shown: readonly EntityId[],
  reach: Reach,
  most: number,
): ReadQuery<HiddenNeighbours> {
  return {
    cypher: `${statement(reach)}
      WITH id, size(keys) = $most AS isAtLeast, size([key IN keys WHERE NOT substring(key, 1) IN $shown]) AS hidden
      WHERE hidden > 0 RETURN id, hidden, isAtLeast`,
    params: { ids: of, shown, ...reachParameters(reach, most, '') },
    toRow: (record) => ({ id: record.get('id'), hidden: record.get('hidden'), isAtLeast: record.get('isAtLeast') }),
  }
}

export interface Hub {
  readonly id: EntityId
  readonly neighbours: number
}

/** Those of these entities that are hubs, in order of id, with how many neighbours each has. */
export function hubsAmong(ids: readonly EntityId[]): ReadQuery<Hub> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.neighbourCount IS NOT NULL
      RETURN id, e.neighbourCount AS neighbours ORDER BY id`,
    params: { ids },
    toRow: (record) => ({ id: record.get('id'), neighbours: record.get('neighbours') }),
  }
}

/** Those of these entities that exist, in no order: of a hub how many neighbours it has, of others null. */
export function sizesOf(ids: readonly EntityId[]): ReadQuery<readonly [EntityId, number | null]> {
  return {
    cypher: 'UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN id, e.neighbourCount AS neighbours',
    params: { ids },
    toRow: (record) => [record.get('id') as string, record.get('neighbours') as number | null],
  }
}

/** Cypher: how many neighbours a hub has; of anybody else, how many relationships. */
export const degreeOf = (node: string) =>
  `coalesce(${node}.neighbourCount, COUNT { (${node})-[:${walkedTypes.join('|')}]-() })`

export const typesOf = (steps: readonly Step[]) => [...new Set(steps.map((step) => step.slice(0, -1) as WalkedType))]

export const hasEveryStep = ({ steps }: Reach) => steps.length === EVERY_STEP

/** Whether it goes to what belongs to an entity, and nowhere else. */
export const leadsToParts = ({ steps }: Reach) => steps.length === 1 && steps[0] === 'PART_OF<'

/** Whether nothing is left out. */
export function isEverything(reach: Reach): boolean {
  return reach.labels === null && hasEveryStep(reach) && isAlways(reach.period)
}

/** Cypher: from `$after` on, and within the labels of `rank`. */
export const keyInRank = (key: string) =>
  `${key} > CASE WHEN $after > rank THEN $after ELSE rank END AND ${key} < rank + '~'`

/** Of every statement that reads within a reach, from key to key. */
export function reachParameters({ labels, steps, period }: Reach, most: number, after: string) {
  return {
    steps,
    most: neo4j.int(most),
    after,
    ranks: labels === null ? [''] : [...new Set(labels.map((label) => tellingRanks[label]))].sort(),
    prefixes: ranksByPrefix,
    ...periodParameters(period),
  }
}

function statement(reach: Reach): string {
  return `UNWIND $ids AS id MATCH (e:Entity {id: id}) ${firstNeighbours(reach)} WITH id, keys WHERE size(keys) > 0`
}

/** Cypher, after a MATCH of `e`: its first `$most` neighbours as `keys`, in one of two rows; the other has none. */
export function firstNeighbours(reach: Reach): string {
  const { labels, steps, period } = reach
  const types = typesOf(steps)
  const isBothWays = steps.length === 2 * types.length
  const all = (conditions: readonly (string | null)[]) => {
    const given = conditions.filter((one) => one !== null)
    return given.length === 0 ? '' : `WHERE ${given.join(' AND ')}`
  }
  const ofHub = all([
    `n.ownerId = e.id AND ${keyInRank('n.key')}`,
    hasEveryStep(reach) ? null : 'any(step IN n.steps WHERE step IN $steps)',
    isInPeriod('o', 'substring(n.key, 1)', period),
  ])
  const ofOrdinary = all([
    'o <> e',
    isBothWays ? null : "type(r) + CASE WHEN startNode(r) = e THEN '>' ELSE '<' END IN $steps",
    isInPeriod('o', 'o.id', period),
  ])
  // A hub that has few of these verbs is read as anybody is.
  const isHub = hasEveryStep(reach)
    ? 'e.neighbourCount IS NOT NULL'
    : `e.neighbourCount IS NOT NULL AND COUNT { (e)-[:${types.join('|')}]-() } > ${HUB_RELATIONSHIPS}`
  const ranked = labels === null ? '' : 'AND left(key, 1) IN $ranks'
  return `${leadsToParts(reach) ? 'WHERE e.hasParts' : ''} CALL (e) {
      WITH e WHERE ${isHub}
      UNWIND $ranks AS rank
      CALL (e, rank) {
        MATCH ()-[n:NEIGHBOUR]->(o) ${ofHub}
        RETURN n.key AS key ORDER BY n.ownerId, n.key LIMIT $most
      }
      RETURN collect(key)[0..$most] AS keys
      UNION ALL
      WITH e WHERE NOT (${isHub})
      MATCH (e)-[r:${types.join('|')}]-(o) ${ofOrdinary}
      WITH DISTINCT $prefixes[split(o.id, ':')[0]] + o.id AS key
      WITH key WHERE key > $after ${ranked}
      WITH key ORDER BY key LIMIT $most
      RETURN collect(key) AS keys
    }`
}
