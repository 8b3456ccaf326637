/** What people list in order of time, and by which verbs an entity may have thousands of others to list. */
import type { EntityLabel, RelationshipType } from './ontology.ts'

/** The one date by which things of a type are listed. What it is called in `PartialDate` is its `earliest`. */
export const listDates = {
  Agreement: 'signedOn',
  Meeting: 'heldOn',
  Project: 'startedOn',
  Policy: 'issuedOn',
  Source: 'publishedOn',
  ReportedFigure: 'asOf',
} as const satisfies Partial<Record<EntityLabel, string>>

export type DatedLabel = keyof typeof listDates

export const isDated = (label: string | null): label is DatedLabel => label !== null && label in listDates

export interface LongList<Label extends EntityLabel = EntityLabel> {
  readonly verb: RelationshipType
  /** At which end of the verb the entity stands that has the list. */
  readonly owner: 'START' | 'END'
  /** What stands at the other end and is listed. */
  readonly of: readonly Label[]
}

/** Every connection to dated things that may be long: all but those that the schema calls few. */
export const longLists: readonly LongList<DatedLabel>[] = [
  { verb: 'PARTY_TO', owner: 'START', of: ['Agreement'] },
  { verb: 'SIGNED', owner: 'START', of: ['Agreement'] },
  { verb: 'TOOK_PART_IN', owner: 'START', of: ['Meeting'] },
  { verb: 'PARTICIPATES_IN', owner: 'START', of: ['Project'] },
  { verb: 'RESULTED_IN', owner: 'START', of: ['Project'] },
  { verb: 'SESSION_OF', owner: 'END', of: ['Meeting'] },
  { verb: 'CONCERNS', owner: 'END', of: ['Meeting'] },
  { verb: 'ABOUT', owner: 'END', of: ['Agreement', 'Meeting', 'Project', 'Policy'] },
]

/**
 * What the schema calls few, and is: but of a state, a ministry or a topic it grows with the graph. These come in order of
 * the relationship's id. No relationship is in a list of either table twice.
 */
export const listsById: readonly LongList[] = [
  { verb: 'PART_OF', owner: 'END', of: ['Partner', 'Institution', 'Committee', 'Meeting'] },
  { verb: 'ISSUED', owner: 'START', of: ['Policy'] },
  { verb: 'REPORTED', owner: 'START', of: ['ReportedFigure'] },
  { verb: 'CONCERNS', owner: 'END', of: ['Policy', 'ReportedFigure'] },
  { verb: 'ABOUT', owner: 'END', of: ['ReportedFigure'] },
]
