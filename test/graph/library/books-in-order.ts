/**
 * Indexes over the shop of books that hold its lists in order, and what is said of them. The library puts nulls first in
 * DESC, and so do the keys here: else answers could not be compared with those of the library as it comes.
 */
import type { Driver } from 'neo4j-driver'
import type { AskedOrder, IndexOrder, IndexOrders } from '../../../src/graph/library/index-order.ts'

const KEYS = { ASC: 'byEarliest', DESC: 'byLatest' } as const

/** After `writeBooks`: what each index relies on is on each book, and on each way to one. */
const WRITES = [
  `MATCH (b:BookBook) WITH b, b.on.year * 10000 + b.on.month * 100 + b.on.day AS day
   SET b.byLatest = coalesce(-day, -99999999), b.byEarliest = coalesce(day, 99999999)`,
  `MATCH (m)-[r:MADE]->(b:BookBook)
   SET r.list = m.id + ' book', r.listed = b.id, r.byLatest = b.byLatest, r.byEarliest = b.byEarliest`,
  `MATCH (p)<-[r:WON]-(b:BookBook)
   SET r.list = p.id + ' book', r.listed = b.id, r.byLatest = b.byLatest, r.byEarliest = b.byEarliest`,
]

const INDEXES = Object.values(KEYS).flatMap((key) => [
  ...['MADE', 'WON'].map((verb) => [`book_${verb}_${key}`, `()-[n:${verb}]-() ON (n.list, n.${key}, n.listed)`]),
  [`book_${key}`, `(n:BookBook) ON (n.${key}, n.id)`],
  [`book_kind_${key}`, `(n:BookBook) ON (n.kind, n.${key}, n.id)`],
  ['book_title', '(n:BookBook) ON (n.title, n.id)'],
])

export async function indexBooks(driver: Driver): Promise<void> {
  const create = INDEXES.map(([name, of]) => `CREATE INDEX ${name} IF NOT EXISTS FOR ${of}`)
  await run(driver, [...create, ...WRITES, 'CALL db.awaitIndexes(60)'])
}

export async function removeBookIndexes(driver: Driver): Promise<void> {
  await run(
    driver,
    INDEXES.map(([name]) => `DROP INDEX ${name} IF EXISTS`),
  )
}

async function run(driver: Driver, statements: readonly string[]): Promise<void> {
  const session = driver.session({ database: 'neo4j' })
  try {
    for (const statement of statements) await session.run(statement)
  } finally {
    await session.close()
  }
}

export const bookOrders: IndexOrders = (asked) => {
  const { label, by, keys, filtered } = asked
  if (label !== 'BookBook') return null
  if (by !== undefined) {
    const isListed =
      (by.type === 'MADE' && by.direction === 'LEAVES') || (by.type === 'WON' && by.direction === 'ENTERS')
    return isListed ? byDate(asked, 'listed', { list: { property: 'list', suffix: ' book' } }) : null
  }
  if (keys[0]?.property === 'title') return { present: ['title', 'id'] }
  if (keys[0]?.property === 'id') return { present: ['id'] }
  return byDate(asked, 'id', {
    same: filtered.some(({ property, isOne }) => isOne && property === 'kind') ? ['kind'] : [],
  })
}

function byDate({ keys: [first, second] }: AskedOrder, last: string, of: Partial<IndexOrder>): IndexOrder | null {
  if (first?.on !== 'node' || first.property !== 'on') return null
  const key = KEYS[first.direction]
  const isById = second?.on === 'node' && second.property === 'id' && second.direction === 'ASC'
  return { ...of, present: [key, last], rising: isById ? [key, last] : [key] }
}
