/** Questions that are known by their hash: asked without their text, and where it is so set, the only ones. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../src/graph/graph.ts'
import { readTrustedDocuments } from '../../src/trusted-documents.ts'
import { builtSchema } from '../support/built-schema.ts'
import { makeFolder } from '../support/folder.ts'
import { openSeededGraph } from '../support/graph.ts'
import { bodyOf, get, MEANT, post, type Served, serve } from '../support/serve.ts'

const QUESTION = 'query ($id: ID!) { entity(id: $id) { nameVi } }'
const HASH = createHash('sha256').update(QUESTION).digest('hex')
const LAOS = { data: { entity: { nameVi: 'Lào' } } }
const folder = makeFolder('trusted')

function write(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

let graph: Graph
let open: Served
let closed: Served

beforeAll(async () => {
  graph = await openSeededGraph()
  const settings = { TRUSTED_DOCUMENTS: write('documents.json', { [HASH]: QUESTION }) }
  open = await serve(graph, { settings })
  closed = await serve(graph, { settings: { ...settings, TRUSTED_ONLY: 'true' } })
})

afterAll(async () => {
  await open.close()
  await closed.close()
  await graph.close()
})

describe('a trusted document', () => {
  const variables = { id: 'partner:laos' }

  it.each([
    ['by its id', { documentId: HASH }],
    ['by its id with the name of the hash', { documentId: `sha256:${HASH}` }],
    ['as clients of Apollo ask', { extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } }],
  ])('is asked %s', async (_how, body) => {
    for (const { url } of [open, closed]) {
      expect(await (await post(url, { ...body, variables })).json()).toMatchObject(LAOS)
    }
  })

  it('is asked by an address that needs no header, and may be kept by caches', async () => {
    const response = await get(closed.url, { documentId: HASH, variables: JSON.stringify(variables) })
    expect(await response.json()).toMatchObject(LAOS)
    expect(response.headers.get('cache-control')).toContain('s-maxage=1')
  })

  it('is asked word by word as well', async () => {
    expect(await (await post(closed.url, { query: QUESTION, variables })).json()).toMatchObject(LAOS)
  })

  it('that is not here is said so', async () => {
    const response = await post(open.url, { documentId: 'abc' })
    expect(response.status).toBe(400)
    expect((await bodyOf(response)).errors[0].message).toBe('No document has the id "abc" here.')
  })
})

describe('where only those are answered, any other question', () => {
  it.each([
    ['in a body', () => post(closed.url, { query: '{ __typename }' })],
    ['in an address', () => get(closed.url, { query: '{ __typename }' }, MEANT)],
    [
      'registered by a client',
      () =>
        post(closed.url, {
          query: '{ __typename }',
          extensions: {
            persistedQuery: { version: 1, sha256Hash: createHash('sha256').update('{ __typename }').digest('hex') },
          },
        }),
    ],
  ])('%s is refused', async (_where, ask) => {
    const response = await ask()
    expect(response.status).toBe(403)
    expect((await bodyOf(response)).errors[0]).toEqual({
      message: 'This server answers only the questions that it knows.',
      extensions: { code: 'NOT_TRUSTED', hint: 'ask one of its trusted documents, by "documentId" or word by word.' },
    })
  })
})

it('elsewhere a client may register a question by its hash', async () => {
  const query = '{ entity(id: "partner:cuba") { id } }'
  const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') }
  const unknown = await bodyOf(await post(open.url, { extensions: { persistedQuery } }))
  expect(unknown.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND')
  await post(open.url, { query, extensions: { persistedQuery } })
  expect(await (await post(open.url, { extensions: { persistedQuery } })).json()).toMatchObject({
    data: { entity: { id: 'partner:cuba' } },
  })
})

describe('the file of documents', () => {
  it('may be what Apollo writes', async () => {
    const operations = [{ id: 'one', name: 'One', type: 'query', body: QUESTION }]
    const path = write('apollo.json', { format: 'apollo-persisted-query-manifest', version: 1, operations })
    const { byId } = readTrustedDocuments(path, await builtSchema())
    expect([byId.get('one'), byId.get(HASH)]).toEqual([QUESTION, QUESTION])
  })

  it.each([
    ['nowhere.json', null, 'which cannot be read.'],
    ['broken.json', '{', 'which is no JSON.'],
    ['list.json', ['a'], 'which lists no documents.'],
  ])('%s is refused in a sentence', async (name, content, message) => {
    const path = content === null ? join(folder, name) : write(name, content)
    const schema = await builtSchema()
    expect(() => readTrustedDocuments(path, schema)).toThrow(`TRUSTED_DOCUMENTS is "${path}", ${message}`)
  })

  it('tells every document that cannot be asked', async () => {
    const path = write('old.json', { a: '{ partnersConnection { totalCuont } }', b: '{', c: QUESTION })
    const schema = await builtSchema()
    const read = () => readTrustedDocuments(path, schema)
    expect(read).toThrow('has 2 documents that cannot be asked.')
    try {
      read()
    } catch (error) {
      expect((error as any).problems.map(({ where }: any) => where)).toEqual(['"a"', '"b"'])
    }
  })
})
