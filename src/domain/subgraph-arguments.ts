/** What a subgraph is asked by, as text: the arguments of the question `subgraph`, without a limit. */
import { type WalkedType, walkedTypes } from './connections.ts'
import type { Problem } from './errors.ts'
import { type EntityLabel, entityTypes, termOfType } from './ontology.ts'
import { isDay } from './partial-date.ts'
import type { EntityId } from './subgraph.ts'
import { didYouMean } from './suggest.ts'

export interface SubgraphArguments {
  /** Each once; null asks for the whole graph. */
  readonly roots: readonly EntityId[] | null
  /** 0 to 4. */
  readonly depth: number
  /** Null for all. */
  readonly types: readonly EntityLabel[] | null
  /** Null for all. */
  readonly relationships: readonly WalkedType[] | null
  /** ISO days. */
  readonly from: string | null
  readonly until: string | null
  readonly asOf: string | null
  readonly includeParts: boolean
}

/** Stands for the whole graph where roots are named. */
export const ALL = 'all'

export const subgraphArgumentNames = [
  'roots',
  'depth',
  'types',
  'relationships',
  'from',
  'until',
  'asOf',
  'includeParts',
] as const

/** Values by name, as an address or a command line gives them; lists may stand in one value, with commas between. */
export type ArgumentTexts = Readonly<Record<string, readonly string[]>>

export interface ParsedArguments<Value> {
  readonly value: Value
  readonly problems: readonly Problem[]
}

const DEEPEST = 4
/** As many as the explorer shows. */
const MOST_ROOTS = 2_000
const DEFAULT_DEPTH = 2

/** All that is wrong is told together; the value holds only where nothing is. Names that are no arguments are passed over. */
export function parseSubgraphArguments(texts: ArgumentTexts): ParsedArguments<SubgraphArguments> {
  const reader = new ArgumentReader(texts)
  const roots = reader.list('roots')
  if (texts.roots === undefined) reader.fault('roots', `is missing: name entities, such as partner:laos, or "${ALL}".`)
  if (roots !== null && roots.length > MOST_ROOTS) {
    reader.fault('roots', `has ${roots.length} different ids, and may have ${MOST_ROOTS}.`)
  }
  if (roots?.includes(ALL) && roots.length > 1) {
    reader.fault('roots', `has "${ALL}" and others: give one or the other.`)
  }
  const value: SubgraphArguments = {
    roots: roots === null || roots.includes(ALL) ? null : roots,
    depth: reader.wholeNumber('depth', 0, DEEPEST) ?? DEFAULT_DEPTH,
    types: reader.terms('types', typesByTerm),
    relationships: reader.terms('relationships', verbsByTerm),
    from: reader.day('from'),
    until: reader.day('until'),
    asOf: reader.day('asOf'),
    includeParts: reader.yesOrNo('includeParts') ?? true,
  }
  if (value.from !== null && value.until !== null && value.from > value.until) {
    reader.fault('from', `"${value.from}" is after until, "${value.until}".`)
  }
  return { value, problems: reader.problems }
}

const typesByTerm = new Map((Object.keys(entityTypes) as EntityLabel[]).map((label) => [termOfType(label), label]))
const verbsByTerm = new Map(walkedTypes.map((type) => [type as string, type]))

/** Reads arguments one by one, and keeps what is wrong with them. Null where one is not given. */
export class ArgumentReader {
  readonly problems: Problem[] = []
  readonly #texts: ArgumentTexts

  constructor(texts: ArgumentTexts) {
    this.#texts = texts
  }

  fault(where: string, message: string): null {
    this.problems.push({ where, message })
    return null
  }

  /** Each once. */
  list(name: string): string[] | null {
    const values = this.#texts[name]
    if (values === undefined) return null
    const items = values.flatMap((text) => text.split(',').map((item) => item.trim())).filter((item) => item !== '')
    return items.length === 0 ? this.fault(name, `"${values.join()}" names nothing.`) : [...new Set(items)]
  }

  one(name: string): string | null {
    const values = this.#texts[name]
    if (values === undefined) return null
    const [value = '', ...more] = values
    return more.length > 0 ? this.fault(name, `stands there ${values.length} times: give it once.`) : value.trim()
  }

  wholeNumber(name: string, least: number, most: number): number | null {
    const text = this.one(name)
    if (text === null) return null
    const isRight = /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most
    return isRight ? Number(text) : this.fault(name, `"${text}" is not a whole number from ${least} to ${most}.`)
  }

  yesOrNo(name: string): boolean | null {
    const text = this.one(name)
    if (text === null) return null
    return text === 'true' || text === 'false' ? text === 'true' : this.fault(name, `"${text}" is not true or false.`)
  }

  day(name: string): string | null {
    const text = this.one(name)
    if (text === null) return null
    return isDay(text) ? text : this.fault(name, `"${text}" is not a day such as 2019-05-17.`)
  }

  /** One of these, whatever its case. */
  term<Value>(name: string, values: ReadonlyMap<string, Value>): Value | null {
    const text = this.one(name)
    return text === null ? null : this.#named(name, text, values)
  }

  terms<Value>(name: string, values: ReadonlyMap<string, Value>): Value[] | null {
    const texts = this.list(name)
    if (texts === null) return null
    return [...new Set(texts.map((text) => this.#named(name, text, values)).filter((value) => value !== null))]
  }

  #named<Value>(name: string, text: string, values: ReadonlyMap<string, Value>): Value | null {
    const names = [...values.keys()]
    const found = names.find((one) => one.toLowerCase() === text.toLowerCase())
    if (found !== undefined) return values.get(found)!
    const near = didYouMean(text, names)
    return this.fault(name, `unknown value "${text}".${near === '' ? ` Take one of ${names.join(', ')}.` : near}`)
  }
}
