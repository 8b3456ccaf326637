/** What a brief is composed of: facts that were read, at most so many of each kind, with how many there are in all. */
import type { Conflict } from '../conflicts.ts'
import type { GapFacts, GapKind } from '../gaps.ts'
import type { HistoryEvent, PrintedDate } from '../history.ts'
import type { EntityLabel } from '../ontology.ts'
import type { EntityId, EntityRecord, EvidenceRecord } from '../subgraph.ts'
import type { EntityPart, NamedEnd, RelationshipPart } from '../subgraph-stream.ts'
import type { WayKey } from './told-ways.ts'

/** Some of them, and the exact number of all. */
export interface Listed<Item> {
  readonly items: readonly Item[]
  readonly total: number
}

export interface EntityFacts extends EntityPart {
  /** Those that a brief tells of its type, with whatever is at their other ends: of each verb and way at most so many. */
  readonly relationships: readonly RelationshipPart[]
  /** How many of a verb and way were not read, where there are any. */
  readonly unread: ReadonlyMap<WayKey, number>
}

export interface TimelineEntry {
  readonly event: HistoryEvent
  readonly date: PrintedDate | null
  readonly entity: NamedEnd
  /** Of the entity: a term of its type; null where it has none. */
  readonly kind: string | null
  /** Who took part: the subject itself, or a part of it. */
  readonly body: NamedEnd
  readonly evidenceIds: readonly string[]
}

export interface StateCount {
  readonly status: string
  readonly count: number
}

export interface PersonFacts extends EntityFacts {
  /** Of the meetings in which people were looked for, how many name the person. */
  readonly meetings: number
  /** The latest of these that is dated. */
  readonly lastMet: PrintedDate | null
}

export interface PeopleFacts {
  readonly theirs: Listed<PersonFacts>
  readonly others: Listed<PersonFacts>
  /** In so many meetings of the subject, the latest ones, people were looked for. */
  readonly meetings: number
  /** Positions in the subject and its parts that were too many to look through; 0 where all were. */
  readonly unreadPositions: number
}

export interface GapEntry {
  readonly entity: NamedEnd
  readonly facts: GapFacts
  readonly evidenceIds: readonly string[]
}

export interface GapGroup extends Listed<GapEntry> {
  readonly kind: GapKind
}

export interface ConflictEntry {
  readonly entity: NamedEnd
  readonly conflict: Conflict
}

export interface FigureFacts {
  readonly part: EntityFacts
  /** What the graph counts for the same; null where no rule counts it. */
  readonly counted: number | null
  /** What was counted, or why nothing was. */
  readonly basis: string
}

export interface CoveredYear {
  readonly year: number
  readonly sources: number
  readonly events: number
}

/** What every brief is made with. */
export interface BriefGround {
  readonly graphVersion: string
  /** ISO day; `isPast` where it is before the present one. */
  readonly asOf: string
  readonly isPast: boolean
  readonly from: string | null
  readonly until: string | null
  /** All evidence that may be cited, and the sources it is from. */
  readonly evidence: ReadonlyMap<string, EvidenceRecord>
  readonly sources: ReadonlyMap<EntityId, EntityRecord>
}

export interface SubjectFacts extends BriefGround {
  readonly subject: EntityFacts
  /** Without the subject itself. */
  readonly bodies: Listed<NamedEnd>
  readonly counts: Readonly<Partial<Record<EntityLabel, number>>>
  readonly timeline: Listed<TimelineEntry>
  readonly agreements: Listed<EntityFacts>
  readonly states: readonly StateCount[]
  readonly meetings: Listed<EntityFacts>
  readonly projects: Listed<EntityFacts>
  readonly policies: Listed<EntityFacts>
  readonly figures: Listed<FigureFacts>
  readonly people: PeopleFacts
  readonly gaps: readonly GapGroup[]
  readonly conflicts: Listed<ConflictEntry>
  readonly years: readonly CoveredYear[]
}

export const levels = ['BILATERAL', 'REGIONAL', 'GLOBAL', 'HOME'] as const

/** `HOME`: no partner is recorded in it. */
export type ReportLevel = (typeof levels)[number]

export interface YearEvent {
  readonly event: HistoryEvent
  readonly date: PrintedDate
  readonly entity: NamedEnd
  readonly kind: string | null
  /** By id; those of an event are counted, and a few of them named. */
  readonly partners: Listed<NamedEnd>
  readonly evidenceIds: readonly string[]
}

export interface LevelFacts {
  readonly level: ReportLevel
  /** Entities of each type with an event in the year. */
  readonly counts: Readonly<Partial<Record<EntityLabel, number>>>
  readonly events: Listed<YearEvent>
}

export interface YearFacts extends BriefGround {
  readonly year: number
  readonly levels: readonly LevelFacts[]
  /** With an event in the year. */
  readonly projects: Listed<EntityFacts>
  readonly figures: Listed<FigureFacts>
  /** Documents whose period ends in the year. */
  readonly ending: Listed<EntityFacts>
  /** Whose period begins in the year after. */
  readonly nextDocuments: Listed<EntityFacts>
  readonly nextActs: Listed<EntityFacts>
  readonly conflicts: Listed<ConflictEntry>
  /** Of the year itself. */
  readonly covered: CoveredYear
}
