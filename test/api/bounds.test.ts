/** What a question may take of server and database, alone and sixty-four at once. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../src/graph/graph.ts'
import { openSeededGraph } from '../support/graph.ts'
import { bodyOf, post, type Served, serve } from '../support/serve.ts'

let graph: Graph
let served: Served

beforeAll(async () => {
  graph = await openSeededGraph()
  served = await serve(graph, { settings: { ANSWER_CACHE_MB: '0', QUERY_TIMEOUT_MS: '3000' } })
})
afterAll(async () => {
  await served.close()
  await graph.close()
})

/** Near the highest cost there is, in several ways. */
const HEAVY = [
  `{ partnersConnection(first: 100) { edges { node { id agreementsConnection(first: 100) { totalCount edges { node { id name
     evidenceConnection(first: 3) { edges { node { quote } } } } } } } } } }`,
  `{ ${Array.from({ length: 25 }, (_, at) => `a${at}: compare(partners: ["partner:laos", "partner:cuba"]) { agreements meetings projects byYear { year agreements } }`).join(' ')} }`,
  `{ ${Array.from({ length: 50 }, (_, at) => `a${at}: paths(from: "partner:russia", to: "partner:laos", maxLength: 8) { paths { sentence } }`).join(' ')} }`,
  `{ ${Array.from({ length: 50 }, (_, at) => `a${at}: subgraph(roots: ["partner:laos"], depth: 3, limit: 500) { entities { id } relationships { id } }`).join(' ')} }`,
]

/** Every read of it never ends by itself. */
function endless(): Graph {
  const cypher = '/* endless */ UNWIND range(1, 100000000000) AS n WITH n WHERE n % 7 = 8 RETURN n'
  return {
    ...graph,
    read: ({ columns, ...query }, bounds) =>
      bounds === undefined
        ? graph.read({ ...query, ...(columns && { columns }) })
        : graph.read({ ...query, cypher }, bounds),
    executor: {
      run: (text, params, bounds) => graph.executor.run(bounds === undefined ? text : cypher, params, bounds),
    },
  } as Graph
}

const running = async () =>
  (
    await graph.read({
      cypher:
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'endless' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS running",
      params: {},
      toRow: (record) => record.get('running') as number,
    })
  )[0]!

describe('sixty-four of the most expensive questions at once', () => {
  it.each(HEAVY.map((query, place) => ({ place, query })))(
    'are answered or refused in a sentence, and others go on (question $place)',
    async ({ query }) => {
      const heavy = Array.from({ length: 64 }, async () => (await post(served.url, { query })).json() as any)
      const light = await post(served.url, { query: '{ entity(id: "partner:laos") { id } }' })
      expect(await light.json()).toMatchObject({ data: { entity: { id: 'partner:laos' } } })
      const codes = new Map<string, number>()
      for (const { errors, data } of await Promise.all(heavy)) {
        const code = errors?.[0].extensions.code ?? (data === null ? 'NOTHING' : 'ANSWERED')
        codes.set(code, (codes.get(code) ?? 0) + 1)
      }
      expect([...codes.keys()].filter((code) => !['ANSWERED', 'BUSY', 'TIMEOUT'].includes(code))).toEqual([])
      expect((await fetch(`${served.url}/health/ready`)).status).toBe(200)
    },
    120_000,
  )
})

describe('a question that does not end', () => {
  const query = '{ partnersConnection { edges { node { id } } } history(of: "partner:laos") { totalCount } }'

  it('is ended at its time, in the database as well', async () => {
    const slow = await serve(endless(), { settings: { QUERY_TIMEOUT_MS: '700' } })
    const { errors } = await bodyOf(await post(slow.url, { query }))
    expect(errors.map(({ extensions }: any) => extensions.code)).toEqual(['TIMEOUT'])
    for (let left = 50; left > 0 && (await running()) > 0; left--) await pause(100)
    expect(await running()).toBe(0)
    await slow.close()
  })

  it('is ended when whoever asked hangs up', async () => {
    const slow = await serve(endless(), { settings: { QUERY_TIMEOUT_MS: '60000' } })
    const hangUp = new AbortController()
    const asked = post(slow.url, { query }, { signal: hangUp.signal })
    for (let left = 100; left > 0 && (await running()) === 0; left--) await pause(50)
    expect(await running()).toBeGreaterThan(0)
    hangUp.abort()
    await expect(asked).rejects.toThrow()
    for (let left = 50; left > 0 && (await running()) > 0; left--) await pause(100)
    expect(await running()).toBe(0)
    await slow.close()
  })

  it('goes on where somebody else waits for the same answer', async () => {
    const slow = await serve(endless(), { settings: { QUERY_TIMEOUT_MS: '3000' } })
    const hangUp = new AbortController()
    const first = post(slow.url, { query }, { signal: hangUp.signal })
    for (let left = 100; left > 0 && (await running()) === 0; left--) await pause(20)
    const second = post(slow.url, { query })
    await pause(300)
    hangUp.abort()
    await expect(first).rejects.toThrow()
    await pause(300)
    expect(await running()).toBeGreaterThan(0)
    const { errors } = await bodyOf(await second)
    expect(errors[0].extensions.code).toBe('TIMEOUT')
    await slow.close()
  })
})
