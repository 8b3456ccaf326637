/** A server that fails in the middle of something: what is asked or written again, how often, and what stays right. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import type { RowReader } from '../../src/graph/read-query.ts'
import { type BoltCluster, startBoltCluster } from '../support/bolt/bolt-cluster.ts'
import { factsOf } from '../support/facts.ts'
import { openEmptyGraph, testGraphSettings } from '../support/graph.ts'

/** More rows than the driver fetches at once. */
const ROWS = 2_500
const READ = {
  cypher: 'UNWIND range(1, $rows) AS number RETURN number',
  params: { rows: ROWS },
  toRow: (record: { get(key: string): number }) => record.get('number'),
}
const EVERY_ROW = Array.from({ length: ROWS }, (_, index) => index + 1)

let direct: Graph
let server: BoltCluster
let graph: Graph

beforeAll(async () => {
  direct = await openEmptyGraph()
  server = await startBoltCluster(testGraphSettings().uri, ['one'])
  graph = await openGraph({ ...testGraphSettings(), uri: server.uri('one', 'bolt') })
})

afterAll(async () => {
  await graph.close()
  await server.close()
  await direct.close()
})

afterEach(() => server.clear())

const create = () => graph.write((transaction) => transaction.run('CREATE (:Attempt)'))

/** How many there are, which are then deleted. */
async function takeWritten(): Promise<number> {
  return direct.write(async (transaction) => {
    const { records } = await transaction.run('MATCH (n:Attempt) DELETE n RETURN count(*) AS number')
    return records[0]!.get('number')
  })
}

describe('a read', () => {
  it.each([
    ['before it is asked', 'RUN', { does: 'DROP_BEFORE' }],
    ['before the first row', 'PULL', { does: 'DROP_ANSWER' }],
    ['in the middle of its rows', 'PULL', { does: 'DROP_ANSWER', afterRecords: 500 }],
  ] as const)('whose connection drops %s is asked again, and has each row once', async (_when, kind, rule) => {
    await graph.ping()
    server.clear()
    server.rule({ kind }, rule)
    expect(await graph.read(READ)).toEqual(EVERY_ROW)
    expect(server.seen('RUN')).toHaveLength(2)
  })

  it('that meets a fault that passes is asked again', async () => {
    const codes = ['General.DatabaseUnavailable', 'Transaction.DeadlockDetected']
    for (const code of codes) server.rule({ kind: 'RUN' }, { does: 'FAIL', code: `Neo.TransientError.${code}` })
    expect(await graph.read(READ)).toEqual(EVERY_ROW)
    expect(server.seen('RUN')).toHaveLength(3)
  })

  it('that meets it four times is unavailable', async () => {
    const code = 'Neo.TransientError.General.DatabaseUnavailable'
    server.rule({ kind: 'RUN', times: 9 }, { does: 'FAIL', code })
    await expect(graph.read(READ)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(server.seen('RUN')).toHaveLength(4)
  })

  it.each([
    ['Neo.ClientError.Statement.SyntaxError', { name: 'Neo4jError' }],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', { code: 'TIMEOUT' }],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', { code: 'UNAVAILABLE' }],
    ['Neo.ClientError.Database.DatabaseNotFound', { code: 'CONFIGURATION' }],
    ['Neo.DatabaseError.Transaction.TransactionStartFailed', { code: 'UNAVAILABLE' }],
  ])('that meets %s is asked once', async (code, fault) => {
    server.rule({ kind: 'RUN', times: 9 }, { does: 'FAIL', code })
    await expect(graph.read(READ)).rejects.toMatchObject(fault)
    expect(server.seen('RUN')).toHaveLength(1)
  })
})

describe('a write', () => {
  it('whose connection drops before it is committed is done once', async () => {
    server.rule({ kind: 'COMMIT' }, { does: 'DROP_BEFORE' })
    await create()
    expect(server.seen('BEGIN')).toHaveLength(2)
    expect(await takeWritten()).toBe(1)
  })

  it('that meets a deadlock is done once', async () => {
    const code = 'Neo.TransientError.Transaction.DeadlockDetected'
    server.rule({ kind: 'RUN', cypher: 'CREATE' }, { does: 'FAIL', code })
    await create()
    expect(server.seen('BEGIN')).toHaveLength(2)
    expect(await takeWritten()).toBe(1)
  })

  it('that the database refuses is not tried again', async () => {
    const code = 'Neo.ClientError.Schema.ConstraintValidationFailed'
    server.rule({ kind: 'COMMIT', times: 9 }, { does: 'FAIL', code })
    await expect(create()).rejects.toMatchObject({ name: 'Neo4jError' })
    expect(server.seen('BEGIN')).toHaveLength(1)
    expect(await takeWritten()).toBe(0)
  })

  it('for which there is no room on the disk is not tried again, and says so', async () => {
    const code = 'Neo.DatabaseError.Transaction.TransactionLogError'
    server.rule({ kind: 'COMMIT', times: 9 }, { does: 'FAIL', code })
    await expect(create()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `Neo4j at "${server.uri('one', 'bolt')}" cannot write to its disk, which is full or fails.`,
      hint: 'make room on the disk of that server, look into its log, and restart it.',
    })
    expect(server.seen('BEGIN')).toHaveLength(1)
    expect(await takeWritten()).toBe(0)
  })
})

describe('a load', () => {
  const subgraph = factsOf([['PARTY_TO', 'partner:laos', 'agreement:laos-2020']])
  const options = { importId: 'dropped', prune: false, seedDigest: null }
  const state = {
    cypher: `MATCH (state:GraphState {id: 'accord'})
      CALL () { MATCH (a)-[r]->(b), (a)-[s]->(b) WHERE r <> s AND properties(r) = properties(s) RETURN count(*) AS twice }
      RETURN state.version AS version, twice`,
    params: {},
    toRow: (record: RowReader) => ({ version: record.get('version') as number, twice: record.get('twice') as number }),
  }

  it('whose connection drops while it is committed is done again, and changes nothing the second time', async () => {
    await direct.write((transaction) => transaction.run('MATCH (n) WHERE NOT n:AccordTests DETACH DELETE n'))
    server.rule({ kind: 'COMMIT' }, { does: 'DROP_ANSWER' })
    const report = await loadSubgraph(graph, subgraph, options)
    expect(server.seen('COMMIT')).toHaveLength(2)
    // The source, two entities, the fact, its evidence, and where that is from.
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 6 })
    expect(await direct.read(state)).toEqual([{ version: 1, twice: 0 }])
  })

  it('that two servers begin at once is done once', async () => {
    await direct.write((transaction) => transaction.run('MATCH (n) WHERE NOT n:AccordTests DETACH DELETE n'))
    await loadSubgraph(direct, factsOf([], { 'topic:courts': {} }), { ...options, importId: 'before' })
    const reports = await Promise.all([graph, direct].map((each) => loadSubgraph(each, subgraph, options)))
    expect(reports.map(({ created }) => created).sort()).toEqual([0, 6])
    expect(await direct.read(state)).toEqual([{ version: 2, twice: 0 }])
  })
})
