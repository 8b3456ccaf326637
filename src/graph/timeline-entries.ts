/** What an entry of a history says, whether the facts were read from the graph or lie in memory. It asks no database. */
import { hash } from 'node:crypto'
import {
  type EntityEvent,
  type EntityRow,
  eventsOf,
  type HistoryEvent,
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

/** What is undefined is not written. */
interface EventProperties {
  readonly at: string
  readonly key: string
  readonly type: EntityLabel
  readonly event: HistoryEvent
  readonly edtf: string | undefined
  readonly asPrinted: string | undefined
  readonly inferred: boolean | undefined
  readonly why: string | undefined
  readonly earliest: string | undefined
  readonly latest: string | undefined
}

/** What an event says in every history that it is in. */
export interface EventForm {
  readonly evidenceIds: readonly string[]
  readonly properties: EventProperties
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
  const properties = {
    at: sortKey(date, bounds, `${entityId} ${rank} ${distinction}`),
    key: `${entityId} ${event} ${distinction}`,
    type: label,
    event,
    edtf: date?.edtf ?? undefined,
    asPrinted: date?.asPrinted ?? undefined,
    inferred: date?.inferred ?? undefined,
    why: date?.why ?? undefined,
    earliest: bounds?.earliest ?? bounds?.latest ?? undefined,
    latest: bounds?.latest ?? undefined,
  }
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
  const { bodyId, isOwn } = reaches.find(({ isOwn }) => isOwn) ?? reaches[0]!
  const evidenceIds = evidenceOf(reaches, form)
  const { at, key, type, event, edtf, asPrinted, inferred, why, earliest, latest } = form.properties
  // Named one by one: a copy by spreading takes ten times as long, and there are millions of entries.
  return {
    at,
    key,
    type,
    event,
    edtf,
    asPrinted,
    inferred,
    why,
    earliest,
    latest,
    ownerId,
    bodyId,
    own: isOwn,
    // The bulk way can write no empty list.
    evidenceIds: evidenceIds.length > 0 ? evidenceIds : undefined,
    digest: hash('sha1', `${form.digest} ${ownerId} ${bodyId} ${evidenceIds.join(' ')}`, 'base64'),
  }
}

/** Each once: they are few. */
function evidenceOf(reaches: readonly Reach[], form: EventForm): readonly string[] {
  const said: string[] = []
  for (const id of form.evidenceIds) if (!said.includes(id)) said.push(id)
  for (const reach of reaches) for (const id of reach.evidenceIds) if (!said.includes(id)) said.push(id)
  return said
}
