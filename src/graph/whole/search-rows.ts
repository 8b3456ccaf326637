/** What a whole graph is searched by: the rules of `search-keys.ts`, over facts that lie in memory. */
import { entityLabelOf, labelOf } from '../../domain/ontology.ts'
import { type FieldValues, isPartialDate } from '../../domain/subgraph.ts'
import { HUB_RELATIONSHIPS } from '../neighbours.ts'
import {
  AFTER,
  aroundOf,
  FROM_IT,
  joinTextKeys,
  MOST_BODIES,
  NAMING,
  type SearchKeys,
  searchKeys,
  TO_IT,
  telling,
  textKeys,
  wordsOfWhole,
} from '../search-words.ts'
import { type FactIndex, maskOf } from './fact-index.ts'

const TO = maskOf(TO_IT)
const FROM = maskOf(FROM_IT)
const NAMED_AFTER = maskOf(AFTER)
const bodies: readonly string[] = ['Partner', 'Institution']
const committees: readonly string[] = [...bodies, 'Committee']

export class SearchRows {
  readonly #index: FactIndex
  /** By evidence: what its quote is found by, once that was asked for. */
  readonly #quotes: (string | undefined)[]
  /** Of those with many relationships: what is named after a hub would look through all of them each time. */
  readonly #bodiesOfHubs = new Map<number, (string | null)[][]>()

  constructor(index: FactIndex) {
    this.#index = index
    this.#quotes = new Array(index.subgraph.evidence.length)
  }

  keysOf(place: number): SearchKeys {
    const { id, fields } = this.#index.entity(place)
    const kind = textOf(fields, 'kind')
    const around = aroundOf({ id, kind, telling: tellingOf(fields), bodies: this.#bodiesOf(place) })
    return searchKeys({
      id,
      names: namesOf(fields),
      around: around.map(([, value]) => value),
      wholes: this.#wholesOf(place),
      texts: this.#textsOf(place, fields),
    })
  }

  /** What its quote is found by, which is asked for no more then; null where it has none. */
  takeQuoteKeys(evidence: number): string | null {
    const keys = this.#quoteKeys(evidence)
    this.#quotes[evidence] = undefined
    return keys
  }

  #quoteKeys(evidence: number): string | null {
    const { id, quote } = this.#index.subgraph.evidence[evidence]!
    if (quote === null || labelOf(id) !== null) return null
    this.#quotes[evidence] ??= textKeys([quote])
    return this.#quotes[evidence]
  }

  /** The names of each body by which it is known, those with the first ids where there are very many. */
  #bodiesOf(place: number): (string | null)[][] {
    const known = this.#bodiesOfHubs.get(place)
    if (known !== undefined) return known
    const index = this.#index
    const found = new Set<number>()
    for (const link of index.entering(place)) {
      if (index.isOneOf(TO, link) && bodies.includes(index.entity(index.from[link]!).label))
        found.add(index.from[link]!)
    }
    for (const link of index.leaving(place)) {
      if (index.isOneOf(FROM, link) && committees.includes(index.entity(index.to[link]!).label))
        found.add(index.to[link]!)
    }
    const names = this.#first(found).map((body) => calledOf(index.entity(body).fields))
    if (index.entering(place).length > HUB_RELATIONSHIPS) this.#bodiesOfHubs.set(place, names)
    return names
  }

  /** Words of what it is named after. */
  #wholesOf(place: number): string[] {
    const index = this.#index
    const isPolicy = index.entity(place).label === 'Policy'
    const found = new Set<number>()
    for (const link of index.leaving(place)) {
      if (!index.isOneOf(NAMED_AFTER, link)) continue
      const { type } = index.relationship(link)
      const whole = index.to[link]!
      if (type === 'IMPLEMENTS' && !isPolicy) continue
      if (type === 'RESULTED_IN' && index.entity(whole).label !== 'Project') continue
      found.add(whole)
    }
    for (const link of index.entering(place, 'ADOPTED')) found.add(index.from[link]!)
    return this.#first(found).flatMap((whole) => {
      const { id, fields } = index.entity(whole)
      return wordsOfWhole({ id, kind: textOf(fields, 'kind'), names: calledOf(fields), bodies: this.#bodiesOf(whole) })
    })
  }

  #first(found: ReadonlySet<number>): number[] {
    const { rank } = this.#index
    return [...found].sort((a, b) => rank[a]! - rank[b]!).slice(0, MOST_BODIES)
  }

  #textsOf(place: number, fields: FieldValues): string {
    const index = this.#index
    const { evidence } = index.subgraph
    const said = new Set<number>()
    for (const claim of index.claims(place))
      if (evidence[index.said[claim]!]!.quote !== null) said.add(index.said[claim]!)
    const quotes = [...said].sort((a, b) => (evidence[a]!.id < evidence[b]!.id ? -1 : 1))
    const own = ['note', 'text'].flatMap((field) => textOf(fields, field) ?? [])
    return joinTextKeys([
      ...quotes.map((quote) => this.#quoteKeys(quote) ?? ''),
      ...own.map((text) => textKeys([text])),
    ])
  }
}

const textOf = (fields: FieldValues, name: string): string | null => (fields[name] as string | undefined) ?? null

const aliasesOf = (fields: FieldValues): readonly string[] => (fields.aliases as readonly string[] | undefined) ?? []

/** As answers show it: name, name in Vietnamese, aliases. */
const calledOf = (fields: FieldValues) => [textOf(fields, 'name'), textOf(fields, 'nameVi'), ...aliasesOf(fields)]

function namesOf(fields: FieldValues): string[] {
  const names = NAMING.flatMap((name) => (name === 'aliases' ? [] : (textOf(fields, name) ?? [])))
  return [...names, ...aliasesOf(fields)]
}

function tellingOf(fields: FieldValues): [string, string][] {
  return telling.flatMap((name): [string, string][] => {
    const value = fields[name]
    return value === undefined ? [] : [[name, isPartialDate(value) ? value.edtf : String(value)]]
  })
}

/** Whether keys are kept with things of that id. */
export const isSearched = (id: string): boolean => entityLabelOf(id) !== null
