/** A database that is away, silent or overrun: what asks it is told so in a stated time, and it is found again by itself. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { patience } from '../../src/graph/driver-settings.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { delayAfter } from '../../src/graph/retry.ts'
import { type BoltCluster, startBoltCluster } from '../support/bolt/bolt-cluster.ts'
import { builtSchema } from '../support/built-schema.ts'
import { testGraphSettings } from '../support/graph.ts'
import { serve } from '../support/serve.ts'

const READ = {
  cypher: 'RETURN 7 AS number',
  params: {},
  toRow: (record: { get(key: string): number }) => record.get('number'),
}
const QUERY_TIMEOUT_MS = 300
/** What a busy machine may add to any of the stated times. */
const SLACK_MS = 1_000

let servers: BoltCluster

beforeAll(async () => {
  await builtSchema()
  servers = await startBoltCluster(testGraphSettings().uri, ['away', 'silent', 'mute', 'unheard', 'busy', 'idle'])
})

afterAll(() => servers.close())

/** Of one server, with few connections. */
async function withGraph(
  server: string,
  poolSize: number,
  use: (graph: Graph) => Promise<void>,
  readTimeoutMs = QUERY_TIMEOUT_MS,
): Promise<void> {
  const limits = { readTimeoutMs, poolSize }
  const graph = await openGraph({ ...testGraphSettings(), ...limits, uri: servers.uri(server, 'bolt') })
  try {
    await use(graph)
  } finally {
    await graph.close()
  }
}

/** How long it took to be refused, in milliseconds. */
async function refusal(work: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE', hint: expect.any(String) })
  return performance.now() - began
}

/** Readiness of a server of Accord's that asks this graph, as a status of HTTP. */
async function withReadiness(graph: Graph, use: (status: () => Promise<number>) => Promise<void>): Promise<void> {
  const served = await serve(graph)
  try {
    await use(async () => (await fetch(`${served.url}/health/ready`)).status)
  } finally {
    await served.close()
  }
}

describe.concurrent('a database that is away', () => {
  it('is said to be within two seconds, makes the server unready, and is found when it returns', () =>
    withGraph('away', 2, (graph) =>
      withReadiness(graph, async (status) => {
        expect(await status()).toBe(200)
        await servers.refuse('away')
        for (let time = 0; time < 2; time++) expect(await refusal(graph.read(READ))).toBeLessThan(2_000 + SLACK_MS)
        expect(await status()).toBe(503)
        await servers.accept('away')
        expect(await graph.read(READ)).toEqual([7])
        expect(await status()).toBe(200)
      }),
    ))

  it('and silent is waited for QUERY_TIMEOUT_MS and five seconds, and answers the first question after', () =>
    withGraph('silent', 2, async (graph) => {
      await graph.ping()
      servers.fallSilent('silent')
      const took = await Promise.all([graph.read(READ), graph.read(READ), graph.read(READ)].map(refusal))
      expect(Math.max(...took)).toBeLessThan(QUERY_TIMEOUT_MS + 5_000 + SLACK_MS)
      servers.speak('silent')
      expect(await graph.read(READ)).toEqual([7])
    }))

  it('and silent makes the server unready within two seconds', () =>
    withGraph('mute', 2, async (graph) => {
      servers.fallSilent('mute')
      expect(await refusal(graph.ping())).toBeLessThan(2_000 + SLACK_MS)
      servers.speak('mute')
      await graph.ping()
    }))
})

describe.concurrent('a database that is silent when Accord starts', () => {
  it('is said to be within fifteen seconds', async () => {
    servers.fallSilent('unheard')
    expect(await refusal(withGraph('unheard', 2, async () => {}))).toBeLessThan(15_000 + SLACK_MS)
    servers.speak('unheard')
  })
})

describe.concurrent('a pool whose connections are all taken', () => {
  it('is no bug: what waited for one too long is unavailable', () => {
    const held = patience.acquire + 2 * SLACK_MS
    const ask = async (graph: Graph) => {
      servers.rule({ kind: 'RUN', at: 'busy' }, { does: 'DELAY', milliseconds: held })
      const first = graph.read(READ)
      const waiting = [graph.read(READ), graph.write((transaction) => transaction.run('RETURN 8'))]
      for (const took of await Promise.all(waiting.map(refusal))) expect(took).toBeLessThan(patience.acquire + SLACK_MS)
      expect(await first).toEqual([7])
    }
    return withGraph('busy', 1, ask, held)
  })
})

describe('a connection', () => {
  const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds)

  it('that lay idle for half a minute is tried before it is used, and one of an hour is replaced', () =>
    withGraph('idle', 1, async (graph) => {
      vi.useFakeTimers({ toFake: ['Date'] })
      try {
        await graph.read(READ)
        servers.clear()
        await graph.read(READ)
        expect(servers.seen('RESET')).toHaveLength(0)
        later(31_000)
        await graph.read(READ)
        expect(servers.seen('RESET')).toHaveLength(1)
        expect(servers.seen('HELLO')).toHaveLength(0)
        later(3_600_000)
        await graph.read(READ)
        expect(servers.seen('HELLO')).toHaveLength(1)
      } finally {
        vi.useRealTimers()
      }
    }))
})

describe('the wait before another attempt', () => {
  it('grows fourfold to five seconds, and differs from server to server by half of it either way', () => {
    const least = [1, 2, 3, 4, 5, 6].map((attempt) => delayAfter(attempt, 0))
    const most = [1, 2, 3, 4, 5, 6].map((attempt) => delayAfter(attempt, 1))
    expect(least).toEqual([25, 100, 400, 1_600, 2_500, 2_500])
    expect(most).toEqual([75, 300, 1_200, 4_800, 7_500, 7_500])
  })
})
