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
  const fault = wrongOrder(period)
  if (fault !== null) throw new InputError(`${fault}.`, { hint: 'give them in order.' })
  return period
}

/** The day asked, else today. */
export function dayOf(asOf: Day | null | undefined): string {
  return asOf?.toString() ?? today()
}

/** A fault, or null where there is none. Each is a clause of the sentence. */
export type Fault = string | null

export function outside(name: string, value: number, least: number, most: number): Fault {
  return value >= least && value <= most ? null : `"${name}" is "${value}", and may be ${least} to ${most}`
}

export function wrongCount(name: string, ids: readonly EntityId[], least: number, most: number): Fault {
  if (ids.length >= least && ids.length <= most) return null
  const counted = ids.length === 1 ? '1 id' : `${ids.length} different ids`
  return `"${name}" has ${counted}, and may have ${least} to ${most}`
}

export function wrongOrder({ from, until }: Period): Fault {
  if (from === null || until === null || from <= until) return null
  return `"from" is "${from}", which is after "until", "${until}"`
}

/** @throws {InputError} with all faults in one sentence. */
export function refuse(faults: readonly Fault[]): void {
  const given = faults.filter((fault) => fault !== null)
  if (given.length === 0) return
  throw new InputError(`${given.join('; ')}.`, {
    hint: 'keep within the bounds, and ask for what is left in further questions.',
  })
}
