/** Under which names a date of a field is stored flat: `heldOnEdtf`, … Made once for each field: they are asked for millions of times. */

export interface DateProperties {
  readonly edtf: string
  readonly earliest: string
  readonly latest: string
  readonly asPrinted: string
  readonly inferred: string
  readonly why: string
}

export function dateProperties(field: string): DateProperties {
  const known = byField.get(field)
  if (known !== undefined) return known
  const names = {
    edtf: `${field}Edtf`,
    earliest: `${field}Earliest`,
    latest: `${field}Latest`,
    asPrinted: `${field}AsPrinted`,
    inferred: `${field}Inferred`,
    why: `${field}Why`,
  }
  byField.set(field, names)
  return names
}

/** Fields are those of the ontology: few. */
const byField = new Map<string, DateProperties>()
