/**
 * The neighbours of hubs are written where facts are written: each hub holds one NEIGHBOUR relationship for each entity
 * it is connected with, with an indexed key in the order of answers, so that the first of them cost no more than they
 * are. Whoever has few relationships is simply read. Like histories, they are no facts. Nor is `hasParts`: without it all
 * relationships of a body would be read to find that it has none.
 */
import { neighbourKey, type Step, type WalkedType, walkedTypes } from '../domain/connections.ts'
import { entityLabelOf, relationshipTypes } from '../domain/ontology.ts'
import type { WriteTransaction } from './graph.ts'
import { rebuildSharedLists } from './shared-lists.ts'

/** Whoever has more relationships than this is a hub. */
export const HUB_RELATIONSHIPS = 100

const ENTITIES_AT_ONCE = 500

/** Makes the lists of these entities, and of what hubs among them share, what the graph now says; passes over other ids. */
export async function rebuildNeighbours(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  const entities = ids.filter((id) => entityLabelOf(id) !== null)
  const turned: string[] = []
  for (let start = 0; start < entities.length; start += ENTITIES_AT_ONCE) {
    const found = await readDegrees(transaction, entities.slice(start, start + ENTITIES_AT_ONCE))
    for (const { id, isHub } of found) if (isHub) await rebuildHub(transaction, id)
    await forget(
      transaction,
      found.flatMap(({ id, isHub }) => (isHub ? [] : [id])),
    )
    turned.push(...found.filter(({ isHub, wasHub }) => isHub !== wasHub).map(({ id }) => id))
  }
  await markWholes(transaction, entities)
  await rebuildSharedLists(transaction, entities, turned)
}

interface Degree {
  readonly id: string
  readonly isHub: boolean
  readonly wasHub: boolean
}

/** Of those that are hubs, or were. */
async function readDegrees(transaction: WriteTransaction, ids: readonly string[]): Promise<Degree[]> {
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (e:Entity {id: id})
     WITH e, COUNT { (e)-[:${walkedTypes.join('|')}]-() } AS degree
     WHERE degree > $most OR e.neighbourCount IS NOT NULL OR EXISTS { (e)-[:NEIGHBOUR]->() }
     RETURN e.id AS id, degree > $most AS isHub, e.neighbourCount IS NOT NULL AS wasHub ORDER BY id`,
    { ids, most: HUB_RELATIONSHIPS },
  )
  return records.map((row) => ({ id: row.get('id'), isHub: row.get('isHub'), wasHub: row.get('wasHub') }))
}

async function rebuildHub(transaction: WriteTransaction, id: string): Promise<void> {
  const wanted = await readSteps(transaction, id)
  const { records } = await transaction.run(
    'MATCH (:Entity {id: $id})-[n:NEIGHBOUR]->() RETURN n.key AS key, n.steps AS steps',
    { id },
  )
  const stored = new Map(records.map((row) => [row.get('key') as string, (row.get('steps') as string[]).join(' ')]))
  const isStored = ([key, { steps }]: [string, Neighbour]) => stored.get(key) === steps.join(' ')
  const differing = [...wanted].filter((entry) => !isStored(entry))
  const outdated = [...stored].flatMap(([key, steps]) => (wanted.get(key)?.steps.join(' ') === steps ? [] : [key]))
  if (outdated.length > 0) {
    await transaction.run('MATCH (:Entity {id: $id})-[n:NEIGHBOUR]->() WHERE n.key IN $outdated DELETE n', {
      id,
      outdated,
    })
  }
  const rows = differing.map(([key, { to, steps }]) => ({ key, to, steps }))
  await transaction.run(
    `MATCH (hub:Entity {id: $id}) SET hub.neighbourCount = toInteger($count)
     WITH hub UNWIND $rows AS row MATCH (o:Entity {id: row.to})
     CREATE (hub)-[:NEIGHBOUR {ownerId: $id, key: row.key, steps: row.steps}]->(o)`,
    { id, rows, count: wanted.size },
  )
}

interface Neighbour {
  readonly to: string
  readonly steps: readonly Step[]
}

/** By key; an entity is no neighbour of its own. */
async function readSteps(transaction: WriteTransaction, id: string): Promise<Map<string, Neighbour>> {
  const { records } = await transaction.run(
    `MATCH (e:Entity {id: $id})-[r:${walkedTypes.join('|')}]-(o) WHERE o <> e
     RETURN o.id AS to, collect(DISTINCT type(r) + CASE WHEN startNode(r) = e THEN '>' ELSE '<' END) AS steps`,
    { id },
  )
  return new Map(
    records.map((row) => {
      const to: string = row.get('to')
      const steps = row.get('steps') as `${WalkedType}${'>' | '<'}`[]
      return [neighbourKey(to), { to, steps: steps.sort() }]
    }),
  )
}

async function markWholes(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  await transaction.run(
    `UNWIND $bodies AS id MATCH (e:Entity {id: id}) WITH e, EXISTS { (e)<-[:PART_OF]-() } AS isWhole
     WHERE isWhole <> coalesce(e.hasParts, false) SET e.hasParts = CASE WHEN isWhole THEN true END`,
    { bodies: ids.filter((id) => wholes.includes(entityLabelOf(id) ?? '')) },
  )
}

const wholes: readonly string[] = relationshipTypes.PART_OF.to

async function forget(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await transaction.run(
    `UNWIND $ids AS id MATCH (e:Entity {id: id}) REMOVE e.neighbourCount
     WITH e MATCH (e)-[n:NEIGHBOUR]->() DELETE n`,
    { ids },
  )
}
