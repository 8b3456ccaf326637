/** Tables before they are sheets: rows by key, cells that refer to other rows by id. */
import type { LookedCell, SheetColumn } from '../workbook/sheet.ts'

export type Row = Readonly<Record<string, string | number | LookedCell | undefined>>

export interface Column extends SheetColumn {
  /** Stays where people choose columns: without it nobody knows what the row is. */
  readonly isFixed?: boolean
  /** Stays where no row has anything in it. */
  readonly isAlways?: boolean
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** What the names of its columns begin with where people choose them; those of the sheets of types begin with nothing. */
  readonly group: ColumnGroup
}

export type ColumnGroup = 'entities' | 'changes' | 'relationships' | 'claims' | 'evidence' | 'sources'

/** `link` is the id that the row of another table has, or an address on the web. */
export function linked(value: string | number, link: string | null | undefined): string | number | LookedCell {
  return link === null || link === undefined ? value : { value, link }
}
