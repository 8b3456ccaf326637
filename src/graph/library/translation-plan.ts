/**
 * A translation that serves other values as well: its text, and which parameter takes which value. Proved, not guessed: the
 * library translates the question twice more with values that nobody would write, and the text must stay the same.
 */
import { isDeepStrictEqual } from 'node:util'
import neo4j from 'neo4j-driver'
import { cursorOf, type FreeValue, offsetOf } from './values-and-shape.ts'

export interface Translation {
  readonly cypher: string
  readonly params: Readonly<Record<string, unknown>>
}

export interface TranslationPlan {
  readonly cypher: string
  bind(free: readonly FreeValue[]): Record<string, unknown>
}

type Bind = (free: readonly FreeValue[]) => unknown

/** One parameter in each of the translations, and the values that each was made with. */
interface Witness {
  readonly values: readonly unknown[]
  readonly free: readonly (readonly FreeValue[])[]
}

/** Null where the library does more with a value than to pass it on. */
export function provePlan(
  translated: Translation,
  free: readonly FreeValue[],
  translate: (free: readonly FreeValue[]) => Translation,
): TranslationPlan | null {
  const sets = [free, markers(free, 1), markers(free, 2)]
  const translations = [translated, ...sets.slice(1).map(translate)]
  if (translations.some(({ cypher }) => cypher !== translated.cypher)) return null
  const bind = findBind({ values: translations.map(({ params }) => params), free: sets })
  return bind === null ? null : { cypher: translated.cypher, bind: (values) => bind(values) as Record<string, unknown> }
}

/** Of the markers of each round: what looks at the length of a text must show. */
const LENGTHS = [0, 16, 400]

/** Of the same kind, each of them unlike all others. */
function markers(free: readonly FreeValue[], round: number): FreeValue[] {
  return free.map((value, place) => {
    const text = `accord ${round} ${place}`.padEnd(LENGTHS[round]!, '.')
    if (Array.isArray(value)) return Array.from({ length: round + 1 }, (_, item) => `${text} ${item}`)
    return offsetOf(value) === null ? text : cursorOf(100_000 * round + 100 * place + 7)
  })
}

function findBind(witness: Witness): Bind | null {
  const [first, second, third] = witness.values
  if (isDeepStrictEqual(first, second) && isDeepStrictEqual(second, third)) return () => first
  return findPassedOn(witness) ?? findOffset(witness) ?? findInside(witness)
}

function findPassedOn({ values, free }: Witness): Bind | null {
  const place = free[0]!.findIndex((_, at) => values.every((value, set) => isDeepStrictEqual(value, free[set]![at])))
  return place === -1 ? null : (given) => given[place]
}

/** A page goes on after its cursor. */
function findOffset({ values, free }: Witness): Bind | null {
  if (!values.every((value) => neo4j.isInt(value as object))) return null
  const place = free[0]!.findIndex((_, at) =>
    values.every((value, set) => Number(value) === (offsetOf(free[set]![at]!) ?? Number.NaN) + 1),
  )
  return place === -1 ? null : (given) => neo4j.int(offsetOf(given[place]!)! + 1)
}

function findInside({ values, free }: Witness): Bind | null {
  if (!values.every(isPlain)) return null
  const keys = Object.keys(values[0] as object)
  if (!values.every((value) => isDeepStrictEqual(Object.keys(value as object), keys))) return null
  const binds = keys.map((key) =>
    findBind({ values: values.map((value) => (value as Readonly<Record<string, unknown>>)[key]), free }),
  )
  if (binds.some((bind) => bind === null)) return null
  return (given) => Object.fromEntries(keys.map((key, place) => [key, binds[place]!(given)]))
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
