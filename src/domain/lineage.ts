/**
 * What descends from what: from a policy to the agreement that carries it out, to the committee that it establishes, to
 * its sessions, to what came of them. A lineage goes up from a thing to what it came from, and down to what came of it,
 * and never turns: so whatever else came of the same policy or committee stays out.
 */
import type { Step, WalkedType } from './connections.ts'
import type { EntityId } from './subgraph.ts'

/** Which end comes first. That somebody issued, took part or is concerned is no descent. */
const earlierEnds = {
  IMPLEMENTS: 'to',
  CONTINUES: 'to',
  RATIFIES: 'to',
  UNDER: 'to',
  AMENDS: 'to',
  RENEWS: 'to',
  REPLACES: 'to',
  FOLLOWS: 'to',
  SESSION_OF: 'to',
  SIGNED_AT: 'to',
  ESTABLISHED: 'from',
  ADOPTED: 'from',
  RESULTED_IN: 'from',
  STEERS: 'from',
} as const satisfies Partial<Record<WalkedType, 'from' | 'to'>>

export const lineageTypes = Object.keys(earlierEnds) as (keyof typeof earlierEnds)[]

/** From a thing to what it came from. */
export const stepsUp: readonly Step[] = lineageTypes.map((type): Step => `${type}${arrow(earlierEnds[type] === 'to')}`)

/** From a thing to what came of it. */
export const stepsDown: readonly Step[] = lineageTypes.map(
  (type): Step => `${type}${arrow(earlierEnds[type] !== 'to')}`,
)

function arrow(isForward: boolean): '>' | '<' {
  return isForward ? '>' : '<'
}

/** One member of a lineage. */
export interface Descended {
  readonly id: EntityId
  /** Less than 0 above the thing asked about, more than 0 below it. */
  readonly generation: number
  /** First day on which it may have begun; null where that is not known. */
  readonly begins: string | null
}

interface Link {
  readonly type: string
  readonly from: EntityId
  readonly to: EntityId
}

/**
 * In order of time. What has no date of its own stands where its lineage puts it: after what it came from, or before
 * what came of it; what nothing dates comes last. Then by generation, then by id.
 */
export function inOrderOfTime<Member extends Descended>(members: readonly Member[], links: readonly Link[]): Member[] {
  const days = new Map(members.flatMap(({ id, begins }) => (begins === null ? [] : [[id, begins] as const])))
  const [above, below] = [new Map<EntityId, EntityId[]>(), new Map<EntityId, EntityId[]>()]
  for (const { type, from, to } of links) {
    const end = earlierEnds[type as keyof typeof earlierEnds]
    if (end === undefined) continue
    const [earlier, later] = end === 'to' ? [to, from] : [from, to]
    above.set(later, [...(above.get(later) ?? []), earlier])
    below.set(earlier, [...(below.get(earlier) ?? []), later])
  }
  const known = (ids: readonly EntityId[] | undefined) => (ids ?? []).flatMap((id) => days.get(id) ?? []).sort()
  // Each round dates what is one relationship away from a dated thing: first from above, then what is left from below.
  spread(days, members, (id) => known(above.get(id)).at(-1))
  spread(days, members, (id) => known(below.get(id))[0])
  const key = ({ id }: Member) => days.get(id) ?? '9999'
  return [...members].sort((a, b) => compare(key(a), key(b)) || a.generation - b.generation || compare(a.id, b.id))
}

function spread(
  days: Map<EntityId, string>,
  members: readonly Descended[],
  dayOf: (id: EntityId) => string | undefined,
): void {
  for (let isMoving = true; isMoving; ) {
    const found = members.flatMap(({ id }) => {
      const day = days.has(id) ? undefined : dayOf(id)
      return day === undefined ? [] : [[id, day] as const]
    })
    for (const [id, day] of found) days.set(id, day)
    isMoving = found.length > 0
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
