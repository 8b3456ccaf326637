/** Claims as a reader meets them: by property, and within it by value, so that a conflict shows both sides. */
import type { ShownClaim } from './model.ts'

export interface ClaimedValue {
  readonly value: string | null
  readonly claims: readonly ShownClaim[]
}

export interface ClaimedProperty {
  readonly property: string
  /** Preferred first, what is not relied on last. */
  readonly values: readonly ClaimedValue[]
  readonly isDisputed: boolean
}

const RANKS = ['PREFERRED', 'NORMAL', 'DEPRECATED']
const rankOf = ({ claims }: ClaimedValue) => Math.min(...claims.map(({ rank }) => RANKS.indexOf(rank)))

/** In the order of `fields`, then what is claimed besides; the record as a whole last. Relationships are left out. */
export function claimedProperties(claims: readonly ShownClaim[], fields: readonly string[]): ClaimedProperty[] {
  const byProperty = new Map<string, ShownClaim[]>()
  for (const claim of claims) {
    if (claim.property.includes('/')) continue
    byProperty.set(claim.property, [...(byProperty.get(claim.property) ?? []), claim])
  }
  const place = (property: string) => {
    if (property === 'record') return fields.length + 1
    const index = fields.indexOf(property)
    return index === -1 ? fields.length : index
  }
  return [...byProperty]
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([property, list]) => toProperty(property, list))
}

function toProperty(property: string, list: readonly ShownClaim[]): ClaimedProperty {
  const byValue = new Map<string | null, ShownClaim[]>()
  for (const claim of list) byValue.set(claim.value, [...(byValue.get(claim.value) ?? []), claim])
  const values = [...byValue].map(([value, claims]) => ({ value, claims }))
  values.sort((a, b) => rankOf(a) - rankOf(b))
  const isRanked = list.some(({ rank }) => rank === 'PREFERRED')
  return { property, values, isDisputed: isRanked && values.length > 1 }
}

/** A quote in its text, cut at code points, which is what its place counts. */
export function quoteInText(
  text: string,
  start: number,
  end: number,
): { before: string; quote: string; after: string } {
  const letters = [...text]
  return {
    before: letters.slice(0, start).join(''),
    quote: letters.slice(start, end).join(''),
    after: letters.slice(end).join(''),
  }
}
