/** What a search for paths goes over from both ends: what may be passed, and what was found to be joined. */
import { bothWays, idOfNeighbourKey, type WalkedType } from '../../domain/connections.ts'
import { type EntityLabel, labelOf } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import { connectorsOf } from './hubs.ts'
import { type Neighbours, neighboursAndOfficials, type Reach } from './neighbours.ts'

export interface GroundQuestion {
  /** Not the same. */
  readonly from: EntityId
  readonly to: EntityId
  /** Of what a path passes. */
  readonly labels: readonly EntityLabel[] | null
  readonly types: readonly WalkedType[]
  readonly period: Period
}

export interface Looked {
  readonly lists: readonly Neighbours[]
  /** Those of all neighbours that connect everything. */
  readonly connectors: readonly EntityId[]
}

export interface Ground {
  readonly reach: Reach
  /** What was found to be joined, both ways. */
  readonly adjacency: Map<EntityId, Set<EntityId>>
  /** The first `most` neighbours of each. */
  readonly look: (ids: readonly EntityId[], most: number) => Promise<Looked>
  /** Those of these entities that a path may pass, or end at; of them and others it is known which are connectors. */
  readonly without: (ids: readonly EntityId[], connectors: readonly EntityId[]) => ReadonlySet<EntityId>
  readonly mayJoin: (a: EntityId, b: EntityId) => boolean
}

/**
 * `exempt`: goes round all hubs but these, and round the tree of topics; null goes round none. Hubs that are gone round
 * are added to `met`.
 */
export function groundOf(
  graph: Graph,
  { from, to, labels, types, period }: GroundQuestion,
  exempt: ReadonlySet<EntityId> | null,
  met: Set<EntityId>,
): Ground {
  const ends = new Set([from, to])
  const isWanted = (id: EntityId) => ends.has(id) || labels === null || labels.includes(labelOf(id) as EntityLabel)
  const isTopic = (id: EntityId) => labelOf(id) === 'Topic'
  const reach = { labels: withLabelsOf(labels, ends), steps: bothWays(types), period }
  return {
    reach,
    adjacency: new Map(),
    look: async (ids, most) => {
      const [found] = await graph.read(neighboursAndOfficials(ids, reach, most))
      const { lists, officials } = found!
      const reached = reachedBy(lists)
      return { lists, connectors: connectorsOf(reached, officials) }
    },
    without: (ids, connectors) => {
      const reached = new Set(ids)
      const avoided = connectors.filter((id) => reached.has(id) && exempt?.has(id) === false && isWanted(id))
      for (const id of avoided.sort()) met.add(id)
      return new Set(ids.filter((id) => isWanted(id) && !met.has(id)))
    },
    // Two topics are joined by the tree alone.
    mayJoin: (a, b) => exempt === null || !isTopic(a) || !isTopic(b),
  }
}

/** Each once. */
export function reachedBy(lists: readonly Neighbours[]): EntityId[] {
  return [...new Set(lists.flatMap(({ keys }) => keys.map(idOfNeighbourKey)))]
}

function withLabelsOf(labels: readonly EntityLabel[] | null, ends: ReadonlySet<EntityId>) {
  return labels === null ? null : [...new Set([...labels, ...[...ends].map((id) => labelOf(id) as EntityLabel)])]
}
