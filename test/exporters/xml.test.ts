/** The two formats that are XML: valid by their own schemas, and exact about white space, odd characters and time. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MultiDirectedGraph, MultiGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf'
import { parse as parseGraphml } from 'graphology-graphml'
import { describe, expect, it } from 'vitest'
import { memoryPages, validateXML } from 'xmllint-wasm'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { type EntityRecord, relationshipId, type Subgraph } from '../../src/domain/subgraph.ts'
import { gexf } from '../../src/exporters/gexf.ts'
import { graphml } from '../../src/exporters/graphml.ts'
import { streamRecord } from '../support/record-stream.ts'
import { bytesOf, ENGLISH } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { graphData } from './readers/graphml.ts'

const folder = process.env.ACCORD_TEST_DATA ? join(process.env.ACCORD_TEST_DATA, 'xsd') : null
const isThere = folder !== null && existsSync(folder)
const schemas = {
  graphml: { main: 'graphml/graphml.xsd', others: ['graphml/xlink.xsd'] },
  gexf: { main: 'gexf-1.3/gexf.xsd', others: ['gexf-1.3/dynamics.xsd', 'gexf-1.3/viz.xsd'] },
} as const

const only = (entities: readonly EntityRecord[]): Subgraph => ({
  entities,
  relationships: [],
  evidence: [],
  supports: [],
})

async function faultsOf(format: keyof typeof schemas, file: Buffer) {
  const { main, others } = schemas[format]
  const load = (path: string) => ({
    fileName: path.slice(path.indexOf('/') + 1),
    contents: readFileSync(join(folder!, path), 'utf8'),
  })
  const { errors } = await validateXML({
    xml: [{ fileName: 'file.xml', contents: file.toString() }],
    schema: [load(main)],
    preload: others.map(load),
    maxMemoryPages: memoryPages.GiB,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}

describe.skipIf(!isThere)('by its schema (skipped where ACCORD_TEST_DATA has no folder xsd)', () => {
  it.each([graphml, gexf])('$name is valid', async (exporter) => {
    for (const language of ['EN', 'VI'] as const) {
      const file = await bytesOf(exporter, streamRecord(difficultRecord), { ...ENGLISH, language })
      expect(await faultsOf(exporter.format as 'gexf', file)).toEqual([])
    }
    expect(await faultsOf(exporter.format as 'gexf', await bytesOf(exporter, streamRecord(only([]))))).toEqual([])
  })

  it.each([graphml, gexf])('$name would be found out if it were not', async (exporter) => {
    const file = await bytesOf(exporter, streamRecord(difficultRecord))
    const wrong = Buffer.from(file.toString().replace('source="', 'from="'))
    expect(await faultsOf(exporter.format as 'gexf', wrong)).not.toEqual([])
  })
})

const ODD = 'tab\tline\nreturn\rcrlf\r\nbell\u0007 half \ud800 last\uffff, ]]> -- &amp; <b>'
const READ = 'tab\tline\nreturn\rcrlf\r\nbell\ufffd half \ufffd last\ufffd, ]]> -- &amp; <b>'

describe('text', () => {
  const record = only([{ id: 'partner:odd', label: 'Partner', fields: { name: ODD, note: ODD } }])

  it('keeps white space, and shows where GraphML cannot have a character', async () => {
    const graph = parseGraphml(MultiDirectedGraph, (await bytesOf(graphml, streamRecord(record))).toString())
    expect(graph.getNodeAttribute('partner:odd', 'note')).toBe(READ)
  })

  it('keeps white space in attributes of GEXF, too', async () => {
    const graph = parseGexf(MultiGraph, (await bytesOf(gexf, streamRecord(record))).toString())
    expect(graph.getNodeAttribute('partner:odd', 'note')).toBe(READ)
  })

  it('keeps a title that would end a comment', async () => {
    const file = await bytesOf(gexf, streamRecord(record, { title: 'a --> b -- c <d> & "e"' }))
    expect(parseGexf(MultiGraph, file.toString()).getAttribute('description')).toContain('a --> b -- c <d> & "e"')
  })
})

it('declares every attribute that it uses, with its type', async () => {
  const graph = parseGraphml(MultiDirectedGraph, (await bytesOf(graphml, streamRecord(difficultRecord))).toString())
  expect(graph.getNodeAttributes('meeting:one')).toMatchObject({
    online: false,
    sessionNumber: 5,
    heldOn: 'XXXX-08-08',
    heldOnAsPrinted: 'Chiều 8/8',
    kindLabel: 'Session',
  })
  expect(graph.getNodeAttribute('project:one', 'budgetAmount')).toBe(1_234_567.5)
  expect(graph.getNodeAttributes('agreement:one')).toMatchObject({
    signedOnEarliest: '2021-09-01',
    validUntilInferred: true,
    validUntilWhy: 'The text names no end.',
    statusChanges: expect.stringContaining('Signed, 2021-09 (tháng 9/2021)'),
    evidence: expect.stringContaining('Signed on: “Ông "A" & bà <B>'),
  })
})

it('has the manifest and the sources at the end of GraphML', async () => {
  const [sources, entities] = [true, false].map((wanted) =>
    difficultRecord.entities.filter(({ label }) => (label === 'Source') === wanted),
  )
  const file = await bytesOf(graphml, streamRecord({ ...difficultRecord, entities: entities! }, {}, sources))
  const data = graphData(file.toString())
  expect(JSON.parse(data.get('graph.sources')!)).toMatchObject({ id: 'source:one', kindLabel: 'Article' })
  expect(JSON.parse(data.get('graph.manifest')!)).toMatchObject({ format: 'graphml', counts: { statusChanges: 1 } })
})

describe('time in GEXF', () => {
  const date = (edtf: string) => parsePartialDate(edtf)!
  const fields = { name: 'One' }
  const position = (id: string, more: Record<string, ReturnType<typeof date>>) => ({
    id: relationshipId('HOLDS', 'person:one', 'partner:one', id),
    type: 'HOLDS' as const,
    from: 'person:one',
    to: 'partner:one',
    fields: more,
    inferred: false,
    why: null,
    evidenceIds: [],
  })
  const record: Subgraph = {
    ...only([
      { id: 'partner:one', label: 'Partner', fields },
      { id: 'person:one', label: 'Person', fields },
      { id: 'agreement:open', label: 'Agreement', fields: { ...fields, signedOn: date('2021-09') } },
      {
        id: 'agreement:whole',
        label: 'Agreement',
        fields: { ...fields, signedOn: date('2021-09'), validFrom: date('2020'), validUntil: date('2025~') },
      },
      {
        id: 'agreement:against',
        label: 'Agreement',
        fields: { ...fields, signedOn: date('2021'), validUntil: date('2019') },
      },
      { id: 'meeting:year-not-known', label: 'Meeting', fields: { ...fields, heldOn: date('XXXX-08-08') } },
      { id: 'meeting:month', label: 'Meeting', fields: { ...fields, heldOn: date('2024-02') } },
    ]),
    relationships: [
      position('seen', { seenFrom: date('2020'), seenUntil: date('2022-03') }),
      position('took', { tookOfficeOn: date('2021-05-01'), seenFrom: date('2020') }),
    ],
  }

  it('goes from the first day that dates allow to the last, open where they say nothing', async () => {
    const file = (await bytesOf(gexf, streamRecord(record))).toString()
    const spanOf = (id: string) => {
      const tag = new RegExp(`<(?:node|edge) id="${id}"[^>]*>`).exec(file)![0]
      return [/ start="([^"]*)"/.exec(tag)?.[1] ?? null, / end="([^"]*)"/.exec(tag)?.[1] ?? null]
    }
    expect(spanOf('agreement:open')).toEqual(['2021-09-01', null])
    expect(spanOf('agreement:whole')).toEqual(['2020-01-01', '2025-12-31'])
    expect(spanOf('agreement:against')).toEqual([null, null])
    expect(spanOf('meeting:year-not-known')).toEqual([null, null])
    expect(spanOf('meeting:month')).toEqual(['2024-02-01', '2024-02-29'])
    expect(spanOf('partner:one')).toEqual([null, null])
    expect(spanOf('HOLDS/person:one/partner:one/seen')).toEqual(['2020-01-01', '2022-03-31'])
    expect(spanOf('HOLDS/person:one/partner:one/took')).toEqual(['2021-05-01', null])
  })
})
