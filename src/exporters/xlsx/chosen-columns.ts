/** Which columns a sheet shows: those that were chosen, or those that have something in them. */
import { columnName, namesOfGroup } from '../columns.ts'
import type { Column, Table } from './table.ts'

/**
 * In the order in which they were chosen, after those that stay. Where none of its columns is named, a sheet has all; the
 * sheets of types count as one.
 */
export function columnsShown({ columns, rows, group }: Table, chosen: readonly string[] | null): Column[] {
  const wanted = namesOfGroup(group, chosen)
  if (wanted.length === 0) {
    return columns.filter(({ key, isAlways }) => isAlways || rows.some((row) => row[key] !== undefined))
  }
  const byName = new Map(columns.map((column) => [columnName(group, column.key), column]))
  return [
    ...new Set([...columns.filter(({ isFixed }) => isFixed), ...wanted.flatMap((name) => byName.get(name) ?? [])]),
  ]
}
