/** What several groups of entities are all connected with, in the order of answers: the way of `shared`, and of two hubs. */
import { idOfNeighbourKey, neighbourKey, walkedTypes } from '../../domain/connections.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph, ReadQuery } from '../graph.ts'
import { neighbours, type Reach } from './neighbours.ts'
import type { Pair } from './relationships.ts'

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

/** What one statement compares: few at first, as two hubs mostly share much; then ever more. */
const COMPARED_FIRST = 200
const COMPARED_AT_MOST = 3_200

/** Neighbour keys; at least `wanted` where there are as many. `isCut` says that not all neighbours were compared. */
export async function commonNeighbours(graph: Graph, { groups, reach, after, wanted, most }: Common) {
  const [smallest, ...others] = groups
  const given = new Set(groups.flat())
  const keys: string[] = []
  let compared = 0
  let last = after
  for (let size = COMPARED_FIRST; keys.length < wanted; size = Math.min(2 * size, COMPARED_AT_MOST)) {
    if (compared >= most) return { keys, isCut: true }
    const near = await nextNeighbours(graph, smallest!, reach, last, size)
    let shared = near.filter((key) => !given.has(idOfNeighbourKey(key)))
    for (const group of others) shared = await alsoNear(graph, shared, group)
    keys.push(...shared)
    if (near.length < size) return { keys, isCut: false }
    compared += near.length
    last = near.at(-1)!
  }
  return { keys, isCut: true }
}

async function nextNeighbours(graph: Graph, group: Group, reach: Reach, after: string, size: number) {
  const lists = await graph.read(neighbours(group, reach, size, after))
  return [...new Set(lists.flatMap(({ keys }) => keys))].sort().slice(0, size)
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
