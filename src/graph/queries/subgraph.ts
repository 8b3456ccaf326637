/** What lies around entities: nearest first, bounded, and what the bound left out. */
import { bothWays, type WalkedType } from '../../domain/connections.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { ALWAYS, type Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import { PART_DEPTH } from '../timeline-entries.ts'
import { hubsAmong, isEverything, type Reach } from './neighbours.ts'
import { setOut, walk } from './walk.ts'

export interface SubgraphQuestion {
  /** Each once. */
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

/**
 * Null where a root is unknown. `counts` says whether all that is left out is counted, up to the bound, or only whether
 * there is any.
 */
export async function subgraphEntities(
  graph: Graph,
  question: SubgraphQuestion,
  counts: boolean,
): Promise<Bounded | null> {
  const { roots, depth, includeParts, limit } = question
  const reach = reachOf(question)
  const isVast = counts && depth > 0 && (await hasMoreNeighbours(graph, roots, reach, limit + COUNTED_AT_MOST))
  const most = limit + (counts && !isVast ? COUNTED_AT_MOST : 0) + 1
  const { areKnown, walked } = await setOut(graph, { starts: roots, reach, depth, most }, includeParts)
  if (!areKnown) return null
  const found = (
    walked ?? (await walk(graph, { starts: await withParts(graph, roots, most), reach, depth, most }))
  ).map(({ id }) => id)
  return isVast ? { ids: found.slice(0, limit), omitted: COUNTED_AT_MOST, isAtLeast: true } : bound(found, limit)
}

/** Whether one of them, a hub, is known to have more neighbours than these, so that they need not be counted. */
async function hasMoreNeighbours(graph: Graph, ids: readonly EntityId[], reach: Reach, than: number): Promise<boolean> {
  if (!isEverything(reach)) return false
  return (await graph.read(hubsAmong(ids))).some(({ neighbours }) => neighbours > than)
}

export function reachOf({ labels, types, period }: SubgraphQuestion): Reach {
  return { labels, steps: bothWays(types), period }
}

/** The entities, then what belongs to them, down PART_OF; at most `most`. */
export async function withParts(graph: Graph, ids: readonly EntityId[], most: number): Promise<EntityId[]> {
  const reach = { labels: null, steps: ['PART_OF<'], period: ALWAYS } as const
  return (await walk(graph, { starts: ids, reach, depth: PART_DEPTH, most })).map(({ id }) => id)
}
