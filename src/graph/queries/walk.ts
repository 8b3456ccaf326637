/** Walks outwards from entities, nearest first, and stops as soon as it has enough. */
import { idOfNeighbourKey } from '../../domain/connections.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import { type Neighbours, neighbours, type Reach } from './neighbours.ts'

export interface Walked {
  readonly id: EntityId
  readonly distance: number
}

/** Of each of these that has some, its first `most` neighbours. */
export type ReadNeighbours = (ids: readonly EntityId[], most: number) => Promise<readonly Neighbours[]>

/** Nothing where nothing is within reach. */
export function within(graph: Graph, reach: Reach): ReadNeighbours {
  if (reach.steps.length === 0 || reach.labels?.length === 0) return () => Promise.resolve([])
  return (ids, most) => graph.read(neighbours(ids, reach, most))
}

export interface Walk {
  /** At distance 0; they exist. */
  readonly starts: readonly EntityId[]
  readonly read: ReadNeighbours
  readonly depth: number
  /** How many entities, starts included. */
  readonly most: number
}

/** Fewer would be many statements, more would read what no answer has: only so many lead on before the next do. */
const LEADING_AT_ONCE = 100

/**
 * The starts in the order given, then nearest first. At one distance a hundred entities lead on before the next hundred
 * do, and of these each gives its first neighbour before any gives its second: so no hub fills an answer alone. The
 * order does not depend on `most`: a larger answer begins with the smaller one.
 */
export async function walk({ starts, read, depth, most }: Walk): Promise<Walked[]> {
  const found = new Map<EntityId, Walked>(starts.slice(0, most).map((id) => [id, { id, distance: 0 }]))
  let frontier = [...found.keys()]
  for (let distance = 1; distance <= depth && frontier.length > 0 && found.size < most; distance++) {
    const next: EntityId[] = []
    for (let start = 0; start < frontier.length && found.size < most; start += LEADING_AT_ONCE) {
      const leading = frontier.slice(start, start + LEADING_AT_ONCE)
      for (const id of await findNew(read, leading, found, most - found.size)) {
        found.set(id, { id, distance })
        next.push(id)
      }
    }
    frontier = next
  }
  return [...found.values()]
}

/** Neighbours that are not yet `known`, at most `wanted`, in order. */
async function findNew(
  read: ReadNeighbours,
  leading: readonly EntityId[],
  known: ReadonlyMap<EntityId, unknown>,
  wanted: number,
): Promise<EntityId[]> {
  const lists = new Map<EntityId, readonly string[]>()
  let open = leading
  for (let most = Math.max(10, Math.ceil((2 * wanted) / leading.length)); ; most *= 4) {
    for (const { id, keys } of await read(open, most)) lists.set(id, keys)
    const fresh = inTurn(
      leading.map((id) => lists.get(id) ?? []),
      known,
    )
    open = open.filter((id) => lists.get(id)?.length === most)
    // Beyond `most` nothing is known of those that have more: only what stands before is certain to stand there.
    const certain = open.length === 0 ? fresh : fresh.filter(({ place }) => place < most)
    if (open.length === 0 || certain.length >= wanted) return certain.slice(0, wanted).map(({ id }) => id)
  }
}

/** The first of each list, then the second of each, and so on; what several lists have stands where it comes first. */
function inTurn(
  lists: readonly (readonly string[])[],
  known: ReadonlyMap<EntityId, unknown>,
): { readonly id: EntityId; readonly place: number }[] {
  const taken = new Map<EntityId, number>()
  const longest = Math.max(0, ...lists.map((list) => list.length))
  for (let place = 0; place < longest; place++) {
    for (const list of lists) {
      const key = list[place]
      if (key === undefined) continue
      const id = idOfNeighbourKey(key)
      if (!known.has(id) && !taken.has(id)) taken.set(id, place)
    }
  }
  return [...taken].map(([id, place]) => ({ id, place }))
}
