/** Rows of one form as lines of CSV, as `neo4j-admin database import` reads them: typed columns, nothing guessed. */
import neo4j from 'neo4j-driver'
import { InputError } from '../../domain/errors.ts'
import type { Properties } from './rows.ts'

/** Between the items of a list; no text that people write has it. */
export const LIST_DELIMITER = '\u001f'

type ColumnType = 'string' | 'string[]' | 'boolean' | 'long' | 'double' | 'date'

export interface CsvLine {
  /** With its line end. */
  readonly text: string
  readonly isMultiline: boolean
}

/** Columns come in the order in which properties are met: a line may be shorter than the header, which is made last. */
export class CsvForm {
  readonly #columns = new Map<string, { readonly at: number; readonly type: ColumnType; cells: number }>()
  readonly #cells: string[] = []
  readonly #empty = new Map<string, string[]>()
  #rows = 0

  /** `places` are the ids by which the importer joins rows, and come first. */
  line(places: string, properties: Properties): CsvLine {
    this.#rows++
    this.#cells.fill('')
    for (const name in properties) {
      const value = properties[name]
      if (value === undefined || value === null) continue
      const column = this.#columns.get(name) ?? this.#addColumn(name, value)
      column.cells++
      this.#cells[column.at] = this.#format(name, column.type, value, properties)
    }
    const cells = this.#cells.join(',')
    return { text: `${places},${cells}\n`, isMultiline: cells.includes('\n') || cells.includes('\r') }
  }

  /** `places` are the headers of the ids. */
  header(places: string): string {
    return `${[places, ...[...this.#columns].map(([name, { type }]) => `${name}:${type}`)].join(',')}\n`
  }

  get rows(): number {
    return this.#rows
  }

  /** Whether every row has that property. */
  isInAll(name: string): boolean {
    return this.#columns.get(name)?.cells === this.#rows
  }

  /** Lists with nothing in them, which CSV cannot write: by property, the ids of their rows. */
  get empty(): ReadonlyMap<string, readonly string[]> {
    return this.#empty
  }

  #addColumn(name: string, value: unknown) {
    const column = { at: this.#columns.size, type: typeOf(name, value), cells: 0 }
    this.#columns.set(name, column)
    this.#cells.push('')
    return column
  }

  #format(name: string, type: ColumnType, value: unknown, properties: Properties): string {
    if (type === 'string' && typeof value === 'string') return quote(value)
    if (type === 'string[]' && Array.isArray(value)) {
      const text = value.join(LIST_DELIMITER)
      if (text === '') this.#rememberEmpty(name, value, properties)
      if (value.some((item) => String(item).includes(LIST_DELIMITER))) throw unwritable(name, value)
      return quote(text)
    }
    if (type !== typeOf(name, value)) throw unwritable(name, value)
    return String(value)
  }

  #rememberEmpty(name: string, value: readonly unknown[], properties: Properties): void {
    if (value.length > 0) throw unwritable(name, value)
    const known = this.#empty.get(name) ?? []
    this.#empty.set(name, known)
    known.push(String(properties.id))
  }
}

function typeOf(name: string, value: unknown): ColumnType {
  if (typeof value === 'string') return 'string'
  if (Array.isArray(value)) return 'string[]'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'bigint' || neo4j.isInt(value)) return 'long'
  if (typeof value === 'number') return 'double'
  if (neo4j.isDate(value as object)) return 'date'
  throw unwritable(name, value)
}

/** Quotes also tell an empty text from none. */
function quote(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`
}

function unwritable(name: string, value: unknown): InputError {
  return new InputError(`The value of "${name}" cannot be loaded: "${String(value)}".`, {
    hint: 'let it be text, a number, a date or a list of text, and always of the same kind.',
  })
}
