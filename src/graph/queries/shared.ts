/**
 * What several entities are all connected with: first the neighbours of the smallest of them that the others have, too;
 * then what they reach at one remove.
 */
import { bothWays, idOfNeighbourKey, walkedTypes } from '../../domain/connections.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import { commonNeighbours, pairsAmong } from './common-neighbours.ts'
import { type FactShape, inOrder, type RelationshipRow, relationshipsBetween } from './relationships.ts'
import { readWays, sharedAtOneRemove } from './shared-through.ts'
import { withParts } from './subgraph.ts'

export interface SharedQuestion {
  /** They exist; each once. */
  readonly ids: readonly EntityId[]
  readonly labels: readonly EntityLabel[] | null
  readonly includeParts: boolean
  readonly period: Period
  /** What is read of the relationships. */
  readonly facts: FactShape
  readonly first: number
  /** Key of the last row of the page before. */
  readonly after: string | null
}

export interface SharedRow {
  /** A page goes on after it: the neighbour key, with `AT_ONE_REMOVE` before it for what is no neighbour of them all. */
  readonly key: string
  readonly id: EntityId
  readonly through: readonly RelationshipRow[]
  /** Whether there are more ways than those. */
  readonly hasMoreWays: boolean
}

/** More parts than any body has that a question was made for. */
const MOST_PARTS = 1_000

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
  const ways = await readWays(graph, keys, remote, groups, question.facts)
  const far = keys.map((key) => ({
    key: AT_ONE_REMOVE + key,
    id: idOfNeighbourKey(key),
    through: ways.get(key)!.facts,
    hasMoreWays: ways.get(key)!.isCut,
  }))
  return { rows: [...near, ...far], isCut: remote.isCut }
}

/** What is a neighbour of each: at most `first` + 1 rows. */
async function readNear(
  graph: Graph,
  groups: readonly (readonly EntityId[])[],
  question: SharedQuestion,
): Promise<SharedRow[]> {
  const { first, labels, period } = question
  const { keys } = await commonNeighbours(graph, {
    groups,
    reach: { labels, steps: bothWays(walkedTypes), period },
    after: question.after ?? '',
    wanted: first + 1,
    most: Number.POSITIVE_INFINITY,
  })
  return readThrough(graph, keys.slice(0, first + 1), groups, question.facts)
}

/** What joins each entity with each group, in the order of the groups. */
async function readThrough(
  graph: Graph,
  keys: readonly string[],
  groups: readonly (readonly EntityId[])[],
  shape: FactShape,
): Promise<SharedRow[]> {
  if (keys.length === 0) return []
  const ids = keys.map(idOfNeighbourKey)
  const pairs = await pairsAmong(graph, ids, [...new Set(groups.flat())])
  const facts = (await relationshipsBetween(graph, pairs, walkedTypes, shape)).sort(inOrder)
  return keys.map((key, place) => {
    const id = ids[place]!
    const through = groups.flatMap((group) => {
      const others = new Set(group)
      return facts.filter(({ from, to }) => (from === id && others.has(to)) || (to === id && others.has(from)))
    })
    return { key, id, through: [...new Set(through)], hasMoreWays: false }
  })
}
