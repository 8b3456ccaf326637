/** Briefs at their addresses: forms, names of files, languages, what is wrong with an address, and what has not changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../../src/graph/graph.ts'
import { openSeededGraph } from '../../support/graph.ts'
import { type Served, serve } from '../../support/serve.ts'

let graph: Graph
let served: Served

beforeAll(async () => {
  graph = await openSeededGraph()
  served = await serve(graph)
})

afterAll(async () => {
  await served?.close()
  await graph?.close()
})

const get = (path: string, init: RequestInit = {}) => fetch(`${served.url}${path}`, init)

const faultOf = async (path: string) => {
  const response = await get(path)
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { hint: string } }[] }
  return { status: response.status, message: errors[0]!.message, hint: errors[0]!.extensions.hint }
}

describe('/brief', () => {
  it.each([
    ['/brief/partner:unicef.md', 'text/markdown; charset=utf-8', 'inline; filename="unicef-brief.en.md"'],
    [
      `/brief/${encodeURIComponent('partner:unicef')}.html?language=vi`,
      'text/html; charset=utf-8',
      'inline; filename="unicef-brief.vi.html"',
    ],
    [
      '/brief/partner:unicef.docx?language=vi',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'attachment; filename="unicef-brief.vi.docx"',
    ],
    ['/brief/year/2021.html', 'text/html; charset=utf-8', 'inline; filename="brief-2021.en.html"'],
  ])('%s is a file with its type and its name', async (path, type, name) => {
    const response = await get(path)
    expect(response.status, await response.clone().text()).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toBe(name)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(3000)
  })

  it('a page of a brief may run and load nothing', async () => {
    const policy = (await get('/brief/year/2021.html')).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('script-src')
  })

  it('what has not changed is not sent again', async () => {
    const first = await get('/brief/partner:unicef.md')
    const tag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const again = await get('/brief/partner:unicef.md', { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
    const other = await get('/brief/partner:unicef.md?language=vi', { headers: { 'if-none-match': tag } })
    expect(other.status).toBe(200)
  })

  it('a period leaves out what lies outside it, and says so', async () => {
    const text = await (await get('/brief/partner:laos.md?from=2022-01-01&until=2022-12-31')).text()
    expect(text).toContain('Period: from 1 January 2022 until 31 December 2022.')
    const timeline = /## 3\. Timeline\n([\s\S]*?)\n## /.exec(text)![1]!
    expect(timeline).toContain('24 August 2022')
    expect(timeline).not.toMatch(/\| (?:1998|2011|.* 2014|2013) \|/)
    expect(timeline).toContain('What has no year is left out.')
  })

  it('states are told as of the day that is asked', async () => {
    const text = await (await get('/brief/partner:laos.md?asOf=2015-06-30')).text()
    expect(text).toContain('as of 30 June 2015')
  })

  it.each([
    ['/brief/partner:loas.md', 404, 'No entity has the id "partner:loas". Did you mean "partner:laos"?'],
    ['/brief/partner:laos.pdf', 404, 'A brief has no form "pdf". Did you mean "md"?'],
    ['/brief/partner:laos.docs', 404, 'A brief has no form "docs". Did you mean "docx"?'],
    ['/brief/partner:laos', 404, '"partner:laos" does not say in which form the brief is wanted.'],
    ['/brief/year/21.md', 404, '"21" is not a year.'],
    ['/brief/year/0000.md', 404, '"0000" is not a year.'],
    [
      '/brief/partner:laos.md?language=fr',
      400,
      'language: there is no language "fr". Did you mean "en"? Write en or vi.',
    ],
    ['/brief/partner:laos.md?form=x', 400, 'form: there is no such argument. Did you mean "from"?'],
    ['/brief/partner:laos.md?from=2021-02-30', 400, 'from: "2021-02-30" is not a day. Write it as 2021-09-05.'],
    ['/brief/partner:laos.md?from=2021-01-01&from=2022-01-01', 400, 'from: it is given more than once.'],
    [
      '/brief/partner:laos.md?from=2022-01-01&until=2021-01-01',
      400,
      'from: "2022-01-01" is after "until", "2021-01-01".',
    ],
    ['/brief/year/2021.md?from=2021-01-01', 400, 'from: there is no such argument.'],
    ['/brief/year/2021.md?asOf=2021-01-01', 400, 'asOf: there is no such argument.'],
  ])('%s is refused in one sentence', async (path, status, message) => {
    const fault = await faultOf(path)
    expect([fault.status, fault.message]).toEqual([status, message])
    expect(fault.hint).not.toBe('')
  })

  it('several faults are told together', async () => {
    const { message } = await faultOf('/brief/partner:laos.md?form=x&language=fr')
    expect(message).toBe(
      '2 arguments are not right. form: there is no such argument. Did you mean "from"? language: there is no language "fr". Did you mean "en"? Write en or vi.',
    )
  })

  it('a year of which nothing is known says that nothing was captured', async () => {
    const text = await (await get('/brief/year/1901.md')).text()
    expect(text).toContain('No source that speaks of 1901 was captured. Whether anything took place cannot be said.')
  })
})
