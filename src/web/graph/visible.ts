/** What of a graph is to be seen under the filters of a view, and how much they hide. */
import type { EntityId } from '../../domain/subgraph.ts'
import { daysOf, extentOf, isDatable, isOutside } from './extents.ts'
import type { Card, Edge, Hidden } from './model.ts'
import type { View } from './view.ts'

/** All that a view holds, before its filters. */
export interface GraphData {
  readonly cards: ReadonlyMap<EntityId, Card>
  readonly edges: readonly Edge[]
  readonly hidden: ReadonlyMap<EntityId, Hidden>
}

export const emptyGraph: GraphData = { cards: new Map(), edges: [], hidden: new Map() }

export interface VisibleGraph {
  readonly cards: readonly Card[]
  readonly edges: readonly Edge[]
  readonly filteredEntities: number
  readonly filteredEdges: number
}

export function visibleIn({ cards, edges }: GraphData, view: View): VisibleGraph {
  const days = daysOf(view)
  const hasPeriod = days.from !== null || days.until !== null
  const shown = [...cards.values()].filter((card) => {
    if (view.hiddenTypes.includes(card.label)) return false
    if (!hasPeriod) return true
    if (!view.undated && isDatable(card) && extentOf(card) === null) return false
    return !isOutside(card, days)
  })
  const ids = new Set(shown.map(({ id }) => id))
  const joining = edges.filter(({ type, from, to }) => !view.hiddenVerbs.includes(type) && ids.has(from) && ids.has(to))
  return {
    cards: shown,
    edges: joining,
    filteredEntities: cards.size - shown.length,
    filteredEdges: edges.length - joining.length,
  }
}
