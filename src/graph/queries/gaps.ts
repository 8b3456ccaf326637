/** Where gaps lie among the findings, as of a day. */
import { addMonths } from '../../domain/calendar.ts'
import { type GapKind, gapKinds } from '../../domain/gaps.ts'
import { type FindingRange, wholeList } from './findings.ts'

/** One for each kind asked, in the order of answers. A kind that is not asked has a place, and nothing in it. */
export function gapRanges(kinds: readonly GapKind[] | null, asOf: string, withinMonths: number): FindingRange[][] {
  return gapKinds.map((kind) => (kinds === null || kinds.includes(kind) ? [rangeOf(kind, asOf, withinMonths)] : []))
}

/** Keys begin with the day by which a kind is ordered. */
function rangeOf(kind: GapKind, asOf: string, withinMonths: number): FindingRange {
  const whole = wholeList(`GAP/${kind}`)
  if (kind === 'LAPSED') return { ...whole, below: asOf }
  if (kind === 'EXPIRING') return { ...whole, above: asOf, below: `${addMonths(asOf, withinMonths)}~` }
  // What is overdue was due before; how long before it counts as overdue differs from committee to committee.
  if (kind === 'OVERDUE_SESSION') return { ...whole, below: asOf, holdsOn: asOf }
  return whole
}
