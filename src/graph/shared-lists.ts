/**
 * What two partners share is written where facts are written, if both are hubs: they may have ten thousand documents
 * each, and five together. For each two of them one SHARED relationship leads to each document, project, meeting and
 * committee that both are connected with, with an indexed key in the order of answers. Like the neighbours of hubs, they
 * are no facts.
 */
import { linkingLabels, neighbourKey, pairOf, walkedTypes } from '../domain/connections.ts'
import { type EntityLabel, entityLabelOf, relationshipTypes } from '../domain/ontology.ts'
import type { EntityId } from '../domain/subgraph.ts'
import type { WriteTransaction } from './graph.ts'

const LINKS_AT_ONCE = 500

/** Verbs that join a partner to what two partners may share: a committee has thousands of sessions beside its members. */
const linkingVerbs = walkedTypes
  .filter((type) => {
    const { from, to }: { readonly from: readonly string[]; readonly to: readonly string[] } = relationshipTypes[type]
    const isLink = (label: string) => linkingLabels.includes(label as EntityLabel)
    return (from.includes('Partner') && to.some(isLink)) || (to.includes('Partner') && from.some(isLink))
  })
  .join('|')

/**
 * Makes the lists what the graph now says: for what links among `ids`, and for all that links the partners `turned`, who
 * have become hubs or are none any more. The neighbours of hubs are written before.
 */
export async function rebuildSharedLists(
  transaction: WriteTransaction,
  ids: readonly EntityId[],
  turned: readonly EntityId[],
): Promise<void> {
  const isLink = (id: EntityId) => linkingLabels.includes(entityLabelOf(id) as EntityLabel)
  const links = [...new Set([...ids.filter(isLink), ...(await linksOf(transaction, turned))])]
  for (let start = 0; start < links.length; start += LINKS_AT_ONCE) {
    await rebuildLinks(transaction, links.slice(start, start + LINKS_AT_ONCE))
  }
}

async function linksOf(transaction: WriteTransaction, partners: readonly EntityId[]): Promise<EntityId[]> {
  if (partners.length === 0) return []
  const { records } = await transaction.run(
    `UNWIND $partners AS id
     MATCH (:Partner {id: id})-[:${linkingVerbs}]-(link:${linkingLabels.join('|')})
     RETURN DISTINCT link.id AS id`,
    { partners },
  )
  return records.map((row) => row.get('id'))
}

async function rebuildLinks(transaction: WriteTransaction, links: readonly EntityId[]): Promise<void> {
  const { records } = await transaction.run(
    `UNWIND $links AS id MATCH (link:Entity {id: id})
     WITH id, COLLECT { MATCH (link)<-[s:SHARED]-() RETURN s.pair } AS stored,
       COLLECT { MATCH (link)-[:${linkingVerbs}]-(hub:Partner) WHERE hub.neighbourCount IS NOT NULL
         RETURN DISTINCT hub.id } AS hubs
     WHERE size(stored) > 0 OR size(hubs) > 1
     RETURN id, stored, hubs`,
    { links },
  )
  const [outdated, missing]: [object[], object[]] = [[], []]
  for (const row of records) {
    const id: EntityId = row.get('id')
    const stored = new Set<string>(row.get('stored'))
    const hubs = (row.get('hubs') as EntityId[]).sort()
    const wanted = new Map(
      hubs.flatMap((hub, place) => hubs.slice(place + 1).map((other) => [pairOf(hub, other), hub])),
    )
    for (const pair of stored) if (!wanted.has(pair)) outdated.push({ id, pair })
    for (const [pair, hub] of wanted) if (!stored.has(pair)) missing.push({ id, pair, hub, key: neighbourKey(id) })
  }
  if (outdated.length > 0) {
    await transaction.run(
      'UNWIND $outdated AS row MATCH (:Entity {id: row.id})<-[s:SHARED]-() WHERE s.pair = row.pair DELETE s',
      { outdated },
    )
  }
  if (missing.length > 0) {
    await transaction.run(
      `UNWIND $missing AS row MATCH (link:Entity {id: row.id}) MATCH (hub:Entity {id: row.hub})
       CREATE (hub)-[:SHARED {pair: row.pair, key: row.key}]->(link)`,
      { missing },
    )
  }
}
