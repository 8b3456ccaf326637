/** What several groups of entities are all connected with, in the order of answers: the way of `shared`, and of two hubs. */
import {
  bothWays,
  idOfNeighbourKey,
  linkingLabels,
  neighbourKey,
  pairOf,
  type WalkedType,
  walkedTypes,
} from '../../domain/connections.ts'
import { type EntityLabel, entityTypes, labelOf } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import { HUB_RELATIONSHIPS } from '../neighbours.ts'
import type { ReadQuery } from '../read-query.ts'
import { hasEveryStep, hubsAmong, neighbours, type Reach } from './neighbours.ts'
import type { Pair } from './relationships.ts'
import { sharedByHubs } from './shared-lists.ts'

export type Group = readonly EntityId[]

export interface Common {
  /** Two or more. */
  readonly groups: readonly Group[]
  readonly reach: Reach
  /** Neighbour key after which to begin. */
  readonly after: string
  readonly wanted: number
  /** How many neighbours of a group are compared with those of the others, at most. */
  readonly most: number
}

/** What one statement compares: few at first, as most have much in common; then ever more. */
const COMPARED_FIRST = 200
const COMPARED_AT_MOST = 3_200

/** What somebody is taken to have who is no hub. */
const ORDINARY_SIZE = 15

/** Neighbour keys; at least `wanted` where there are as many. `isCut` says that not all neighbours were compared. */
export async function commonNeighbours(graph: Graph, { groups, reach, after, wanted, most }: Common) {
  const given = new Set(groups.flat())
  const keys: string[] = []
  let left = most
  for (const candidates of await candidatesOf(graph, groups, reach)) {
    let last = after
    // Where nothing is left to be compared, as many are read as are wanted.
    for (
      let size = candidates.others.length === 0 ? wanted : COMPARED_FIRST;
      ;
      size = Math.min(2 * size, COMPARED_AT_MOST)
    ) {
      if (keys.length >= wanted || left <= 0) return { keys, isCut: true }
      const read = await candidates.read(last, size)
      let common = read.filter((key) => !given.has(idOfNeighbourKey(key)))
      for (const group of candidates.others) common = await alsoNear(graph, common, group)
      keys.push(...common)
      if (read.length < size) break
      left -= read.length
      last = read.at(-1)!
    }
  }
  return { keys, isCut: false }
}

/** Keys among which all are that the groups have in common, in order. */
interface Candidates {
  /** At most `size` after the key `after`. */
  readonly read: (after: string, size: number) => Promise<readonly string[]>
  /** With whose neighbours they are still to be compared. */
  readonly others: readonly Group[]
}

/**
 * The neighbours of the smallest group; but what links two groups of partners with hubs among them comes from the lists
 * of what hubs share. Candidates that come later come later in the order of answers, too.
 */
async function candidatesOf(graph: Graph, groups: readonly Group[], reach: Reach): Promise<Candidates[]> {
  const hubs = new Map((await graph.read(hubsAmong(groups.flat()))).map(({ id, neighbours }) => [id, neighbours]))
  const sizeOf = (group: Group) => group.reduce((sum, id) => sum + (hubs.get(id) ?? ORDINARY_SIZE), 0)
  const bySize = [...groups].sort((a, b) => sizeOf(a) - sizeOf(b))
  const [first, second, ...others] = bySize as [Group, Group, ...Group[]]
  const nearFirst = (within: Reach): Candidates => ({
    read: async (after, size) => firstOf(await nearAny(graph, first, within, size, after), '', size),
    others: [second, ...others],
  })
  const sides = [sideOf(first, hubs), sideOf(second, hubs)] as const
  if (!hasEveryStep(reach) || !areListed(sides)) return [nearFirst(reach)]
  const [links, rest] = splitByLabel(reach)
  const pairs = sides[0].hubs.flatMap((one) => sides[1].hubs.map((other) => pairOf(one, other)))
  const ofOthers = await sharedByOthers(graph, sides, links)
  const linking: Candidates = {
    read: async (after, size) =>
      firstOf([...(await graph.read(sharedByHubs(pairs, links, size, after))), ...ofOthers], after, size),
    others,
  }
  return [linking, nearFirst(rest)]
}

interface Side {
  readonly hubs: Group
  readonly ordinary: Group
}

function sideOf(group: Group, hubs: ReadonlyMap<EntityId, unknown>): Side {
  return { hubs: group.filter((id) => hubs.has(id)), ordinary: group.filter((id) => !hubs.has(id)) }
}

/** There are lists of two partners who are hubs; who is on both sides shares all that it has. */
function areListed([one, other]: readonly [Side, Side]): boolean {
  const isPartner = (id: EntityId) => labelOf(id) === 'Partner'
  return (
    one.hubs.length > 0 &&
    other.hubs.length > 0 &&
    [...one.hubs, ...other.hubs].every(isPartner) &&
    !one.hubs.some((id) => other.hubs.includes(id))
  )
}

/** Keys of what those who are no hubs share with any of the other side. */
async function sharedByOthers(graph: Graph, [one, other]: readonly [Side, Side], reach: Reach): Promise<string[]> {
  const read = ({ ordinary }: Side) => nearAny(graph, ordinary, reach, HUB_RELATIONSHIPS, '')
  const [ofOne, ofOther] = await Promise.all([read(one), read(other)])
  const both = new Set(ofOther)
  const withHubs = await Promise.all([alsoNear(graph, ofOne, other.hubs), alsoNear(graph, ofOther, one.hubs)])
  return [...ofOne.filter((key) => both.has(key)), ...withHubs.flat()]
}

/** Keys of the neighbours of any of them, each once; in no order, at most `size` of each. */
async function nearAny(graph: Graph, group: Group, reach: Reach, size: number, after: string): Promise<string[]> {
  if (group.length === 0) return []
  const lists = await graph.read(neighbours(group, reach, size, after))
  return [...new Set(lists.flatMap(({ keys }) => keys))]
}

function firstOf(keys: readonly string[], after: string, size: number): string[] {
  return [...new Set(keys)]
    .filter((key) => key > after)
    .sort()
    .slice(0, size)
}

/** Within the labels that link, and within all others. */
function splitByLabel(reach: Reach): readonly [Reach, Reach] {
  const labels = reach.labels ?? (Object.keys(entityTypes) as EntityLabel[])
  const isLinking = (label: EntityLabel) => linkingLabels.includes(label)
  return [
    { ...reach, labels: labels.filter(isLinking) },
    { ...reach, labels: labels.filter((label) => !isLinking(label)) },
  ]
}

/** Those of these keys whose entities have a neighbour in the group, in the order given. */
export async function alsoNear(graph: Graph, keys: readonly string[], group: Group): Promise<string[]> {
  const pairs = await pairsAmong(graph, keys.map(idOfNeighbourKey), group)
  const near = new Set(pairs.map(([id]) => id))
  return keys.filter((key) => near.has(idOfNeighbourKey(key)))
}

/** Each of `ids` with each of `members` that one of these verbs joins it with: looked up from the fewer. */
export async function pairsAmong(
  graph: Graph,
  ids: readonly EntityId[],
  members: Group,
  types: readonly WalkedType[] = walkedTypes,
): Promise<Pair[]> {
  if (ids.length === 0 || members.length === 0 || types.length === 0) return []
  const isFewer = members.length <= ids.length
  const rows = await graph.read(isFewer ? neighboursAmong(members, ids, types) : neighboursAmong(ids, members, types))
  return rows.flatMap(({ id, near }) => near.map((other): Pair => (isFewer ? [other, id] : [id, other])))
}

/**
 * Which of `members` are neighbours of each entity: one that has few is read, of a hub these few are looked up. The
 * hub's id is unwound, for else the planner looks up in the lists of those that have none, too.
 */
function neighboursAmong(
  ids: readonly EntityId[],
  members: readonly EntityId[],
  types: readonly WalkedType[],
): ReadQuery<{ readonly id: EntityId; readonly near: readonly EntityId[] }> {
  const ofTypes = types.length === walkedTypes.length ? '' : 'AND any(step IN n.steps WHERE step IN $steps)'
  return {
    cypher: `UNWIND $ids AS id MATCH (m:Entity {id: id})
      CALL (m) {
        WITH m WHERE m.neighbourCount IS NULL
        MATCH (m)-[:${types.join('|')}]-(o) WHERE o.id IN $members RETURN collect(DISTINCT o.id) AS near
        UNION ALL
        UNWIND CASE WHEN m.neighbourCount IS NULL THEN [] ELSE [m.id] END AS hub
        MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = hub AND n.key IN $keys ${ofTypes}
        RETURN collect(substring(n.key, 1)) AS near
      }
      WITH id, near WHERE size(near) > 0 RETURN id, near`,
    params: { ids, members, keys: members.map(neighbourKey), steps: bothWays(types) },
    toRow: (record) => ({ id: record.get('id'), near: record.get('near') }),
  }
}
