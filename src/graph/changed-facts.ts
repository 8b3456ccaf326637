/** What a write changed of the facts: what is derived from them is made anew from this, and from nothing else. */
import { entityLabelOf, labelOf } from '../domain/ontology.ts'
import type { StoredType } from './stored-form.ts'

export interface ChangedFacts {
  /** Ids of the nodes that were written, and so lost all that was derived and kept with them; and of those deleted. */
  readonly nodes: readonly string[]
  /** Those of the nodes that are evidence and were there before: what they say may be another sentence now. */
  readonly rewordedEvidence: readonly string[]
  readonly relationships: readonly ChangedRelationship[]
}

export interface ChangedRelationship {
  readonly type: StoredType
  readonly from: string
  readonly to: string
  readonly isDeleted: boolean
}

/** Each id once: the nodes, and both ends of each relationship. */
export function touchedBy({ nodes, relationships }: ChangedFacts): string[] {
  const touched = new Set(nodes)
  for (const { from, to } of relationships) touched.add(from).add(to)
  return [...touched]
}

/** The ids at one end of those relationships that are of these types, each once. */
export function endsOf({ relationships }: ChangedFacts, end: 'from' | 'to', types: readonly StoredType[]): string[] {
  return [...new Set(relationships.flatMap((one) => (types.includes(one.type) ? [one[end]] : [])))]
}

export const isEntity = (id: string): boolean => entityLabelOf(id) !== null

export const isEvidence = (id: string): boolean => labelOf(id) === null

export const isStatusChange = (id: string): boolean => labelOf(id) === 'StatusChange'
