/**
 * What several entities share at one remove: whom they all work with, what they all carry out, through documents,
 * projects, meetings and committees of their own.
 */
import { bothWays, idOfNeighbourKey, neighbourKey, walkedTypes } from '../../domain/connections.ts'
import { type EntityLabel, labelOf } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import { neighbours, type Reach } from './neighbours.ts'
import { inOrder, type Pair, type RelationshipRow, relationshipsBetween } from './relationships.ts'

/** What leads from one to the other: people and institutions would lead from everything to everything. */
const linking: readonly EntityLabel[] = ['Agreement', 'Project', 'Meeting', 'Committee']

/** Links of each of the given, those that tell most first: beyond, the answer says that it was cut. */
const MOST_LINKS = 300

/** What may be read at each link. */
const MOST_AT_LINK = 100

/** Ways shown from each of the given to what is shared. */
const MOST_WAYS = 3

export interface RemoteQuestion {
  /** The given, each with its parts. */
  readonly groups: readonly (readonly EntityId[])[]
  readonly labels: readonly EntityLabel[] | null
  readonly period: Period
}

export interface Remote {
  /** Neighbour keys of all that is shared, in order. */
  readonly keys: readonly string[]
  /** For each key and group, the links that lead there, those that tell most first. */
  readonly links: ReadonlyMap<string, readonly (readonly EntityId[])[]>
  readonly isCut: boolean
}

/** Leaves out the given, and what is a direct neighbour of each of them. */
export async function sharedAtOneRemove(graph: Graph, question: RemoteQuestion): Promise<Remote> {
  const given = new Set(question.groups.flat())
  const sides = await Promise.all(question.groups.map((group) => readSide(graph, group, question)))
  const [first, ...others] = sides
  const keys = [...first!.ways.keys()]
    .filter((key) => !given.has(idOfNeighbourKey(key)) && others.every(({ ways }) => ways.has(key)))
    .filter((key) => sides.some(({ direct }) => !direct.has(key)))
    .sort()
  const links = new Map(keys.map((key) => [key, sides.map(({ ways }) => ways.get(key)!)] as const))
  return { keys, links, isCut: sides.some(({ isCut }) => isCut) }
}

interface Side {
  /** For each key within reach, the links that lead there: none where it is a neighbour itself. */
  readonly ways: ReadonlyMap<string, readonly EntityId[]>
  readonly direct: ReadonlySet<string>
  readonly isCut: boolean
}

async function readSide(graph: Graph, group: readonly EntityId[], { labels, period }: RemoteQuestion): Promise<Side> {
  const reach = (wanted: readonly EntityLabel[] | null): Reach => ({
    labels: wanted,
    steps: bothWays(walkedTypes),
    period,
  })
  const near = await graph.read(neighbours(group, reach(linking), MOST_LINKS + 1))
  const found = [...new Set(near.flatMap(({ keys }) => keys))].sort()
  const links = found.slice(0, MOST_LINKS).map(idOfNeighbourKey)
  const beyond = links.length === 0 ? [] : await graph.read(neighbours(links, reach(labels), MOST_AT_LINK))
  const ways = new Map<string, EntityId[]>()
  for (const { id, keys } of beyond) {
    for (const key of keys) ways.set(key, [...(ways.get(key) ?? []), id])
  }
  const direct = new Set(found)
  const byTelling = (a: EntityId, b: EntityId) => (neighbourKey(a) < neighbourKey(b) ? -1 : 1)
  const isWanted = (key: string) => labels === null || labels.includes(labelOf(idOfNeighbourKey(key)) as EntityLabel)
  for (const [key, ids] of ways) ways.set(key, ids.sort(byTelling).slice(0, MOST_WAYS))
  for (const key of found.filter(isWanted)) ways.set(key, [])
  return {
    ways,
    direct,
    isCut: found.length > MOST_LINKS,
  }
}

/** The facts of the ways from each group to each key, in the order of groups, and from the group outwards. */
export async function readWays(
  graph: Graph,
  keys: readonly string[],
  { links }: Remote,
  groups: readonly (readonly EntityId[])[],
): Promise<Map<string, RelationshipRow[]>> {
  const pairs = keys.flatMap((key) =>
    groups.flatMap((group, place) => {
      const through = links.get(key)![place]!
      const far = idOfNeighbourKey(key)
      const ends: Pair[] = through.length === 0 ? group.map((member): Pair => [member, far]) : []
      return [
        ...ends,
        ...through.flatMap((link): Pair[] => [...group.map((member): Pair => [member, link]), [link, far]]),
      ]
    }),
  )
  const distinct = [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()]
  const facts =
    distinct.length === 0 ? [] : (await graph.read(relationshipsBetween(distinct, walkedTypes))).sort(inOrder)
  const between = (a: EntityId, b: EntityId) =>
    facts.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
  return new Map(
    keys.map((key) => {
      const far = idOfNeighbourKey(key)
      const through = groups.flatMap((group, place) => {
        const own = links.get(key)![place]!
        if (own.length === 0) return group.flatMap((member) => between(member, far))
        return own.flatMap((link) => [...group.flatMap((member) => between(member, link)), ...between(link, far)])
      })
      return [key, [...new Map(through.map((fact) => [fact.id, fact])).values()]]
    }),
  )
}
