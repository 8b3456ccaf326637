/** Partial dates of nodes and relationships: from the flat properties of the database to the object that readers see. */
import { type PrintedDate, printedDate } from '../../domain/history.ts'
import { type PartialDate, parsePartialDate } from '../../domain/partial-date.ts'
import { rowByName } from '../../graph/library/rows-by-name.ts'

export function toPartialDate(date: PrintedDate | null): PartialDate | null {
  if (date === null) return null
  const { edtf, asPrinted, inferred, why } = date
  const parsed = parsePartialDate(edtf, { asPrinted: asPrinted ?? undefined, inferred, why: why ?? undefined })
  return parsed && rowByName(parsed)
}

const PARTS = ['edtf', 'asPrinted', 'inferred', 'why'] as const

/** Those parts of a partial date that must be read for the selected ones: the EDTF tells the rest. */
export function dateParts(selected: readonly string[]): string[] {
  return PARTS.filter((part) => part === 'edtf' || selected.includes(part))
}

/** The stored properties behind the selected parts of the partial date `field`, as `printedDate` reads them. */
export function dateProperties(field: string, selected: readonly string[]): string[] {
  return dateParts(selected).map((part) => field + part.charAt(0).toUpperCase() + part.slice(1))
}

type DateResolvers = Record<string, Record<string, (row: Readonly<Record<string, unknown>>) => PartialDate | null>>

/** A resolver for each field of type PartialDate, by type and field. */
export function partialDateResolvers(fields: Iterable<readonly [type: string, field: string]>): DateResolvers {
  const resolvers: DateResolvers = {}
  for (const [type, field] of fields) {
    resolvers[type] = {
      ...resolvers[type],
      [field]: (row) => toPartialDate(printedDate(row, field)),
    }
  }
  return resolvers
}
