/** How sections read the fields and claims of what they tell of. */

import type { PartialDate } from '../partial-date.ts'
import type { FieldValues } from '../subgraph.ts'
import type { Claim, NamedEnd } from '../subgraph-stream.ts'
import type { EntityFacts } from './brief-facts.ts'

export function textOf(fields: FieldValues, name: string): string | null {
  const value = fields[name]
  return typeof value === 'string' ? value : null
}

export function dateOf(fields: FieldValues, name: string): PartialDate | null {
  const value = fields[name]
  return typeof value === 'object' && 'edtf' in value ? value : null
}

export function titleOf({ entity }: EntityFacts): NamedEnd {
  return { id: entity.id, name: textOf(entity.fields, 'name') ?? entity.id, nameVi: textOf(entity.fields, 'nameVi') }
}

const ranks = ['PREFERRED', 'NORMAL', 'DEPRECATED'] as const

/** Ids of what supports these properties of the entity, the preferred first; else of what covers the record. */
export function evidenceFor(claims: readonly Claim[], ...properties: readonly string[]): string[] {
  const of = (names: readonly string[]) =>
    claims
      .filter(({ property, rank }) => names.includes(property) && rank !== 'DEPRECATED')
      .sort((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank))
      .map(({ evidenceId }) => evidenceId)
  const own = of(properties)
  return own.length > 0 ? own : of(['record', 'name'])
}
