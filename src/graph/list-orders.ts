/** Which orders of a connection lie in an index: those of long lists and of whole types, by date and by name. */
import { isDated, type LongList, listDates, listsById, longLists } from '../domain/long-lists.ts'
import { type EntityLabel, entityTypes } from '../domain/ontology.ts'
import type { AskedOrder, IndexOrder } from './library/index-order.ts'
import { listSuffix } from './list-keys.ts'

const LIST_KEYS = { ASC: 'earliestFirst', DESC: 'latestFirst' } as const

/** Whole types are listed by this field alone, too: what a thing is. */
const KIND = 'kind'

/** Claims are listed by this alone, too: what is said of one field, or of one relationship. */
const CLAIMED = 'property'

/**
 * Of long lists, by their name and date; of claims, all and those on one property; of types, by date or name, and the same
 * of one kind.
 */
export function listIndexes(): { readonly name: string; readonly of: string }[] {
  const dateKeys = Object.values(LIST_KEYS)
  const lists = longLists.flatMap(({ verb }) =>
    dateKeys.map((key) => ({
      name: `${verb.toLowerCase()}_${key}`,
      of: `FOR ()-[r:${verb}]-() ON (r.list, r.${key}, r.listed)`,
    })),
  )
  const few = listsById.map(({ verb }) => ({
    name: `${verb.toLowerCase()}_list_id`,
    of: `FOR ()-[r:${verb}]-() ON (r.list, r.id)`,
  }))
  const claims = [[], [CLAIMED]].map((same) => ({
    name: ['supports', ...same, 'listed'].join('_'),
    of: `FOR ()-[r:SUPPORTS]-() ON (${['list', ...same, 'listed'].map((key) => `r.${key}`).join(', ')})`,
  }))
  const types = Object.entries(entityTypes).flatMap(([label, { fields }]) => {
    const orders = isDated(label) ? [...dateKeys, 'name'] : ['name']
    // Dated things of a kind are listed by their dates.
    const ofKind = KIND in fields ? orders.filter((key) => key !== 'name' || !isDated(label)) : []
    return [...orders.map((key) => [key]), ...ofKind.map((key) => [KIND, key])].map((keys) => ({
      name: `${label.toLowerCase()}_by_${keys.join('_')}`,
      of: `FOR (n:${label}) ON (${[...keys, 'id'].map((key) => `n.${key}`).join(', ')})`,
    }))
  })
  return [...lists, ...few, ...claims, ...types]
}

/** For `mendReadOperations`: nulls last is taken as given. Null where no index has that order. */
export function orderInIndex(asked: AskedOrder): IndexOrder | null {
  // What has this id is found at once, and then no list need be read.
  if (asked.filtered.some(({ on, property }) => on === 'node' && property === 'id')) return null
  return asked.by === undefined ? orderOfType(asked) : orderOfList(asked, asked.by)
}

/** By the ids of the evidence. */
function orderOfClaims({ keys: [first], filtered }: AskedOrder): IndexOrder | null {
  if (first?.on !== 'node' || first.property !== 'id' || first.direction !== 'ASC') return null
  const isOfOne = filtered.some(({ on, property, isOne }) => on === 'edge' && isOne && property === CLAIMED)
  return { list: { property: 'list' }, same: isOfOne ? [CLAIMED] : [], present: ['listed'], rising: ['listed'] }
}

function orderOfList(asked: AskedOrder, by: NonNullable<AskedOrder['by']>): IndexOrder | null {
  const { label, keys } = asked
  if (by.type === 'SUPPORTS' && by.direction === 'ENTERS') return orderOfClaims(asked)
  const owner = by.direction === 'LEAVES' ? 'START' : 'END'
  const isIn = (lists: readonly LongList[]) =>
    lists.some((list) => list.verb === by.type && list.owner === owner && list.of.includes(label as EntityLabel))
  if (!(label in entityTypes)) return null
  const list = { property: 'list', suffix: listSuffix(label as EntityLabel) }
  const [first] = keys
  if (first?.on === 'edge' && first.property === 'id') return isIn(listsById) ? { list, present: ['id'] } : null
  const key = dateKey(label, keys)
  if (key === null || !isIn(longLists)) return null
  return { list, present: [key.name, 'listed'], rising: key.isById ? [key.name, 'listed'] : [key.name] }
}

function orderOfType({ label, keys, filtered }: AskedOrder): IndexOrder | null {
  // A period is a range of an index of its own, in the order of that date.
  if (!(label in entityTypes) || filtered.some(({ property }) => property.endsWith('Earliest'))) return null
  const { fields } = entityTypes[label as EntityLabel]
  const ofKind = KIND in fields && filtered.some(({ property, isOne }) => isOne && property === KIND) ? [KIND] : []
  const [first] = keys
  if (first?.property === 'id') return { present: ['id'] }
  if (first?.property === 'name') return { same: isDated(label) ? [] : ofKind, present: ['name', 'id'] }
  const key = dateKey(label, keys)
  if (key === null) return null
  return { same: ofKind, present: [key.name, 'id'], rising: key.isById ? [key.name, 'id'] : [key.name] }
}

/** Where the first key asked for is the date by which such things are listed; and whether their ids come next. */
function dateKey(label: string, [first, second]: AskedOrder['keys']) {
  if (!isDated(label) || first?.on !== 'node' || first.property !== `${listDates[label]}Earliest`) return null
  const isById = second?.on === 'node' && second.property === 'id' && second.direction === 'ASC'
  return { name: LIST_KEYS[first.direction], isById }
}
