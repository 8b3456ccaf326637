/** How wide columns and how high rows are: programs that open a file do not all fit them to what is in it. */
import { isLooked, type SheetCell, type SheetRow } from './sheet.ts'

/** In characters. */
const NARROW = 9
const WIDE = 50
/** Codes are capitals, which take more than digits, by which widths are measured. */
const WIDEST_LETTERS = 1.15
/** Of a line, in points; a row that is higher than that many lines hides what is under it. */
const LINE_HEIGHT = 15
const MOST_LINES = 20

/** Of a column, by the longest line of its first thousand rows. */
export function widthOf(label: string, rows: readonly SheetRow[], column: number): number {
  const lengths = rows.slice(0, 1000).map((row) => Math.max(...linesOf(row[column]!).map(({ length }) => length)))
  const most = lengths.reduce((longest, one) => Math.max(longest, one), label.length)
  return Math.min(WIDE, Math.max(NARROW, Math.ceil(most * WIDEST_LETTERS) + 2))
}

/** In points; undefined where a line is enough. */
export function heightOf(row: SheetRow, widths: readonly number[]): number | undefined {
  const heights = row.map((cell, column) => {
    const width = widths[column]! - 1
    return linesOf(cell).reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / width)), 0)
  })
  const most = heights.reduce((highest, one) => Math.max(highest, one), 1)
  return most === 1 ? undefined : Math.min(most, MOST_LINES) * LINE_HEIGHT
}

function linesOf(cell: SheetCell): readonly string[] {
  const value = isLooked(cell) ? cell.value : cell
  return value === null ? [''] : String(value).split('\n')
}
