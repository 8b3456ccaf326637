/** Accord before a cluster: who is asked what, and what happens when the leader moves. The cluster is a stand-in. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { type BoltCluster, startBoltCluster } from '../support/bolt/bolt-cluster.ts'
import { openEmptyGraph, testGraphSettings } from '../support/graph.ts'

const TABLE = { routers: ['one', 'two', 'three'], readers: ['two', 'three'], writers: ['one'] }
const READ = {
  cypher: 'RETURN 7 AS number',
  params: {},
  toRow: (record: { get(key: string): number }) => record.get('number'),
}

let direct: Graph
let cluster: BoltCluster
let graph: Graph

beforeAll(async () => {
  direct = await openEmptyGraph()
  cluster = await startBoltCluster(testGraphSettings().uri, ['one', 'two', 'three'])
  await reopen()
})

afterAll(async () => {
  await graph.close()
  await cluster.close()
  await direct.close()
})

afterEach(async () => {
  cluster.clear()
  await direct.write((transaction) => transaction.run('MATCH (n:Routed) DELETE n'))
})

/** A driver that knows nothing yet, and the table as it is at first. */
async function reopen(): Promise<void> {
  await graph?.close()
  cluster.setTable(TABLE)
  graph = await openGraph({ ...testGraphSettings(), uri: cluster.uri('one') })
  cluster.clear()
}

const create = (to: Graph) => to.write((transaction) => transaction.run('CREATE (:Routed)'))

async function numberWritten(): Promise<number> {
  const cypher = 'MATCH (n:Routed) RETURN count(n) AS number'
  return (await direct.read({ ...READ, cypher }))[0]!
}

const membersThatRan = (text: string) =>
  cluster
    .seen('RUN')
    .filter(({ cypher }) => cypher?.includes(text))
    .map(({ to }) => to)

describe('in a cluster', () => {
  it('reads go to readers, in read mode', async () => {
    for (let time = 0; time < 6; time++) expect(await graph.read(READ)).toEqual([7])
    expect(new Set(membersThatRan('RETURN 7'))).toEqual(new Set(['two', 'three']))
    expect(new Set(cluster.seen('RUN').map(({ mode }) => mode))).toEqual(new Set(['READ']))
  })

  it('writes and statements on the schema go to the leader, in write mode', async () => {
    await create(graph)
    await graph.define('DROP INDEX no_such_index IF EXISTS')
    expect(membersThatRan('CREATE')).toEqual(['one'])
    expect(membersThatRan('DROP')).toEqual(['one'])
    expect(cluster.seen('BEGIN').map(({ mode }) => mode)).toEqual(['WRITE'])
  })

  it('a read after a write carries the bookmark of the write', async () => {
    await create(graph)
    await graph.read(READ)
    const { bookmarks } = cluster.seen('RUN').at(-1)!
    expect(bookmarks).toEqual(await graph.bookmarks())
    expect(bookmarks).toHaveLength(1)
  })

  it('a read in another process waits for the write whose bookmark it is told', async () => {
    const other = await openGraph({ ...testGraphSettings(), uri: cluster.uri('two') })
    try {
      await create(graph)
      const [bookmark] = await graph.bookmarks()
      expect(bookmark).toBeTypeOf('string')
      expect(await other.bookmarks()).not.toContain(bookmark)
      const count = { ...READ, cypher: 'MATCH (n:Routed) RETURN count(n) AS number' }
      expect(await other.read(count, { bookmarks: [bookmark!] })).toEqual([1])
      expect(cluster.seen('RUN').at(-1)!.bookmarks).toContain(bookmark)
    } finally {
      await other.close()
    }
  })
})

describe('when the leader moves', () => {
  it.each([
    ['NotALeader', 'RUN', 'Neo.ClientError.Cluster.NotALeader'],
    ['ForbiddenOnReadOnlyDatabase', 'RUN', 'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase'],
    ['NotALeader', 'COMMIT', 'Neo.ClientError.Cluster.NotALeader'],
  ] as const)('a write that meets %s at %s asks who leads and is done there, once', async (_name, kind, code) => {
    await reopen()
    await create(graph)
    cluster.clear()
    cluster.setTable({ ...TABLE, writers: ['two'] })
    cluster.rule({ kind, at: 'one', times: 9 }, { does: 'FAIL', code })
    await create(graph)
    expect(membersThatRan('CREATE')).toEqual(['one', 'two'])
    expect(cluster.seen('ROUTE').length).toBe(1)
    expect(await numberWritten()).toBe(2)
  })

  it('a statement on the schema follows it', async () => {
    await reopen()
    await graph.define('DROP INDEX no_such_index IF EXISTS')
    cluster.setTable({ ...TABLE, writers: ['three'] })
    cluster.rule({ kind: 'RUN', at: 'one' }, { does: 'FAIL', code: 'Neo.ClientError.Cluster.NotALeader' })
    await graph.define('DROP INDEX no_such_index IF EXISTS')
    expect(membersThatRan('DROP')).toEqual(['one', 'one', 'three'])
  })

  it('a server that is no leader, and is all that Accord was told of, is a fault of the settings', async () => {
    const alone = await openGraph({ ...testGraphSettings(), uri: cluster.uri('two', 'bolt') })
    cluster.rule({ kind: 'RUN', at: 'two' }, { does: 'FAIL', code: 'Neo.ClientError.Cluster.NotALeader' })
    try {
      await expect(create(alone)).rejects.toMatchObject({
        code: 'CONFIGURATION',
        hint: expect.stringContaining('neo4j://'),
      })
    } finally {
      await alone.close()
    }
  })
})

describe('when members are away', () => {
  it('a read whose reader is gone is answered by another', async () => {
    await reopen()
    await cluster.refuse('two')
    try {
      for (let time = 0; time < 4; time++) expect(await graph.read(READ)).toEqual([7])
      expect(new Set(membersThatRan('RETURN 7'))).toEqual(new Set(['three']))
    } finally {
      await cluster.accept('two')
    }
  })

  it('all of them, reads say so within two seconds, and the first after their return is answered', async () => {
    await reopen()
    await cluster.refuse('one', 'two', 'three')
    const began = performance.now()
    await expect(graph.read(READ)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    // A second more for a busy machine.
    expect(performance.now() - began).toBeLessThan(3_000)
    await cluster.accept('one', 'two', 'three')
    expect(await graph.read(READ)).toEqual([7])
    await create(graph)
    expect(await numberWritten()).toBe(1)
  })

  it('a table that is empty, or is refused by one router, is asked for again', async () => {
    cluster.setTable({ routers: [], readers: [], writers: [] })
    const opening = openGraph({ ...testGraphSettings(), uri: cluster.uri('one') })
    await expect(opening).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    cluster.setTable(TABLE, 0)
    const hasty = await openGraph({ ...testGraphSettings(), uri: cluster.uri('one') })
    try {
      cluster.rule({ kind: 'ROUTE' }, { does: 'FAIL', code: 'Neo.TransientError.General.DatabaseUnavailable' })
      expect(await hasty.read(READ)).toEqual([7])
      cluster.setTable({ routers: [], readers: [], writers: [] })
      const mended = setTimeout(() => cluster.setTable(TABLE, 0), 100)
      expect(await hasty.read(READ)).toEqual([7])
      clearTimeout(mended)
    } finally {
      await hasty.close()
    }
  })

  it('a database that the cluster does not have is a fault of the settings, and is asked for once', async () => {
    cluster.rule({ kind: 'ROUTE', times: 9 }, { does: 'FAIL', code: 'Neo.ClientError.Database.DatabaseNotFound' })
    const opening = openGraph({ ...testGraphSettings(), uri: cluster.uri('one') })
    await expect(opening).rejects.toMatchObject({
      code: 'CONFIGURATION',
      hint: expect.stringContaining('NEO4J_DATABASE'),
    })
    expect(cluster.seen('ROUTE')).toHaveLength(1)
  })
})
