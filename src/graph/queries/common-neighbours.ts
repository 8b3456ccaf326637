/** What several groups of entities are all connected with, in the order of answers: the way of `shared`, and of two hubs. */
import { idOfNeighbourKey, linkingLabels, neighbourKey, pairOf, walkedTypes } from '../../domain/connections.ts'
import { type EntityLabel, entityTypes, labelOf } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph, ReadQuery } from '../graph.ts'
import { hasEveryStep, hubsAmong, neighbours, type Reach } from './neighbours.ts'
import type { Pair } from './relationships.ts'
import { sharedByHubs } from './shared-lists.ts'

export type Group = readonly EntityId[]

export interface Common {
  /** The neighbours of the first are compared with those of the others: it should be the smallest. */
  readonly groups: readonly Group[]
  /** Of the first group. */
  readonly reach: Reach
  /** Neighbour key after which to begin. */
  readonly after: string
  readonly wanted: number
  /** How many neighbours of the first group are compared at most. */
  readonly most: number
}

/** What one statement compares: few at first, as most have much in common; then ever more. */
const COMPARED_FIRST = 200
const COMPARED_AT_MOST = 3_200

/** Neighbour keys; at least `wanted` where there are as many. `isCut` says that not all neighbours were compared. */
export async function commonNeighbours(graph: Graph, { groups, reach, after, wanted, most }: Common) {
  const given = new Set(groups.flat())
  const keys: string[] = []
  let left = most
  for (const candidates of await candidatesOf(graph, groups, reach)) {
    let last = after
    for (let size = COMPARED_FIRST; ; size = Math.min(2 * size, COMPARED_AT_MOST)) {
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
  readonly read: (after: string, size: number) => Promise<string[]>
  /** With whose neighbours they are still to be compared. */
  readonly others: readonly Group[]
}

/**
 * The neighbours of the first group; but what links two groups of partners, hubs among them, comes from the lists of what
 * hubs share. Candidates that come later come after those before in the order of answers, too.
 */
async function candidatesOf(graph: Graph, groups: readonly Group[], reach: Reach): Promise<Candidates[]> {
  const [first, second, ...others] = groups as readonly [Group, Group, ...Group[]]
  const nearAny = async (group: Group, within: Reach, after: string, size: number) =>
    (await graph.read(neighbours(group, within, size, after))).flatMap(({ keys }) => keys)
  const nearFirst = (within: Reach): Candidates => ({
    read: async (after, size) => firstOf(await nearAny(first, within, after, size), size),
    others: [second, ...others],
  })
  const hubs = new Set((await graph.read(hubsAmong([...first, ...second]))).map(({ id }) => id))
  const [some, more] = [first.filter((id) => hubs.has(id)), second.filter((id) => hubs.has(id))]
  // Who is in both groups shares all that it has, and of other hubs there are no such lists.
  const isListed = [...hubs].every((id) => labelOf(id) === 'Partner') && !some.some((id) => more.includes(id))
  if (!isListed || !hasEveryStep(reach) || some.length === 0 || more.length === 0) return [nearFirst(reach)]
  const pairs = some.flatMap((one) => more.map((other) => pairOf(one, other)))
  const ordinary = [...first, ...second].filter((id) => !hubs.has(id))
  const [links, rest] = splitByLabel(reach)
  const linking: Candidates = {
    read: async (after, size) => {
      const [ofHubs, ofOrdinary] = await Promise.all([
        graph.read(sharedByHubs(pairs, links, size, after)),
        nearAny(ordinary, links, after, size),
      ])
      return firstOf([...ofHubs, ...ofOrdinary], size)
    },
    others: groups,
  }
  return [linking, nearFirst(rest)]
}

const firstOf = (keys: readonly string[], size: number) => [...new Set(keys)].sort().slice(0, size)

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
async function alsoNear(graph: Graph, keys: readonly string[], group: Group): Promise<string[]> {
  const pairs = await pairsAmong(graph, keys.map(idOfNeighbourKey), group)
  const near = new Set(pairs.map(([id]) => id))
  return keys.filter((key) => near.has(idOfNeighbourKey(key)))
}

/** Each of `ids` with each of `members` that is its neighbour: looked up from the fewer. */
export async function pairsAmong(graph: Graph, ids: readonly EntityId[], members: Group): Promise<Pair[]> {
  if (ids.length === 0) return []
  const isFewer = members.length <= ids.length
  const rows = await graph.read(isFewer ? neighboursAmong(members, ids) : neighboursAmong(ids, members))
  return rows.flatMap(({ id, near }) => near.map((other): Pair => (isFewer ? [other, id] : [id, other])))
}

/**
 * Which of `members` are neighbours of each entity: one that has few is read, of a hub these few are looked up. The
 * hub's id is unwound, for else the planner looks up in the lists of those that have none, too.
 */
function neighboursAmong(
  ids: readonly EntityId[],
  members: readonly EntityId[],
): ReadQuery<{ readonly id: EntityId; readonly near: readonly EntityId[] }> {
  return {
    cypher: `UNWIND $ids AS id MATCH (m:Entity {id: id})
      CALL (m) {
        WITH m WHERE m.neighbourCount IS NULL
        MATCH (m)-[:${walkedTypes.join('|')}]-(o) WHERE o.id IN $members RETURN collect(DISTINCT o.id) AS near
        UNION ALL
        UNWIND CASE WHEN m.neighbourCount IS NULL THEN [] ELSE [m.id] END AS hub
        MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = hub AND n.key IN $keys
        RETURN collect(substring(n.key, 1)) AS near
      }
      WITH id, near WHERE size(near) > 0 RETURN id, near`,
    params: { ids, members, keys: members.map(neighbourKey) },
    toRow: (record) => ({ id: record.get('id'), near: record.get('near') }),
  }
}
