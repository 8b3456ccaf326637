/** Tables to sheets: styles, widths, links by id, and what a spreadsheet cannot hold refused with the place of it. */
import type { CellObject, Sheet, Row as SheetRow } from 'write-excel-file/node'
import { InputError, type Problem } from '../../domain/errors.ts'
import { escapeText, MOST_CHARACTERS, MOST_ROWS } from '../spreadsheet.ts'
import type { AboutLine } from './about-sheet.ts'
import { columnsShown } from './chosen-columns.ts'
import { type CellLink, type FileContent, type LinkTarget, MOST_LINKS, type SheetLinks } from './sheet-links.ts'
import { type CellValue, type Column, isLinked, type Row, type Table } from './table.ts'

export interface Workbook {
  readonly sheets: Sheet<FileContent>[]
  /** In their order. */
  readonly links: readonly SheetLinks[]
}

/** Of an address that Excel follows. */
const MOST_OF_ADDRESS = 2_079
/** In characters. */
const NARROW = 9
const WIDE = 50
/** Codes are capitals, which take more than digits, by which widths are measured. */
const WIDEST_LETTERS = 1.15
/** Of a line, in points; a row that is higher than that many lines hides what is under it. */
const LINE_HEIGHT = 15
const MOST_LINES = 20

const text = { alignVertical: 'top', wrap: true } as const
const link = { ...text, textColor: '#0563C1', textDecoration: { underline: true } } as const
const head = { ...text, fontWeight: 'bold', backgroundColor: '#E7ECF3' } as const

/** @throws {InputError} BAD_INPUT where a sheet has too many rows or a cell too long a text. */
export function workbookOf(
  about: { readonly name: string; readonly lines: readonly AboutLine[] },
  tables: readonly Table[],
  chosen: readonly string[] | null,
): Workbook {
  const problems: Problem[] = []
  const targets = targetsOf(tables)
  const made = tables.map((table) => sheetOf(table, columnsShown(table, chosen), targets, problems))
  if (problems.length > 0) {
    throw new InputError('A spreadsheet cannot hold all of this.', {
      hint: 'ask for less, or take a format without such limits: json, turtle or csv.',
      problems,
    })
  }
  const first = aboutSheet(about.name, about.lines, new Set(tables.map(({ name }) => name)))
  const all = [first, ...made]
  return { sheets: all.map(({ sheet }) => sheet), links: all.map(({ links }) => links) }
}

interface MadeSheet {
  readonly sheet: Sheet<FileContent>
  readonly links: SheetLinks
}

/** Where the row of each id is. */
function targetsOf(tables: readonly Table[]): ReadonlyMap<string, LinkTarget> {
  const targets = new Map<string, LinkTarget>()
  for (const { name, rows } of tables) {
    rows.forEach(({ id }, place) => {
      if (typeof id === 'string') targets.set(id, { sheet: name, row: place + 1 })
    })
  }
  return targets
}

function sheetOf(
  { name, rows }: Table,
  columns: readonly Column[],
  targets: ReadonlyMap<string, LinkTarget>,
  problems: Problem[],
): MadeSheet {
  if (rows.length >= MOST_ROWS) {
    problems.push({ where: name, message: `${rows.length} rows; a sheet has ${MOST_ROWS} with its head.` })
  }
  const links: CellLink[] = []
  const widths = columns.map((column) => widthOf(column, rows))
  const data = rows.map((row, place): SheetRow => {
    const height = heightOf(row, columns, widths)
    return columns.map(({ key, label }, column) => {
      const cell = row[key]
      if (cell === undefined) return null
      const value = isLinked(cell) ? cell.value : cell
      if (typeof value === 'string' && value.length > MOST_CHARACTERS) {
        const of = typeof row.id === 'string' ? ` of "${row.id}"` : ''
        const message = `"${label}"${of} has ${value.length} characters; a cell has no more than ${MOST_CHARACTERS}.`
        problems.push({ where: `${name}, row ${place + 2}`, message })
      }
      const to = isLinked(cell) && links.length < MOST_LINKS ? targetOf(cell.link, targets) : null
      if (to !== null) links.push({ row: place + 1, column, to })
      return { ...cellOf(value, to === null ? text : link), ...height }
    })
  })
  const heads = columns.map(({ label }): CellObject => ({ value: label, ...head }))
  return {
    sheet: {
      sheet: name,
      data: [heads, ...data],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    links: { links, rows: rows.length + 1, columns: columns.length, hasFilter: true },
  }
}

function targetOf(to: string, targets: ReadonlyMap<string, LinkTarget>): LinkTarget | null {
  const row = targets.get(to)
  if (row !== undefined) return row
  if (!/^https?:/.test(to) || !URL.canParse(to)) return null
  const { href } = new URL(to)
  return href.length > MOST_OF_ADDRESS ? null : { url: href }
}

/** Text is text, whatever it begins with. */
function cellOf(value: CellValue, style: object): CellObject {
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd', ...style, align: 'left' }
  return typeof value === 'string' ? { value: escapeText(value), type: String, ...style } : { value, ...style }
}

/** By the longest line of the first thousand rows. */
function widthOf({ key, label }: Column, rows: Table['rows']): number {
  const lengths = rows.slice(0, 1000).map((row) => Math.max(...linesOf(row[key]).map(({ length }) => length)))
  const most = lengths.reduce((longest, one) => Math.max(longest, one), label.length)
  return Math.min(WIDE, Math.max(NARROW, Math.ceil(most * WIDEST_LETTERS) + 2))
}

/** Readers of the file do not all make rows as high as their text. */
function heightOf(row: Row, columns: readonly Column[], widths: readonly number[]): { readonly height?: number } {
  let most = 1
  columns.forEach(({ key }, column) => {
    const width = widths[column]! - 1
    const lines = linesOf(row[key]).reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / width)), 0)
    most = Math.max(most, lines)
  })
  return most === 1 ? {} : { height: Math.min(most, MOST_LINES) * LINE_HEIGHT }
}

function linesOf(cell: Row[string]): readonly string[] {
  if (cell === undefined) return ['']
  const value = isLinked(cell) ? cell.value : cell
  return value instanceof Date ? ['2000-01-01'] : String(value).split('\n')
}

function aboutSheet(name: string, lines: readonly AboutLine[], sheets: ReadonlySet<string>): MadeSheet {
  const links: CellLink[] = []
  const data = lines.map(({ head: first, value, sheet, isHeading }, row): SheetRow => {
    const isLink = sheet !== undefined && sheets.has(sheet)
    if (isLink) links.push({ row, column: 0, to: { sheet, row: 0 } })
    if (isHeading)
      return [
        { value: first, ...head },
        { value: '', ...head },
      ]
    return [cellOf(first, isLink ? link : { ...text, fontWeight: 'bold' }), { ...cellOf(value, text), align: 'left' }]
  })
  return {
    sheet: { sheet: name, data, columns: [{ width: 36 }, { width: 90 }], orientation: 'landscape' },
    links: { links, rows: data.length, columns: 2, hasFilter: false },
  }
}
