/** What belongs to an entity where a question asks of it: one verb away, and then whatever belongs to its parts. */
import type { EntityLabel, RelationshipType } from './ontology.ts'

export interface BelongingVerb {
  readonly verb: RelationshipType
  /** Where the owner stands. */
  readonly owner: 'START' | 'END'
  /** Only belongings of this type. */
  readonly label?: EntityLabel
}

/** A committee's sessions belong to its members, too. */
export const belongingVerbs: readonly BelongingVerb[] = [
  { verb: 'PARTY_TO', owner: 'START' },
  { verb: 'MEMBER_OF', owner: 'START' },
  { verb: 'TOOK_PART_IN', owner: 'START' },
  { verb: 'PARTICIPATES_IN', owner: 'START' },
  { verb: 'ISSUED', owner: 'START' },
  { verb: 'REPORTED', owner: 'START' },
  { verb: 'STEERS', owner: 'START' },
  { verb: 'ESTABLISHED', owner: 'START' },
  { verb: 'ADOPTED', owner: 'START' },
  { verb: 'RESULTED_IN', owner: 'START' },
  { verb: 'SESSION_OF', owner: 'END' },
  { verb: 'SIGNED_AT', owner: 'END' },
  { verb: 'UNDER', owner: 'END' },
  { verb: 'ABOUT', owner: 'END' },
  { verb: 'CONCERNS', owner: 'END', label: 'ReportedFigure' },
]
