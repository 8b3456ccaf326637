/** Tables as files, read back by readers that had no part in writing them. */
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../src/exporters/table/csv.ts'
import { writeCsvArchive } from '../../../src/exporters/table/csv-archive.ts'
import { writeMarkdown } from '../../../src/exporters/table/markdown.ts'
import { readCsv, readCsvArchive, readMarkdownTables } from '../../support/read-files.ts'
import { difficultTable as table } from './difficult-table.ts'

const texts = table.rows.map((row) => row.map((cell) => String(cell ?? '')))

describe('CSV', () => {
  it('is read back as it was, formulas and all, after a byte order mark', () => {
    const text = writeCsv(table)
    expect(text.startsWith('\uFEFFtext,number,yes,day\r\n')).toBe(true)
    expect(readCsv(text)).toEqual([['text', 'number', 'yes', 'day'], ...texts])
  })

  it('of several tables is an archive with a file each, the same each time', async () => {
    const tables = [table, { ...table, name: 'b', rows: [] }]
    const archive = await writeCsvArchive(tables)
    const read = readCsvArchive(archive)
    expect([...read.keys()]).toEqual(['a', 'b'])
    expect(read.get('a')).toEqual(readCsv(writeCsv(table)))
    expect(read.get('b')).toEqual([['text', 'number', 'yes', 'day']])
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect((await writeCsvArchive(tables)).equals(archive)).toBe(true)
  })
})

describe('Markdown', () => {
  it('is read back as it was: what would be markup stands for itself', () => {
    const text = writeMarkdown({ title: 'A *title*', told: 'of the graph' }, [table])
    expect(text.startsWith('# A \\*title\\*\n\nof the graph\n\n| text |')).toBe(true)
    expect(readMarkdownTables(text).get('')).toEqual([['text', 'number', 'yes', 'day'], ...texts])
  })

  it('has a heading for each of several tables', () => {
    const text = writeMarkdown({ title: 'T', told: '' }, [table, { ...table, name: 'b' }])
    expect([...readMarkdownTables(text).keys()]).toEqual(['a', 'b'])
  })
})
