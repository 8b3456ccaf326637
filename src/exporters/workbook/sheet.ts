/** Sheets of a workbook before it is written: plain data, which goes to another thread as it is. */
import type { Cell, CellKind } from '../table/table.ts'

export interface Sheet {
  /** As people read it: what the name of a sheet may not have is taken out, and a second of one name is numbered. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** Cells in the order of the columns. */
  readonly rows: Iterable<SheetRow>
  /** False makes a page to read: nothing stays in sight or filters. */
  readonly hasHead?: boolean
}

/** With its rows at hand. */
export interface WholeSheet extends Sheet {
  readonly rows: readonly SheetRow[]
}

export interface SheetColumn {
  /** Links find a row by what stands under `id`. */
  readonly key: string
  readonly label: string
  /** Days of a `DATE` are dates that spreadsheets reckon with; what is less precise, or too early for them, stays text. */
  readonly kind?: CellKind | undefined
  /** In characters; without it as wide as what is in it. */
  readonly width?: number
}

export type SheetRow = readonly SheetCell[]

export type SheetCell = Cell | LookedCell

/** A cell that leads somewhere, or looks otherwise than its neighbours. */
export interface LookedCell {
  readonly value: Cell
  /** The id of a row, the name of a sheet, or an address on the web; what leads nowhere is no link. */
  readonly link?: string
  readonly look?: Look
}

export type Look = 'LEFT' | 'BOLD' | 'HEAD'

export function isLooked(cell: SheetCell): cell is LookedCell {
  return typeof cell === 'object' && cell !== null
}
