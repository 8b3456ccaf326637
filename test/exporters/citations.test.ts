/** Sources as they are cited: kinds, printed titles, dates that are never more precise than they are known, odd letters. */
import { parse } from '@retorquere/bibtex-parser'
import { expect, it } from 'vitest'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import type { EntityRecord, FieldValues, Subgraph } from '../../src/domain/subgraph.ts'
import { bibtex } from '../../src/exporters/bibtex.ts'
import { cslJson } from '../../src/exporters/csl-json.ts'
import { ris } from '../../src/exporters/ris.ts'
import { streamRecord } from '../support/record-stream.ts'
import { bytesOf } from './bytes-of.ts'
import { citedOnly } from './cited-only.ts'
import { inOrderOfKey, readSources } from './read-back.ts'
import { bibtexReader } from './readers/bibtex.ts'
import { cslJsonReader } from './readers/csl-json.ts'
import { risReader } from './readers/ris.ts'

const formats = [
  { name: cslJson.name, exporter: cslJson, reader: cslJsonReader },
  { name: bibtex.name, exporter: bibtex, reader: bibtexReader },
  { name: ris.name, exporter: ris, reader: risReader },
]

const ODD = `Hội nghị “tổng kết” {50%} & #1_a^b~c\\d <e> $f$ -- g--h ,, i '' j ສປປ ລາວ 🤝: Đắk Nông AND and "x" @l`

const source = (slug: string, fields: FieldValues): EntityRecord => ({ id: `source:${slug}`, label: 'Source', fields })
const on = (edtf: string, asPrinted?: string) => parsePartialDate(edtf, { asPrinted })!

const sources = [
  source('article-000', {
    kind: 'ARTICLE',
    name: 'Raising the profile',
    nameVi: ODD,
    publisher: 'Báo A and B, C',
    author: 'Nguyễn Văn A and B, C {D}',
    language: 'vi',
    url: 'https://example.org/a_b?c=%20d&e=#f',
    publishedOn: on('2021-09', 'tháng 9/2021'),
    retrievedOn: on('2026-11-22'),
  }),
  source('page.1-2', { kind: 'PAGE', name: 'A page', publisher: 'Ministry (moj.gov.vn)', publishedOn: on('2020~') }),
  source('list', { kind: 'REGISTER', name: 'A list', publisher: 'IATI', publishedOn: on('2022/2026') }),
  source('open', { kind: 'FILE', name: 'An open one', publishedOn: on('2022-11/..', 'từ tháng 11/2022') }),
  source('no-year', { kind: 'ARTICLE', name: 'A day', publishedOn: on('XXXX-08-08', 'Chiều 8/8') }),
]

const record: Subgraph = { entities: sources, relationships: [], evidence: [], supports: [] }

const textOf = async (exporter: typeof ris, stream = streamRecord(record)) =>
  (await bytesOf(exporter, stream)).toString('utf8')

const itemsOf = async () => Object.fromEntries(JSON.parse(await textOf(cslJson)).map((item: any) => [item.id, item]))

it.each(formats)('holds what is hard to cite: $name', async ({ exporter, reader }) => {
  const expected = await readSources(streamRecord(record))
  expect(expected[0]!.title).toBe(ODD)
  expect(inOrderOfKey(await reader.read(await bytesOf(exporter, streamRecord(record))))).toEqual(expected)
})

it.each(formats)('cites what is evidence only, once: $name', async ({ exporter, reader }) => {
  const read = await reader.read(await bytesOf(exporter, citedOnly(sources)))
  expect(read.map(({ key }) => key)).toEqual(['article-000', 'page.1-2'])
})

it('says how much evidence is from each', async () => {
  const items = JSON.parse(await textOf(cslJson, citedOnly(sources)))
  expect(items.map(({ note }: any) => note)).toEqual([
    'Title in English: Raising the profile. Pieces of evidence from it: 1.',
    'Pieces of evidence from it: 2.',
  ])
})

it('has the type of each kind', async () => {
  const items = await itemsOf()
  expect(sources.map(({ id }) => items[id].type)).toEqual([
    'article-newspaper',
    'webpage',
    'dataset',
    'dataset',
    'article-newspaper',
  ])
  // In order of id, as they are written.
  expect((await textOf(bibtex)).match(/^@\w+/gm)).toEqual(['@article', '@dataset', '@article', '@dataset', '@online'])
  expect((await textOf(ris)).match(/^TY {2}- \w+/gm)!.map((line) => line.slice(6))).toEqual([
    'NEWS',
    'DATA',
    'NEWS',
    'DATA',
    'ELEC',
  ])
})

it('has dates as far as they are known, and else as they are printed', async () => {
  const items = await itemsOf()
  expect(sources.map(({ id }) => items[id].issued)).toEqual([
    { 'date-parts': [[2021, 9]] },
    { 'date-parts': [[2020]], circa: true },
    { 'date-parts': [[2022], [2026]] },
    { literal: 'từ tháng 11/2022' },
    { literal: 'Chiều 8/8' },
  ])
  expect((await textOf(bibtex)).match(/ date = .*/g)).toEqual([
    ' date = {2021-09},',
    ' date = {2022/2026},',
    ' date = {2022-11/..},',
    ' date = {2020~},',
  ])
  const text = await textOf(ris)
  expect(text).toContain('PY  - 2021\r\nDA  - 2021/09//\r\n')
  expect(text).toContain('DA  - 2020///circa\r\n')
  expect(text).not.toContain('2022/11')
  expect(text).toContain('N1  - Dated “Chiều 8/8”. Pieces of evidence from it: 0.')
})

it('keeps letters of all scripts as they are, and names in one piece', async () => {
  const text = await textOf(bibtex)
  expect(text).toContain('ສປປ ລາວ 🤝: Đắk Nông')
  expect(text).toContain('author = {{Nguyễn Văn A and B, C \\{D\\}}}')
})

it('begins no entry in a comment', async () => {
  const text = await textOf(bibtex, streamRecord(record, { title: 'a@article{b,' }))
  expect(parse(text).entries.length).toBe(sources.length)
})
