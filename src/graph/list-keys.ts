/**
 * Keys of long lists are written where facts are written, so that an index holds each list in the order in which it is
 * read: `latestFirst` and `earliestFirst` on whatever has a date to be listed by, and on the relationships by which an entity
 * may have thousands, beside the name of the list and the id of what is listed. Both keys rise, and what has no date
 * comes last in either: then ids rise where dates are equal, which no index read backwards would give. They are no facts.
 */
import { groupBy } from '../domain/group-by.ts'
import { type DatedLabel, isDated, type LongList, listDates, listsById, longLists } from '../domain/long-lists.ts'
import { type EntityLabel, entityTypes, labelOf } from '../domain/ontology.ts'
import { type EntityRecord, isPartialDate, type RelationshipRecord } from '../domain/subgraph.ts'
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
  /** Where the list comes by date. */
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

/** Makes the keys of these entities, and of the lists that they stand in, what the graph now says; passes over other ids. */
export async function rebuildListKeys(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  for (const [label, some] of groupBy(ids, (id) => labelOf(id) ?? '')) {
    const statements = [
      ...(isDated(label) ? [writeDateKeys(label)] : []),
      ...writeListKeys(label, longLists, BY_DATE),
      ...writeListKeys(label, listsById, BY_ID),
    ]
    for (let start = 0; start < some.length; start += ENTITIES_AT_ONCE) {
      const batch = { ids: some.slice(start, start + ENTITIES_AT_ONCE) }
      for (const statement of statements) await transaction.run(statement, batch)
    }
  }
}

function writeDateKeys(label: DatedLabel): string {
  const day = `e.${listDates[label]}Earliest`
  return `UNWIND $ids AS id MATCH (e:Entity {id: id})
    WITH e, ${day}.year * 10000 + ${day}.month * 100 + ${day}.day AS day
    WITH e, coalesce(-day, ${UNDATED}) AS latest, coalesce(day, ${UNDATED}) AS earliest
    WHERE coalesce(e.latestFirst <> latest, true)
    SET e.latestFirst = latest, e.earliestFirst = earliest`
}

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

/** Of one of a hub's agreements, that one relationship; the list of the hub is not read. */
function writeListKeys(label: string, lists: readonly LongList[], { where, set }: Written): string[] {
  const write = (owner: LongList['owner'], pattern: (verbs: string) => string) => {
    const verbs = lists.filter((list) => list.owner === owner && list.of.includes(label as EntityLabel))
    if (verbs.length === 0) return []
    return `UNWIND $ids AS id MATCH (e:Entity {id: id}) MATCH ${pattern(verbs.map(({ verb }) => verb).join('|'))}
      WHERE ${where} SET r.list = owner.id + '${listSuffix(label as EntityLabel)}'${set}`
  }
  return [
    write('START', (verbs) => `(e)<-[r:${verbs}]-(owner)`),
    write('END', (verbs) => `(e)-[r:${verbs}]->(owner)`),
  ].flat()
}
