/**
 * When an entity is there, by its own dates: what a question about a period or a day leaves out. Only what certainly
 * lies outside is left out; whatever has no date, or none with a year, stays: it is unknown, and not untrue.
 */
import type { EntityLabel } from './ontology.ts'

export interface DatedSpan {
  /** It begins with the first of these; where it is only planned, not before the plan. */
  readonly begins: readonly string[]
  /** It is over after the last of these. That it was planned to end does not say that it did. */
  readonly ends: readonly string[]
  /** Whether it takes place, and afterwards has taken place: on a later day it is still known, and not over. */
  readonly isEvent: boolean
}

/** Bodies, people, committees and topics have no dates of their own: they are always there. */
export const datedSpans: Readonly<Partial<Record<EntityLabel, DatedSpan>>> = {
  Agreement: { begins: ['signedOn', 'inForceFrom', 'validFrom'], ends: ['validUntil'], isEvent: false },
  Meeting: { begins: ['heldOn'], ends: ['heldOn'], isEvent: true },
  Project: { begins: ['startedOn', 'plannedStartOn'], ends: ['endedOn'], isEvent: false },
  Policy: { begins: ['issuedOn', 'validFrom'], ends: ['validUntil'], isEvent: false },
  ReportedFigure: { begins: ['asOf', 'period'], ends: ['asOf', 'period'], isEvent: true },
}

/** ISO days; null where nothing is asked. */
export interface Period {
  readonly from: string | null
  readonly until: string | null
  /** What had begun by then and was not over; events that had taken place count. */
  readonly asOf: string | null
}

export const ALWAYS: Period = { from: null, until: null, asOf: null }

export const isAlways = ({ from, until, asOf }: Period) => from === null && until === null && asOf === null
