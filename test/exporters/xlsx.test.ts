/** What a workbook has beyond its facts: links, days, columns, and limits that are said and not met by cutting. */
import type { CellObject } from '@e965/xlsx'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { typeLabel } from '../../src/domain/labels.ts'
import { entityTypes } from '../../src/domain/ontology.ts'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import type { EntityRecord, Subgraph } from '../../src/domain/subgraph.ts'
import type { WriteOptions } from '../../src/exporters/exporter.ts'
import { xlsx } from '../../src/exporters/xlsx.ts'
import { streamRecord } from '../support/record-stream.ts'
import { bytesOf, ENGLISH } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { linesOf, readWorkbook } from './readers/xlsx.ts'

const written = async (record: Subgraph = difficultRecord, options: WriteOptions = ENGLISH) =>
  readWorkbook(await bytesOf(xlsx, streamRecord(record), options))

const alone = (...entities: EntityRecord[]): Subgraph => ({ entities, relationships: [], evidence: [], supports: [] })

/** The cell under a head, in a row that counts from 0 without the head. */
function cellUnder(
  workbook: Awaited<ReturnType<typeof written>>,
  sheet: string,
  head: string,
  row: number,
): CellObject {
  const { Sheets } = workbook
  const cells = Sheets[sheet]!
  const column = Object.keys(cells)
    .find((at) => /^[A-Z]+1$/.test(at) && cells[at].v === head)!
    .replace('1', '')
  return cells[`${column}${row + 2}`]
}

it('has the same bytes at another time', async () => {
  const first = await bytesOf(xlsx, streamRecord(difficultRecord))
  // The clock of zip files goes by two seconds; that of a thread is nobody's to set.
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  expect((await bytesOf(xlsx, streamRecord(difficultRecord))).equals(first)).toBe(true)
})

it('is not written for nobody', async () => {
  const options = { ...ENGLISH, signal: AbortSignal.abort() }
  await expect(written(difficultRecord, options)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})

describe('links', () => {
  it('lead from both ends of a relationship to the rows of these entities', async () => {
    const workbook = await written()
    const row = linesOf(workbook, 'Relationships').findIndex(({ Id }) => Id!.startsWith('PARTY_TO/'))
    expect(cellUnder(workbook, 'Relationships', 'From', row)).toMatchObject({
      v: 'Laos',
      l: { Target: "#'Partners'!A2" },
    })
    expect(workbook.Sheets.Partners!.A2.v).toBe('partner:laos')
    expect(cellUnder(workbook, 'Relationships', 'To', row).l?.Target).toBe("#'Agreements'!A2")
  })

  it('lead from a claim to its evidence, from there to the source, and from the source to the web', async () => {
    const workbook = await written()
    const row = linesOf(workbook, 'Claims').findIndex((line) => line['Evidence (ids)'] === 'evidence:two')
    expect(cellUnder(workbook, 'Claims', 'Evidence (ids)', row).l?.Target).toBe("#'Evidence'!A3")
    expect(linesOf(workbook, 'Evidence')[1]!.Id).toBe('evidence:two')
    expect(cellUnder(workbook, 'Evidence', 'Source', 1).l?.Target).toBe("#'Sources'!A2")
    expect(cellUnder(workbook, 'Sources', 'Address', 0).l?.Target).toBe('https://example.org/a?b=1&c=%20d')
  })

  it('lead from what was found to its sheet, in the language of the workbook', async () => {
    const workbook = await written(difficultRecord, { language: 'VI', columns: null })
    const links = Object.values(workbook.Sheets['Giới thiệu']!).map((cell: CellObject) => cell.l?.Target)
    expect(links).toContain("#'Dự án, phi dự án'!A1")
  })

  it('are none where an address is none', async () => {
    const workbook = await written(
      alone({ id: 'source:one', label: 'Source', fields: { name: 'One', url: 'javascript:alert(1)' } }),
    )
    expect(cellUnder(workbook, 'Sources', 'Address', 0)).toMatchObject({ v: 'javascript:alert(1)' })
    expect(cellUnder(workbook, 'Sources', 'Address', 0).l).toBeUndefined()
  })
})

describe('dates', () => {
  const signed = (edtf: string) =>
    alone({ id: 'agreement:a', label: 'Agreement', fields: { name: 'A', signedOn: parsePartialDate(edtf)! } })

  it('are days where the source has the day', async () => {
    const workbook = await written(signed('2021-09-05'))
    const { t, v, z } = cellUnder(workbook, 'Agreements', 'Signed on', 0)
    expect({ t, v, z }).toEqual({ t: 'd', v: new Date('2021-09-05T00:00:00Z'), z: 'yyyy-mm-dd' })
  })

  it.each(['2021-09', '2021', '2021~', '2022/2026', 'XXXX-08-08', '1899-01-02'])('stay text as %s', async (edtf) => {
    const { t, v } = cellUnder(await written(signed(edtf)), 'Agreements', 'Signed on', 0)
    expect({ t, v }).toEqual({ t: 's', v: edtf })
  })
})

it('keeps text as text, with what no XML can hold', async () => {
  const name = '=HYPERLINK("x") _x0041_ \u0001 \r | \n  end '
  const file = await bytesOf(xlsx, streamRecord(alone({ id: 'topic:a', label: 'Topic', fields: { name } })))
  const cell = cellUnder(readWorkbook(file), 'Topics', 'Name', 0)
  expect(cell).toMatchObject({ t: 's', v: name })
  const sheets = Object.entries(unzipSync(file)).filter(([path]) => path.startsWith('xl/worksheets/sheet'))
  for (const [, bytes] of sheets) expect(new TextDecoder().decode(bytes)).not.toContain('<f>')
})

it('refuses a text that no cell can hold, and says where it is', async () => {
  const long = (id: string): EntityRecord => ({ id, label: 'Topic', fields: { name: 'A', note: 'x'.repeat(32_768) } })
  await expect(written(alone(long('topic:a'), long('topic:b')))).rejects.toMatchObject({
    code: 'BAD_INPUT',
    problems: [
      { where: 'Topics, row 2', message: '"Note" of "topic:a" has 32768 characters; a cell has no more than 32767.' },
      { where: 'Topics, row 3' },
    ],
  })
})

describe('columns', () => {
  it('are those that are asked for, in their order, and what tells rows apart', async () => {
    const workbook = await written(difficultRecord, {
      language: 'EN',
      columns: ['signedOn', 'nameVi', 'relationships.roleLabel'],
    })
    expect(Object.keys(linesOf(workbook, 'Agreements')[0]!)).toEqual(['Id', 'Signed on', 'Name in Vietnamese'])
    const chair = linesOf(workbook, 'Relationships').find(({ Id }) => Id!.endsWith('/chair'))
    expect(Object.values(chair!)).toEqual([
      'TOOK_PART_IN/person:one/meeting:one/chair',
      'TOOK_PART_IN',
      'person:one',
      'meeting:one',
      'Chair',
    ])
    expect(linesOf(workbook, 'Claims').length).toBe(7)
  })

  it('of other sheets leave the sheets of types whole', async () => {
    const workbook = await written(difficultRecord, { language: 'EN', columns: ['evidence.quote'] })
    expect(Object.keys(linesOf(workbook, 'Evidence')[0]!)).toEqual(['Id', 'Quote'])
    expect(Object.keys(linesOf(workbook, 'Agreements')[0]!).length).toBeGreaterThan(10)
  })
})

it('freezes and filters heads', async () => {
  const file = unzipSync(await bytesOf(xlsx, streamRecord(difficultRecord)))
  const sheet = new TextDecoder().decode(file['xl/worksheets/sheet2.xml'])
  expect(sheet).toMatch(/<pane ySplit="1" [^>]*state="frozen"/)
  expect(sheet).toMatch(/<\/sheetData><autoFilter ref="A1:[A-Z]+2"\/>/)
})

it.each(['EN', 'VI'] as const)('has a name for each type that a sheet may have, and for no other: %s', (language) => {
  const names = Object.keys(entityTypes).map((label) => typeLabel(label as 'Partner', language, 'SEVERAL'))
  for (const name of names) expect(name).toMatch(/^[^[\]/\\:*?]{1,31}$/)
  expect(new Set(names).size).toBe(names.length)
})

it('says first what was asked, of which graph, and how much there is', async () => {
  const { SheetNames, Sheets } = await written()
  expect(SheetNames.slice(0, 3)).toEqual(['About', 'Partners', 'People'])
  const lines = Object.fromEntries(
    Object.entries(Sheets.About!)
      .filter(([at]) => at.startsWith('A'))
      .map(([at, { v }]) => [v, Sheets.About![at.replace('A', 'B')]?.v]),
  )
  expect(lines).toMatchObject({
    Title: 'A test',
    'Version of the graph': '1-test',
    Licence: 'Apache-2.0',
    Around: 'partner:laos',
    Steps: 2,
    Partners: 1,
    'Relationships: took part in': 2,
    Claims: 7,
  })
})

it('names all that was asked for, also where it is more than a cell holds', async () => {
  const roots = Array.from({ length: 2_000 }, (_, place) => `agreement:of-a-name-of-some-length-${place}`)
  const { arguments: asked } = streamRecord(difficultRecord).about
  const stream = streamRecord(difficultRecord, { arguments: { ...asked, roots } })
  const workbook = readWorkbook(await bytesOf(xlsx, stream))
  const cells = workbook.Sheets.About!
  const named = Object.keys(cells).filter((at) => at.startsWith('A') && cells[at].v === 'Around')
  expect(named.flatMap((at) => cells[at.replace('A', 'B')].v.split(', '))).toEqual(roots)
})
