/** What lies around entities: nearest first, bounded, and what the bound left out. */
import { bothWays, type WalkedType } from '../../domain/connections.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { ALWAYS, type Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import { PART_DEPTH } from '../timeline.ts'
import { type HiddenNeighbours, hiddenNeighbours, hubsAmong, isEverything, type Reach } from './neighbours.ts'
import type { RelationshipRow } from './relationships.ts'
import { walk } from './walk.ts'

export interface SubgraphQuestion {
  /** They exist; each once. */
  readonly roots: readonly EntityId[]
  readonly depth: number
  readonly labels: readonly EntityLabel[] | null
  readonly types: readonly WalkedType[]
  readonly period: Period
  readonly includeParts: boolean
  readonly limit: number
}

/** What a limit left out is counted so far: the whole of it may be the whole graph. */
export const COUNTED_AT_MOST = 1_000

/** Ids in order; more of them than the limit where it left some out. */
export interface Bounded {
  readonly ids: readonly EntityId[]
  /** Those beyond the limit, at most `COUNTED_AT_MOST`. */
  readonly omitted: number
  readonly isAtLeast: boolean
}

export function bound(ids: readonly EntityId[], limit: number): Bounded {
  const omitted = Math.max(0, ids.length - limit)
  return { ids: ids.slice(0, limit), omitted: Math.min(omitted, COUNTED_AT_MOST), isAtLeast: omitted > COUNTED_AT_MOST }
}

/** `counts` says whether all that is left out is counted, up to the bound, or only whether there is any. */
export async function subgraphEntities(graph: Graph, question: SubgraphQuestion, counts: boolean): Promise<Bounded> {
  const { roots, depth, includeParts, limit } = question
  const most = limit + (counts ? COUNTED_AT_MOST : 0) + 1
  const starts = includeParts ? await withParts(graph, roots, most) : roots
  const found = await walk(graph, { starts, reach: reachOf(question), depth, most })
  return bound(
    found.map(({ id }) => id),
    limit,
  )
}

function reachOf({ labels, types, period }: SubgraphQuestion): Reach {
  return { labels, steps: bothWays(types), period }
}

/** The entities, then what belongs to them, down PART_OF; at most `most`. */
export async function withParts(graph: Graph, ids: readonly EntityId[], most: number): Promise<EntityId[]> {
  const reach: Reach = { labels: null, steps: ['PART_OF<'], period: ALWAYS }
  const found = await walk(graph, { starts: ids, reach, depth: PART_DEPTH, most })
  return found.map(({ id }) => id)
}

/**
 * Which of these entities have neighbours that are not among them, most of them first. Exact, but for a hub of which
 * only some neighbours are wanted. `relationships` are all between these entities, of all types that were asked for.
 */
export async function hiddenAt(
  graph: Graph,
  question: SubgraphQuestion,
  ids: readonly EntityId[],
  relationships: readonly RelationshipRow[],
): Promise<HiddenNeighbours[]> {
  const reach = reachOf(question)
  if (reach.steps.length === 0 || reach.labels?.length === 0) return []
  const hubs = isEverything(reach) ? await graph.read(hubsAmong(ids)) : []
  const known = new Set(hubs.map(({ id }) => id))
  const others = ids.filter((id) => !known.has(id))
  const rows = await graph.read(hiddenNeighbours(others, ids, reach, COUNTED_AT_MOST))
  const ofHubs = hubs.map(({ id, neighbours }) => {
    const near = relationships.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
    return { id, hidden: neighbours - new Set(near).size, isAtLeast: false }
  })
  return [...rows, ...ofHubs.filter(({ hidden }) => hidden > 0)].sort(
    (a, b) => b.hidden - a.hidden || (a.id < b.id ? -1 : 1),
  )
}
