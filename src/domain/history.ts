/** What counts as an event in the life of an entity: which fields and states say so, and where they say nothing. */
import { dateProperties } from './date-properties.ts'
import type { EntityLabel } from './ontology.ts'

export const historyEvents = [
  'PROPOSED',
  'DRAFTED',
  'NEGOTIATED',
  'INITIALLED',
  'APPROVED',
  'SIGNED',
  'PROVISIONALLY_APPLIED',
  'ENTERED_INTO_FORCE',
  'VALID_FROM',
  'EXPIRES',
  'SUSPENDED',
  'TERMINATED',
  'HELD',
  'PLANNED_START',
  'STARTED',
  'PLANNED_END',
  'ENDED',
  'ISSUED',
  'TOOK_OFFICE',
  'LEFT_OFFICE',
  'REPORTED',
] as const

export type HistoryEvent = (typeof historyEvents)[number]

/** Plans and terms: nothing that took place. */
export const plannedEvents: ReadonlySet<HistoryEvent> = new Set(['PLANNED_START', 'PLANNED_END', 'EXPIRES'])

/** A date as the database holds it, without the bounds that an EDTF says anyway. */
export interface PrintedDate {
  readonly edtf: string
  readonly asPrinted: string | null
  readonly inferred: boolean
  readonly why: string | null
}

export interface StatusRow {
  readonly id: string
  readonly status: string
  readonly on: PrintedDate | null
  readonly evidenceIds: readonly string[]
}

export interface EntityRow {
  readonly id: string
  readonly label: EntityLabel
  /** Properties as stored, with dates flat: `heldOnEdtf`, … */
  readonly properties: Readonly<Record<string, unknown>>
  readonly changes: readonly StatusRow[]
  /** Ids of evidence by the property that it supports; under `record` what covers the whole. */
  readonly evidence: Readonly<Record<string, readonly string[]>>
}

export interface EntityEvent {
  readonly event: HistoryEvent
  readonly date: PrintedDate | null
  readonly evidenceIds: readonly string[]
}

/** Which date fields say which event, by label, in the order in which things happen. */
const eventsByField: Partial<Record<EntityLabel, Readonly<Record<string, HistoryEvent>>>> = {
  Agreement: {
    signedOn: 'SIGNED',
    inForceFrom: 'ENTERED_INTO_FORCE',
    validFrom: 'VALID_FROM',
    validUntil: 'EXPIRES',
  },
  Meeting: { heldOn: 'HELD' },
  Project: { plannedStartOn: 'PLANNED_START', startedOn: 'STARTED', plannedEndOn: 'PLANNED_END', endedOn: 'ENDED' },
  Policy: { issuedOn: 'ISSUED', validFrom: 'VALID_FROM', validUntil: 'EXPIRES' },
  ReportedFigure: { asOf: 'REPORTED' },
}

const eventsByStatus: Readonly<Record<string, HistoryEvent>> = {
  PROPOSED: 'PROPOSED',
  DRAFTING: 'DRAFTED',
  NEGOTIATING: 'NEGOTIATED',
  INITIALLED: 'INITIALLED',
  APPROVED: 'APPROVED',
  SIGNED: 'SIGNED',
  PROVISIONALLY_APPLIED: 'PROVISIONALLY_APPLIED',
  IN_FORCE: 'ENTERED_INTO_FORCE',
  SUSPENDED: 'SUSPENDED',
  EXPIRED: 'EXPIRES',
  TERMINATED: 'TERMINATED',
}

/** What an undated project in that state is known to have come to. */
const eventsByProjectStatus: Readonly<Record<string, HistoryEvent>> = {
  PIPELINE: 'PROPOSED',
  IMPLEMENTATION: 'STARTED',
  FINALISATION: 'STARTED',
  CLOSED: 'ENDED',
}

/** Whether entities of this type happen, and so have events. */
export const happens = (label: EntityLabel): boolean => eventsByField[label] !== undefined

/**
 * Every event that the entity's own fields and states say, dated or not. An entity of a kind that happens has at
 * least one: where nothing says what happened, a source at least reports it.
 */
export function eventsOf(entity: EntityRow): EntityEvent[] {
  const { label, properties, changes, evidence } = entity
  const byField = eventsByField[label]
  if (byField === undefined) return []
  const events: EntityEvent[] = []
  for (const [field, event] of Object.entries(byField)) {
    const date = printedDate(properties, field)
    if (date !== null) events.push({ event, date, evidenceIds: evidence[field] ?? evidence.record ?? [] })
  }
  const told = new Set(events.map(({ event }) => event))
  for (const { status, on, evidenceIds } of changes) {
    const event = eventsByStatus[status]
    if (event !== undefined && !told.has(event)) events.push({ event, date: on, evidenceIds })
  }
  return events.length > 0 ? events.filter((one) => !repeatsStart(one, events)) : [undatedEvent(entity)]
}

/** A period printed as one date, such as a plan of 2021, is one entry and not a start and an end. */
function repeatsStart({ event, date }: EntityEvent, events: readonly EntityEvent[]): boolean {
  return event === 'EXPIRES' && events.some((one) => one.event === 'VALID_FROM' && one.date?.edtf === date?.edtf)
}

function undatedEvent({ label, properties, evidence }: EntityRow): EntityEvent {
  const status = String(properties.status ?? '')
  const known: Partial<Record<EntityLabel, HistoryEvent | undefined>> = {
    // That it was in force says nothing of when or whether it entered into force as a treaty does.
    Agreement: status === 'IN_FORCE' ? 'REPORTED' : eventsByStatus[status],
    Project: eventsByProjectStatus[status],
    Meeting: 'HELD',
    Policy: 'ISSUED',
  }
  const event = known[label] ?? 'REPORTED'
  const evidenceIds =
    evidence.status ?? evidence.nameVi ?? evidence.name ?? evidence.record ?? Object.values(evidence).flat()
  return { event, date: null, evidenceIds }
}

/** The date of a field, from the properties in which it is stored; null where there is none. */
export function printedDate(properties: Readonly<Record<string, unknown>>, field: string): PrintedDate | null {
  const names = dateProperties(field)
  const edtf = properties[names.edtf]
  if (typeof edtf !== 'string') return null
  return {
    edtf,
    asPrinted: (properties[names.asPrinted] as string | undefined) ?? null,
    inferred: properties[names.inferred] === true,
    why: (properties[names.why] as string | undefined) ?? null,
  }
}

/** Verbs that bring what happened at the other end into an entity's history, in either direction. */
export const historyVerbs = [
  'PARTY_TO',
  'SIGNED',
  'SIGNED_AT',
  'ADOPTED',
  'UNDER',
  'ESTABLISHED',
  'AMENDS',
  'RENEWS',
  'REPLACES',
  'RATIFIES',
  'IMPLEMENTS',
  'CONTINUES',
  'ISSUED',
  'SESSION_OF',
  'TOOK_PART_IN',
  'CONCERNS',
  'RESULTED_IN',
  'PARTICIPATES_IN',
  'STEERS',
  'FOLLOWS',
  'REPORTED',
  'ABOUT',
] as const

/** Verbs that bring a committee's life into the history of its members. */
export const committeeVerbs = ['SESSION_OF', 'ISSUED', 'ESTABLISHED'] as const
