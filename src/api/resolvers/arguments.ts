/** Arguments of questions that have bounds of their own: every fault of a question in one sentence. */
import { today } from '../../domain/calendar.ts'
import { InputError } from '../../domain/errors.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Period } from '../../domain/valid-time.ts'

interface Day {
  toString(): string
}

interface Days {
  readonly from?: Day | null | undefined
  readonly until?: Day | null | undefined
  readonly asOf?: Day | null | undefined
}

export function toPeriod({ from, until, asOf }: Days): Period {
  return { from: from?.toString() ?? null, until: until?.toString() ?? null, asOf: asOf?.toString() ?? null }
}

/** @throws {InputError} where the period ends before it begins. */
export function periodOf(days: Days): Period {
  const period = toPeriod(days)
  refuse([wrongOrder(period)])
  return period
}

/** The day asked, else today. */
export function dayOf(asOf: Day | null | undefined): string {
  return asOf?.toString() ?? today()
}

/** A fault, as a clause of the sentence that tells of all, and what to do; null where there is none. */
export type Fault = { readonly clause: string; readonly hint: string } | null

const BOUNDS = 'keep within the bounds, and ask for what is left in further questions'

export function outside(name: string, value: number, least: number, most: number): Fault {
  if (value >= least && value <= most) return null
  return { clause: `"${name}" is "${value}", and may be ${least} to ${most}`, hint: BOUNDS }
}

export function wrongCount(name: string, ids: readonly EntityId[], least: number, most: number): Fault {
  if (ids.length >= least && ids.length <= most) return null
  const counted = ids.length === 1 ? '1 id' : `${ids.length} different ids`
  return { clause: `"${name}" has ${counted}, and may have ${least} to ${most}`, hint: BOUNDS }
}

export function wrongOrder({ from, until }: Period): Fault {
  if (from === null || until === null || from <= until) return null
  return { clause: `"from" is "${from}", which is after "until", "${until}"`, hint: 'give them in order' }
}

/** @throws {InputError} with all faults in one sentence. */
export function refuse(faults: readonly Fault[]): void {
  const given = faults.filter((fault) => fault !== null)
  if (given.length === 0) return
  const said = (part: 'clause' | 'hint') => `${[...new Set(given.map((fault) => fault[part]))].join('; ')}.`
  throw new InputError(said('clause'), { hint: said('hint') })
}
