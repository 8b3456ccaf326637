/** Where gaps lie among the findings, as of a day. */
import { addMonths } from '../../domain/calendar.ts'
import { type GapKind, gapKinds } from '../../domain/gaps.ts'
import { type FindingRange, wholeList } from './findings.ts'

export interface GapDays {
  readonly asOf: string
  /** Whether that day is before the present one. */
  readonly isPast: boolean
  readonly withinMonths: number
}

/** One for each kind asked, in the order of answers. A kind that is not asked has a place, and nothing in it. */
export function gapRanges(kinds: readonly GapKind[] | null, days: GapDays): FindingRange[][] {
  return gapKinds.map((kind) => (kinds === null || kinds.includes(kind) ? [rangeOf(kind, days)] : []))
}

/** Keys begin with the day by which a kind is ordered. */
function rangeOf(kind: GapKind, { asOf, isPast, withinMonths }: GapDays): FindingRange {
  const whole = wholeList(`GAP/${kind}`)
  if (kind === 'LAPSED') return { ...whole, below: asOf }
  // What is reported today is there today; of a day gone by its dates decide whether it may have been.
  const holdsOn = isPast ? asOf : null
  if (kind === 'EXPIRING') return { ...whole, above: asOf, below: `${addMonths(asOf, withinMonths)}~`, holdsOn }
  // What is overdue was due before; how long before it counts as overdue differs from committee to committee.
  if (kind === 'OVERDUE_SESSION') return { ...whole, below: asOf, holdsOn: asOf }
  return whole
}
