/** Partial dates of nodes and relationships: from the flat properties of the database to the object that readers see. */
import { type PrintedDate, printedDate } from '../../domain/history.ts'
import { type PartialDate, parsePartialDate } from '../../domain/partial-date.ts'

export function toPartialDate(date: PrintedDate | null): PartialDate | null {
  if (date === null) return null
  const { edtf, asPrinted, inferred, why } = date
  return parsePartialDate(edtf, { asPrinted: asPrinted ?? undefined, inferred, why: why ?? undefined })
}

/** The properties that a partial date is made of, as `printedDate` reads them. */
export function dateProperties(field: string): string[] {
  return ['Edtf', 'AsPrinted', 'Inferred', 'Why'].map((suffix) => field + suffix)
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
