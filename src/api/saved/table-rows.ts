/** The tables of an answer: its values in the places that its plan has for them. */
import { codeLabel, headLabel } from '../../domain/answer-labels.ts'
import type { Language } from '../../domain/history-title.ts'
import type { Cell, Table } from '../../exporters/table/table.ts'
import type { ColumnPlan, TablePlan } from './table-plan.ts'

type Row = readonly unknown[]

export function fillTable({ name, steps, keepsEmpty, columns }: TablePlan, data: unknown, language: Language): Table {
  const rows = rowsOf(steps, keepsEmpty, data)
  return {
    name,
    columns: columns.map(({ key, words, kind }) => ({ key, label: headLabel(words, language), kind })),
    rows: rows.map((row) => columns.map((column) => cellOf(column, row[column.step], language))),
  }
}

/** What stands at each step, for each row. */
function rowsOf(steps: TablePlan['steps'], keepsEmpty: boolean, data: unknown): Row[] {
  return steps.reduce<Row[]>(
    (rows, path, step) => {
      const isLast = step === steps.length - 1
      return rows.flatMap((row) => {
        const entries = entriesAt(step === 0 ? data : row[step - 1], path)
        return entries.length === 0 && isLast && keepsEmpty ? [[...row, null]] : entries.map((entry) => [...row, entry])
      })
    },
    [[]],
  )
}

/** A list by its entries, null ones included; what is not there has none. */
function entriesAt(value: unknown, path: readonly string[]): unknown[] {
  const found = path.reduce<unknown>(
    (at, key) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[key],
    value,
  )
  if (Array.isArray(found)) return found
  return found === null || found === undefined ? [] : [found]
}

/** Entries of a list in a cell end lines; those of a list within one of them stand in its line. */
const SEPARATORS = ['\n', '; '] as const

function cellOf({ path, kind, codes }: ColumnPlan, entry: unknown, language: Language): Cell {
  const found = collect(entry, path, (leaf, owner) => (codes === null ? leaf : wordsFor(codes, leaf, owner, language)))
  if (!Array.isArray(found)) return plainCell(found, kind)
  return isEmpty(found) ? null : joined(found, 0)
}

type Leaf = (leaf: unknown, owner: unknown) => unknown

function collect(value: unknown, path: readonly string[], leaf: Leaf, owner: unknown = null): unknown {
  if (Array.isArray(value)) return value.map((one) => collect(one, path, leaf, owner))
  const [key, ...rest] = path
  if (key === undefined) return value === null || value === undefined ? null : leaf(value, owner)
  if (typeof value !== 'object' || value === null) return null
  return collect((value as Readonly<Record<string, unknown>>)[key], rest, leaf, value)
}

function wordsFor(codes: ReadonlyMap<string, string>, code: unknown, owner: unknown, language: Language): string {
  const type = (owner as { readonly __typename?: string } | null)?.__typename ?? ''
  const own = codes.get(type)
  const enums = own === undefined ? new Set(codes.values()) : [own]
  for (const name of enums) {
    const words = codeLabel(name, String(code), language)
    if (words !== null && words !== String(code)) return words
  }
  return String(code)
}

function plainCell(value: unknown, kind: ColumnPlan['kind']): Cell {
  if (value === null || value === undefined) return null
  if (kind === 'NUMBER' && typeof value === 'number') return value
  if (kind === 'BOOLEAN' && typeof value === 'boolean') return value
  return textOf(value)
}

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

const isEmpty = (found: readonly unknown[]): boolean =>
  found.every((one) => (Array.isArray(one) ? isEmpty(one) : one === null || one === undefined))

function joined(found: readonly unknown[], depth: number): string {
  const texts = found.map((one) =>
    Array.isArray(one) ? joined(one, depth + 1) : one === null || one === undefined ? '' : textOf(one),
  )
  return texts.join(SEPARATORS[Math.min(depth, SEPARATORS.length - 1)])
}
