/** Tables before they are sheets: rows by key, cells that refer to other rows by id. */
import { FIRST_DAY } from '../spreadsheet.ts'

export type CellValue = string | number | Date

export interface LinkedCell {
  readonly value: CellValue
  /** The id that the row of another table has, or an address on the web. */
  readonly link: string
}

export type Row = Readonly<Record<string, CellValue | LinkedCell | undefined>>

export interface Column {
  readonly key: string
  readonly label: string
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

export function linked(value: CellValue, link: string | null | undefined): CellValue | LinkedCell {
  return link === null || link === undefined ? value : { value, link }
}

export function isLinked(cell: CellValue | LinkedCell): cell is LinkedCell {
  return typeof cell === 'object' && 'link' in cell
}

/** A day as a date that spreadsheets reckon with; what is less precise, or earlier, stays text. */
export function dayCell(text: string): string | Date {
  return /^\d{4}-\d\d-\d\d$/.test(text) && text >= FIRST_DAY ? new Date(`${text}T00:00:00Z`) : text
}

/** Without what names of sheets may not have, and no longer than they may be. */
export function sheetName(name: string): string {
  return name.replaceAll(/[[\]/\\:*?]/g, ' ').slice(0, 31)
}
