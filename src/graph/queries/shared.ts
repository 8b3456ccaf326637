/** What several entities are all connected with: the neighbours of the smallest of them that the others have, too. */
import { bothWays, idOfNeighbourKey, neighbourKey, walkedTypes } from '../../domain/connections.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Period } from '../../domain/valid-time.ts'
import type { Graph, ReadQuery } from '../graph.ts'
import { neighbours, type Reach } from './neighbours.ts'
import { inOrder, type Pair, type RelationshipRow, relationshipsBetween } from './relationships.ts'
import { withParts } from './subgraph.ts'

export interface SharedQuestion {
  /** They exist; each once. */
  readonly ids: readonly EntityId[]
  readonly labels: readonly EntityLabel[] | null
  readonly includeParts: boolean
  readonly period: Period
  readonly first: number
  /** Neighbour key of the last row of the page before. */
  readonly after: string | null
}

export interface SharedRow {
  /** Neighbour key: a page goes on after it. */
  readonly key: string
  readonly id: EntityId
  readonly through: readonly RelationshipRow[]
}

/** More parts than any body has that a question was made for. */
const MOST_PARTS = 1_000

/** What one statement compares: more than a page, as not all of it is shared. */
const COMPARED_AT_ONCE = 200

/** At most `first` + 1 rows, so that the caller sees whether more come. */
export async function shared(graph: Graph, question: SharedQuestion): Promise<SharedRow[]> {
  const { ids, includeParts, labels, first } = question
  if (labels?.length === 0) return []
  const groups = await Promise.all(
    ids.map((id) => (includeParts ? withParts(graph, [id], MOST_PARTS) : Promise.resolve([id]))),
  )
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
