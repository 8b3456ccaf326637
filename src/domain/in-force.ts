/** Whether a document is certainly in force on a day. */
import { type AgreementLife, wasSigned } from './agreement-life.ts'
import { type Stay, staysOf } from './pipeline.ts'
import { boundsOf } from './printed-bounds.ts'

/** The stay of the document on the day; null where all that is known of it lies later. `isPast`: before the present day. */
export function stayOn(life: AgreementLife, day: string, isPast: boolean): Stay | null {
  const { now, before } = staysOf(life)
  return (isPast ? before : now).find(({ from, until }) => from <= day && day < until) ?? null
}

/**
 * It is in force where its state on the day is IN_FORCE; or where the period it covers takes in the day, it was signed
 * or nothing at all is said of its state, and no state says otherwise. A period in the title of a text that was only
 * drafted, and a state that may have been reached by then, are not enough.
 */
export function isInForce(life: AgreementLife, day: string, isPast: boolean): boolean {
  const status = stayOn(life, day, isPast)?.status ?? null
  if (status === 'IN_FORCE') return true
  if (status !== 'SIGNED' && status !== 'UNKNOWN' && status !== null) return false
  const isUnsaid = life.status === null && life.changes.length === 0
  return (wasSigned(life) || isUnsaid) && coversDay(life, day)
}

function coversDay({ validFrom, validUntil }: AgreementLife, day: string): boolean {
  const start = boundsOf(validFrom).latest
  const end = boundsOf(validUntil).latest
  return start !== null && end !== null && start <= day && day <= end
}
