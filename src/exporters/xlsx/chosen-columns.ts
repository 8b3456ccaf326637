/** Which columns a sheet shows: those that were chosen, or those that have something in them. */
import { InputError } from '../../domain/errors.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { Column, ColumnGroup, Table } from './table.ts'

/** `name` is of the sheets of types, `relationships.role` of another sheet. */
export function columnName(group: ColumnGroup, key: string): string {
  return group === 'entities' ? key : `${group}.${key}`
}

/**
 * In the order in which they were chosen, after those that stay. Where none of its columns is named, a sheet has all; the
 * sheets of types count as one.
 */
export function columnsShown({ columns, rows, group }: Table, chosen: readonly string[] | null): Column[] {
  const own = (chosen ?? []).filter((name) => name.includes('.') === (group !== 'entities'))
  const wanted = own.filter((name) => group === 'entities' || name.startsWith(`${group}.`))
  if (wanted.length === 0) {
    return columns.filter(({ key, isAlways }) => isAlways || rows.some((row) => row[key] !== undefined))
  }
  const byName = new Map(columns.map((column) => [columnName(group, column.key), column]))
  return [
    ...new Set([...columns.filter(({ isFixed }) => isFixed), ...wanted.flatMap((name) => byName.get(name) ?? [])]),
  ]
}

/** @throws {InputError} BAD_INPUT with each name that is no column. */
export function assertColumns(chosen: readonly string[] | null, known: ReadonlySet<string>): void {
  const unknown = (chosen ?? []).filter((name) => !known.has(name))
  if (unknown.length === 0) return
  const sentences = unknown.map((name) => `There is no column "${name}".${didYouMean(name, known)}`)
  throw new InputError(sentences.join(' '), {
    hint: 'name columns by their fields, such as name, kindLabel or signedOnEarliest; those of other sheets as relationships.role.',
  })
}
