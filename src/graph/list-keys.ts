/**
 * Keys of long lists are written where facts are written, so that an index holds each list in the order in which it is
 * read: `latestFirst` and `earliestFirst` on whatever has a date to be listed by, and on the relationships by which an entity
 * may have thousands, beside the name of the list and the id of what is listed. Both keys rise, and what has no date
 * comes last in either: then ids rise where dates are equal, which no index read backwards would give. What sources say of
 * an entity is a list by the ids of the evidence. Keys are no facts.
 */
import { type DatedLabel, isDated, type LongList, listDates, listsById, longLists } from '../domain/long-lists.ts'
import { type EntityLabel, entityTypes, labelOf } from '../domain/ontology.ts'
import { type EntityRecord, isPartialDate, type RelationshipRecord, type SupportRecord } from '../domain/subgraph.ts'
import { isEvidence } from './changed-facts.ts'
import type { WriteTransaction } from './graph.ts'

/** After every day that a date can have: 31 December 9999 is 99991231. */
const UNDATED = 99_999_999

const ENTITIES_AT_ONCE = 2_000

/** A list is called by its owner's id and what is in it: `partner:undp agreement`. */
export const listSuffix = (label: EntityLabel): string => ` ${entityTypes[label].prefix}`

/** Whole numbers are big integers here, as Neo4j's are. */
interface DateKeys {
  readonly latestFirst: bigint
  readonly earliestFirst: bigint
}

/** What is kept with the entity itself; null where things of its type have no date to be listed by. */
export function dateKeys({ label, fields }: EntityRecord): DateKeys | null {
  if (!isDated(label)) return null
  const date = fields[listDates[label]]
  const earliest = date !== undefined && isPartialDate(date) ? date.earliest : null
  const day = earliest === null ? null : Number(earliest.replaceAll('-', ''))
  return { latestFirst: BigInt(day === null ? UNDATED : -day), earliestFirst: BigInt(day ?? UNDATED) }
}

export interface ListKeys extends Partial<DateKeys> {
  readonly list: string
  /** Where the list comes by date, or by what is listed. */
  readonly listed?: string
}

/** What is kept with a relationship between these two; null where it belongs to no long list. */
export function listKeys(type: RelationshipRecord['type'], from: EntityRecord, to: EntityRecord): ListKeys | null {
  const listedIn = (lists: readonly LongList[]) => {
    for (const { verb, owner, of } of lists) {
      const [has, listed] = owner === 'START' ? [from, to] : [to, from]
      const label = listed.label as EntityLabel
      if (verb === type && of.includes(label)) return { list: has.id + listSuffix(label), listed }
    }
    return null
  }
  const byDate = listedIn(longLists)
  if (byDate !== null) return { list: byDate.list, listed: byDate.listed.id, ...dateKeys(byDate.listed) }
  const byId = listedIn(listsById)
  return byId && { list: byId.list }
}

/** What is kept with a claim; the list is called by the id of the entity alone: nothing else has such claims. */
export const claimKeys = ({ entityId, evidenceId }: SupportRecord): ListKeys => ({ list: entityId, listed: evidenceId })

/** Makes the keys of these entities and evidence, and of the lists that they stand in, what the graph now says. */
export async function rebuildListKeys(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  const dated = ids.filter((id) => isDated(labelOf(id)))
  for (const some of inBatches(dated)) {
    const rows = some.map((id) => ({ id, date: `${listDates[labelOf(id) as DatedLabel]}Earliest` }))
    await transaction.run(WRITE_DATE_KEYS, { rows })
  }
  for (const { lists, cypher } of WRITES) {
    const listed = ids.filter((id) => lists.some(({ of }) => of.includes(labelOf(id) as EntityLabel)))
    const names = lists.flatMap(({ verb, of }) => of.map((label) => verb + listSuffix(label)))
    for (const some of inBatches(listed)) await transaction.run(cypher, { ids: some, names })
  }
  const evidence = ids.filter(isEvidence)
  for (const some of inBatches(evidence)) await transaction.run(WRITE_CLAIM_KEYS, { ids: some })
}

function* inBatches(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += ENTITIES_AT_ONCE) yield ids.slice(start, start + ENTITIES_AT_ONCE)
}

const WRITE_DATE_KEYS = `UNWIND $rows AS row MATCH (e:Entity {id: row.id})
  WITH e, e[row.date] AS date
  WITH e, date.year * 10000 + date.month * 100 + date.day AS day
  WITH e, coalesce(-day, ${UNDATED}) AS latest, coalesce(day, ${UNDATED}) AS earliest
  WHERE coalesce(e.latestFirst <> latest, true)
  SET e.latestFirst = latest, e.earliestFirst = earliest`

const WRITE_CLAIM_KEYS = `UNWIND $ids AS id MATCH (:Evidence {id: id})-[r:SUPPORTS]->(of) WHERE r.list IS NULL
  SET r.list = of.id, r.listed = id`

/** Which relationships lack their keys, and which keys these are besides the name of the list. */
interface Written {
  readonly where: string
  readonly set: string
}

const BY_DATE: Written = {
  where: 'coalesce(r.latestFirst <> e.latestFirst, true)',
  set: ', r.listed = id, r.latestFirst = e.latestFirst, r.earliestFirst = e.earliestFirst',
}
const BY_ID: Written = { where: 'r.list IS NULL', set: '' }

/** Few statements for all lists: each is planned once. */
const WRITES = [
  ...(['START', 'END'] as const).map((owner) => writeOf(longLists, owner, BY_DATE)),
  ...(['START', 'END'] as const).map((owner) => writeOf(listsById, owner, BY_ID)),
]

/** Of one of a hub's agreements, that one relationship; the list of the hub is not read. */
function writeOf(all: readonly LongList[], owner: LongList['owner'], { where, set }: Written) {
  const lists = all.filter((list) => list.owner === owner)
  const verbs = lists.map(({ verb }) => verb).join('|')
  const pattern = owner === 'START' ? `(e)<-[r:${verbs}]-(owner)` : `(e)-[r:${verbs}]->(owner)`
  const cypher = `UNWIND $ids AS id MATCH (e:Entity {id: id}) MATCH ${pattern}
    WITH id, e, r, owner, ' ' + split(id, ':')[0] AS suffix
    WHERE type(r) + suffix IN $names AND ${where}
    SET r.list = owner.id + suffix${set}`
  return { lists, cypher }
}
