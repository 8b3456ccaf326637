/** The rule of `domain/valid-time.ts` as a condition of Cypher. */

import { type EntityLabel, entityTypes } from '../domain/ontology.ts'
import { datedSpans, type Period } from '../domain/valid-time.ts'
import { parseDay } from './day.ts'

/** Whether the entity in `variable`, with its id in `id`, may lie in the period; null where none is asked for. */
export function isInPeriod(variable: string, id: string, { from, until, asOf }: Period): string | null {
  if (from === null && until === null && asOf === null) return null
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

/** A date that is there and has no bound may lie anywhere. */
function begun(variable: string, fields: readonly string[], day: string): string {
  return any(variable, fields, (field) => `coalesce(${variable}.${field}Earliest <= ${day}, true)`)
}

function lasts(variable: string, fields: readonly string[], day: string): string {
  return any(variable, fields, (field) => `coalesce(${variable}.${field}Latest >= ${day}, true)`)
}

function any(variable: string, fields: readonly string[], condition: (field: string) => string): string {
  const none = fields.map((field) => `${variable}.${field}Edtf IS NULL`).join(' AND ')
  const some = fields.map((field) => `(${variable}.${field}Edtf IS NOT NULL AND ${condition(field)})`)
  return `((${none}) OR ${some.join(' OR ')})`
}

/** The parameters of the condition. */
export function periodParameters({ from, until, asOf }: Period): Record<string, unknown> {
  const day = (text: string | null) => (text === null ? null : parseDay(text))
  return { from: day(from), until: day(until), asOf: day(asOf) }
}
