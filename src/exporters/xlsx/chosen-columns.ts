/** Which columns a sheet shows: those that were chosen, or those that have something in them. */
import { InputError } from '../../domain/errors.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { Column, Table } from './table.ts'

/** In the order in which they were chosen, after those that stay. */
export function columnsShown({ columns, rows, isChosen }: Table, chosen: readonly string[] | null): Column[] {
  if (chosen === null || !isChosen) {
    return columns.filter(({ key, isAlways }) => isAlways || rows.some((row) => row[key] !== undefined))
  }
  const byKey = new Map(columns.map((column) => [column.key, column]))
  const wanted = chosen.flatMap((key) => byKey.get(key) ?? [])
  return [...new Set([...columns.filter(({ isFixed }) => isFixed), ...wanted])]
}

/** @throws {InputError} BAD_INPUT with each name that is no column. */
export function assertColumns(chosen: readonly string[] | null, known: ReadonlySet<string>): void {
  const unknown = (chosen ?? []).filter((name) => !known.has(name))
  if (unknown.length === 0) return
  const sentences = unknown.map((name) => `There is no column "${name}".${didYouMean(name, known)}`)
  throw new InputError(sentences.length === 1 ? sentences[0]! : `${unknown.length} columns do not exist.`, {
    hint: 'name columns by their fields, such as name, kindLabel or signedOnEarliest.',
    problems: sentences.length === 1 ? [] : sentences.map((message) => ({ where: 'columns', message })),
  })
}
