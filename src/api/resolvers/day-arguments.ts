/** Days in arguments: as ISO text, in order, and which day it is. */
import { today } from '../../domain/calendar.ts'
import { InputError } from '../../domain/errors.ts'

interface Day {
  toString(): string
}

/** @throws {InputError} where the period ends before it begins. */
export function periodOf(args: { readonly from?: Day | null; readonly until?: Day | null }): {
  readonly from: string | null
  readonly until: string | null
} {
  const from = args.from?.toString() ?? null
  const until = args.until?.toString() ?? null
  if (from !== null && until !== null && from > until) {
    throw new InputError(`"from" is "${from}", which is after "until", "${until}".`, { hint: 'give them in order.' })
  }
  return { from, until }
}

/** The day asked, else today. */
export function dayOf(asOf: Day | null | undefined): string {
  return asOf?.toString() ?? today()
}
