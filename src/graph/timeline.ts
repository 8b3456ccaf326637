/**
 * Histories are written where facts are written: each owner holds its entries as TIMELINE relationships with an
 * indexed key in order of time, so that a page of a hub's history costs a page and not the hub.
 * The rules are `domain/history.ts`; this file gathers what they need and stores what they say.
 */
import { groupBy } from '../domain/group-by.ts'
import { committeeVerbs, type EntityRow, historyVerbs } from '../domain/history.ts'
import type { EntityLabel } from '../domain/ontology.ts'
import { evidenceByProperty, type ReadChange, toStatusRow } from './entity-row.ts'
import type { WriteTransaction } from './graph.ts'
import { type EntryProperties, entryOf, eventForms, officeForms, PART_DEPTH, type Reach } from './timeline-entries.ts'

const OWNERS_AT_ONCE = 200

interface ReadReach extends Reach {
  readonly ownerId: string
  readonly entityId: string
}

interface Entry {
  readonly ownerId: string
  readonly entityId: string
  readonly properties: EntryProperties
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

async function readReaches(transaction: WriteTransaction, owners: readonly string[]): Promise<ReadReach[]> {
  const verbs = historyVerbs.filter((verb) => verb !== 'ABOUT').join('|')
  const { records } = await transaction.run(
    `UNWIND $owners AS ownerId MATCH (owner:Entity {id: ownerId})<-[:PART_OF*0..${PART_DEPTH}]-(body)
     WITH DISTINCT ownerId, body
     CALL (body) {
       RETURN body AS entity, [] AS evidenceIds, '' AS link
       UNION ALL MATCH (body)-[r:${verbs}]-(entity:Entity) RETURN entity, r.evidenceIds AS evidenceIds, r.id AS link
       UNION ALL MATCH (body:Topic)<-[r:ABOUT]-(entity:Entity) RETURN entity, r.evidenceIds AS evidenceIds, r.id AS link
       UNION ALL MATCH (body)-[m:MEMBER_OF]->(:Committee)-[r:${committeeVerbs.join('|')}]-(entity:Agreement|Meeting|Policy)
         RETURN entity, m.evidenceIds + r.evidenceIds AS evidenceIds, m.id + ' ' + r.id AS link
     }
     RETURN ownerId, body.id AS bodyId, entity.id AS entityId, evidenceIds ORDER BY ownerId, bodyId, entityId, link`,
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

/** One entry for each owner, entity and event. */
function* entriesOf(reaches: readonly ReadReach[], entities: ReadonlyMap<string, EntityRow>): Generator<Entry> {
  const forms = new Map([...entities].map(([id, entity]) => [id, eventForms(entity)]))
  for (const group of groupBy(reaches, ({ ownerId, entityId }) => `${ownerId} ${entityId}`).values()) {
    const { ownerId, entityId } = group[0]!
    for (const form of forms.get(entityId)!) yield { ownerId, entityId, properties: entryOf(ownerId, group, form) }
  }
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
    const [ownerId, bodyId, entityId] = [row.get('ownerId'), row.get('bodyId'), row.get('personId')]
    const near = [{ bodyId, evidenceIds: [], isOwn: ownerId === bodyId }]
    return officeForms(entityId, row.get('id'), row.get('properties')).map((form) => ({
      ownerId,
      entityId,
      properties: entryOf(ownerId, near, form),
    }))
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
