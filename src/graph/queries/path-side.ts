/** One of the two sides from which a search for paths goes out: what it has met, and where it goes on. */
import { idOfNeighbourKey } from '../../domain/connections.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import { HUB_RELATIONSHIPS } from '../neighbours.ts'
import { pairsAmong } from './common-neighbours.ts'
import { typesOf } from './neighbours.ts'
import { type Ground, type Looked, reachedBy } from './path-ground.ts'

/** Of an end so many neighbours are looked at, those that tell most first; of a hub that is passed, more than others have. */
const REACH_OF_END = 1_000
const REACH_OF_HUB = HUB_RELATIONSHIPS + 1

/** What an entity is taken to cost before its neighbours are read. */
const ORDINARY_COST = 15

export class PathSide {
  /** How many steps from the end all has been looked at. */
  radius = 0
  /** Whether more could have been met than was. */
  isCut = false
  #frontier: readonly EntityId[]
  readonly #met: Set<EntityId>
  #cost: number
  readonly #end: EntityId
  readonly #isHub: boolean

  /** `size` is how many neighbours the end has, if it is a hub. */
  constructor(end: EntityId, size: number | null) {
    this.#end = end
    this.#isHub = size !== null
    this.#frontier = [end]
    this.#met = new Set([end])
    this.#cost = Math.min(size ?? ORDINARY_COST, REACH_OF_END)
  }

  /** About how many neighbours the next step reads. */
  get cost(): number {
    return this.#cost
  }

  get isExhausted(): boolean {
    return this.#frontier.length === 0
  }

  get isUnreadHub(): boolean {
    return this.#isHub && this.radius === 0
  }

  /** Whether that reads no more than the list of a hub would be. */
  get canBeLookedUp(): boolean {
    return this.#frontier.length <= REACH_OF_END
  }

  has(id: EntityId): boolean {
    return this.#met.has(id)
  }

  /** Joins the end, a hub, with those of its neighbours that the other side met last. */
  async meet(graph: Graph, { reach, adjacency, mayJoin }: Ground, other: PathSide): Promise<void> {
    const found = await pairsAmong(graph, other.#frontier, [this.#end], typesOf(reach.steps))
    for (const [id, end] of found) if (mayJoin(id, end)) join(adjacency, id, end)
  }

  /** One step on: reads the neighbours of at most `most` entities, and joins them. Returns how many it read. */
  async expand(ground: Ground, most: number): Promise<number> {
    const reading = Math.min(most, this.#frontier.length)
    if (reading < this.#frontier.length) this.isCut = true
    this.take(ground, await ground.look(this.#frontier.slice(0, reading), this.#perEntity))
    return reading
  }

  get #perEntity(): number {
    return this.radius === 0 ? REACH_OF_END : REACH_OF_HUB
  }

  /** The second half of a step: joins what was read. */
  take({ adjacency, without, mayJoin }: Ground, { lists, connectors }: Looked): void {
    const kept = without(reachedBy(lists), connectors)
    const perEntity = this.#perEntity
    const next = new Set<string>()
    for (const { id, keys } of lists) {
      if (keys.length === perEntity) this.isCut = true
      for (const key of keys) {
        const other = idOfNeighbourKey(key)
        if (!kept.has(other) || !mayJoin(id, other)) continue
        join(adjacency, id, other)
        if (!this.#met.has(other)) next.add(key)
      }
    }
    this.#frontier = [...next].sort().map(idOfNeighbourKey)
    for (const id of this.#frontier) this.#met.add(id)
    this.radius++
    this.#cost = this.#frontier.length * ORDINARY_COST
  }
}

/** The first step of both sides in one read; of neither may the end be a hub. */
export async function expandBoth(ground: Ground, ends: readonly EntityId[], sides: readonly PathSide[]): Promise<void> {
  const { lists, connectors } = await ground.look(ends, REACH_OF_END)
  for (const [place, side] of sides.entries()) {
    side.take(ground, { lists: lists.filter(({ id }) => id === ends[place]), connectors })
  }
}

export function join(adjacency: Map<EntityId, Set<EntityId>>, a: EntityId, b: EntityId): void {
  for (const [near, far] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = adjacency.get(near)
    if (known === undefined) adjacency.set(near, new Set([far]))
    else known.add(far)
  }
}
