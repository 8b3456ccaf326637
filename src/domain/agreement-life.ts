/** What a document's own dates and states say of its life. */
import { type PrintedDate, printedDate, type StatusRow } from './history.ts'
import { boundsOf } from './printed-bounds.ts'

export interface AgreementLife {
  /** As last reported; null where nobody said. */
  readonly status: string | null
  readonly signedOn: PrintedDate | null
  readonly inForceFrom: PrintedDate | null
  readonly validFrom: PrintedDate | null
  readonly validUntil: PrintedDate | null
  readonly changes: readonly StatusRow[]
}

/** States that only a document that was signed, or that binds without a signature, comes into. */
export const SIGNED_STATES: readonly string[] = [
  'SIGNED',
  'PROVISIONALLY_APPLIED',
  'IN_FORCE',
  'SUSPENDED',
  'EXPIRED',
  'TERMINATED',
]

/** `properties` as stored. */
export function lifeOf(properties: Readonly<Record<string, unknown>>, changes: readonly StatusRow[]): AgreementLife {
  return {
    status: (properties.status as string | undefined) ?? null,
    signedOn: printedDate(properties, 'signedOn'),
    inForceFrom: printedDate(properties, 'inForceFrom'),
    validFrom: printedDate(properties, 'validFrom'),
    validUntil: printedDate(properties, 'validUntil'),
    changes,
  }
}

/** Signed, in force or past, and not merely proposed, drafted, negotiated or approved. */
export function wasSigned({ status, signedOn, inForceFrom, changes }: AgreementLife): boolean {
  const states = [status, ...changes.map((change) => change.status)]
  return signedOn !== null || inForceFrom !== null || states.some((state) => SIGNED_STATES.includes(state ?? ''))
}

/**
 * The first day on which there may have been such a document, by its signature, its changes, and what it covers; null
 * where no date of them says.
 */
export function beginsOn({ signedOn, inForceFrom, validFrom, changes }: AgreementLife): string | null {
  const dates = [signedOn, inForceFrom, validFrom, ...changes.map(({ on }) => on)].filter((date) => date !== null)
  const bounds = dates.map(boundsOf).filter(({ earliest, latest }) => earliest !== null || latest !== null)
  return bounds.length === 0 ? null : bounds.map(({ earliest }) => earliest ?? '').sort()[0]!
}
