/**
 * The neighbours of hubs are written where facts are written: each hub holds one NEIGHBOUR relationship for each entity
 * it is connected with, with an indexed key in the order of answers, so that the first of them cost no more than they
 * are. Whoever has few relationships is simply read. Like histories, they are no facts. Nor is `hasParts`: without it all
 * relationships of a body would be read to find that it has none.
 */
import { neighbourKey, type Step, type WalkedType, walkedTypes } from '../domain/connections.ts'
import { entityLabelOf, relationshipTypes } from '../domain/ontology.ts'
import { type ChangedFacts, isEntity, touchedBy } from './changed-facts.ts'
import type { WriteTransaction } from './graph.ts'
import { rebuildSharedLists } from './shared-lists.ts'

/** Whoever has more relationships than this is a hub. */
export const HUB_RELATIONSHIPS = 100

const ENTITIES_AT_ONCE = 500

/**
 * Makes the lists of what was changed, and of what hubs among it share, what the graph now says. Of whoever was a hub and
 * still is, only the ends of changed relationships are looked at: it may have a hundred thousand others.
 */
export async function updateNeighbours(transaction: WriteTransaction, changes: ChangedFacts): Promise<void> {
  const others = farEndsOf(changes)
  await makeLists(transaction, touchedBy(changes), ({ id, hasList }) => (hasList ? [...(others.get(id) ?? [])] : ALL))
}

/** Makes all lists of these entities anew; passes over other ids. */
export async function rebuildNeighbours(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  await makeLists(transaction, ids, () => ALL)
}

/** Instead of the neighbours that may have changed. */
const ALL = null

async function makeLists(
  transaction: WriteTransaction,
  ids: readonly string[],
  othersOf: (hub: Degree) => readonly string[] | typeof ALL,
): Promise<void> {
  const entities = ids.filter(isEntity)
  const turned: string[] = []
  for (let start = 0; start < entities.length; start += ENTITIES_AT_ONCE) {
    const found = await readDegrees(transaction, entities.slice(start, start + ENTITIES_AT_ONCE))
    for (const one of found) {
      const others = othersOf(one)
      const isKept = others?.length === 0 && one.isCounted
      if (one.isHub && !isKept) await makeList(transaction, one.id, others)
      // Whose count went with its other properties was a hub nevertheless; a graph of an earlier form may have no counts.
      const wasHub = one.isCounted || (others !== ALL && one.hasList)
      if (one.isHub !== wasHub) turned.push(one.id)
    }
    await forget(
      transaction,
      found.flatMap(({ id, isHub }) => (isHub ? [] : [id])),
    )
  }
  await markWholes(transaction, entities)
  await rebuildSharedLists(transaction, entities, turned)
}

/** By each end of a changed relationship, what stands at the others. */
function farEndsOf({ relationships }: ChangedFacts): Map<string, Set<string>> {
  const others = new Map<string, Set<string>>()
  const add = (id: string, other: string) => {
    const known = others.get(id)
    if (known === undefined) others.set(id, new Set([other]))
    else known.add(other)
  }
  for (const { type, from, to } of relationships) {
    if (!isWalked(type)) continue
    add(from, to)
    add(to, from)
  }
  return others
}

const isWalked = (type: string): boolean => (walkedTypes as readonly string[]).includes(type)

interface Degree {
  readonly id: string
  readonly isHub: boolean
  /** Whether its `neighbourCount` is there: writing a node anew takes it away. */
  readonly isCounted: boolean
  /** Whether it has a NEIGHBOUR. */
  readonly hasList: boolean
}

/** Of those that are hubs, or were. */
async function readDegrees(transaction: WriteTransaction, ids: readonly string[]): Promise<Degree[]> {
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (e:Entity {id: id})
     WITH e, COUNT { (e)-[:${walkedTypes.join('|')}]-() } > $most AS isHub, e.neighbourCount IS NOT NULL AS isCounted,
       EXISTS { (e)-[:NEIGHBOUR]->() } AS hasList
     WHERE isHub OR isCounted OR hasList
     RETURN e.id AS id, isHub, isCounted, hasList ORDER BY id`,
    { ids, most: HUB_RELATIONSHIPS },
  )
  return records.map((row) => row.toObject() as unknown as Degree)
}

/** All of its neighbours, or only these others. */
async function makeList(
  transaction: WriteTransaction,
  id: string,
  others: readonly string[] | typeof ALL,
): Promise<void> {
  const wanted = await readSteps(transaction, id, others)
  const stored = await readStored(transaction, id, others)
  const isStored = ([key, { steps }]: [string, Neighbour]) => stored.get(key) === steps.join(' ')
  const differing = [...wanted].filter((entry) => !isStored(entry))
  const outdated = [...stored].flatMap(([key, steps]) => (wanted.get(key)?.steps.join(' ') === steps ? [] : [key]))
  if (outdated.length > 0) {
    await transaction.run(
      `UNWIND $outdated AS key MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = $id AND n.key = key DELETE n`,
      { id, outdated },
    )
  }
  const rows = differing.map(([key, { to, steps }]) => ({ key, to, steps }))
  await transaction.run(
    `UNWIND $rows AS row MATCH (hub:Entity {id: $id}) MATCH (o:Entity {id: row.to})
     CREATE (hub)-[:NEIGHBOUR {ownerId: $id, key: row.key, steps: row.steps}]->(o)`,
    { id, rows },
  )
  await transaction.run('MATCH (hub:Entity {id: $id}) SET hub.neighbourCount = COUNT { (hub)-[:NEIGHBOUR]->() }', {
    id,
  })
}

interface Neighbour {
  readonly to: string
  readonly steps: readonly Step[]
}

/** The steps of each by its key, as one text. */
async function readStored(
  transaction: WriteTransaction,
  id: string,
  others: readonly string[] | typeof ALL,
): Promise<Map<string, string>> {
  const { records } =
    others === ALL
      ? await transaction.run('MATCH (:Entity {id: $id})-[n:NEIGHBOUR]->() RETURN n.key AS key, n.steps AS steps', {
          id,
        })
      : await transaction.run(
          `UNWIND $keys AS key MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = $id AND n.key = key
           RETURN key, n.steps AS steps`,
          { id, keys: others.map(neighbourKey) },
        )
  return new Map(records.map((row) => [row.get('key') as string, (row.get('steps') as string[]).join(' ')]))
}

/** By key; an entity is no neighbour of its own. */
async function readSteps(
  transaction: WriteTransaction,
  id: string,
  others: readonly string[] | typeof ALL,
): Promise<Map<string, Neighbour>> {
  const some = others === ALL ? '' : 'UNWIND $others AS other MATCH (o:Entity {id: other}) WITH o'
  const { records } = await transaction.run(
    `${some} MATCH (e:Entity {id: $id})-[r:${walkedTypes.join('|')}]-(o) WHERE o <> e
     RETURN o.id AS to, collect(DISTINCT type(r) + CASE WHEN startNode(r) = e THEN '>' ELSE '<' END) AS steps`,
    { id, others },
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
