/** The rule of `domain/valid-time.ts` as a condition of Cypher. */

import { type EntityLabel, entityTypes } from '../domain/ontology.ts'
import { datedSpans, isAlways, type Period } from '../domain/valid-time.ts'
import { parseDay } from './day.ts'

/** Whether the entity in `variable`, with its id in `id`, may lie in the period; null where none is asked for. */
export function isInPeriod(variable: string, id: string, period: Period): string | null {
  if (isAlways(period)) return null
  const { from, until, asOf } = period
  const cases = Object.entries(datedSpans).map(([label, { begins, ends, isEvent }]) => {
    const conditions = [
      ...(until === null ? [] : [begun(variable, begins, '$until')]),
      ...(from === null ? [] : [lasts(variable, ends, '$from')]),
      ...(asOf === null ? [] : [begun(variable, begins, '$asOf')]),
      ...(asOf === null || isEvent ? [] : [lasts(variable, ends, '$asOf')]),
    ]
    return `WHEN '${entityTypes[label as EntityLabel].prefix}' THEN ${conditions.join(' AND ')}`
  })
  return `CASE split(${id}, ':')[0] ${cases.join(' ')} ELSE true END`
}

function begun(variable: string, fields: readonly string[], day: string): string {
  return notAllBeyond(variable, fields, 'Earliest', `> ${day}`)
}

function lasts(variable: string, fields: readonly string[], day: string): string {
  return notAllBeyond(variable, fields, 'Latest', `< ${day}`)
}

/**
 * Not where there are dates and all of them lie beyond the day; a date without a bound may lie anywhere. Counted, as the
 * planner takes seconds to bring the same written with AND and OR into its normal form.
 */
function notAllBeyond(variable: string, fields: readonly string[], bound: string, beyond: string): string {
  const list = (suffix: string) => `[${fields.map((field) => `${variable}.${field}${suffix}`).join(', ')}]`
  const count = (suffix: string, condition: string) => `size([date IN ${list(suffix)} WHERE date ${condition}])`
  const [dated, outside] = [count('Edtf', 'IS NOT NULL'), count(bound, beyond)]
  return `(${dated} = 0 OR ${dated} <> ${outside})`
}

/** The parameters of the condition. */
export function periodParameters({ from, until, asOf }: Period): Record<string, unknown> {
  const day = (text: string | null) => (text === null ? null : parseDay(text))
  return { from: day(from), until: day(until), asOf: day(asOf) }
}
