/** From a view to its graph: asks for what is not known yet, and arranges it step by step. */
import type { EntityId } from '../../domain/subgraph.ts'
import type { LayoutRequest, Place, Places } from '../graph/layout.ts'
import type { Card } from '../graph/model.ts'
import { keyOf, type Portion, portionsOf, shownAfter } from '../graph/shown.ts'
import { MOST_ENTITIES, type Step, type View } from '../graph/view.ts'
import type { GraphData } from '../graph/visible.ts'
import { type Between, type FoundPaths, readAround, readBetween, readCards, readPaths } from './server.ts'
import { once } from './server-details.ts'

export interface ReadGraph {
  readonly data: GraphData
  readonly places: Places
  /** Those that the last step asked for, where it did. */
  readonly paths: FoundPaths | null
  /** Ids that steps name and the graph does not have. */
  readonly unknown: readonly EntityId[]
}

/** @throws the reason of the signal, as soon as nobody waits for it any longer. */
export type LayOut = (request: LayoutRequest, signal: AbortSignal) => Promise<[id: string, x: number, y: number][]>

export interface GraphReader {
  /**
   * `onArranging` is told how many entities are about to be arranged.
   * @throws {Error} where the server refuses, and the reason of the signal where nobody waits any longer.
   */
  read(view: View, onArranging: (many: number) => void, signal: AbortSignal): Promise<ReadGraph>
}

export function openGraphReader(layOut: LayOut): GraphReader {
  const cards = new Map<EntityId, Card>()
  const steps = new Map<string, Promise<readonly EntityId[]>>()
  const paths = new Map<string, FoundPaths>()
  const between = new Map<string, Promise<Between>>()
  const arranged = new Map<string, Places>()
  const keep = (read: readonly Card[]) => {
    for (const card of read) cards.set(card.id, { ...card, fields: { ...cards.get(card.id)?.fields, ...card.fields } })
    return read.map(({ id }) => id)
  }
  const bring = async (step: Step): Promise<readonly EntityId[]> => {
    if (step.kind === 'show') return keep(await readCards([step.id]))
    if (step.kind === 'expand') {
      const ids = await readAround(step.id, step.depth, step.limit)
      keep(await readCards(ids.filter((id) => !cards.has(id))))
      // One that went between the two questions is not drawn.
      return ids.filter((id) => cards.has(id))
    }
    if (step.kind !== 'path') return []
    const found = await readPaths(step.from, step.to)
    paths.set(keyOf(step)!, found)
    return keep(found.paths.flatMap((path) => path.cards))
  }
  return {
    async read(view, onArranging, signal) {
      const brought = new Map<string, readonly EntityId[]>()
      await Promise.all(
        view.steps.map(async (step) => {
          const key = keyOf(step)
          if (key !== null) brought.set(key, await once(steps, key, () => bring(step)))
        }),
      )
      signal.throwIfAborted()
      const portions = portionsOf(view.steps, brought)
      const ids = shownAfter(portions)
      if (ids.length > MOST_ENTITIES) throw new TooManyEntities()
      const ordered = [...ids].sort()
      const joined =
        ids.length === 0
          ? { edges: [], hidden: new Map() }
          : await once(between, ordered.join(), () => readBetween(ordered))
      const layOutPortion = (request: LayoutRequest) => {
        signal.throwIfAborted()
        onArranging(request.ids.length)
        return layOut(request, signal)
      }
      const places = await arrange(view.steps, portions, joined, arranged, layOutPortion)
      const last = view.steps.findLast(({ kind }) => kind === 'path')
      return {
        data: { cards: new Map(ids.map((id) => [id, cards.get(id)!])), ...joined },
        places,
        paths: last === undefined ? null : (paths.get(keyOf(last)!) ?? null),
        unknown: view.steps.flatMap((step) =>
          step.kind === 'show' && brought.get(keyOf(step)!)?.length === 0 ? [step.id] : [],
        ),
      }
    },
  }
}

export class TooManyEntities extends Error {}

/** Portion after portion: each finds its places around what stood before, so that the same steps end in the same places. */
async function arrange(
  steps: readonly Step[],
  portions: readonly Portion[],
  { edges }: Between,
  arranged: Map<string, Places>,
  layOutPortion: (request: LayoutRequest) => ReturnType<LayOut>,
): Promise<Places> {
  let places: Places = new Map()
  let key = ''
  const placed = new Set<EntityId>()
  for (const [index, { added, moved, removed }] of portions.entries()) {
    key += `${JSON.stringify(steps[index])}\n`
    for (const [id] of moved) placed.add(id)
    for (const id of removed) placed.delete(id)
    const before = arranged.get(key)
    if (before !== undefined) {
      places = before
      continue
    }
    const next = new Map<string, Place>(places)
    for (const id of removed) next.delete(id)
    for (const [id, x, y] of moved) next.set(id, { x, y })
    if (added.length > 0) {
      const present = new Set([...next.keys(), ...added])
      const joining = edges.filter(({ from, to }) => present.has(from) && present.has(to))
      const found = await layOutPortion({
        ids: added,
        edges: joining.map(({ from, to }) => [from, to] as const),
        standing: [...next].map(([id, { x, y }]) => [id, x, y] as const),
        placed: [...placed].filter((id) => next.has(id)),
      })
      for (const [id, x, y] of found) next.set(id, { x, y })
    }
    arranged.set(key, next)
    places = next
  }
  return places
}
