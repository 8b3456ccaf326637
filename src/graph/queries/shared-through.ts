/**
 * What several entities share at one remove: whom they all work with, what they all carry out, through documents,
 * projects, meetings and committees of their own.
 */
import { bothWays, idOfNeighbourKey, linkingLabels, neighbourKey, walkedTypes } from '../../domain/connections.ts'
import { type EntityLabel, labelOf } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import { alsoNear, type Group } from './common-neighbours.ts'
import { neighbours, type Reach } from './neighbours.ts'
import { type FactShape, inOrder, type RelationshipRow, relationshipsTo } from './relationships.ts'

/** Links of each of the given, those that tell most first: beyond, the answer says that it was cut. */
const MOST_LINKS = 100

/** What may be read at each link. */
const MOST_AT_LINK = 100

/** Ways shown from each of the given to what is shared. */
const MOST_WAYS = 3

export interface RemoteQuestion {
  /** The given, each with its parts. */
  readonly groups: readonly Group[]
  readonly labels: readonly EntityLabel[] | null
  readonly period: Period
}

export interface Remote {
  /** Neighbour keys of all that is shared, in order. */
  readonly keys: readonly string[]
  /** For each key and group, all links that lead there, those that tell most first; none where it is one itself. */
  readonly links: ReadonlyMap<string, readonly (readonly EntityId[])[]>
  readonly isCut: boolean
}

/**
 * Leaves out the given, what is a direct neighbour of each of them, and what only lies behind that: such a neighbour can be
 * asked about itself.
 */
export async function sharedAtOneRemove(graph: Graph, question: RemoteQuestion): Promise<Remote> {
  const { groups } = question
  const near = await Promise.all(groups.map((group) => readLinks(graph, group, question)))
  const isCommon = (key: string) => near.every((keys) => keys.includes(key))
  const sides = await Promise.all(
    near.map((keys) => {
      const links = keys.slice(0, MOST_LINKS).filter((key) => !isCommon(key))
      return readWaysFrom(graph, links, question)
    }),
  )
  const given = new Set(groups.flat())
  const [first, ...others] = sides.map(({ ways }) => ways)
  const found = [...first!.keys()]
    .filter((key) => !given.has(idOfNeighbourKey(key)) && others.every((ways) => ways.has(key)))
    .sort()
  const direct = await directlyShared(graph, found, groups)
  const keys = found.filter((key) => !direct.has(key))
  const links = new Map(keys.map((key) => [key, sides.map(({ ways }) => ways.get(key)!)] as const))
  return { keys, links, isCut: near.some((all) => all.length > MOST_LINKS) || sides.some(({ isCut }) => isCut) }
}

/** Those of these keys whose entities are neighbours of each group. */
async function directlyShared(graph: Graph, keys: readonly string[], groups: readonly Group[]): Promise<Set<string>> {
  let left = keys
  for (const group of [...groups].sort((a, b) => a.length - b.length)) left = await alsoNear(graph, left, group)
  return new Set(left)
}

const reachOf = (labels: readonly EntityLabel[] | null, period: Period): Reach => ({
  labels,
  steps: bothWays(walkedTypes),
  period,
})

/**
 * Keys of a group's documents, projects, meetings and committees, in order; one more than are looked through. Those of
 * the parts are read only where there is room for them.
 */
async function readLinks(graph: Graph, group: readonly EntityId[], { period }: RemoteQuestion): Promise<string[]> {
  const read = async (some: readonly EntityId[]) =>
    (await graph.read(neighbours(some, reachOf(linkingLabels, period), MOST_LINKS + 1))).flatMap(({ keys }) => keys)
  const own = await read(group.slice(0, 1))
  if (own.length > MOST_LINKS || group.length === 1) return own
  return [...new Set([...own, ...(await read(group.slice(1)))])].sort().slice(0, MOST_LINKS + 1)
}

/** For each key within reach the links that lead there; none where it is a link itself. */
async function readWaysFrom(graph: Graph, keys: readonly string[], { labels, period }: RemoteQuestion) {
  const ids = keys.map(idOfNeighbourKey)
  const beyond = ids.length === 0 ? [] : await graph.read(neighbours(ids, reachOf(labels, period), MOST_AT_LINK + 1))
  const isCut = beyond.some(({ keys: reached }) => reached.length > MOST_AT_LINK)
  const ways = new Map<string, EntityId[]>()
  for (const { id, keys: reached } of beyond) {
    for (const key of reached.slice(0, MOST_AT_LINK)) ways.set(key, [...(ways.get(key) ?? []), id])
  }
  const byTelling = (a: EntityId, b: EntityId) => (neighbourKey(a) < neighbourKey(b) ? -1 : 1)
  for (const [key, through] of ways) ways.set(key, through.sort(byTelling))
  const isWanted = (key: string) => labels === null || labels.includes(labelOf(idOfNeighbourKey(key)) as EntityLabel)
  for (const key of keys.filter(isWanted)) ways.set(key, [])
  return { ways, isCut }
}

export interface Ways {
  /** In the order of groups, and from each outwards. */
  readonly facts: readonly RelationshipRow[]
  /** Whether other links lead there, too. */
  readonly isCut: boolean
}

/** The ways from each group to each key. */
export async function readWays(
  graph: Graph,
  keys: readonly string[],
  { links }: Remote,
  groups: readonly Group[],
  shape: FactShape,
): Promise<Map<string, Ways>> {
  const shownLinks = new Map(keys.map((key) => [key, links.get(key)!.map((all) => all.slice(0, MOST_WAYS))] as const))
  const far = keys.map(idOfNeighbourKey)
  const through = [...new Set([...shownLinks.values()].flat(2))]
  // What is itself a link of one of them joins it directly.
  const own = keys.filter((key) => links.get(key)!.some((some) => some.length === 0)).map(idOfNeighbourKey)
  const joined = [...new Set([...through, ...own])]
  const facts = (await graph.read(relationshipsTo(joined, [...groups.flat(), ...far], walkedTypes, shape))).sort(
    inOrder,
  )
  const between = (a: EntityId, b: EntityId) =>
    facts.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
  return new Map(
    keys.map((key) => {
      const shown = idOfNeighbourKey(key)
      const ways = groups.flatMap((group, place) => {
        const via = shownLinks.get(key)![place]!
        if (via.length === 0) return group.flatMap((member) => between(member, shown))
        return via.flatMap((link) => [...group.flatMap((member) => between(member, link)), ...between(link, shown)])
      })
      const isCut = links.get(key)!.some((all) => all.length > MOST_WAYS)
      return [key, { facts: [...new Map(ways.map((fact) => [fact.id, fact])).values()], isCut }]
    }),
  )
}
