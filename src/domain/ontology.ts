/**
 * The ontology as one table: what exists, which fields it has, and what may be related to what.
 * The seed's format, the constraints of the database and the parity tests of the schema all read it from here. One table in
 * one place, it is longer than other files.
 */
import { type VocabularyName, vocabularies } from './vocabularies.ts'

export type FieldType = 'string' | 'strings' | 'integer' | 'number' | 'boolean' | 'date' | 'entity' | VocabularyName

/** Fields by name. `date` is a partial date; `entity` is the id of another entity. */
export type Fields = Readonly<Record<string, FieldType>>

export interface NodeSpec {
  /** First part of the id: `partner` in `partner:undp`. */
  readonly prefix: string
  /** Key of the seed's lists of such records. */
  readonly plural: string
  readonly fields: Fields
}

const named: Fields = { name: 'string', nameVi: 'string', aliases: 'strings', note: 'string' }

/** The entity types that questions return, by Neo4j label. All carry the label `Entity`, too. */
export const entityTypes = {
  Partner: {
    prefix: 'partner',
    plural: 'partners',
    fields: {
      ...named,
      kind: 'PartnerKind',
      level: 'Level',
      iso2: 'string',
      iatiOrgId: 'string',
      wikidataId: 'string',
    },
  },
  Institution: { prefix: 'institution', plural: 'institutions', fields: { ...named, kind: 'InstitutionKind' } },
  Person: { prefix: 'person', plural: 'people', fields: named },
  Agreement: {
    prefix: 'agreement',
    plural: 'agreements',
    fields: {
      ...named,
      kind: 'AgreementKind',
      legalRegime: 'LegalRegime',
      number: 'string',
      status: 'AgreementStatus',
      signedOn: 'date',
      inForceFrom: 'date',
      validFrom: 'date',
      validUntil: 'date',
    },
  },
  Committee: { prefix: 'committee', plural: 'committees', fields: { ...named, kind: 'CommitteeKind' } },
  Meeting: {
    prefix: 'meeting',
    plural: 'meetings',
    fields: {
      ...named,
      kind: 'MeetingKind',
      heldOn: 'date',
      place: 'string',
      online: 'boolean',
      sessionNumber: 'integer',
      sessionNumberAsPrinted: 'string',
    },
  },
  Project: {
    prefix: 'project',
    plural: 'projects',
    fields: {
      ...named,
      kind: 'ProjectKind',
      number: 'string',
      status: 'ProjectStatus',
      iatiIdentifier: 'string',
      plannedStartOn: 'date',
      startedOn: 'date',
      plannedEndOn: 'date',
      endedOn: 'date',
      budgetAmount: 'number',
      budgetCurrency: 'string',
      sectors: 'strings',
    },
  },
  Policy: {
    prefix: 'policy',
    plural: 'policies',
    fields: {
      ...named,
      kind: 'PolicyKind',
      number: 'string',
      issuedOn: 'date',
      validFrom: 'date',
      validUntil: 'date',
    },
  },
  Topic: { prefix: 'topic', plural: 'topics', fields: named },
  Source: {
    prefix: 'source',
    plural: 'sources',
    fields: {
      ...named,
      kind: 'SourceKind',
      publisher: 'string',
      author: 'string',
      url: 'string',
      language: 'string',
      publishedOn: 'date',
      retrievedOn: 'date',
      reliability: 'Reliability',
      reliabilityWhy: 'string',
      sha256: 'string',
      text: 'string',
    },
  },
  ReportedFigure: {
    prefix: 'figure',
    plural: 'figures',
    fields: { ...named, metric: 'string', value: 'number', unit: 'string', asOf: 'date', period: 'date' },
  },
} as const satisfies Record<string, NodeSpec>

/** Nodes with an id that are no entities of their own: they are read through the entity they belong to. */
export const attachedTypes = {
  StatusChange: { prefix: 'change', plural: 'changes', fields: { status: 'AgreementStatus', on: 'date' } },
  /** `left` is an id that was given up, or that another file gives to the same thing. */
  Judgement: {
    prefix: 'judgement',
    plural: 'judgements',
    fields: { verdict: 'Verdict', left: 'string', right: 'entity', by: 'string', on: 'date', why: 'string' },
  },
} as const satisfies Record<string, NodeSpec>

/** What sources say of entities beyond their fields: it can be claimed, and disputed, and is not shown as a field. */
export const statements = ['talksOn', 'duration', 'cooperationSince', 'position'] as const

export type EntityLabel = keyof typeof entityTypes
export type NodeLabel = EntityLabel | keyof typeof attachedTypes

export const nodeTypes: Readonly<Record<NodeLabel, NodeSpec>> = { ...entityTypes, ...attachedTypes }

const labelOfPrefix = new Map(
  Object.entries(nodeTypes).map(([label, { prefix }]) => [prefix, label as NodeLabel] as const),
)

/** The label that an id's first part stands for, or null where it stands for none. */
export function labelOf(id: string): NodeLabel | null {
  return labelOfPrefix.get(id.slice(0, id.indexOf(':'))) ?? null
}

/** The same where it is the id of an entity; null for what is attached to one, and for evidence. */
export function entityLabelOf(id: string): EntityLabel | null {
  const label = labelOf(id)
  return label !== null && label in entityTypes ? (label as EntityLabel) : null
}

/** The type as arguments name it: `REPORTED_FIGURE`. */
export function termOfType(label: EntityLabel): string {
  return label.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
}

/** `kind:slug`, lower-case ASCII. It reads as a CURIE and is a legal XML name. */
export const ID_PATTERN = /^[a-z]+:[a-z0-9]+(?:[.-][a-z0-9]+)*$/

export interface RelationshipSpec {
  readonly from: readonly NodeLabel[]
  readonly to: readonly NodeLabel[]
  /** Where a seed record names it: the key, and the end whose record carries the key. */
  readonly key: string
  readonly keyOn: 'from' | 'to'
  /** Its own fields, besides `id`, `evidenceIds`, `inferred` and `why`, which every relationship has. */
  readonly fields: Fields
}

const bodies = ['Partner', 'Institution'] as const
const everything = Object.keys(entityTypes).filter((label) => label !== 'Topic' && label !== 'Source') as EntityLabel[]
const documents = ['Agreement', 'Policy'] as const
/** What can belong to one of its kind. */
const wholes = [...bodies, 'Committee', 'Meeting'] as const

const link = (
  from: readonly NodeLabel[],
  key: string,
  keyOn: 'from' | 'to',
  to: readonly NodeLabel[],
  fields: Fields = {},
): RelationshipSpec => ({ from, to, key, keyOn, fields })

const printedRole = { roleAsPrinted: 'string' } as const

/** Verbs, read from start to end. The order here is the order of answers where nothing else orders them. */
export const relationshipTypes = {
  PART_OF: link(wholes, 'partOf', 'from', wholes),
  MEMBER_OF: link([...bodies, 'Person'], 'members', 'to', ['Committee'], { role: 'MemberRole', ...printedRole }),
  HOLDS: link(['Person'], 'positions', 'from', bodies, {
    title: 'string',
    titleVi: 'string',
    tookOfficeOn: 'date',
    leftOn: 'date',
    seenFrom: 'date',
    seenUntil: 'date',
  }),
  PARTY_TO: link(bodies, 'parties', 'to', ['Agreement'], { role: 'PartyRole', ...printedRole }),
  SIGNED: link(['Person'], 'signatories', 'to', ['Agreement'], { onBehalfOf: 'entity', title: 'string' }),
  SIGNED_AT: link(['Agreement'], 'signedAt', 'from', ['Meeting']),
  ADOPTED: link(['Meeting'], 'adopted', 'from', ['Agreement']),
  UNDER: link(['Agreement'], 'under', 'from', ['Agreement']),
  ESTABLISHED: link(['Agreement'], 'established', 'from', ['Committee']),
  AMENDS: link(documents, 'amends', 'from', documents, { scope: 'string' }),
  RENEWS: link(['Agreement'], 'renews', 'from', ['Agreement']),
  REPLACES: link(documents, 'replaces', 'from', documents, { scope: 'string' }),
  RATIFIES: link(['Policy'], 'ratifies', 'from', ['Agreement']),
  IMPLEMENTS: link([...documents, 'Project'], 'implements', 'from', documents),
  CONTINUES: link(['Policy'], 'continues', 'from', ['Policy']),
  ISSUED: link([...bodies, 'Committee'], 'issuedBy', 'to', ['Policy'], printedRole),
  HAS_CHANGED: link(['Agreement', 'Project'], 'changes', 'from', ['StatusChange']),
  SESSION_OF: link(['Meeting'], 'sessionOf', 'from', ['Committee']),
  TOOK_PART_IN: link([...bodies, 'Person'], 'participants', 'to', ['Meeting'], {
    role: 'MeetingRole',
    ...printedRole,
    onBehalfOf: 'entity',
  }),
  CONCERNS: link(['Meeting', 'Policy', 'ReportedFigure'], 'concerns', 'from', [
    ...bodies,
    'Agreement',
    'Committee',
    'Project',
    'Policy',
  ]),
  RESULTED_IN: link(['Agreement', 'Meeting'], 'resultedFrom', 'to', ['Project', 'Agreement', 'Meeting']),
  PARTICIPATES_IN: link(bodies, 'participants', 'to', ['Project'], { role: 'ProjectRole', ...printedRole }),
  STEERS: link(['Committee'], 'steers', 'from', ['Project']),
  FOLLOWS: link(['Project'], 'follows', 'from', ['Project']),
  REPORTED: link([...bodies, 'Person'], 'reportedBy', 'to', ['ReportedFigure']),
  BROADER: link(['Topic'], 'broader', 'from', ['Topic']),
  ABOUT: link(everything, 'about', 'from', ['Topic']),
} as const satisfies Record<string, RelationshipSpec>

/** Verbs that join two of a kind only: a policy replaces a policy, and no agreement. */
export const verbsWithinOneType: ReadonlySet<string> = new Set(['PART_OF', 'AMENDS', 'REPLACES'])

export type RelationshipType = keyof typeof relationshipTypes

/** How evidence hangs on what it proves and on its source: no claims of the record, so not in the table above. */
const evidenceEnds = {
  SUPPORTS: { from: ['Evidence'], to: Object.keys(nodeTypes) },
  FROM: { from: ['Evidence'], to: ['Source'] },
} as const

const ends = new Map<string, { readonly from: readonly string[]; readonly to: readonly string[] }>(
  Object.entries({ ...relationshipTypes, ...evidenceEnds }),
)

/** The labels that may stand at the far end of a relationship that leaves, or enters, a node of the label `near`. */
export function farEnds(type: string, direction: 'LEAVES' | 'ENTERS', near: string): readonly string[] {
  const far = ends.get(type)?.[direction === 'LEAVES' ? 'to' : 'from'] ?? []
  return verbsWithinOneType.has(type) ? far.filter((label) => label === near) : far
}

/** Whether `value` is a term of the vocabulary. */
export function isTerm(vocabulary: VocabularyName, value: string): boolean {
  return value in vocabularies[vocabulary]
}
