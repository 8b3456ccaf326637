/**
 * Sheets of Excel: a bold head that stays in sight and filters, numbers as numbers, days as dates. A text is always a text,
 * so that none is ever taken for a formula. The same tables give the same bytes.
 */
import writeWorkbook, { type CellObject, type Feature, type Sheet } from 'write-excel-file/node'
import { InputError } from '../../domain/errors.ts'
import { escapeText, FIRST_DAY, MOST_CHARACTERS, MOST_ROWS } from '../spreadsheet.ts'
import { withoutTimes } from '../zip-times.ts'
import type { Cell, Column, Table } from './table.ts'

/** What the library takes for images, of which there are none. */
type Content = Parameters<typeof writeWorkbook>[0] extends readonly Sheet<infer One>[] ? One : never

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** In characters: narrower cannot be read, wider is not one column but all of the screen. */
const [NARROWEST, WIDEST] = [8, 60]

/** @throws {InputError} BAD_INPUT where a sheet cannot hold what the table has. */
export async function writeXlsx(tables: readonly Table[]): Promise<Buffer> {
  const names = sheetNames(tables)
  const sheets = tables.map((table, index) => sheetOf(table, names[index]!))
  const book = await writeWorkbook(sheets, { features: [filters(tables)] }).toBuffer()
  return withoutTimes(book)
}

function sheetOf(table: Table, sheet: string): Sheet<Content> {
  const { name, columns, rows } = table
  if (rows.length >= MOST_ROWS) {
    throw new InputError(`"${name}" has ${rows.length} rows, and a sheet of Excel holds ${MOST_ROWS - 1}.`, {
      hint: 'take it as CSV, or ask for less.',
    })
  }
  const head = columns.map(({ label }): CellObject => ({ value: label, type: String, fontWeight: 'bold', wrap: true }))
  const body = rows.map((row, index) => row.map((cell, place) => cellOf(cell, columns[place]!, { name, index })))
  return {
    sheet,
    data: [head, ...body],
    stickyRowsCount: 1,
    columns: columns.map((column, place) => ({ width: widthOf(column, rows, place) })),
  }
}

function cellOf(
  cell: Cell,
  { key, kind }: Column,
  at: { readonly name: string; readonly index: number },
): CellObject | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' }
  if (typeof cell === 'boolean') return { value: cell, type: Boolean, alignVertical: 'top' }
  if (kind === 'DATE' && /^\d{4}-\d\d-\d\d$/.test(cell) && cell >= FIRST_DAY) {
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' }
  }
  if (cell.length > MOST_CHARACTERS) {
    throw new InputError(
      `"${key}" in row ${at.index + 1} of "${at.name}" has ${cell.length} characters, and a cell of Excel holds ${MOST_CHARACTERS}.`,
      { hint: 'take it as CSV, or choose other columns.' },
    )
  }
  return { value: escapeText(cell), type: String, wrap: true, alignVertical: 'top' }
}

function widthOf({ label }: Column, rows: Table['rows'], place: number): number {
  const widths = rows.map((row) =>
    Math.max(
      ...String(row[place] ?? '')
        .split('\n')
        .map((line) => line.length),
    ),
  )
  return Math.min(WIDEST, Math.max(NARROWEST, label.length, ...(widths.length === 0 ? [0] : [widest(widths)])) + 2)
}

const widest = (widths: readonly number[]): number => widths.reduce((most, one) => Math.max(most, one), 0)

/** At most 31 characters, without those that Excel forbids; each once, whatever its case. */
function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>()
  return tables.map(({ name }) => {
    const base = name.replaceAll(/[:\\/?*[\]']/g, ' ').slice(0, 31) || 'table'
    let free = base
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${base.slice(0, 28)} ${number}`
    taken.add(free.toLowerCase())
    return free
  })
}

/** The library knows no filters. They stand behind the rows, before all that the format has after them. */
function filters(tables: readonly Table[]): Feature<Content> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const { columns, rows } = tables[sheetIndex]!
            const range = `A1:${letterOf(columns.length)}${rows.length + 1}`
            return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`)
          },
        },
      },
    },
  }
}

/** Of the nth column, from 1: A, Z, AA. */
function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? letterOf(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
