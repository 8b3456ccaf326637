/** What a spreadsheet cannot hold, with the place of it. */
import type { Problem } from '../../domain/errors.ts'
import { MOST_CHARACTERS, MOST_ROWS } from './cell-text.ts'
import { isLooked, type SheetRow, type WholeSheet } from './sheet.ts'

export function problemsOf(sheet: WholeSheet): Problem[] {
  const { name, columns, rows, hasHead = true } = sheet
  const first = hasHead ? 2 : 1
  const most = MOST_ROWS - first + 1
  const tooMany = { where: name, message: `has ${rows.length} rows, and a sheet no more than ${most}.` }
  const idColumn = columns.findIndex(({ key }) => key === 'id')
  const tooLong = rows.flatMap((row, index) =>
    lengthsOf(row).flatMap((length, column): Problem[] => {
      if (length <= MOST_CHARACTERS) return []
      const of = idColumn < 0 ? '' : ` of "${row[idColumn]}"`
      const message = `"${columns[column]!.label}"${of} has ${length} characters; a cell has no more than ${MOST_CHARACTERS}.`
      return [{ where: `${name}, row ${index + first}`, message }]
    }),
  )
  return rows.length > most ? [tooMany, ...tooLong] : tooLong
}

/** Of texts; of what is no text 0. */
function lengthsOf(row: SheetRow): number[] {
  return row.map((cell) => {
    const value = isLooked(cell) ? cell.value : cell
    return typeof value === 'string' ? value.length : 0
  })
}
