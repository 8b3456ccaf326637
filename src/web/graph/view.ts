/** All that a person has chosen to see, as one value: it is what undo goes back to and what an address holds. */
import type { WalkedType } from '../../domain/connections.ts'
import type { Language } from '../../domain/history-title.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'

/** How a view came about, in order: the same steps over the same graph give the same view. */
export type Step =
  | { readonly kind: 'show'; readonly id: EntityId }
  | { readonly kind: 'expand'; readonly id: EntityId; readonly depth: number; readonly limit: number }
  | { readonly kind: 'path'; readonly from: EntityId; readonly to: EntityId }
  | { readonly kind: 'remove'; readonly id: EntityId }
  | { readonly kind: 'move'; readonly id: EntityId; readonly x: number; readonly y: number }

export type Grouping = 'NONE' | 'TYPE' | 'PERIOD'
export type Mode = 'GRAPH' | 'LIST'

export interface View {
  readonly steps: readonly Step[]
  readonly hiddenTypes: readonly EntityLabel[]
  readonly hiddenVerbs: readonly WalkedType[]
  /** ISO days or years; what certainly lies outside is not shown. */
  readonly from: string | null
  readonly until: string | null
  /** Whether what has no date is shown beside a period. */
  readonly undated: boolean
  readonly grouping: Grouping
  readonly mode: Mode
  /** The id of an entity or a relationship. */
  readonly selected: string | null
  /** The first end of a path, until the second is picked. */
  readonly pathFrom: EntityId | null
  readonly language: Language
}

export const emptyView: View = {
  steps: [],
  hiddenTypes: [],
  hiddenVerbs: [],
  from: null,
  until: null,
  undated: true,
  grouping: 'NONE',
  mode: 'GRAPH',
  selected: null,
  pathFrom: null,
  language: 'EN',
}

/** Neighbours that one click brings. */
export const EXPAND_BY = 25

/** What one question, and so one view, can have. */
export const MOST_ENTITIES = 2000

/** How many neighbours the next expansion of an entity asks for: a portion more than the last by one step did. */
export function nextLimit({ steps }: View, id: EntityId): number {
  const last = steps.findLast((step) => step.kind === 'expand' && step.id === id && step.depth === 1)
  return Math.min(MOST_ENTITIES, (last?.kind === 'expand' ? last.limit : 0) + EXPAND_BY)
}

/** Whether a person sees other entities, or sees them otherwise: what undo counts as a step. */
export function isOther(before: View, after: View): boolean {
  const { selected: _a, pathFrom: _b, language: _c, mode: _d, ...one } = before
  const { selected: _e, pathFrom: _f, language: _g, mode: _h, ...other } = after
  return JSON.stringify(one) !== JSON.stringify(other)
}
