/** Brings an answer of Accord and one of hand-written Cypher to one form, and tells the first difference between two. */
import { isDeepStrictEqual } from 'node:util'

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json }

/**
 * A connection becomes `{items, totalCount, hasNextPage}`, its edges' properties a part of each item; a date of which
 * only the EDTF was asked becomes it; nulls go, because a map of Cypher leaves out what a node does not have; lists
 * whose order nobody asked for are sorted.
 */
export function normalise(answer: unknown, unordered: readonly string[] = []): unknown {
  return flatten(JSON.parse(JSON.stringify(answer ?? null)), new Set(unordered), '')
}

function flatten(value: Json, unordered: ReadonlySet<string>, name: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => flatten(item, unordered, name))
    return unordered.has(name) ? items.sort(byText) : items
  }
  if (typeof value !== 'object' || value === null) return value
  const fields = 'edges' in value ? flattenConnection(value as { readonly [name: string]: Json }) : value
  const entries = Object.entries(fields)
    .filter(([key, field]) => field !== null && key !== 'endCursor')
    .map(([key, field]) => [key, flatten(field, unordered, key === 'items' ? name : key)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.length === 1 && entries[0]![0] === 'edtf' ? entries[0]![1] : Object.fromEntries(entries)
}

function flattenConnection({ edges, pageInfo, ...rest }: { readonly [name: string]: Json }): {
  readonly [name: string]: Json
} {
  const items = (edges as readonly { readonly node: object; readonly properties?: Json }[]).map(
    ({ node, properties }) => ({ ...node, ...(properties === undefined ? {} : { properties }) }) as Json,
  )
  return { ...rest, ...((pageInfo ?? {}) as object), items }
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Where the two differ first, with both values; null where they are equal. */
export function findDifference(expected: unknown, actual: unknown, path = 'answer'): string | null {
  if (isDeepStrictEqual(expected, actual)) return null
  if (isBranch(expected) && isBranch(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const difference = findDifference(expected[key], actual[key], `${path}.${key}`)
      if (difference !== null) return difference
    }
  }
  return `${path} is ${shorten(actual)}, not ${shorten(expected)}`
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing'
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`
}
