/** What is answered again: whose graph it is of, when it may be, and when it may not. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordReads } from '../../bench/measure/recording-graph.ts'
import { OLDEST_VERSION_MS } from '../../src/api/answers/answers.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { openEmptyGraph, testGraphSettings } from '../support/graph.ts'
import { TestRecord } from '../support/record.ts'
import { bodyOf, get, MEANT, post, type Served, serve } from '../support/serve.ts'

let graph: Graph
let elsewhere: Graph
let reads: ReturnType<typeof recordReads>
let served: Served
let uncached: Served

beforeAll(async () => {
  graph = await openEmptyGraph()
  elsewhere = await openGraph(testGraphSettings())
  reads = recordReads(graph)
  served = await serve(reads.graph)
  uncached = await serve(graph, { settings: { ANSWER_CACHE_MB: '0' } })
  await rename(graph, 'Laos')
})

afterAll(async () => {
  await served.close()
  await uncached.close()
  await elsewhere.close()
  await graph.close()
})

async function rename(by: Graph, name: string): Promise<void> {
  const record = new TestRecord()
    .add('partner:laos', { name, kind: 'STATE', level: 'BILATERAL' })
    .add('partner:undp', { name: `${name} and others`, kind: 'UN_AGENCY', level: 'GLOBAL' })
    .add('agreement:one', { kind: 'TREATY', status: 'SIGNED', signedOn: '2020-01-02' })
    .relate('PARTY_TO', 'partner:laos', 'agreement:one')
  await loadSubgraph(by, record.build(), { importId: 'test', prune: true, seedDigest: 'test' })
}

const NAME = 'query Name($id: ID!) { entity(id: $id) { name } }'
const ask = (to = served) => post(to.url, { query: NAME, variables: { id: 'partner:laos' } })
const nameNow = async (to = served) => (await bodyOf(await ask(to))).data.entity.name

/** Of facts: the version is read beside them. */
const factsRead = () => reads.take().filter(({ cypher }) => !cypher.includes('GraphState')).length

describe('an answer', () => {
  it('carries the version of its graph, which moves with every write and with nothing else', async () => {
    const version = async () => (await bodyOf(await ask())).extensions.graphVersion
    const first = await version()
    expect(first).toMatch(/^\d+-[0-9a-f]{8}$/)
    expect(await version()).toBe(first)
    await rename(graph, 'Lao PDR')
    expect(await version()).not.toBe(first)
    const second = await version()
    await rename(graph, 'Lao PDR')
    expect(await version()).toBe(second)
  })

  it('is read once, however often it is asked', async () => {
    await rename(graph, 'Asked often')
    reads.take()
    for (let time = 0; time < 5; time++) expect(await nameNow()).toBe('Asked often')
    expect(factsRead()).toBe(1)
  })

  it('is read once for all who ask at the same time', async () => {
    await rename(graph, 'Asked at once')
    reads.take()
    const names = await Promise.all(Array.from({ length: 20 }, () => nameNow()))
    expect(new Set(names)).toEqual(new Set(['Asked at once']))
    expect(factsRead()).toBe(1)
  })

  it('is never older than what this process wrote', async () => {
    for (let time = 0; time < 10; time++) {
      await rename(graph, `Name ${time}`)
      expect(await nameNow()).toBe(`Name ${time}`)
    }
  })

  it('is at most a second older than what somebody else wrote', async () => {
    await rename(graph, 'Before')
    expect(await nameNow()).toBe('Before')
    await rename(elsewhere, 'After')
    const written = performance.now()
    while (performance.now() - written < OLDEST_VERSION_MS) await nameNow()
    expect(await nameNow()).toBe('After')
  })

  it('with a fault is asked again', async () => {
    const unknown = () => post(served.url, { query: '{ history(of: "partner:loas") { totalCount } }' })
    await unknown()
    reads.take()
    const { errors } = await bodyOf(await unknown())
    expect(errors[0].extensions.code).toBe('NOT_FOUND')
    expect(factsRead()).toBeGreaterThan(0)
  })

  it('tells what the question cost where that is asked', async () => {
    const body = { query: '{ partnersConnection(first: 5) { edges { node { id } } } }' }
    const plain = await bodyOf(await post(served.url, body))
    expect(Object.keys(plain.extensions)).toEqual(['graphVersion'])
    const told = await bodyOf(await post(served.url, { ...body, extensions: { cost: true } }))
    expect(told.extensions.cost).toEqual({ estimate: 16, most: 200_000 })
  })
})

describe('over GET', () => {
  const fields = { query: NAME, variables: '{"id":"partner:laos"}' }

  it('an answer may be kept by caches, and is confirmed by its tag until the graph moves', async () => {
    const first = await get(served.url, fields, MEANT)
    const tag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1, must-revalidate')
    const again = await get(served.url, fields, { ...MEANT, 'if-none-match': tag })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    const other = await get(
      served.url,
      { ...fields, variables: '{"id":"partner:undp"}' },
      { ...MEANT, 'if-none-match': tag },
    )
    expect(other.status).toBe(200)
    await rename(graph, 'Moved')
    const moved = await get(served.url, fields, { ...MEANT, 'if-none-match': tag })
    expect([moved.status, (await bodyOf(moved)).data.entity.name]).toEqual([200, 'Moved'])
  })

  it('a fault may not be kept', async () => {
    const response = await get(served.url, { query: '{ history(of: "partner:loas") { totalCount } }' }, MEANT)
    expect([response.headers.get('cache-control'), response.headers.get('etag')]).toEqual(['no-store', null])
  })

  it.each([
    [{ query: NAME, variables: '{"id"' }, '"variables" is "{"id"", which is no JSON object.'],
    [{ query: NAME, extensions: '[]' }, '"extensions" is "[]", which is no JSON object.'],
  ])('what cannot be read is told: %#', async (wrong, message) => {
    const response = await get(served.url, wrong, MEANT)
    expect(response.status).toBe(400)
    expect((await bodyOf(response)).errors[0].message).toBe(message)
  })

  it('a field that stands there twice is told', async () => {
    const response = await fetch(`${served.url}/graphql?query={a}&query={b}`, { headers: MEANT })
    expect((await bodyOf(response)).errors[0].message).toBe('"query" stands in the address more than once.')
  })
})

describe('kept answers', () => {
  /** With values that come again: else nothing would be answered twice. */
  const question = fc.record({
    query: fc.constantFrom(
      NAME,
      'query Name($id: ID!) { entity(id: $id) { id nameVi: name } }',
      'query ($id: ID!, $first: PageSize) { history(of: $id, first: $first) { totalCount edges { node { title } } } }',
      'query ($id: ID!, $first: PageSize) { partnersConnection(first: $first, where: { id: { in: [$id] } }) { edges { node { name agreementsConnection { edges { node { id } } } } } } }',
      'query ($id: ID!) { subgraph(roots: [$id]) { entities { id name } } }',
    ),
    variables: fc.record({
      id: fc.constantFrom('partner:laos', 'partner:undp', 'agreement:one', 'partner:nobody'),
      first: fc.constantFrom(1, 2, 20),
    }),
  })
  const write = fc.record({ name: fc.constantFrom('Laos', 'Lào', 'Lao PDR') })

  it('are what the graph answers, whatever is asked and written in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 6, arbitrary: question }, write), { maxLength: 25 }),
        async (steps) => {
          for (const step of steps) {
            if ('name' in step) await rename(graph, step.name)
            else {
              const answers = await Promise.all([served, uncached].map(async (to) => (await post(to.url, step)).json()))
              expect(answers[0]).toEqual(answers[1])
            }
          }
        },
      ),
      { numRuns: 12 },
    )
  })
})
