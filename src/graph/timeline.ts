/**
 * Histories are written where facts are written: each owner holds its entries as TIMELINE relationships with an
 * indexed key in order of time, so that a page of a hub's history costs a page and not the hub. They are made from what
 * happened, and not from the owners: most documents stand in few histories, while that of a hub holds thousands.
 * The rules are `domain/history.ts`; this file gathers what they need and stores what they say.
 */
import { groupBy } from '../domain/group-by.ts'
import { committeeVerbs, type EntityRow, happens, historyVerbs } from '../domain/history.ts'
import { type EntityLabel, entityLabelOf } from '../domain/ontology.ts'
import type { EntityId } from '../domain/subgraph.ts'
import { evidenceByProperty, type ReadChange, toStatusRow } from './entity-row.ts'
import type { WriteTransaction } from './graph.ts'
import { type EntryProperties, entryOf, eventForms, officeForms, PART_DEPTH, type Reach } from './timeline-entries.ts'

const ENTITIES_AT_ONCE = 500

interface ReadReach extends Reach {
  readonly ownerId: EntityId
  readonly entityId: EntityId
}

interface Entry {
  readonly ownerId: EntityId
  readonly entityId: EntityId
  readonly properties: EntryProperties
}

/**
 * Makes the entries about these entities, in every history, what the graph now says; other ids are passed over. Returns
 * how many entries were written or deleted.
 */
export async function rebuildTimelines(transaction: WriteTransaction, ids: readonly string[]): Promise<number> {
  let changed = 0
  for (let start = 0; start < ids.length; start += ENTITIES_AT_ONCE) {
    const batch = ids.slice(start, start + ENTITIES_AT_ONCE)
    const labelled = (isIn: (label: EntityLabel) => boolean) =>
      batch.filter((id) => {
        const label = entityLabelOf(id)
        return label !== null && isIn(label)
      })
    const happened = labelled(happens)
    const people = labelled((label) => label === 'Person')
    const entries = [...(await eventEntries(transaction, happened)), ...(await officeEntries(transaction, people))]
    changed += await storeEntries(transaction, [...happened, ...people], entries)
  }
  return changed
}

/** One for each owner, entity and event. */
async function eventEntries(transaction: WriteTransaction, ids: readonly EntityId[]): Promise<Entry[]> {
  if (ids.length === 0) return []
  const reaches = await readReaches(transaction, ids)
  const forms = new Map((await readEntities(transaction, ids)).map((entity) => [entity.id, eventForms(entity)]))
  return [...groupBy(reaches, ({ ownerId, entityId }) => `${ownerId} ${entityId}`).values()].flatMap((group) => {
    const { ownerId, entityId } = group[0]!
    return forms.get(entityId)!.map((form) => ({ ownerId, entityId, properties: entryOf(ownerId, group, form) }))
  })
}

/** In the order in which an entry names them. */
async function readReaches(transaction: WriteTransaction, ids: readonly EntityId[]): Promise<ReadReach[]> {
  const verbs = historyVerbs.filter((verb) => verb !== 'ABOUT').join('|')
  const { records } = await transaction.run(
    `UNWIND $ids AS entityId MATCH (entity:Entity {id: entityId})
     CALL (entity) {
       RETURN entity AS body, [] AS evidenceIds, '' AS link
       UNION ALL MATCH (entity)-[r:${verbs}]-(body:Entity) RETURN body, r.evidenceIds AS evidenceIds, r.id AS link
       UNION ALL MATCH (entity)-[r:ABOUT]->(body:Topic) RETURN body, r.evidenceIds AS evidenceIds, r.id AS link
       UNION ALL MATCH (entity:Agreement|Meeting|Policy)-[r:${committeeVerbs.join('|')}]-(:Committee)<-[m:MEMBER_OF]-(body)
         RETURN body, m.evidenceIds + r.evidenceIds AS evidenceIds, m.id + ' ' + r.id AS link
     }
     MATCH (body)-[:PART_OF*0..${PART_DEPTH}]->(owner:Entity)
     WITH DISTINCT entityId, owner.id AS ownerId, body.id AS bodyId, link, evidenceIds
     RETURN entityId, ownerId, bodyId, evidenceIds ORDER BY ownerId, bodyId, entityId, link`,
    { ids },
  )
  return records.map((row) => ({
    ownerId: row.get('ownerId'),
    bodyId: row.get('bodyId'),
    entityId: row.get('entityId'),
    evidenceIds: row.get('evidenceIds') ?? [],
    isOwn: row.get('ownerId') === row.get('bodyId'),
  }))
}

async function readEntities(transaction: WriteTransaction, ids: readonly EntityId[]): Promise<EntityRow[]> {
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (n:Entity {id: id})
     RETURN id, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, properties(n) AS properties,
       COLLECT { MATCH (n)-[r:HAS_CHANGED]->(change)
         RETURN {id: change.id, properties: properties(change), evidenceIds: r.evidenceIds} ORDER BY change.id } AS changes,
       COLLECT { MATCH (n)<-[claim:SUPPORTS]-(e)
         RETURN claim {.property, .rank, evidenceId: e.id} ORDER BY claim.property, e.id } AS claims`,
    { ids },
  )
  return records.map((row) => {
    const evidence = evidenceByProperty(row.get('claims'))
    const changes = (row.get('changes') as ReadChange[]).map(toStatusRow)
    const label = row.get('label') as EntityLabel
    return { id: row.get('id'), label, properties: row.get('properties'), changes, evidence }
  })
}

/** Who took or left an office: in the history of the person and of the body. */
async function officeEntries(transaction: WriteTransaction, people: readonly EntityId[]): Promise<Entry[]> {
  if (people.length === 0) return []
  const { records } = await transaction.run(
    `UNWIND $people AS personId MATCH (person:Person {id: personId})-[held:HOLDS]->(office)
     WHERE held.tookOfficeOnEdtf IS NOT NULL OR held.leftOnEdtf IS NOT NULL
     UNWIND [person, office] AS body
     MATCH (body)-[:PART_OF*0..${PART_DEPTH}]->(owner:Entity)
     RETURN DISTINCT owner.id AS ownerId, body.id AS bodyId, personId, held.id AS id, properties(held) AS properties
       ORDER BY ownerId, bodyId, id`,
    { people },
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
  ids: readonly EntityId[],
  entries: readonly Entry[],
): Promise<number> {
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (:Entity {id: id})<-[r:TIMELINE]-()
     RETURN r.ownerId + ' ' + r.key AS key, r.digest AS digest, elementId(r) AS place`,
    { ids },
  )
  const wanted = new Map(entries.map((entry) => [`${entry.ownerId} ${entry.properties.key}`, entry]))
  const stored = new Map<string, string>()
  const outdated: string[] = []
  for (const row of records) {
    const [key, digest]: string[] = [row.get('key'), row.get('digest')]
    if (wanted.get(key!)?.properties.digest === digest) stored.set(key!, digest!)
    else outdated.push(row.get('place'))
  }
  const missing = [...wanted].filter(([key]) => !stored.has(key)).map(([, entry]) => entry)
  if (outdated.length > 0)
    await transaction.run('UNWIND $outdated AS place MATCH ()-[r:TIMELINE]->() WHERE elementId(r) = place DELETE r', {
      outdated,
    })
  if (missing.length > 0) {
    await transaction.run(
      `UNWIND $missing AS row MATCH (owner:Entity {id: row.ownerId}) MATCH (entity:Entity {id: row.entityId})
       CREATE (owner)-[r:TIMELINE]->(entity) SET r = row.properties`,
      { missing },
    )
  }
  return missing.length + outdated.length
}
