/** Partial dates of nodes and relationships: from the flat properties of the database to the object that readers see. */
import { type PrintedDate, printedDate } from '../../domain/history.ts'
import { type PartialDate, parsePartialDate } from '../../domain/partial-date.ts'

export function toPartialDate(date: PrintedDate | null): PartialDate | null {
  if (date === null) return null
  const { edtf, asPrinted, inferred, why } = date
  return parsePartialDate(edtf, { asPrinted: asPrinted ?? undefined, inferred, why: why ?? undefined })
}

/** How each part of a partial date is stored that the EDTF does not tell. */
const STORED = { asPrinted: 'AsPrinted', inferred: 'Inferred', why: 'Why' } as const

/** The properties behind the selected parts of the partial date `field`, as `printedDate` reads them. */
export function dateProperties(field: string, selected: readonly string[]): string[] {
  const parts = Object.entries(STORED).filter(([part]) => selected.includes(part))
  return ['Edtf', ...parts.map(([, suffix]) => suffix)].map((suffix) => field + suffix)
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
