/** What the rules ask of an entity, from memory, in the form in which the graph would answer. */
import { dateProperties } from '../../domain/date-properties.ts'
import type { EntityRow } from '../../domain/history.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import { type FieldValues, isPartialDate, type SupportRecord } from '../../domain/subgraph.ts'
import { evidenceByProperty, type ReadChange, toStatusRow } from '../entity-row.ts'
import type { FactIndex } from './fact-index.ts'
import type { Properties } from './rows.ts'

/** As stored, with dates flat, without what no rule asks for: bounds and digest. */
export function plainProperties(fields: FieldValues): Properties {
  const plain: Record<string, unknown> = {}
  for (const name in fields) {
    const value = fields[name]!
    if (!isPartialDate(value)) {
      plain[name] = value
      continue
    }
    const names = dateProperties(name)
    plain[names.edtf] = value.edtf
    if (value.asPrinted !== null) plain[names.asPrinted] = value.asPrinted
    plain[names.inferred] = value.inferred
    if (value.why !== null) plain[names.why] = value.why
  }
  return plain
}

/** Places of its claims, by property, then by evidence. */
export function sortedClaims(
  index: FactIndex,
  entity: number,
  isWanted: (claim: SupportRecord) => boolean = () => true,
): number[] {
  const { supports } = index.subgraph
  const claims: number[] = []
  for (const place of index.claims(entity)) if (isWanted(supports[place]!)) claims.push(place)
  return claims.sort((first, second) => {
    const [a, b] = [supports[first]!, supports[second]!]
    return a.property === b.property ? compare(a.evidenceId, b.evidenceId) : compare(a.property, b.property)
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Its states, in order of their ids. */
export function changesOf(index: FactIndex, entity: number): ReadChange[] {
  const changes = Array.from(index.leaving(entity, 'HAS_CHANGED'), (place): ReadChange => {
    const { id, fields } = index.entity(index.to[place]!)
    return { id, properties: plainProperties(fields), evidenceIds: index.relationship(place).evidenceIds }
  })
  return changes.sort((a, b) => compare(a.id, b.id))
}

/** With the evidence of all its claims. */
export function entityRow(index: FactIndex, place: number): EntityRow {
  const { id, label, fields } = index.entity(place)
  return {
    id,
    label: label as EntityLabel,
    properties: plainProperties(fields),
    changes: changesOf(index, place).map(toStatusRow),
    evidence: evidenceByProperty(sortedClaims(index, place).map((claim) => index.subgraph.supports[claim]!)),
  }
}
