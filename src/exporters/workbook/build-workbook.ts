/** Sheets as the library takes them: looks, sizes, and links by id. */
import type { CellObject, Sheet as LibrarySheet, Row } from 'write-excel-file/node'
import type { Cell } from '../table/table.ts'
import { dayOf, escapeText, sheetNames } from './cell-text.ts'
import { isLooked, type LookedCell, type SheetColumn, type WholeSheet } from './sheet.ts'
import { type CellLink, type FileContent, type LinkTarget, MOST_LINKS, type SheetLinks } from './sheet-links.ts'
import { heightOf, widthOf } from './sheet-size.ts'

export interface BuiltSheet {
  readonly sheet: LibrarySheet<FileContent>
  readonly links: SheetLinks
}

/** Of an address that Excel follows. */
const MOST_OF_ADDRESS = 2_079

const text = { alignVertical: 'top', wrap: true } as const
const looks = {
  TEXT: text,
  LEFT: { ...text, align: 'left' },
  BOLD: { ...text, fontWeight: 'bold' },
  HEAD: { ...text, fontWeight: 'bold', backgroundColor: '#E7ECF3' },
  LINK: { ...text, textColor: '#0563C1', textDecoration: { underline: true } },
} as const

export function buildWorkbook(sheets: readonly WholeSheet[]): BuiltSheet[] {
  const names = sheetNames(sheets.map(({ name }) => name))
  const targets = targetsOf(sheets, names)
  return sheets.map((sheet, place) => buildSheet(sheet, names[place]!, targets))
}

type Targets = ReadonlyMap<string, LinkTarget>

/** Where each sheet begins, and where the row of each id is. */
function targetsOf(sheets: readonly WholeSheet[], names: readonly string[]): Targets {
  const targets = new Map<string, LinkTarget>()
  sheets.forEach(({ name, columns, rows }, place) => {
    const sheet = names[place]!
    targets.set(name, { sheet, row: 0 })
    const column = columns.findIndex(({ key }) => key === 'id')
    if (column < 0) return
    for (const [index, row] of rows.entries()) targets.set(String(row[column]), { sheet, row: index + 1 })
  })
  return targets
}

function buildSheet({ columns, rows, hasHead = true }: WholeSheet, name: string, targets: Targets): BuiltSheet {
  const links: CellLink[] = []
  const widths = columns.map((column, place) => column.width ?? widthOf(column.label, rows, place))
  const heads = columns.map(({ label }): CellObject => ({ value: escapeText(label), type: String, ...looks.HEAD }))
  const data: Row[] = hasHead ? [heads] : []
  for (const row of rows) {
    const height = heightOf(row, widths)
    const cells = row.map((cell, column): CellObject | null => {
      if (cell === null || cell === '') return null
      const { value, link, look }: LookedCell = isLooked(cell) ? cell : { value: cell }
      const to = link === undefined || links.length >= MOST_LINKS ? null : targetOf(link, targets)
      if (to !== null) links.push({ row: data.length, column, to })
      return cellOf(value, columns[column]!, to === null ? (look ?? 'TEXT') : 'LINK', height)
    })
    data.push(cells)
  }
  return {
    sheet: {
      sheet: name,
      data,
      columns: widths.map((width) => ({ width })),
      orientation: 'landscape',
      ...(hasHead ? { stickyRowsCount: 1 } : {}),
    },
    links: { links, rows: data.length, columns: columns.length, hasFilter: hasHead },
  }
}

function targetOf(to: string, targets: Targets): LinkTarget | null {
  const row = targets.get(to)
  if (row !== undefined) return row
  if (!/^https?:/.test(to) || !URL.canParse(to)) return null
  const { href } = new URL(to)
  return href.length > MOST_OF_ADDRESS ? null : { url: href }
}

/** A text is a text, whatever it begins with. What is common to many cells comes last: so a cell takes a third of the memory. */
function cellOf(value: Cell, { kind }: SheetColumn, look: keyof typeof looks, height: number | undefined): CellObject {
  if (typeof value !== 'string') return { value: value ?? undefined, height, ...looks[look] }
  const day = kind === 'DATE' ? dayOf(value) : null
  if (day !== null) return { value: day, type: Date, format: 'yyyy-mm-dd', height, ...looks.LEFT }
  return { value: escapeText(value), type: String, height, ...looks[look] }
}
