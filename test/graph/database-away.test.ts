/** A database that is away, silent or overrun: what asks it is told so in a stated time, and it is found again by itself. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { patience } from '../../src/graph/driver-settings.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { delayAfter } from '../../src/graph/retry.ts'
import { type BoltCluster, startBoltCluster } from '../support/bolt/bolt-cluster.ts'
import { testGraphSettings } from '../support/graph.ts'

const UNAVAILABLE = { code: 'UNAVAILABLE', hint: expect.any(String) }
const READ = {
  cypher: 'RETURN 7 AS number',
  params: {},
  toRow: (record: { get(key: string): number }) => record.get('number'),
}
const QUERY_TIMEOUT_MS = 300
const POOL_SIZE = 2

let server: BoltCluster
let graph: Graph

beforeAll(async () => {
  server = await startBoltCluster(testGraphSettings().uri, ['one'])
  const limits = { readTimeoutMs: QUERY_TIMEOUT_MS, poolSize: POOL_SIZE }
  graph = await openGraph({ ...testGraphSettings(), ...limits, uri: server.uri('one', 'bolt') })
})

afterAll(async () => {
  await graph.close()
  await server.close()
})

afterEach(() => server.clear())

/** How long it took to be refused, in milliseconds. */
async function refusal(work: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await expect(work).rejects.toMatchObject(UNAVAILABLE)
  return performance.now() - began
}

describe('a database that is away', () => {
  it('is said to be within two seconds, makes the server unready, and is found when it returns', async () => {
    const app = await startApp({ config: { ...readConfig({ LOG_LEVEL: 'silent' }), PORT: 0 }, graph })
    const readiness = async () => (await fetch(`${app.url}/health/ready`)).status
    try {
      expect(await readiness()).toBe(200)
      await server.refuse('one')
      for (let time = 0; time < 2; time++) expect(await refusal(graph.read(READ))).toBeLessThan(2_000)
      expect(await readiness()).toBe(503)
      await server.accept('one')
      expect(await graph.read(READ)).toEqual([7])
      expect(await readiness()).toBe(200)
    } finally {
      await app.close()
    }
  })
})

describe('a database that is silent', () => {
  it('is waited for no longer than QUERY_TIMEOUT_MS and five seconds, and answers the first question after', async () => {
    const mostMs = QUERY_TIMEOUT_MS + 5_000
    await graph.ping()
    server.fallSilent('one')
    const took = await Promise.all([graph.read(READ), graph.read(READ), graph.read(READ)].map(refusal))
    expect(Math.max(...took)).toBeLessThan(mostMs + 500)
    server.speak('one')
    expect(await graph.read(READ)).toEqual([7])
  })

  it('makes the server unready within two seconds', async () => {
    server.fallSilent('one')
    expect(await refusal(graph.ping())).toBeLessThan(2_500)
    server.speak('one')
    await graph.ping()
  })
})

describe('a pool whose connections are all taken', () => {
  it('is no bug: what waited for one too long is unavailable', async () => {
    const busy = await openGraph({ ...testGraphSettings(), poolSize: 1, uri: server.uri('one', 'bolt') })
    try {
      server.rule({ kind: 'PULL' }, { does: 'DELAY', milliseconds: patience.acquire + 500 })
      const first = busy.read(READ)
      expect(await refusal(busy.read(READ))).toBeLessThan(patience.acquire + 500)
      expect(await first).toEqual([7])
    } finally {
      await busy.close()
    }
  })
})

describe('the wait before another attempt', () => {
  it('grows fourfold to five seconds, and differs from server to server by half of it either way', () => {
    const least = [1, 2, 3, 4, 5, 6].map((attempt) => delayAfter(attempt, 0))
    const most = [1, 2, 3, 4, 5, 6].map((attempt) => delayAfter(attempt, 1))
    expect(least).toEqual([25, 100, 400, 1_600, 2_500, 2_500])
    expect(most).toEqual([75, 300, 1_200, 4_800, 7_500, 7_500])
  })
})
