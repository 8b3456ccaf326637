/** Where the days of a calendar come from. */
import type { CalendarKind } from '../../domain/calendar-feed.ts'
import type { EntityLabel } from '../../domain/ontology.ts'

/** Which dates, and which states, say what happened. */
export const saidBy: Readonly<
  Record<CalendarKind, { fields: readonly (readonly [EntityLabel, string])[]; statuses: readonly string[] }>
> = {
  HELD: { fields: [['Meeting', 'heldOn']], statuses: [] },
  EXPIRES: {
    fields: [
      ['Agreement', 'validUntil'],
      ['Policy', 'validUntil'],
    ],
    statuses: ['EXPIRED'],
  },
  SESSION_DUE: { fields: [], statuses: [] },
  ENTERED_INTO_FORCE: { fields: [['Agreement', 'inForceFrom']], statuses: ['IN_FORCE'] },
  PLANNED_END: { fields: [['Project', 'plannedEndOn']], statuses: [] },
  ENDED: { fields: [['Project', 'endedOn']], statuses: [] },
  TERMINATED: { fields: [], statuses: ['TERMINATED'] },
  SIGNED: { fields: [['Agreement', 'signedOn']], statuses: ['SIGNED'] },
  VALID_FROM: {
    fields: [
      ['Agreement', 'validFrom'],
      ['Policy', 'validFrom'],
    ],
    statuses: [],
  },
  PLANNED_START: { fields: [['Project', 'plannedStartOn']], statuses: [] },
  STARTED: { fields: [['Project', 'startedOn']], statuses: [] },
  ISSUED: { fields: [['Policy', 'issuedOn']], statuses: [] },
}
