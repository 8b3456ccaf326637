/** What an entry of a history says, whether the facts were read from the graph or lie in memory. It asks no database. */
import { hash } from 'node:crypto'
import {
  type EntityEvent,
  type EntityRow,
  eventsOf,
  historyEvents,
  type PrintedDate,
  printedDate,
} from '../domain/history.ts'
import type { EntityLabel } from '../domain/ontology.ts'
import { parsePartialDate } from '../domain/partial-date.ts'

/** Keys of dated entries start with a digit; this sorts after them, so that what has no year comes last. */
export const UNDATED = 'X'

/** Deepest chain of PART_OF that a history follows. */
export const PART_DEPTH = 6

/** One way in which an owner, or a part of it, is joined to an entity. */
export interface Reach {
  readonly bodyId: string
  readonly evidenceIds: readonly string[]
  readonly isOwn: boolean
}

/** What an event says in every history that it is in. */
export interface EventForm {
  readonly evidenceIds: readonly string[]
  readonly properties: Readonly<Record<string, unknown>>
  /** Tells one form from another. */
  readonly digest: string
}

export type EntryProperties = Readonly<Record<string, unknown>> & { readonly key: string; readonly digest: string }

/** In the order of the events. */
export function eventForms(entity: EntityRow): EventForm[] {
  return eventsOf(entity).map((event, position) => formOf(entity.label, entity.id, event, String(position)))
}

/** An office as it is stored with `HOLDS`: one form each for taking and leaving it, where they are dated. */
export function officeForms(personId: string, id: string, properties: Readonly<Record<string, unknown>>): EventForm[] {
  const evidenceIds = (properties.evidenceIds as string[] | undefined) ?? []
  const events = [
    ['TOOK_OFFICE', printedDate(properties, 'tookOfficeOn')],
    ['LEFT_OFFICE', printedDate(properties, 'leftOn')],
  ] as const
  return events.flatMap(([event, date]) =>
    date === null ? [] : [formOf('Person', personId, { event, date, evidenceIds }, id)],
  )
}

function formOf(
  label: EntityLabel,
  entityId: string,
  { event, date, evidenceIds }: EntityEvent,
  distinction: string,
): EventForm {
  const bounds = date === null ? null : parsePartialDate(date.edtf)
  // Of one year's events those come first that come first in the life of a document, whatever their names.
  const rank = String(historyEvents.indexOf(event)).padStart(2, '0')
  const all = {
    at: sortKey(date, bounds, `${entityId} ${rank} ${distinction}`),
    key: `${entityId} ${event} ${distinction}`,
    type: label,
    event,
    edtf: date?.edtf ?? null,
    asPrinted: date?.asPrinted ?? null,
    inferred: date?.inferred ?? null,
    why: date?.why ?? null,
    earliest: bounds?.earliest ?? bounds?.latest ?? null,
    latest: bounds?.latest ?? null,
  }
  const properties = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
  return { evidenceIds, properties, digest: hash('sha1', JSON.stringify(properties), 'base64') }
}

/** Days sort as text; a day without a year sorts after every year, by month and day. */
function sortKey(date: PrintedDate | null, bounds: ReturnType<typeof parsePartialDate>, key: string): string {
  if (date === null) return `${UNDATED}~ ${key}`
  const earliest = bounds?.earliest ?? bounds?.latest
  return earliest === null || earliest === undefined
    ? `${date.edtf} ${key}`
    : `${earliest} ${bounds?.latest ?? '9999'} ${key}`
}

/**
 * The entry of one event in the history of `ownerId`. The ways to it come in order of body, then of relationship; that of
 * the owner itself is named before those of its parts.
 */
export function entryOf(ownerId: string, reaches: readonly Reach[], form: EventForm): EntryProperties {
  const nearest = reaches.find(({ isOwn }) => isOwn) ?? reaches[0]!
  const said = new Set(form.evidenceIds)
  for (const reach of reaches) for (const id of reach.evidenceIds) said.add(id)
  const evidenceIds = [...said]
  const told = `${form.digest} ${ownerId} ${nearest.bodyId} ${evidenceIds.join(' ')}`
  const entry = { ...form.properties, ownerId, bodyId: nearest.bodyId, own: nearest.isOwn } as Record<string, unknown>
  // The bulk way can write no empty list.
  if (evidenceIds.length > 0) entry.evidenceIds = evidenceIds
  entry.digest = hash('sha1', told, 'base64')
  return entry as EntryProperties
}
