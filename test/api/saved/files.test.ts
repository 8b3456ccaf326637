/** Every ready question as a file of each format, over the seed, read back by readers that had no part in writing it. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../../src/graph/graph.ts'
import { openSeededGraph } from '../../support/graph.ts'
import { type Grid, readCsv, readCsvArchive, readMarkdownTables, readWorkbook } from '../../support/read-files.ts'
import { post, type Served, serve } from '../../support/serve.ts'

const FOLDER = new URL('../../../src/web/questions/', import.meta.url)
const questions = readdirSync(FOLDER).map((file) => ({
  name: file.replace('.graphql', ''),
  text: readFileSync(new URL(file, FOLDER), 'utf8'),
}))

let graph: Graph
let served: Served

beforeAll(async () => {
  graph = await openSeededGraph()
  // A database that has just started takes its time over its first plans.
  served = await serve(graph, { settings: { QUERY_TIMEOUT_MS: '60000' } })
})

afterAll(async () => {
  await served.close()
  await graph.close()
})

async function take(name: string, format: string): Promise<{ bytes: Uint8Array; response: Response }> {
  const response = await fetch(`${served.url}/q/${name}.${format}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(`${response.status} ${response.status === 200 ? '' : Buffer.from(bytes)}`).toBe('200 ')
  return { bytes, response }
}

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** What no table has: where a page begins and ends, and how many rows there are, for all are there. */
const NO_CELLS = new Set(['pageInfo', 'cursor'])

/** Every value of an answer, as text. */
function valuesOf(data: unknown, key = '', isRoot = true): string[] {
  if (data === null || NO_CELLS.has(key)) return []
  if (Array.isArray(data)) return data.flatMap((one) => valuesOf(one, key, isRoot))
  if (typeof data !== 'object') return [String(data)]
  return Object.entries(data).flatMap(([name, value]) =>
    name === 'totalCount' ? [] : valuesOf(value, name, isRoot && key === ''),
  )
}

function expectWhole(values: readonly string[], grids: readonly Grid[]): void {
  const text = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))
  const cells = grids.flatMap((grid) => grid.slice(1).flat().map(text))
  const whole = new Set([
    ...cells,
    ...cells.flatMap((cell) => cell.split('\n')),
    ...cells.flatMap((cell) => cell.split(/\n|; /)),
  ])
  const all = cells.join('\n')
  expect(values.filter((value) => !whole.has(value) && !all.includes(value))).toEqual([])
}

describe.each(questions)('$name', ({ name, text }) => {
  it('as JSON is the answer that /graphql gives, with all of its pages', async () => {
    const { bytes, response } = await take(name, 'json')
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const { data, extensions } = JSON.parse(textOf(bytes))
    expect(extensions.graphVersion).toMatch(/^\d+-[0-9a-f]{8}$/)
    const asked = (await (await post(served.url, { query: text })).json()) as any
    const hasMore = JSON.stringify(asked.data).includes('"hasNextPage":true')
    if (!hasMore && !['screen-of-a-partner', 'agreements-page-by-page'].includes(name)) expect(data).toEqual(asked.data)
    expect(JSON.stringify(data)).not.toContain('"hasNextPage":true')
    expectCounted(data)
  })

  it('as CSV, Excel and Markdown has every value of the answer', async () => {
    const values = valuesOf(JSON.parse(textOf((await take(name, 'json')).bytes)).data)
    expect(values.length).toBeGreaterThan(3)
    const csv = await take(name, 'csv')
    const isArchive = csv.response.headers.get('content-type') === 'application/zip'
    const tables = isArchive ? readCsvArchive(csv.bytes) : new Map([['', readCsv(textOf(csv.bytes))]])
    if (!isArchive) expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expectWhole(values, [...tables.values()])
    const book = readWorkbook((await take(name, 'xlsx')).bytes)
    expectWhole(
      values,
      [...book.values()].map(({ grid }) => grid),
    )
    const markdown = readMarkdownTables(textOf((await take(name, 'md')).bytes))
    expectWhole(values, [...markdown.values()])
    const sizes = (grids: Iterable<Grid>) => [...grids].map((grid) => [grid.length, grid[0]!.length])
    expect(sizes([...book.values()].map(({ grid }) => grid))).toEqual(sizes(tables.values()))
    expect(sizes(markdown.values())).toEqual(sizes(tables.values()))
  })
})

/** As many entries as are counted, wherever both are there. */
function expectCounted(data: unknown): void {
  if (Array.isArray(data)) for (const one of data) expectCounted(one)
  if (typeof data !== 'object' || data === null) return
  const { totalCount, edges } = data as { totalCount?: number; edges?: unknown[] }
  if (totalCount !== undefined && edges !== undefined) expect(edges).toHaveLength(totalCount)
  for (const one of Object.values(data)) expectCounted(one)
}

describe('a file', () => {
  it('has letters of Viet Nam and Laos as they are', async () => {
    const { bytes } = await take('history-of-laos', 'csv')
    expect(textOf(bytes)).toContain('Trong năm 2022, Vụ HTQT tập trung quán triệt')
    const [sheet] = readWorkbook((await take('history-of-laos', 'xlsx')).bytes).values()
    expect(JSON.stringify(sheet!.grid)).toContain('Trong năm 2022, Vụ HTQT tập trung quán triệt')
  })

  it('is the same each time, byte for byte', async () => {
    for (const format of ['csv', 'xlsx', 'md', 'json']) {
      const one = await take('sessions-of-a-joint-committee', format)
      const other = await serve(graph, { settings: { ANSWER_CACHE_MB: '0' } })
      await new Promise((resolve) => setTimeout(resolve, 2_100))
      const response = await fetch(`${other.url}/q/sessions-of-a-joint-committee.${format}`)
      expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(one.bytes))).toBe(true)
      await other.close()
    }
  }, 30_000)

  it('has days as dates in Excel, and what is less than a day as text; numbers as numbers; a bold head that stays', async () => {
    const book = readWorkbook((await take('sessions-of-a-joint-committee', 'xlsx')).bytes)
    expect([...book.keys()]).toEqual(['committees', 'members', 'sessions'])
    const { grid, sheet } = book.get('sessions')!
    const [head, third] = grid as unknown[][]
    expect(third![head!.indexOf('Held on · EDTF')]).toEqual(new Date('2014-11-25T00:00:00Z'))
    expect(third![head!.indexOf('Session number')]).toBe(3)
    expect(sheet['!autofilter']?.ref).toBe(`A1:L${grid.length}`)
    const [history] = readWorkbook((await take('history-of-laos', 'xlsx')).bytes).values()
    const column = history!.grid[0]!.indexOf('Date · EDTF')
    const edtf = history!.grid.slice(1).map((row) => row[column])
    expect(edtf).toContain('2030')
    expect(edtf).toContain('XXXX-08-08')
    expect(edtf.some((cell) => cell instanceof Date)).toBe(true)
  })

  it('has words beside its codes, in English or Vietnamese', async () => {
    const english = readCsv(textOf((await take('history-of-cuba', 'csv')).bytes))
    const response = await fetch(`${served.url}/q/history-of-cuba.csv?language=vi`)
    const vietnamese = readCsv(await response.text())
    const column = english[0]!.indexOf('event.label')
    expect(english[0]).toEqual(vietnamese[0])
    expect(english.map((row) => row[column])).toContain('Signed')
    expect(vietnamese.map((row) => row[column])).toContain('Ký kết')
    const title = english[0]!.indexOf('title')
    expect(vietnamese.some((row) => String(row[title]).startsWith('Ký kết: '))).toBe(true)
  })

  it('is named after the question and what was asked of it', async () => {
    const nameOf = async (path: string) => (await fetch(`${served.url}/q/${path}`)).headers.get('content-disposition')
    expect(await nameOf('history-of-laos.csv')).toBe('attachment; filename="history-of-laos.csv"')
    expect(await nameOf('history-of-laos.xlsx?of=partner:cuba')).toBe(
      'attachment; filename="history-of-laos_partner-cuba.xlsx"',
    )
    expect(await nameOf('screen-of-a-partner.csv')).toBe('attachment; filename="screen-of-a-partner.csv.zip"')
    expect(await nameOf('screen-of-a-partner.csv?table=agreements')).toBe(
      'attachment; filename="screen-of-a-partner_agreements.csv"',
    )
  })
})
