/**
 * What several entities are all connected with: first the neighbours of the smallest of them that the others have, too;
 * then what they reach at one remove.
 */
import { bothWays, idOfNeighbourKey, neighbourKey, walkedTypes } from '../../domain/connections.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Period } from '../../domain/valid-time.ts'
import type { Graph, ReadQuery } from '../graph.ts'
import { neighbours, type Reach } from './neighbours.ts'
import { inOrder, type Pair, type RelationshipRow, relationshipsBetween } from './relationships.ts'
import { readWays, sharedAtOneRemove } from './shared-through.ts'
import { withParts } from './subgraph.ts'

export interface SharedQuestion {
  /** They exist; each once. */
  readonly ids: readonly EntityId[]
  readonly labels: readonly EntityLabel[] | null
  readonly includeParts: boolean
  readonly period: Period
  readonly first: number
  /** Key of the last row of the page before. */
  readonly after: string | null
}

export interface SharedRow {
  /** A page goes on after it: the neighbour key, with `AT_ONE_REMOVE` before it for what is no neighbour of them all. */
  readonly key: string
  readonly id: EntityId
  readonly through: readonly RelationshipRow[]
}

/** More parts than any body has that a question was made for. */
const MOST_PARTS = 1_000

/** What one statement compares: more than a page, as not all of it is shared. */
const COMPARED_AT_ONCE = 200

/** Stands before the key of what is shared at one remove; no neighbour key begins so. */
export const AT_ONE_REMOVE = '+'

export interface SharedPage {
  /** At most `first` + 1, so that the caller sees whether more come. */
  readonly rows: readonly SharedRow[]
  /** Whether more than could be looked through leads away from one of them, so that something shared may be missing. */
  readonly isCut: boolean
}

export async function shared(graph: Graph, question: SharedQuestion): Promise<SharedPage> {
  const { ids, includeParts, labels, period, first, after } = question
  if (labels?.length === 0) return { rows: [], isCut: false }
  const groups = await Promise.all(
    ids.map((id) => (includeParts ? withParts(graph, [id], MOST_PARTS) : Promise.resolve([id]))),
  )
  const isRemote = after?.startsWith(AT_ONE_REMOVE) === true
  const near = isRemote ? [] : await readNear(graph, groups, question)
  if (near.length > first) return { rows: near, isCut: false }
  const remote = await sharedAtOneRemove(graph, { groups, labels, period })
  const place = isRemote ? after.slice(1) : ''
  const keys = remote.keys.filter((key) => key > place).slice(0, first + 1 - near.length)
  const ways = await readWays(graph, keys, remote, groups)
  const far = keys.map((key) => ({
    key: AT_ONE_REMOVE + key,
    id: idOfNeighbourKey(key),
    through: ways.get(key)!,
  }))
  return { rows: [...near, ...far], isCut: remote.isCut }
}

/** What is a neighbour of each: at most `first` + 1 rows. */
async function readNear(
  graph: Graph,
  groups: readonly (readonly EntityId[])[],
  question: SharedQuestion,
): Promise<SharedRow[]> {
  const { first } = question
  const sizes = await graph.read(sizesOf(groups))
  const [smallest, ...others] = groups
    .map((group, place) => ({ group, size: sizes[place]! }))
    .sort((a, b) => a.size - b.size)
  const given = new Set(groups.flat())
  const keys: string[] = []
  for (let after = question.after ?? ''; keys.length <= first; ) {
    const near = await neighboursOf(graph, smallest!.group, question, after)
    const candidates = near.filter((key) => !given.has(idOfNeighbourKey(key)))
    keys.push(
      ...(await nearAll(
        graph,
        candidates,
        others.map(({ group }) => group),
      )),
    )
    if (near.length < COMPARED_AT_ONCE) break
    after = near.at(-1)!
  }
  return readThrough(graph, keys.slice(0, first + 1), groups)
}

/** How many relationships each group has. */
function sizesOf(groups: readonly (readonly EntityId[])[]): ReadQuery<number> {
  return {
    cypher: `UNWIND range(0, size($groups) - 1) AS place UNWIND $groups[place] AS id MATCH (e:Entity {id: id})
      WITH place, sum(coalesce(e.neighbourCount, COUNT { (e)-[:${walkedTypes.join('|')}]-() })) AS size
      RETURN size ORDER BY place`,
    params: { groups },
    toRow: (record) => record.get('size') as number,
  }
}

/** The next neighbour keys of a group, in order. */
async function neighboursOf(graph: Graph, group: readonly EntityId[], question: SharedQuestion, after: string) {
  const { labels, period } = question
  const reach: Reach = { labels, steps: bothWays(walkedTypes), period }
  const lists = await graph.read(neighbours(group, reach, COMPARED_AT_ONCE, after))
  return [...new Set(lists.flatMap(({ keys }) => keys))].sort().slice(0, COMPARED_AT_ONCE)
}

/** Those of these keys whose entities have a neighbour in each of the groups, in the order given. */
async function nearAll(
  graph: Graph,
  keys: readonly string[],
  groups: readonly (readonly EntityId[])[],
): Promise<string[]> {
  const found = await Promise.all(groups.map((group) => pairsAmong(graph, keys.map(idOfNeighbourKey), group)))
  const near = found.map((pairs) => new Set(pairs.map(([id]) => id)))
  return keys.filter((key) => near.every((ids) => ids.has(idOfNeighbourKey(key))))
}

/** Each of `ids` with each of `members` that is its neighbour: looked up from the fewer. */
async function pairsAmong(graph: Graph, ids: readonly EntityId[], members: readonly EntityId[]): Promise<Pair[]> {
  if (ids.length === 0) return []
  const isFewer = members.length <= ids.length
  const rows = await graph.read(isFewer ? neighboursAmong(members, ids) : neighboursAmong(ids, members))
  return rows.flatMap(({ id, near }) => near.map((other): Pair => (isFewer ? [other, id] : [id, other])))
}

/** Which of `members` are neighbours of each entity: one that has few is read, of a hub these few are looked up. */
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
        WITH m WHERE m.neighbourCount IS NOT NULL
        MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = m.id AND n.key IN $keys
        RETURN collect(substring(n.key, 1)) AS near
      }
      WITH id, near WHERE size(near) > 0 RETURN id, near`,
    params: { ids, members, keys: members.map(neighbourKey) },
    toRow: (record) => ({ id: record.get('id'), near: record.get('near') }),
  }
}

/** What joins each entity with each group, in the order of the groups. */
async function readThrough(
  graph: Graph,
  keys: readonly string[],
  groups: readonly (readonly EntityId[])[],
): Promise<SharedRow[]> {
  if (keys.length === 0) return []
  const ids = keys.map(idOfNeighbourKey)
  const pairs = await pairsAmong(graph, ids, [...new Set(groups.flat())])
  const facts = (await graph.read(relationshipsBetween(pairs, walkedTypes))).sort(inOrder)
  return keys.map((key, place) => {
    const id = ids[place]!
    const through = groups.flatMap((group) => {
      const others = new Set(group)
      return facts.filter(({ from, to }) => (from === id && others.has(to)) || (to === id && others.has(from)))
    })
    return { key, id, through: [...new Set(through)] }
  })
}
