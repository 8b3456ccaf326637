/** From the steps of a view to what it holds: which entities, and in which portions they came. */
import type { EntityId } from '../../domain/subgraph.ts'
import type { Step } from './view.ts'

/** What a step brings, by its key: known once the graph was asked. */
export type Brought = ReadonlyMap<string, readonly EntityId[]>

/** A step that asks the graph; null where it asks nothing. */
export function keyOf(step: Step): string | null {
  if (step.kind === 'show') return `show ${step.id}`
  if (step.kind === 'expand') return `expand ${step.id} ${step.depth} ${step.limit}`
  return step.kind === 'path' ? `path ${step.from} ${step.to}` : null
}

export interface Portion {
  readonly added: readonly EntityId[]
  readonly moved: readonly (readonly [id: EntityId, x: number, y: number])[]
  readonly removed: readonly EntityId[]
}

/** What each step changes, in order. What is removed and brought again is new. */
export function portionsOf(steps: readonly Step[], brought: Brought): Portion[] {
  const present = new Set<EntityId>()
  return steps.map((step) => {
    if (step.kind === 'move') {
      return { added: [], removed: [], moved: present.has(step.id) ? [[step.id, step.x, step.y] as const] : [] }
    }
    if (step.kind === 'remove') return { added: [], moved: [], removed: present.delete(step.id) ? [step.id] : [] }
    const added = (brought.get(keyOf(step)!) ?? []).filter((id) => !present.has(id))
    for (const id of added) present.add(id)
    return { added, moved: [], removed: [] }
  })
}

/** All that is there after the last step, in the order in which it came. */
export function shownAfter(portions: readonly Portion[]): EntityId[] {
  const present = new Set<EntityId>()
  for (const { added, removed } of portions) {
    for (const id of added) present.add(id)
    for (const id of removed) present.delete(id)
  }
  return [...present]
}
