/** What a saved question is asked, by whom it is known, and what is said where it cannot be answered. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../../src/graph/graph.ts'
import { makeFolder } from '../../support/folder.ts'
import { openSeededGraph } from '../../support/graph.ts'
import { readCsv } from '../../support/read-files.ts'
import { bodyOf, post, type Served, serve } from '../../support/serve.ts'

const VARIABLES = `query Everything($id: ID!, $first: PageSize, $ids: [ID!] = [], $kinds: [GapKind!], $where: AgreementWhere,
    $months: Int, $parts: Boolean = false, $on: Date, $columns: String = "laos") {
  entity(id: $id) { name }
  entities(ids: $ids) @include(if: $parts) { id }
  gaps(of: $id, kinds: $kinds, withinMonths: $months, asOf: $on, first: $first) { edges { node { kind } } }
  agreementsConnection(where: $where) { edges { node { id } } }
  search(text: $columns, first: 1) @include(if: $parts) { edges { node { entity { id } } } }
}`
const CUT = 'query Cut { lineage(of: "agreement:cuba-igc-1974", limit: 2) { entities { id } } }'
const TOLD = 'query Told { lineage(of: "agreement:cuba-igc-1974", limit: 2) { truncated entities { id } } }'
const SAME = 'query HistoryOfEverybody { partnersConnection { totalCount } }'
/** A database that has just started takes its time over its first plans. */
const PATIENT = { QUERY_TIMEOUT_MS: '60000' }
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

let graph: Graph
let served: Served
let closed: Served

beforeAll(async () => {
  graph = await openSeededGraph()
  const path = join(makeFolder('saved'), 'documents.json')
  const texts = [VARIABLES, CUT, TOLD, SAME, `${SAME} `]
  writeFileSync(path, JSON.stringify(Object.fromEntries(texts.map((text) => [hashOf(text), text]))))
  served = await serve(graph, { settings: { TRUSTED_DOCUMENTS: path, ...PATIENT } })
  closed = await serve(graph, { settings: { TRUSTED_DOCUMENTS: path, TRUSTED_ONLY: 'true', ...PATIENT } })
})

afterAll(async () => {
  await served.close()
  await closed.close()
  await graph.close()
})

const take = (path: string, init?: RequestInit) => fetch(`${served.url}/q/${path}`, init)

async function refusalOf(path: string): Promise<{ status: number; message: string; code: string; hint: string }> {
  const response = await take(path)
  const { message, extensions } = (await bodyOf(response)).errors[0]
  expect(response.headers.get('cache-control')).toBe('no-store')
  return { status: response.status, message, ...extensions }
}

describe('variables in the address', () => {
  it('change what is asked', async () => {
    const rows = readCsv(
      await (await take('history-of-laos.csv?of=partner:cuba&from=2022-01-01&until=2022-12-31')).text(),
    )
    const years = rows.slice(1).map((row) => String(row[rows[0]!.indexOf('date.edtf')]).slice(0, 4))
    expect(new Set(years)).toEqual(new Set(['2022']))
    expect(rows[1]![rows[0]!.indexOf('body.id')]).toMatch(/cu/)
  })

  it.each([
    'partners=partner:laos,partner:cuba',
    'partners=partner:laos&partners=partner:cuba',
    'partners=["partner:laos","partner:cuba"]',
  ])('are lists by commas, by repetition or as JSON: %s', async (query) => {
    const { data } = await bodyOf(await take(`partners-compared.json?${query}`))
    expect(data.compare.map(({ partner }: any) => partner.id)).toEqual(['partner:laos', 'partner:cuba'])
  })

  it('are read by their types: numbers, enums in small letters, objects as JSON', async () => {
    const where = encodeURIComponent('{"id":{"eq":"agreement:cuba-igc-1974"}}')
    const path = `Everything.json?id=partner:cuba&kinds=lapsed,expiring&months=600&parts=true&on=2020-01-01&ids=partner:cuba&where=${where}&$columns=cuba`
    const { data } = await bodyOf(await take(path))
    expect(data.agreementsConnection.edges).toEqual([{ node: { id: 'agreement:cuba-igc-1974' } }])
    expect(data.search.edges[0].node.entity.id).toBe('partner:cuba')
    expect(data.gaps.edges.length).toBeGreaterThan(0)
    expect(new Set(data.gaps.edges.map(({ node }: any) => node.kind))).not.toContain('UNDATED')
  })

  it('that are wrong are told together, with what was meant', async () => {
    const { status, code, message, hint } = await refusalOf(
      'Everything.csv?monts=x&months=ten&parts=yes&on=2020-02-30&kinds=LAPSD&where=x&months=1&first=3',
    )
    expect([status, code]).toEqual([400, 'BAD_INPUT'])
    expect(message).toContain('"monts" is no variable of this question. Did you mean "months"?')
    expect(message).toContain('"id" is missing: it is an id such as partner:laos.')
    expect(message).toContain('"months" stands in the address 2 times')
    expect(message).toContain('"parts" is "yes", and is to be true or false.')
    expect(message).toContain('"on" is "2020-02-30"')
    expect(message).toContain('Did you mean "LAPSED"?')
    expect(message).toContain('"where" is "x", and is to be AgreementWhere, written as JSON')
    expect(message).toContain('"first" chooses a page, and a file has all of them: leave it out.')
    expect(hint).toContain('"Everything" takes id (ID!)')
  })

  it('that name nothing are told as /graphql tells it, with the status of HTTP', async () => {
    const { status, code, message } = await refusalOf('history-of-laos.csv?of=partner:loas')
    expect([status, code]).toEqual([404, 'NOT_FOUND'])
    expect(message).toBe('No entity has the id "partner:loas". Did you mean "partner:laos"?')
  })
})

describe('columns', () => {
  it('are chosen and ordered', async () => {
    const rows = readCsv(await (await take('history-of-laos.csv?columns=title,date.edtf,event.label')).text())
    expect(rows[0]).toEqual(['title', 'date.edtf', 'event.label'])
    expect(rows.length).toBeGreaterThan(20)
  })

  it.each([
    [
      'history-of-laos.csv?columns=titel',
      '"columns" has "titel", which the table does not have. Did you mean "title"?',
    ],
    ['history-of-laos.csv?columns=title,title', '"columns" names "title" twice.'],
    [
      'screen-of-a-partner.xlsx?columns=name',
      '"columns" are of one table, and the answer has 5: partners, partOf, agreements, projects, history. Name one by "table".',
    ],
    [
      'screen-of-a-partner.md?table=agreement',
      '"table" is "agreement", which the answer does not have. Did you mean "agreements"?',
    ],
    [
      'history-of-laos.json?columns=title',
      '"columns" chooses of tables, and JSON has none: it is the answer as it is.',
    ],
    ['history-of-laos.csv?language=fr', '"language" is "fr", and is to be en or vi.'],
  ])('are refused where they are not there: %s', async (path, message) => {
    const refusal = await refusalOf(path)
    expect(refusal.status).toBe(400)
    expect(refusal.message).toContain(message)
  })
})

describe('a question', () => {
  it.each([
    ['history-of-laso.csv', 'There is no saved question "history-of-laso". Did you mean "history-of-laos"?'],
    ['history-of-laos.xls', '"xls" is no format of files here. Did you mean "xlsx"?'],
    ['history-of-laos', '"history-of-laos" does not say in which format.'],
  ])('that is not here is told so: %s', async (path, message) => {
    const refusal = await refusalOf(path)
    expect([refusal.status, refusal.code]).toEqual([404, 'NOT_FOUND'])
    expect(refusal.message).toBe(message)
  })

  it('of the trusted documents goes by the name of its operation, and by its id', async () => {
    for (const { url } of [served, closed]) {
      for (const name of ['Told', hashOf(TOLD)]) {
        const response = await fetch(`${url}/q/${name}.json`)
        expect(await bodyOf(response)).toMatchObject({ data: { lineage: { entities: [{}, {}] } } })
      }
      // Two have that name.
      expect((await fetch(`${url}/q/HistoryOfEverybody.json`)).status).toBe(404)
      expect((await fetch(`${url}/q/${hashOf(SAME)}.json`)).status).toBe(200)
    }
  })

  it('that is ready is a trusted document as well, by its name, its hash and its text', async () => {
    const { questions } = await bodyOf(await fetch(`${closed.url}/q`))
    expect(questions.length).toBe(35)
    expect((await post(closed.url, { query: '{ __typename }' })).status).toBe(403)
    const answer = await bodyOf(await post(closed.url, { documentId: 'history-of-laos' }))
    expect(answer.data.history.totalCount).toBeGreaterThan(10)
    expect((await fetch(`${closed.url}/q/history-of-laos.csv`)).status).toBe(200)
  })

  it('that is cut at its limit makes a file only where the file says so', async () => {
    const refusal = await refusalOf('Cut.csv')
    expect([refusal.status, refusal.code]).toEqual([422, 'LIMIT_EXCEEDED'])
    expect(refusal.message).toContain('"lineage" is cut at its limit')
    expect((await take('Told.csv')).status).toBe(200)
    expect((await refusalOf('Told.csv?columns=entities.id')).message).toContain('do not say so ("truncated")')
  })
})

describe('over HTTP, a file', () => {
  it('is not sent again to who has it', async () => {
    const first = await take('history-of-laos.xlsx')
    const tag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toContain('must-revalidate')
    expect((await take('history-of-laos.xlsx', { headers: { 'if-none-match': tag } })).status).toBe(304)
    expect((await take('history-of-laos.csv', { headers: { 'if-none-match': tag } })).status).toBe(200)
  })

  it('has a head alone', async () => {
    const response = await take('history-of-laos.csv', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(await response.text()).toBe('')
  })
})

describe('the list of them', () => {
  it('says of each what it answers, takes and gives', async () => {
    const { questions } = await bodyOf(await take(''))
    const laos = questions.find(({ name }: any) => name === 'history-of-laos')
    expect(laos.answers).toMatch(/^what happened with Laos/)
    expect(laos.variables[0]).toEqual({ name: 'of', type: 'ID!', isRequired: false, default: 'partner:laos' })
    expect(laos.tables).toEqual([{ name: 'history', columns: expect.arrayContaining(['date.edtf', 'event.label']) }])
    expect(laos.links.csv).toBe('/q/history-of-laos.csv')
  })

  it('is a page for people, whose links lead to files', async () => {
    const page = await (await take('', { headers: { accept: 'text/html' } })).text()
    expect(page).toContain('<h2>For the report writer</h2>')
    const links = [...page.matchAll(/href="\.\/q\/([^"]+)" aria-label="(?:CSV|Excel|Markdown|JSON): [A-Z“"W]/g)]
    expect(links.length).toBeGreaterThan(110)
    expect((await take(links[0]![1]!)).status).toBe(200)
  })
})
