/** A read ends with its question: at its deadline, and when nobody waits any more; the database stops as well. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TimeoutError, UnavailableError } from '../../src/domain/errors.ts'
import { boundGraph, READS_AT_ONCE } from '../../src/graph/bounded-graph.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { testGraphSettings } from '../support/graph.ts'

let graph: Graph

beforeAll(async () => {
  graph = await openGraph(testGraphSettings())
})
afterAll(() => graph.close())

const MARK = '/* endless */'
const endless = {
  cypher: `${MARK} UNWIND range(1, 100000000000) AS n WITH n WHERE n % 7 = 8 RETURN n`,
  params: {},
  toRow: () => null,
}

const running = async () =>
  (
    await graph.read({
      cypher: 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $mark RETURN count(*) AS running',
      params: { mark: MARK },
      toRow: (record) => record.get('running') as number,
    })
  )[0]!

/** The database ends a transaction at the next of its checks. */
async function stopped(): Promise<void> {
  for (let left = 50; left > 0 && (await running()) > 0; left--) await pause(100)
  expect(await running()).toBe(0)
}

it('at its deadline it ends, and the database stops', async () => {
  const reading = graph.read(endless, { deadline: performance.now() + 500 })
  await expect(reading).rejects.toThrow(TimeoutError)
  await stopped()
})

it('after its deadline it does not begin', async () => {
  await expect(graph.read(endless, { deadline: performance.now() - 1 })).rejects.toThrow(TimeoutError)
  expect(await running()).toBe(0)
})

it('when nobody waits any more it ends, and the database stops', async () => {
  const gone = new AbortController()
  const reading = graph.read(endless, { deadline: performance.now() + 60_000, signal: gone.signal })
  for (let left = 50; left > 0 && (await running()) === 0; left--) await pause(50)
  expect(await running()).toBe(1)
  gone.abort()
  await expect(reading).rejects.toThrow(UnavailableError)
  await stopped()
})

it('of one question few are under way at once', async () => {
  const gone = new AbortController()
  const bounded = boundGraph(graph, { deadline: performance.now() + 60_000, signal: gone.signal })
  const reading = Promise.allSettled(Array.from({ length: 20 }, () => bounded.read(endless)))
  let most = 0
  for (let time = 0; time < 10; time++) {
    most = Math.max(most, await running())
    await pause(50)
  }
  expect(most).toBe(READS_AT_ONCE)
  gone.abort()
  expect((await reading).every(({ status }) => status === 'rejected')).toBe(true)
  await stopped()
})
