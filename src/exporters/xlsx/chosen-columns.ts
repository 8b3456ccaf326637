/** From tables to sheets: with the columns that were chosen, or those that have something in them. */
import { columnName, namesOfGroup } from '../columns.ts'
import type { Sheet, SheetRow } from '../workbook/sheet.ts'
import type { Column, Row, Table } from './table.ts'

export function sheetOf(table: Table, chosen: readonly string[] | null): Sheet {
  const columns = columnsShown(table, chosen)
  return { name: table.name, columns, rows: cellsOf(table.rows, columns) }
}

function* cellsOf(rows: readonly Row[], columns: readonly Column[]): Generator<SheetRow> {
  for (const row of rows) yield columns.map(({ key }) => row[key] ?? null)
}

/**
 * In the order in which they were chosen, after those that stay. Where none of its columns is named, a sheet has all; the
 * sheets of types count as one.
 */
function columnsShown({ columns, rows, group }: Table, chosen: readonly string[] | null): Column[] {
  const wanted = namesOfGroup(group, chosen)
  if (wanted.length === 0) {
    return columns.filter(({ key, isAlways }) => isAlways || rows.some((row) => row[key] !== undefined))
  }
  const byName = new Map(columns.map((column) => [columnName(group, column.key), column]))
  return [
    ...new Set([...columns.filter(({ isFixed }) => isFixed), ...wanted.flatMap((name) => byName.get(name) ?? [])]),
  ]
}
