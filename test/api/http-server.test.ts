/** What stands around GraphQL: headers, CSRF, CORS, health, pages, and what is not there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../src/graph/graph.ts'
import { openSeededGraph } from '../support/graph.ts'
import { post, type Served, serve } from '../support/serve.ts'

const ORIGIN = 'https://ministry.example'

let graph: Graph
let url: string
let isUp = true
const servers: Served[] = []

async function start(settings: Record<string, string> = {}): Promise<string> {
  const served = await serve(graph, { settings, isReady: () => isUp })
  servers.push(served)
  return served.url
}

beforeAll(async () => {
  graph = await openSeededGraph()
  url = await start()
})

afterAll(async () => {
  for (const server of servers) await server.close()
  await graph.close()
})

const ask = (query: string, init: RequestInit = {}, to = url) => post(to, { query }, init)

describe('over HTTP', () => {
  it('a question is answered, Vietnamese intact', async () => {
    const response = await ask('{ entity(id: "partner:laos") { nameVi } }')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ data: { entity: { nameVi: 'Lào' } } })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('a question that a foreign page can send without asking first is refused', async () => {
    const response = await ask('{ __typename }', { headers: { 'content-type': 'text/plain' } })
    expect(response.status).toBeGreaterThanOrEqual(400)
    const get = await fetch(`${url}/graphql?query={__typename}`)
    expect(get.status).toBe(400)
    expect(await get.text()).toContain('CSRF')
  })

  it('a refusal is a fault of the request', async () => {
    for (const query of [
      '{ partnersConnection(after: "x") { totalCount } }',
      '{ partnersConnection(first: 0) { totalCount } }',
      'mutation { x }',
    ]) {
      expect((await ask(query)).status, query).toBe(400)
    }
  })

  it('no origin may ask, unless the setting names it', async () => {
    const closed = await ask('{ __typename }', { headers: { origin: ORIGIN } })
    expect(closed.headers.get('access-control-allow-origin')).toBeNull()
    const open = await start({ CORS_ORIGINS: ORIGIN })
    const allowed = await ask('{ __typename }', { headers: { origin: ORIGIN } }, open)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    const other = await ask('{ __typename }', { headers: { origin: 'https://elsewhere.example' } }, open)
    expect(other.headers.get('access-control-allow-origin')).not.toBe('https://elsewhere.example')
  })

  it('pages run nothing from elsewhere', async () => {
    const response = await fetch(`${url}/playground/`)
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/https?:/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-powered-by')).toBeNull()
    expect(response.headers.get('strict-transport-security')).toBeNull()
  })

  it('the root is a page, and /playground and /explorer lead to theirs', async () => {
    for (const path of ['/', '/playground/', '/explorer/']) {
      const response = await fetch(url + path, { redirect: 'manual' })
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-cache'])
    }
    for (const path of ['/playground', '/explorer']) {
      const response = await fetch(url + path, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([302, `${path}/`])
    }
  })

  it('an address that is none says so, and leads on', async () => {
    const response = await fetch(`${url}/nowhere`)
    expect(response.status).toBe(404)
    const hint = 'go to /playground to ask questions, or send them to /graphql.'
    const message = 'There is nothing at "/nowhere".'
    expect(await response.json()).toEqual({ errors: [{ message, extensions: { code: 'NOT_FOUND', hint } }] })
  })

  it('an address that cannot be read says so in the same shape', async () => {
    const response = await fetch(`${url}/%`)
    expect(response.status).toBe(400)
    const message = '"/%" is not an address.'
    const extensions = { code: 'BAD_REQUEST', hint: 'write "%" as "%25".' }
    expect(await response.json()).toEqual({ errors: [{ message, extensions }] })
  })

  it.each([
    ['{"query": "{a}', {}, 400, 'The body of the request is not JSON.'],
    ['', {}, 400, 'The body of the request is empty.'],
    [`{"query": "${'x'.repeat(300 * 1024)}"}`, {}, 413, 'The body of the request is larger than 256 KiB.'],
    [
      '{ a }',
      { 'content-type': 'application/graphql' },
      415,
      'A body of the content type "application/graphql" is not read.',
    ],
  ])('a body that is no question is refused as GraphQL refuses: %#', async (body, headers, status, message) => {
    const response = await ask('', { body, headers })
    expect(response.status).toBe(status)
    const { errors } = (await response.json()) as { errors: unknown[] }
    expect(errors).toEqual([
      {
        message,
        extensions: { code: 'BAD_REQUEST', hint: expect.stringMatching(/^(send \{"query"|ask in several parts)/) },
      },
    ])
  })

  it('another method is refused with those that are taken', async () => {
    const response = await fetch(`${url}/graphql`, { method: 'PUT' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST'])
    const { errors } = (await response.json()) as { errors: { message: string }[] }
    expect(errors[0]?.message).toBe('"/graphql" takes no "PUT".')
  })

  it('no path leads out of the folder of pages', async () => {
    for (const path of [
      '/playground/../package.json',
      '/playground/%2e%2e/package.json',
      '/playground/..%2fpackage.json',
    ]) {
      const response = await fetch(url + path)
      expect(response.status, path).toBeGreaterThanOrEqual(400)
    }
  })

  it('a request too large is refused', async () => {
    const response = await ask(`{ __typename } #${'x'.repeat(300 * 1024)}`)
    expect(response.status).toBe(413)
  })

  it('a large answer is compressed where the reader takes it', async () => {
    const response = await ask('{ __schema { types { name description fields { name } } } }', {
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(await response.json()).toHaveProperty('data.__schema')
  })

  it('live is whether the process answers, ready is whether the database does', async () => {
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    isUp = false
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    const away = await fetch(`${url}/health/ready`)
    isUp = true
    expect([away.status, await away.json()]).toEqual([503, { status: 'database away' }])
  })
})
