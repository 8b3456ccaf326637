/** What a person can do to a view, and how to go back: no React, no network. */
import type { WalkedType } from '../../domain/connections.ts'
import type { Language } from '../../domain/history-title.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { emptyView, type Grouping, isOther, type Mode, nextLimit, type Step, type View } from './view.ts'

export type Action =
  | { readonly kind: 'show'; readonly id: EntityId }
  | { readonly kind: 'expand'; readonly id: EntityId; readonly depth: number; readonly limit: number }
  | { readonly kind: 'expandMore'; readonly id: EntityId }
  | { readonly kind: 'connect'; readonly from: EntityId; readonly to: EntityId }
  | { readonly kind: 'remove'; readonly id: EntityId }
  | { readonly kind: 'move'; readonly id: EntityId; readonly x: number; readonly y: number }
  | { readonly kind: 'select'; readonly id: string | null }
  | { readonly kind: 'pickEnd'; readonly id: EntityId | null }
  | { readonly kind: 'toggleType'; readonly label: EntityLabel }
  | { readonly kind: 'toggleVerb'; readonly type: WalkedType }
  | { readonly kind: 'period'; readonly from: string | null; readonly until: string | null }
  | { readonly kind: 'undated'; readonly isShown: boolean }
  | { readonly kind: 'group'; readonly by: Grouping }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'clearFilters' }
  | { readonly kind: 'clear' }

export function changeView(view: View, action: Action): View {
  switch (action.kind) {
    case 'show':
      return { ...withStep(view, action), selected: action.id }
    case 'expand':
    case 'remove':
    case 'move':
      return changeSteps(view, action)
    case 'expandMore':
      return withStep(view, { kind: 'expand', id: action.id, depth: 1, limit: nextLimit(view, action.id) })
    case 'connect':
      return { ...withStep(view, { kind: 'path', from: action.from, to: action.to }), pathFrom: null }
    case 'select':
      return { ...view, selected: action.id }
    case 'pickEnd':
      return { ...view, pathFrom: action.id }
    case 'toggleType':
      return { ...view, hiddenTypes: toggled(view.hiddenTypes, action.label) }
    case 'toggleVerb':
      return { ...view, hiddenVerbs: toggled(view.hiddenVerbs, action.type) }
    case 'period':
      return { ...view, from: action.from, until: action.until }
    case 'undated':
      return { ...view, undated: action.isShown }
    case 'group':
      return { ...view, grouping: action.by }
    case 'mode':
      return { ...view, mode: action.mode }
    case 'language':
      return { ...view, language: action.language }
    case 'clearFilters':
      return { ...view, hiddenTypes: [], hiddenVerbs: [], from: null, until: null, undated: true }
    case 'clear':
      return { ...emptyView, language: view.language, mode: view.mode }
  }
}

type StepAction = Extract<Action, { readonly kind: 'expand' | 'remove' | 'move' }>

function changeSteps(view: View, action: StepAction): View {
  if (action.kind === 'expand') return withStep(view, action)
  if (action.kind === 'remove') {
    // A relationship is `TYPE/from/to`, with its role behind.
    const isGone = view.selected?.split('/').includes(action.id)
    const selected = isGone ? null : view.selected
    const pathFrom = view.pathFrom === action.id ? null : view.pathFrom
    return { ...withStep(view, action), selected, pathFrom }
  }
  // One drag after another of the same entity is one move.
  const last = view.steps.at(-1)
  const steps = last?.kind === 'move' && last.id === action.id ? view.steps.slice(0, -1) : view.steps
  return { ...view, steps: [...steps, action] }
}

function withStep(view: View, step: Step): View {
  const key = JSON.stringify(step)
  const last = view.steps.at(-1)
  return last !== undefined && JSON.stringify(last) === key ? view : { ...view, steps: [...view.steps, step] }
}

function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((one) => one !== item) : [...items, item].sort()
}

/** Views that were, the one that is, and those that were undone. */
export interface Track {
  readonly past: readonly View[]
  readonly view: View
  readonly future: readonly View[]
}

export type TrackAction =
  | Action
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'open'; readonly view: View }
  | ({ readonly kind: 'takeBack' } & Failure)

/** Steps whose graph could not be had, and those of the graph that still stands. */
export interface Failure {
  readonly failed: readonly Step[]
  readonly stands: readonly Step[]
}

export type Act = (action: TrackAction) => void

/** How far back one can go. */
const LONGEST = 100

export function changeTrack(track: Track, action: TrackAction): Track {
  const { past, view, future } = track
  if (action.kind === 'undo') {
    const before = past.at(-1)
    if (before === undefined) return track
    return { past: past.slice(0, -1), view: keepLook(before, view), future: [view, ...future] }
  }
  if (action.kind === 'redo') {
    const [next, ...rest] = future
    if (next === undefined) return track
    return { past: [...past, view], view: keepLook(next, view), future: rest }
  }
  if (action.kind === 'takeBack') return takeBack(track, action)
  const after = action.kind === 'open' ? action.view : changeView(view, action)
  if (!isOther(view, after)) return { past, view: after, future }
  return { past: [...past, view].slice(-LONGEST), view: after, future: [] }
}

/** To the view that stands: as by undo, yet what failed cannot be done again; after a failed undo, as by redo. */
function takeBack(track: Track, { failed, stands }: Failure): Track {
  const { past, view, future } = track
  if (!areSame(view.steps, failed)) return track
  const stood = past.findLastIndex(({ steps }) => areSame(steps, stands))
  if (stood !== -1) return { past: past.slice(0, stood), view: keepLook(past[stood]!, view), future: [] }
  const undone = future.findIndex(({ steps }) => areSame(steps, stands))
  if (undone === -1) return track
  return {
    past: [...past, view, ...future.slice(0, undone)],
    view: keepLook(future[undone]!, view),
    future: future.slice(undone + 1),
  }
}

const areSame = (one: readonly Step[], other: readonly Step[]) => JSON.stringify(one) === JSON.stringify(other)

/** Language, list or graph are not what one undoes. */
function keepLook(view: View, { language, mode }: View): View {
  return { ...view, language, mode }
}
