/** Workbooks of tables, read back by a reader that had no part in writing them. */
import { describe, expect, it } from 'vitest'
import type { Sheet, SheetCell } from '../../../src/exporters/workbook/sheet.ts'
import { problemsOf } from '../../../src/exporters/workbook/sheet-faults.ts'
import { writeWorkbook } from '../../../src/exporters/workbook/write-workbook.ts'
import { readWorkbook } from '../../support/read-files.ts'
import { column, difficultTable as table } from '../table/difficult-table.ts'

const sheetOf = (name: string, keys: readonly string[], ...rows: SheetCell[][]): Sheet => ({
  name,
  columns: keys.map((key) => column(key)),
  rows,
})

const written = async (...sheets: Sheet[]) => readWorkbook(await writeWorkbook(sheets))

describe('a cell', () => {
  it('has numbers as numbers, days as dates, and every text as a text, also one that looks like a formula', async () => {
    const { sheet, grid } = (await written(table)).get('a')!
    expect(grid.slice(1)).toEqual(
      table.rows.map(([text, number, yes, day]) => [
        text,
        number,
        yes,
        day === '2021-09-05' ? new Date('2021-09-05T00:00:00Z') : day,
      ]),
    )
    const cells = Object.entries(sheet).filter(([place]) => /^A\d+$/.test(place))
    expect(cells.map(([, cell]) => cell.f)).toEqual(cells.map(() => undefined))
    expect(sheet.A6.t).toBe('s')
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:D8' })
  })

  it.each([
    ['controls', '\u0000\u0001\u0007\b\v\f\u000e\u001f\u007f\u0080\u0085\u009f and \t\n\r'],
    ['what looks like their signs', '_x0041_ _x005F_x0041_ _xZZZZ_ _x41_'],
    ['what is no character', '\ufdd0\ufffd\ufffe\uffff\u{1ffff}\u{10ffff}x'],
    ['halves of letters', 'a\ud83d b\ude00 \u{1f600}'],
    ['blanks at its ends', ' \n a \t'],
  ])('keeps %s', async (_name, text) => {
    const { grid } = (await written(sheetOf('a', [text], [text]))).get('a')!
    expect(grid).toEqual([[text], [text]])
  })

  it.each(['constructor', '__proto__', 'toString'])('is a text like others: %s', async (text) => {
    expect((await written(sheetOf('a', ['text'], [text], [text]))).get('a')!.grid).toEqual([['text'], [text], [text]])
  })
})

describe('a sheet', () => {
  it('is called as Excel allows, and no two are called the same', async () => {
    const long = 'a name that is longer than a sheet may have'
    const book = await written(...[long, long, 'a/b:c', 'A', 'a'].map((name) => ({ ...table, name })))
    expect([...book.keys()]).toEqual([long.slice(0, 31), `${long.slice(0, 28)} 2`, 'a b c', 'A', 'a 2'])
  })

  it('has a head that is told from its rows, columns as wide as what is in them, and rows as high', async () => {
    const long = 'a sentence of some length '.repeat(10)
    const { sheet } = (await written(sheetOf('a', ['short', 'long'], ['x', long], ['y', 'z']))).get('a')!
    expect(sheet.A1.s).toMatchObject({ patternType: 'solid', fgColor: { rgb: 'E7ECF3' } })
    const [short, wide] = sheet['!cols']!.map(({ width }) => width!)
    expect(short).toBeLessThan(wide! / 4)
    const [, high, low] = sheet['!rows']!.map((row) => row?.hpt)
    expect(high).toBeGreaterThan(60)
    expect(low ?? 15).toBeLessThan(20)
  })

  it('has links to the rows of ids, to sheets and to the web, and none to nowhere', async () => {
    const book = await written(
      sheetOf('About', ['to'], [{ value: 'there', link: 'b/c' }], [{ value: 'nowhere', link: 'd' }]),
      sheetOf('b/c', ['name', 'id'], ['one', 'topic:one'], ['two', 'topic:two']),
      sheetOf(
        'links',
        ['to'],
        [{ value: 'two', link: 'topic:two' }],
        [{ value: 'web', link: 'https://example.org/?a&b' }],
      ),
    )
    const target = (sheet: string, at: string) => book.get(sheet)!.sheet[at].l?.Target
    expect(target('About', 'A2')).toBe("#'b c'!A1")
    expect(target('About', 'A3')).toBeUndefined()
    expect(target('links', 'A2')).toBe("#'b c'!A3")
    expect(target('links', 'A3')).toBe('https://example.org/?a&b')
  })
})

describe('what no spreadsheet can hold', () => {
  const long = 'x'.repeat(32_768)

  it('is told together, with the place of it', async () => {
    await expect(
      written(sheetOf('a', ['text'], [long]), sheetOf('b', ['id', 'note'], ['topic:a', 'short'], ['topic:b', long])),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: 'A spreadsheet cannot hold all of this.',
      problems: [
        { where: 'a, row 2', message: '"text" has 32768 characters; a cell has no more than 32767.' },
        { where: 'b, row 3', message: '"note" of "topic:b" has 32768 characters; a cell has no more than 32767.' },
      ],
    })
  })

  it('is told in few words where there is much of it', async () => {
    const rows = Array.from({ length: 30 }, () => [long])
    const fault = await written(sheetOf('a', ['text'], ...rows)).catch((error) => error)
    expect(fault.message).toBe('A spreadsheet cannot hold all of this. The first 20 of 30 faults are:')
    expect(fault.problems.length).toBe(20)
  })

  it('are rows without end', () => {
    const rows = Array.from({ length: 1_048_576 }, () => [])
    expect(problemsOf({ name: 'a', columns: [], rows })).toEqual([
      { where: 'a', message: 'has 1048576 rows, and a sheet no more than 1048575.' },
    ])
    expect(problemsOf({ name: 'a', columns: [], rows, hasHead: false })).toEqual([])
  })
})

describe('while a workbook is written', () => {
  const large = sheetOf(
    'large',
    Array.from({ length: 15 }, (_, place) => `column ${place}`),
    ...Array.from({ length: 8_000 }, (_, row) => Array.from({ length: 15 }, (_cell, place) => `text ${row} ${place}`)),
  )

  it('others are answered', async () => {
    let last = performance.now()
    const began = last
    let longest = 0
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    await writeWorkbook([large])
    clearInterval(timer)
    expect(longest).toBeLessThan((performance.now() - began) / 5)
  })

  it('nobody waits for it in vain: it ends with who asked', async () => {
    const leaving = new AbortController()
    const writing = writeWorkbook([large], { signal: leaving.signal })
    setTimeout(() => leaving.abort(), 50)
    await expect(writing).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })

  it('it is given up after its time', async () => {
    await expect(writeWorkbook([large], { limitMs: 200 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: 'The workbook could not be written within 0.2 seconds.',
    })
  })
})
