/** By which keys each type of entity can be counted, and where in the graph the values stand. */
import type { EntityLabel, RelationshipType } from './ontology.ts'
import type { VocabularyName } from './vocabularies.ts'

export const totalsKeys = ['YEAR', 'KIND', 'STATUS', 'PARTNER', 'TOPIC', 'LEVEL'] as const

export type TotalsKey = (typeof totalsKeys)[number]

export interface CountingRule {
  /** Fields whose date says the year: the first that an entity has. */
  readonly year?: readonly string[]
  readonly kind?: VocabularyName
  readonly status?: VocabularyName
  /** How bodies take part; PARTNER and LEVEL rest on it. Read from the body, or from the entity where `isReversed`. */
  readonly takesPart?: readonly RelationshipType[]
  readonly isReversed?: boolean
  readonly hasTopics?: boolean
  readonly isPartner?: boolean
}

export const countingRules: Readonly<Record<EntityLabel, CountingRule>> = {
  Partner: { kind: 'PartnerKind', isPartner: true, hasTopics: true },
  Institution: { kind: 'InstitutionKind', hasTopics: true },
  Person: { takesPart: ['HOLDS'], isReversed: true, hasTopics: true },
  Agreement: {
    year: ['signedOn'],
    kind: 'AgreementKind',
    status: 'AgreementStatus',
    takesPart: ['PARTY_TO'],
    hasTopics: true,
  },
  Committee: { kind: 'CommitteeKind', takesPart: ['MEMBER_OF'], hasTopics: true },
  Meeting: { year: ['heldOn'], kind: 'MeetingKind', takesPart: ['TOOK_PART_IN'], hasTopics: true },
  Project: {
    year: ['startedOn'],
    kind: 'ProjectKind',
    status: 'ProjectStatus',
    takesPart: ['PARTICIPATES_IN'],
    hasTopics: true,
  },
  Policy: { year: ['issuedOn'], kind: 'PolicyKind', takesPart: ['CONCERNS'], isReversed: true, hasTopics: true },
  Topic: {},
  Source: { year: ['publishedOn'], kind: 'SourceKind' },
  ReportedFigure: { year: ['asOf', 'period'], takesPart: ['CONCERNS'], isReversed: true, hasTopics: true },
}

/** In the order of the enum. */
export function keysOf(label: EntityLabel): TotalsKey[] {
  const { year, kind, status, takesPart, hasTopics, isPartner } = countingRules[label]
  const has: Readonly<Record<TotalsKey, boolean>> = {
    YEAR: year !== undefined,
    KIND: kind !== undefined,
    STATUS: status !== undefined,
    PARTNER: takesPart !== undefined,
    TOPIC: hasTopics === true,
    LEVEL: takesPart !== undefined || isPartner === true,
  }
  return totalsKeys.filter((key) => has[key])
}

/** Value of what is not known. */
export const UNKNOWN = 'UNKNOWN'

/** `UN_AGENCY` in words: UN agency. */
export function codeInWords(code: string): string {
  if (code === UNKNOWN) return 'not known'
  const words = code.toLowerCase().replaceAll('_', ' ').replace(/^un /, 'UN ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
