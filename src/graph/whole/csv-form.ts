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

interface Column {
  readonly at: number
  readonly type: ColumnType
}

/** The columns of one file, in the order in which their properties were learnt. */
export class CsvForm {
  readonly #columns: Map<string, Column>
  readonly #cells: string[]
  readonly #empty: EmptyCells

  /** Begins with the columns of another. */
  constructor(empty: EmptyCells, other?: CsvForm) {
    this.#columns = new Map(other === undefined ? [] : other.#columns)
    this.#cells = new Array<string>(this.#columns.size).fill('')
    this.#empty = empty
  }

  /** Adds the columns that these properties need; only before the first line is made. */
  learn(properties: Properties): void {
    for (const name in properties) {
      const value = properties[name]
      if (value === undefined || value === null || this.#columns.has(name)) continue
      this.#columns.set(name, { at: this.#columns.size, type: typeOf(name, value) })
      this.#cells.push('')
    }
  }

  /** Null where a property has no column. `places` are the ids by which the importer joins rows, and come first. */
  line(places: string, properties: Properties): CsvLine | null {
    this.#cells.fill('')
    for (const name in properties) {
      const value = properties[name]
      if (value === undefined || value === null) continue
      const column = this.#columns.get(name)
      if (column === undefined) return null
      this.#cells[column.at] = this.#format(name, column.type, value, properties)
    }
    const cells = this.#cells.join(',')
    return { text: `${places},${cells}\n`, isMultiline: cells.includes('\n') || cells.includes('\r') }
  }

  /** `places` are the headers of the ids. */
  header(places: string): string {
    return `${[places, ...[...this.#columns].map(([name, { type }]) => `${name}:${type}`)].join(',')}\n`
  }

  #format(name: string, type: ColumnType, value: unknown, properties: Properties): string {
    if (type === 'string' && typeof value === 'string') return quote(value)
    if (type !== typeOf(name, value)) throw unwritable(name, value)
    return type === 'string[]' ? this.#formatList(name, value as readonly unknown[], properties) : String(value)
  }

  #formatList(name: string, list: readonly unknown[], properties: Properties): string {
    if (list.some((item) => typeof item !== 'string' || item.includes(LIST_DELIMITER))) throw unwritable(name, list)
    const text = list.join(LIST_DELIMITER)
    if (text === '') this.#empty.add(name, list, properties)
    return quote(text)
  }
}

/** Lists with nothing in them, which CSV cannot write, in all files of a group. */
export class EmptyCells {
  readonly #ids = new Map<string, string[]>()

  add(name: string, list: readonly unknown[], { id }: Properties): void {
    if (list.length > 0) throw unwritable(name, list)
    const known = this.#ids.get(name)
    if (known === undefined) this.#ids.set(name, [String(id)])
    else known.push(String(id))
  }

  /** By property, the ids of its rows. */
  get ids(): ReadonlyMap<string, readonly string[]> {
    return this.#ids
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
