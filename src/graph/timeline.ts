/**
 * Histories are written where facts are written: each owner holds its entries as TIMELINE relationships with an
 * indexed key in order of time, so that a page of a hub's history costs a page and not the hub.
 * The rules are `domain/history.ts`; this file gathers what they need and stores what they say.
 */
import { createHash } from 'node:crypto'
import {
  committeeVerbs,
  type EntityEvent,
  type EntityRow,
  eventsOf,
  historyEvents,
  historyVerbs,
  type PrintedDate,
  printedDate,
} from '../domain/history.ts'
import type { EntityLabel } from '../domain/ontology.ts'
import { parsePartialDate } from '../domain/partial-date.ts'
import { evidenceByProperty, type ReadChange, toStatusRow } from './entity-row.ts'
import type { WriteTransaction } from './graph.ts'

/** Keys of dated entries start with a digit; this sorts after them, so that what has no year comes last. */
export const UNDATED = 'X'

const OWNERS_AT_ONCE = 200

/** Deepest chain of PART_OF that a history follows. */
export const PART_DEPTH = 6

interface Reach {
  readonly ownerId: string
  readonly bodyId: string
  readonly entityId: string
  readonly evidenceIds: readonly string[]
  readonly isOwn: boolean
}

interface Entry {
  readonly ownerId: string
  readonly entityId: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** Makes the histories of these owners what the graph now says. Returns how many entries were written or deleted. */
export async function rebuildTimelines(transaction: WriteTransaction, owners: readonly string[]): Promise<number> {
  let changed = 0
  for (let start = 0; start < owners.length; start += OWNERS_AT_ONCE) {
    const batch = owners.slice(start, start + OWNERS_AT_ONCE)
    const reaches = await readReaches(transaction, batch)
    const entities = await readEntities(transaction, [...new Set(reaches.map(({ entityId }) => entityId))])
    const entries = [...entriesOf(reaches, entities), ...(await readOffices(transaction, batch))]
    changed += await storeEntries(transaction, batch, entries)
  }
  return changed
}

async function readReaches(transaction: WriteTransaction, owners: readonly string[]): Promise<Reach[]> {
  const verbs = historyVerbs.filter((verb) => verb !== 'ABOUT').join('|')
  const { records } = await transaction.run(
    `UNWIND $owners AS ownerId MATCH (owner:Entity {id: ownerId})<-[:PART_OF*0..${PART_DEPTH}]-(body)
     WITH DISTINCT ownerId, body
     CALL (body) {
       RETURN body AS entity, [] AS evidenceIds
       UNION ALL MATCH (body)-[r:${verbs}]-(entity:Entity) RETURN entity, r.evidenceIds AS evidenceIds
       UNION ALL MATCH (body:Topic)<-[r:ABOUT]-(entity:Entity) RETURN entity, r.evidenceIds AS evidenceIds
       UNION ALL MATCH (body)-[m:MEMBER_OF]->(:Committee)-[r:${committeeVerbs.join('|')}]-(entity:Agreement|Meeting|Policy)
         RETURN entity, m.evidenceIds + r.evidenceIds AS evidenceIds
     }
     RETURN ownerId, body.id AS bodyId, entity.id AS entityId, evidenceIds ORDER BY ownerId, bodyId, entityId`,
    { owners },
  )
  return records.map((row) => ({
    ownerId: row.get('ownerId'),
    bodyId: row.get('bodyId'),
    entityId: row.get('entityId'),
    evidenceIds: row.get('evidenceIds') ?? [],
    isOwn: row.get('ownerId') === row.get('bodyId'),
  }))
}

async function readEntities(transaction: WriteTransaction, ids: readonly string[]): Promise<Map<string, EntityRow>> {
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (n:Entity {id: id})
     RETURN id, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, properties(n) AS properties,
       COLLECT { MATCH (n)-[r:HAS_CHANGED]->(change)
         RETURN {id: change.id, properties: properties(change), evidenceIds: r.evidenceIds} ORDER BY change.id } AS changes,
       COLLECT { MATCH (n)<-[claim:SUPPORTS]-(e)
         RETURN claim {.property, .rank, evidenceId: e.id} ORDER BY claim.property, e.id } AS claims`,
    { ids },
  )
  return new Map(
    records.map((row) => {
      const evidence = evidenceByProperty(row.get('claims'))
      const changes = (row.get('changes') as ReadChange[]).map(toStatusRow)
      const label = row.get('label') as EntityLabel
      return [row.get('id'), { id: row.get('id'), label, properties: row.get('properties'), changes, evidence }]
    }),
  )
}

/** One entry for each owner, entity and event; the owner itself comes before its parts, they in order of id. */
function* entriesOf(reaches: readonly Reach[], entities: ReadonlyMap<string, EntityRow>): Generator<Entry> {
  const grouped = new Map<string, Reach[]>()
  for (const reach of reaches) {
    const key = `${reach.ownerId} ${reach.entityId}`
    const known = grouped.get(key)
    if (known === undefined) grouped.set(key, [reach])
    else known.push(reach)
  }
  for (const group of grouped.values()) {
    const nearest = group.find(({ isOwn }) => isOwn) ?? group[0]!
    const entity = entities.get(nearest.entityId)!
    const linked = group.flatMap(({ evidenceIds }) => evidenceIds)
    for (const [position, event] of eventsOf(entity).entries()) {
      yield entryOf(nearest, entity.label, entity.id, event, linked, String(position))
    }
  }
}

function entryOf(
  { ownerId, bodyId, isOwn }: Pick<Reach, 'ownerId' | 'bodyId' | 'isOwn'>,
  label: EntityLabel,
  entityId: string,
  { event, date, evidenceIds }: EntityEvent,
  linked: readonly string[],
  distinction: string,
): Entry {
  const bounds = date === null ? null : parsePartialDate(date.edtf)
  // Of one year's events those come first that come first in the life of a document, whatever their names.
  const rank = String(historyEvents.indexOf(event)).padStart(2, '0')
  const properties = {
    ownerId,
    at: sortKey(date, `${entityId} ${rank} ${distinction}`),
    key: `${entityId} ${event} ${distinction}`,
    type: label,
    event,
    bodyId,
    own: isOwn,
    edtf: date?.edtf ?? null,
    asPrinted: date?.asPrinted ?? null,
    inferred: date?.inferred ?? null,
    why: date?.why ?? null,
    earliest: bounds?.earliest ?? bounds?.latest ?? null,
    latest: bounds?.latest ?? null,
    evidenceIds: [...new Set([...evidenceIds, ...linked])],
  }
  const present = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))
  const digest = createHash('sha1').update(JSON.stringify(present)).digest('base64url')
  return { ownerId, entityId, properties: { ...present, digest } }
}

/** Days sort as text; a day without a year sorts after every year, by month and day. */
function sortKey(date: PrintedDate | null, key: string): string {
  if (date === null) return `${UNDATED}~ ${key}`
  const bounds = parsePartialDate(date.edtf)
  const earliest = bounds?.earliest ?? bounds?.latest
  return earliest === null || earliest === undefined
    ? `${date.edtf} ${key}`
    : `${earliest} ${bounds?.latest ?? '9999'} ${key}`
}

/** Who took or left an office: in the history of the person and of the body. */
async function readOffices(transaction: WriteTransaction, owners: readonly string[]): Promise<Entry[]> {
  const { records } = await transaction.run(
    `UNWIND $owners AS ownerId MATCH (owner:Entity {id: ownerId})<-[:PART_OF*0..${PART_DEPTH}]-(body)
     MATCH (body)-[held:HOLDS]-() WHERE held.tookOfficeOnEdtf IS NOT NULL OR held.leftOnEdtf IS NOT NULL
     RETURN DISTINCT ownerId, body.id AS bodyId, startNode(held).id AS personId, held.id AS id,
       properties(held) AS properties ORDER BY ownerId, bodyId, id`,
    { owners },
  )
  return records.flatMap((row) => {
    const properties = row.get('properties') as Record<string, unknown>
    const near = {
      ownerId: row.get('ownerId'),
      bodyId: row.get('bodyId'),
      isOwn: row.get('ownerId') === row.get('bodyId'),
    }
    const evidenceIds = (properties.evidenceIds as string[] | undefined) ?? []
    const events = [
      ['TOOK_OFFICE', printedDate(properties, 'tookOfficeOn')],
      ['LEFT_OFFICE', printedDate(properties, 'leftOn')],
    ] as const
    return events.flatMap(([event, date]) =>
      date === null
        ? []
        : [entryOf(near, 'Person', row.get('personId'), { event, date, evidenceIds }, [], row.get('id'))],
    )
  })
}

async function storeEntries(
  transaction: WriteTransaction,
  owners: readonly string[],
  entries: readonly Entry[],
): Promise<number> {
  const { records } = await transaction.run(
    `UNWIND $owners AS ownerId MATCH (:Entity {id: ownerId})-[r:TIMELINE]->(entity)
     RETURN ownerId + ' ' + r.key AS key, r.digest AS digest`,
    { owners },
  )
  const stored = new Map(records.map((row) => [row.get('key') as string, row.get('digest') as string]))
  const wanted = new Map(entries.map((entry) => [`${entry.ownerId} ${entry.properties.key}`, entry]))
  const differing = [...wanted].filter(([key, { properties }]) => stored.get(key) !== properties.digest)
  const outdated = [...stored].filter(([key, digest]) => wanted.get(key)?.properties.digest !== digest)
  if (outdated.length > 0) {
    await transaction.run(
      `UNWIND $owners AS ownerId MATCH (:Entity {id: ownerId})-[r:TIMELINE]->() WHERE ownerId + ' ' + r.key IN $keys DELETE r`,
      { owners, keys: outdated.map(([key]) => key) },
    )
  }
  if (differing.length > 0) {
    await transaction.run(
      `UNWIND $rows AS row MATCH (owner:Entity {id: row.ownerId}) MATCH (entity:Entity {id: row.entityId})
       CREATE (owner)-[r:TIMELINE]->(entity) SET r = row.properties`,
      { rows: differing.map(([, entry]) => entry) },
    )
  }
  return differing.length + outdated.length
}
