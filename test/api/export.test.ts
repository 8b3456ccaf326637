/** `/export/{format}` over HTTP; one server serves all, hence the length. */
import { createHash } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allFormats } from '../../src/exporters/all-formats.ts'
import type { Exporter } from '../../src/exporters/exporter.ts'
import { htmlExporter } from '../../src/exporters/html.ts'
import { boundGraph } from '../../src/graph/bounded-graph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { openSeededGraph } from '../support/graph.ts'
import { bodyOf, type Served, serve } from '../support/serve.ts'

let graph: Graph
let served: Served

beforeAll(async () => {
  graph = await openSeededGraph()
  served = await serve(graph)
})

afterAll(async () => {
  await served.close()
  await graph.close()
})

const get = (path: string, init?: RequestInit) => fetch(`${served.url}${path}`, init)

async function fault(path: string, init?: RequestInit) {
  const response = await get(path, init)
  const { errors } = await bodyOf(response)
  const [{ message, extensions }] = errors
  return { status: response.status, message, ...extensions }
}

const bytesOf = async (path: string, init?: RequestInit) => new Uint8Array(await (await get(path, init)).arrayBuffer())
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the list of formats', () => {
  it('says what each is good for, and what it leaves out', async () => {
    const { formats } = await bodyOf(await get('/export'))
    expect(formats.map(({ format }: any) => format)).toEqual([...allFormats.map(({ format }) => format), 'html'])
    for (const { purpose, extension } of formats) {
      expect(purpose).toMatch(/\.$/)
      expect(extension).toMatch(/^\./)
    }
  })
})

describe('a file', () => {
  it.each(allFormats.map(({ format, mediaType, extension }) => [format, mediaType, extension]))(
    'is named after what is in it: %s',
    async (format, mediaType, extension) => {
      const response = await get(`/export/${format}?roots=partner:cuba&depth=1&from=2010-01-01&types=AGREEMENT`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')!.split(';')[0]).toBe(mediaType!.split(';')[0])
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="cuba-1-step-agreement-from-2010-01-01${extension}"`,
      )
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100)
    },
  )

  it('is titled in the language asked for', async () => {
    const { graph: about } = await bodyOf(await get('/export/json?roots=partner:cuba&depth=1&language=vi'))
    expect(about.title).toBe('Cu-ba, 1 bước')
  })

  it('may have its manifest beside it, with its digest', async () => {
    const files = unzipSync(await bytesOf('/export/json?roots=partner:cuba&depth=1&manifest=beside'))
    expect(Object.keys(files)).toEqual(['cuba-1-step.json', 'manifest.json'])
    const file = files['cuba-1-step.json']!
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']))
    expect(manifest.files).toEqual([
      { name: 'cuba-1-step.json', mediaType: 'application/json', bytes: file.length, sha256: sha256(file) },
    ])
    expect(manifest.isComplete).toBe(true)
    expect(manifest.licence).toContain('publishers')
    expect(manifest.arguments.roots).toEqual(['partner:cuba'])
    const alone = await bodyOf(await get('/export/json?roots=partner:cuba&depth=1&manifest=only'))
    expect(alone).toEqual(manifest)
    expect(sha256(await bytesOf('/export/json?roots=partner:cuba&depth=1'))).toBe(manifest.files[0].sha256)
  })

  it('has chosen columns in the order chosen', async () => {
    const files = unzipSync(
      await bytesOf('/export/csv?roots=partner:cuba&depth=1&columns=nameVi,id,relationships.role'),
    )
    const head = (name: string) => new TextDecoder().decode(files[name]).split('\r\n')[0]
    expect(head('entities.csv')).toBe('nameVi,id')
    expect(head('relationships.csv')).toBe('role')
    expect(head('evidence.csv')).toContain('quote')
  })

  it('may have columns of types that are not in it', async () => {
    const asked = 'roots=partner:cuba&depth=0&includeParts=false&columns=id,signedOn,budgetAmount'
    const files = unzipSync(await bytesOf(`/export/csv?${asked}`))
    const lines = new TextDecoder().decode(files['entities.csv']).trimEnd().split('\r\n')
    expect(lines).toEqual(['id,signedOn,budgetAmount', 'partner:cuba,,'])
    expect((await get(`/export/xlsx?${asked}`)).status).toBe(200)
  })

  it('is asked for by a form where an address would be too long', async () => {
    const { nodes } = await bodyOf(await get('/export/json?roots=all'))
    const ids = nodes.map(({ id }: { id: string }) => id)
    const body = new URLSearchParams({ roots: ids.join(), depth: '0', includeParts: 'false' })
    const response = await get('/export/json', { method: 'POST', body })
    expect((await bodyOf(response)).nodes.length).toBe(ids.length)
    expect(response.headers.get('content-disposition')).toMatch(/-more-0-steps-without-parts-[\da-f]{8}\.json"$/)
  })

  it('is not sent again to who has it', async () => {
    const path = '/export/json?roots=partner:cuba&depth=1'
    const etag = (await get(path)).headers.get('etag')!
    expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await get(`${path}&language=vi`, { headers: { 'if-none-match': etag } })).status).toBe(200)
  })

  it('of another build of its viewer is another file', async () => {
    const tagOf = async (script: string) => {
      const one = await serve(graph, { formats: [htmlExporter(() => ({ script, style: '' }))] })
      try {
        return (await fetch(`${one.url}/export/html?roots=partner:cuba&depth=0`)).headers.get('etag')
      } finally {
        await one.close()
      }
    }
    const tag = await tagOf('one')
    expect(await tagOf('other')).not.toBe(tag)
    expect(await tagOf('one')).toBe(tag)
  })

  it('larger than a mebibyte is sent as it is read, and is whole', async () => {
    const bytes = await bytesOf('/export/json?roots=all')
    expect(bytes.length).toBeGreaterThan(1024 * 1024)
    const { nodes, manifest } = JSON.parse(new TextDecoder().decode(bytes))
    const counted = Object.values<number>(manifest.counts.entities).reduce((sum, one) => sum + one, 0)
    expect(nodes.length).toBe(counted)
  })
})

describe('a fault', () => {
  it('tells of all arguments that are not right', async () => {
    const told = await fault('/export/json?depth=9&types=AGREEMNT&from=2021-02-30&langage=vi&manifest=no')
    expect(told).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    expect(told.message).toBe(
      '6 arguments are not right. langage: there is no such argument. Did you mean "language"? ' +
        'roots: is missing: name entities, such as partner:laos, or "all". ' +
        'depth: "9" is not a whole number from 0 to 4. ' +
        'types: unknown value "AGREEMNT". Did you mean "AGREEMENT"? ' +
        'from: "2021-02-30" is not a day such as 2019-05-17. ' +
        'manifest: unknown value "no". Take one of within, beside, only.',
    )
  })

  it.each(['csv', 'xlsx'])('tells of all columns that do not exist: %s', async (format) => {
    const { message } = await fault(`/export/${format}?roots=all&columns=singedOn,name,knid,relationships.roel`)
    expect(message).toBe(
      '3 arguments are not right. columns: there is no column "singedOn". Did you mean "signedOn"? ' +
        'columns: there is no column "knid". Did you mean "kind"? ' +
        'columns: there is no column "relationships.roel". Did you mean "relationships.role"?',
    )
  })

  it.each([
    ['/export/jsn?roots=partner:cuba', 400, 'There is no format "jsn". Did you mean "json"?'],
    ['/export/json?roots=partner:cuba&depth=1&depth=2', 400, 'depth: stands there 2 times: give it once.'],
    ['/export/json?roots=', 400, 'roots: "" names nothing.'],
    [
      '/export/json?roots=partner:cuba&from=2022-01-01&until=2021-01-01',
      400,
      'from: "2022-01-01" is after until, "2021-01-01".',
    ],
    [
      '/export/csv?roots=partner:cuba&depth=1&columns=nameVI',
      400,
      'columns: there is no column "nameVI". Did you mean "nameVi"?',
    ],
    ['/export/json?roots=partner:cuba&columns=nameVi', 400, 'columns: "json" has no columns; xlsx and csv have.'],
    ['/export/json?roots=partner:cubba', 404, 'No entity has the id "partner:cubba". Did you mean "partner:cuba"?'],
    ['/export/json?roots=partner:kuba', 404, 'No entity has the id "partner:kuba". Did you mean "partner:cuba"?'],
  ])('%s', async (path, status, message) => {
    expect(await fault(path)).toMatchObject({ status, message })
  })

  it('leaves /graphql as it was: it takes no forms', async () => {
    const response = await get('/graphql', { method: 'POST', body: new URLSearchParams({ query: '{__typename}' }) })
    expect(response.status).toBe(415)
  })

  it('is told where there are more entities than an export may have', async () => {
    const small = await serve(graph, { settings: { EXPORT_MAX_ENTITIES: '10' } })
    try {
      const response = await fetch(`${small.url}/export/json?roots=partner:cuba`)
      expect(response.status).toBe(400)
      expect((await bodyOf(response)).errors[0].message).toBe(
        '"Cuba, 2 steps" has more than 10 entities, which is as many as an export may have.',
      )
    } finally {
      await small.close()
    }
  })
})

describe('who hangs up', () => {
  const path = '/export/json?roots=all'

  it('gives the place back, while waiting as well as while being answered', async () => {
    const one = await serve(graph, { settings: { EXPORTS_AT_ONCE: '1' } })
    try {
      for (const after of [5, 60, 400]) {
        const leaving = [new AbortController(), new AbortController(), new AbortController()]
        const asked = leaving.map(({ signal }) => fetch(one.url + path, { signal }).then((response) => response.text()))
        const ended = Promise.allSettled(asked)
        await new Promise((resolve) => setTimeout(resolve, after))
        for (const controller of leaving) controller.abort()
        await ended
        const response = await fetch(`${one.url}/export/json?roots=partner:cuba&depth=0`)
        expect([after, response.status]).toEqual([after, 200])
        await response.text()
      }
    } finally {
      await one.close()
    }
  })

  it('is told to what is written in a thread of its own', async () => {
    const written = new EventEmitter()
    const endless: Exporter = {
      ...allFormats[0]!,
      format: 'endless',
      write: async function* (_subgraph, { signal }) {
        written.emit('begun')
        await once(signal!, 'abort')
        written.emit('ended')
        yield ''
      },
    }
    const one = await serve(graph, { formats: [endless] })
    try {
      const leaving = new AbortController()
      const begun = once(written, 'begun')
      const ended = once(written, 'ended')
      const asked = fetch(`${one.url}/export/endless?roots=partner:cuba&depth=0`, { signal: leaving.signal })
      await begun
      leaving.abort()
      await expect(asked).rejects.toThrow()
      await ended
    } finally {
      await one.close()
    }
  })

  it('in the middle of a large file leaves nothing behind', async () => {
    const one = await serve(graph, { settings: { EXPORTS_AT_ONCE: '1' } })
    try {
      for (const format of ['json', 'csv', 'turtle']) {
        const response = await fetch(`${one.url}/export/${format}?roots=all`)
        await response.body!.getReader().cancel()
      }
      expect((await fetch(`${one.url}/export/json?roots=partner:cuba&depth=0`)).status).toBe(200)
    } finally {
      await one.close()
    }
  })
})

describe('a place among those that are written', () => {
  it('is wanted by workbooks of saved questions as well', { timeout: 60_000 }, async () => {
    let wait = Promise.resolve()
    let asked = 0
    const read: Graph['read'] = async (query, options) => {
      asked++
      await wait
      return graph.read(query, options)
    }
    const one = await serve({ ...boundGraph(graph, {}), read }, { settings: { EXPORTS_AT_ONCE: '1' } })
    try {
      let goOn = () => {}
      wait = new Promise((resolve) => {
        goOn = resolve
      })
      asked = 0
      const exported = fetch(`${one.url}/export/json?roots=partner:cuba&depth=0`)
      while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      wait = Promise.resolve()
      expect((await fetch(`${one.url}/q/history-of-laos.csv`)).status).toBe(200)
      const refused = await fetch(`${one.url}/q/history-of-laos.xlsx`)
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
      expect((await bodyOf(refused)).errors[0].extensions.code).toBe('BUSY')
      goOn()
      expect((await exported).status).toBe(200)
      expect((await fetch(`${one.url}/q/history-of-laos.xlsx`)).status).toBe(200)
    } finally {
      await one.close()
    }
  })
})

describe('what would cost much for nothing', () => {
  it('is not asked by HEAD', async () => {
    expect((await get('/export/json?roots=all', { method: 'HEAD' })).status).toBe(404)
  })

  it('is not asked by JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    expect((await get('/export/json', { method: 'POST', body: '{"roots":{"toString":1}}', headers })).status).toBe(415)
  })

  it('is told in few words', async () => {
    const names = Array.from({ length: 30_000 }, (_, place) => `a${place.toString(36)}`).join('&')
    const began = performance.now()
    const told = await fault('/export/json', { method: 'POST', body: new URLSearchParams(names) })
    expect(told.message).toMatch(/^30001 arguments are not right\. The first 20 are: /)
    expect(told.problems.length).toBe(20)
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  it('is refused where there are too many roots, or all and others', async () => {
    const ids = Array.from({ length: 2001 }, (_, place) => `partner:p${place}`).join()
    expect((await fault('/export/json', { method: 'POST', body: new URLSearchParams({ roots: ids }) })).message).toBe(
      'roots: has 2001 different ids, and may have 2000.',
    )
    expect((await fault('/export/json?roots=all,partner:laos')).message).toBe(
      'roots: has "all" and others: give one or the other.',
    )
    const unknown = Array.from({ length: 30 }, (_, place) => `partner:nobody${place}`).join()
    expect((await fault(`/export/json?roots=${unknown}`)).message).toMatch(/And 20 more are unknown\.$/)
  })
})
