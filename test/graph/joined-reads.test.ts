import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TimeoutError } from '../../src/domain/errors.ts'
import { JoinedReads, type Send } from '../../src/graph/joined-reads.ts'
import { joinParameters, joinStatement } from '../../src/graph/joined-statement.ts'
import { within } from '../../src/graph/read-bounds.ts'
import { testNeo4j } from '../support/graph.ts'

let driver: Driver

beforeAll(() => {
  const { uri, user, password } = testNeo4j()
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
})

afterAll(() => driver.close())

/** Sends to the database, and remembers what was sent. On a busy machine nothing is short. */
function recordingReads(longestMs = 10_000): { readonly reads: JoinedReads; readonly sent: string[] } {
  const sent: string[] = []
  const send: Send = (cypher, params, bounds) => {
    sent.push(cypher)
    const session = driver.session({ defaultAccessMode: neo4j.session.READ })
    const result = session.run(cypher, { ...params }).finally(() => session.close())
    return within({ result, abandon: () => void session.close() }, bounds).result
  }
  return { reads: new JoinedReads(send, longestMs), sent }
}

const isJoined = (cypher: string) => cypher.includes('UNWIND $items')

/** So many that most of them must wait. */
const MANY = 24
const numbers = Array.from({ length: MANY }, (_, number) => number)

const SQUARE = 'UNWIND [$number, -$number] AS one WITH one ORDER BY one RETURN one, one * one AS square'

async function learn({ reads }: { reads: JoinedReads }, cypher: string, params: Record<string, unknown>) {
  for (let round = 0; round < 3; round++) await reads.run(cypher, params, {})
}

describe('short reads of one text at the same time', () => {
  it('go together, and each has its own rows in their order', async () => {
    const recording = recordingReads()
    await learn(recording, SQUARE, { number: 1 })
    recording.sent.length = 0
    const results = await Promise.all(numbers.map((number) => recording.reads.run(SQUARE, { number }, {})))
    for (const [number, { records }] of results.entries()) {
      expect(records.map((record) => [record.get('one'), record.get('square')])).toEqual([
        [0 - number, number * number],
        [number, number * number],
      ])
    }
    expect(recording.sent.filter(isJoined).length).toBeGreaterThan(0)
    expect(recording.sent.length).toBeLessThan(MANY / 2)
  })

  it('go with those that ask for the same amount', async () => {
    const recording = recordingReads()
    const cypher = 'UNWIND range(1, 9) AS one WITH one LIMIT $most RETURN collect(one + $add) AS found'
    const paramsOf = (number: number) => ({ most: neo4j.int((number % 3) + 1), add: number })
    await learn(recording, cypher, paramsOf(1))
    const results = await Promise.all(numbers.map((number) => recording.reads.run(cypher, paramsOf(number), {})))
    for (const [number, { records }] of results.entries()) {
      expect(records[0]?.get('found')).toEqual([1, 2, 3].slice(0, (number % 3) + 1).map((one) => one + number))
    }
  })

  it('have a fault each of their own', async () => {
    const recording = recordingReads()
    const cypher = 'RETURN 12 / $by AS share'
    await learn(recording, cypher, { by: neo4j.int(1) })
    const asked = numbers.map((number) => recording.reads.run(cypher, { by: neo4j.int(number === 5 ? 0 : 2) }, {}))
    const ended = await Promise.allSettled(asked)
    expect(ended.flatMap(({ status }, number) => (status === 'rejected' ? [number] : []))).toEqual([5])
    expect(ended.filter(({ status }) => status === 'fulfilled').length).toBe(MANY - 1)
  })

  it('end each at its own time, and others go on', async () => {
    const recording = recordingReads()
    await learn(recording, SQUARE, { number: 1 })
    const bounds = (number: number) => ({ deadline: performance.now() + (number === 20 ? -200 : 30_000) })
    const ended = await Promise.allSettled(
      numbers.map((number) => recording.reads.run(SQUARE, { number }, bounds(number))),
    )
    expect(ended.map(({ status }) => status)).toEqual(numbers.map((n) => (n === 20 ? 'rejected' : 'fulfilled')))
    expect((ended[20] as PromiseRejectedResult).reason).toBeInstanceOf(TimeoutError)
  })

  it('are let go of by those who do not wait any more, and others go on', async () => {
    const recording = recordingReads()
    await learn(recording, SQUARE, { number: 1 })
    const gone = new AbortController()
    const asked = numbers.map((number) =>
      recording.reads.run(SQUARE, { number }, number % 2 === 0 ? { signal: gone.signal } : {}),
    )
    gone.abort()
    const ended = await Promise.allSettled(asked)
    expect(ended.filter(({ status }) => status === 'fulfilled').length).toBe(MANY / 2)
  })
})

describe('slow reads', () => {
  it('wait for nobody', async () => {
    const recording = recordingReads(1)
    const cypher = 'UNWIND range(1, 400000) AS one WITH sum(one % $by) AS total RETURN total'
    await learn(recording, cypher, { by: 7 })
    await Promise.all(numbers.slice(0, 12).map((number) => recording.reads.run(cypher, { by: number + 2 }, {})))
    expect(recording.sent.filter(isJoined)).toEqual([])
  })
})

describe('a joined statement', () => {
  it('has its parameters within every subquery, and leaves out what cannot be repeated', async () => {
    const cypher = `CYPHER 5 CALL { RETURN $low AS low UNION ALL RETURN $low + 1 AS low }
      CALL (low) { WITH low AS at RETURN at * $by AS times } CALL () { RETURN $by AS by }
      WITH times, COLLECT { UNWIND range(1, $by) AS one RETURN one } AS all
      RETURN times, all, $by AS same`
    const joined = joinStatement(cypher, ['low', 'by'], ['times', 'all', 'same'])!
    const all = [
      { low: neo4j.int(1), by: neo4j.int(2) },
      { low: neo4j.int(5), by: neo4j.int(3) },
    ]
    const { records } = await driver.executeQuery(joined.cypher, { ...joinParameters(joined, all) })
    const found = records.map((record) => [record.get('joinedPlace'), record.get('times'), record.get('all').length])
    expect(found).toEqual([
      [0, 2, 2],
      [0, 4, 2],
      [1, 15, 3],
      [1, 18, 3],
    ])
    expect(joinStatement('CALL { WITH x MATCH (n) RETURN n } RETURN n', [], ['n'])).toBeNull()
    expect(joinStatement('MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS', [], [])).toBeNull()
  })
})
