/** What lies around entities: nearest first, bounded, and what the bound left out. */
import neo4j from 'neo4j-driver'
import { bothWays, neighbourKey, type WalkedType } from '../../domain/connections.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { ALWAYS, type Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import type { ReadQuery } from '../read-query.ts'
import { PART_DEPTH } from '../timeline-entries.ts'
import { hubsAmong, isEverything, type Reach } from './neighbours.ts'
import { type ReadNeighbours, walk, within } from './walk.ts'

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
  const reach = reachOf(question)
  const isVast = counts && depth > 0 && (await hasMoreNeighbours(graph, roots, reach, limit + COUNTED_AT_MOST))
  const most = limit + (counts && !isVast ? COUNTED_AT_MOST : 0) + 1
  const starts = includeParts ? await withParts(graph, roots, most) : roots
  const found = (await walk({ starts, read: within(graph, reach), depth, most })).map(({ id }) => id)
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
  if (ids.length === 0) return []
  const found = await walk({ starts: ids, read: await readParts(graph, ids, most), depth: PART_DEPTH, most })
  return found.map(({ id }) => id)
}

/** All of them at once, unless there are more than are wanted. */
async function readParts(graph: Graph, ids: readonly EntityId[], most: number): Promise<ReadNeighbours> {
  const rows = await graph.read(partsOf(ids, most))
  if (rows.length === most) return within(graph, { labels: null, steps: ['PART_OF<'], period: ALWAYS })
  const keys = new Map<EntityId, string[]>()
  for (const { part, body } of rows) if (part !== body) keys.set(body, [...(keys.get(body) ?? []), neighbourKey(part)])
  return (bodies) => Promise.resolve(bodies.map((id) => ({ id, keys: (keys.get(id) ?? []).sort() })))
}

/** At most `most` rows, in no order. */
function partsOf(
  ids: readonly EntityId[],
  most: number,
): ReadQuery<{ readonly part: EntityId; readonly body: EntityId }> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.hasParts
      MATCH (e)<-[:PART_OF*0..${PART_DEPTH - 1}]-(body)<-[:PART_OF]-(part) WITH DISTINCT part, body LIMIT $most
      RETURN part.id AS part, body.id AS body`,
    params: { ids, most: neo4j.int(most) },
    columns: ['part', 'body'],
    toRow: (record) => ({ part: record.get('part'), body: record.get('body') }),
  }
}
