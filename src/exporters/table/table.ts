/** Rows under named columns, as CSV, sheets and Markdown write them. */

export type Cell = string | number | boolean | null

/** What cells of a column are. Of a `DATE` those that are a day, `2021-09-05`, are dates; `2021` and `2020~` stay text. */
export type CellKind = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE'

export interface Column {
  /** By which it is chosen: the same whatever the language. */
  readonly key: string
  /** As people read it. */
  readonly label: string
  readonly kind: CellKind
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly Cell[])[]
}
