/** Entities by what they are called and by what is said of them: one full-text query over the folded keys. */
import neo4j from 'neo4j-driver'
import { anyOrder } from '../../domain/fold.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import { searchedWords, slipsAllowed } from '../../domain/search-match.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { type LightEntity, projectNode, toLightEntity } from '../light-entity.ts'
import type { ReadQuery } from '../read-query.ts'
import { bodiesOf, TELLING_OF } from '../search-keys.ts'
import { aroundOf, NAMING, typeKey } from '../search-words.ts'

export interface SearchQuestion {
  readonly text: string
  readonly labels: readonly EntityLabel[] | null
  /** Only where the text stands letter by letter, case aside, in a name, a quote or an article. */
  readonly exact: boolean
  /** Every word of the text, or some: for when nothing has them all. */
  readonly words: 'ALL' | 'SOME'
  readonly first: number
  /** How many hits come before the page. */
  readonly skip: number
}

export interface SearchRow {
  readonly entity: LightEntity
  readonly score: number
}

/** The index gives equal hits in any order: so many more are read than a page takes, and sorted, that none stands twice. */
const MOST_EQUAL = 200

/** What people look for by name comes first where names are alike. */
const weights: Readonly<Partial<Record<EntityLabel, number>>> = {
  Partner: 4,
  Institution: 4,
  Agreement: 3,
  Policy: 3,
  Project: 3,
  Committee: 3,
  Meeting: 1,
  Person: 2,
}

/**
 * At most `first` + 1 rows, nearest first, equal ones by id, so that the caller sees whether more come. None where the
 * text has no word, or no type is asked for. `properties` are stored ones of what is found.
 */
export function search(
  { text, labels, exact, words: wanted, first, skip }: SearchQuestion,
  properties: readonly string[],
): ReadQuery<SearchRow> | null {
  const words = searchedWords(text)
  if (words.length === 0 || labels?.length === 0) return null
  const entity = projectNode('e', properties)
  const params = {
    lucene: lucene(words, labels, exact, wanted),
    skip: neo4j.int(skip),
    limit: neo4j.int(first + 1),
    most: neo4j.int(skip + first + 1 + MOST_EQUAL),
    literal: literalOf(text),
  }
  const toRow: ReadQuery<SearchRow>['toRow'] = (record) => ({
    entity: toLightEntity(record.get('entity') as Record<string, unknown>),
    score: record.get('score') as number,
  })
  if (!exact) {
    const cypher = `CALL db.index.fulltext.queryNodes('searched', $lucene, {limit: $most}) YIELD node AS e, score
      WITH e, score ORDER BY score DESC, e.id SKIP $skip LIMIT $limit RETURN ${entity} AS entity, score`
    return { cypher, params, columns: ['entity', 'score'], toRow }
  }
  const stands = (value: string) => `toLower(${value}) CONTAINS $literal`
  return {
    cypher: `CALL db.index.fulltext.queryNodes('searched', $lucene) YIELD node AS e, score
      WITH e, score WHERE any(name IN [${NAMING.filter((name) => name !== 'aliases').map((name) => `e.${name}`)}] + e.aliases
          WHERE ${stands('name')}) OR ${stands('e.note')} OR ${stands('e.text')}
        OR EXISTS { MATCH (e)<-[:SUPPORTS]-(said) WHERE ${stands('said.quote')} }
      WITH e, score LIMIT $most
      WITH e, score ORDER BY score DESC, e.id SKIP $skip LIMIT $limit RETURN ${entity} AS entity, score`,
    params,
    columns: ['entity', 'score'],
    toRow,
  }
}

/** What stands letter by letter where a search is exact. */
export function literalOf(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

/** Words are folded, and have nothing in them that Lucene reads as syntax. */
function lucene(
  words: readonly string[],
  labels: readonly EntityLabel[] | null,
  exact: boolean,
  wanted: SearchQuestion['words'],
): string {
  const whole = words.join('')
  const sign = wanted === 'ALL' ? '+' : ''
  const everyWord = words.map(
    (word) => `${sign}(${(exact ? [...names(word), texts(word)] : near(word, words.length)).join(' ')})`,
  )
  const asWhole = [
    `searchWhole:${whole}^40`,
    ...(words.length > 1 ? [`searchWhole:${anyOrder(words)}^20`] : []),
    ...(exact ? [] : [`searchWhole:${whole}*^${words.length > 1 ? 12 : 4}`]),
    ...(exact ? [] : slipsOf(whole, 1).map((one) => `searchWhole:${one}^4`)),
  ]
  const types = labels === null ? [] : [`+searchType:(${labels.map(typeKey).join(' ')})`]
  // A wildcard scores the same for all that it finds: it weighs, and does not prefer what is rare.
  const weighed = Object.entries(weights).map(([label, weight]) => `searchType:${typeKey(label)}*^${weight / 2}`)
  // Types weigh what was found, and find nothing themselves.
  const all = words.map((word) => `+(${near(word, words.length).join(' ')})`).join(' ')
  const found = wanted === 'ALL' ? everyWord : [`+(${everyWord.join(' ')})`, `(${all})^${WITH_ALL}`]
  return [...types, ...found, ...asWhole, ...inOneName(words), ...weighed].join(' ')
}

/** What has all the words comes before what has some of them. */
const WITH_ALL = 4

/**
 * A name with all the words comes before one with some of them and others around it, and that before one with some of
 * them and the others in a sentence.
 */
function inOneName(words: readonly string[]): string[] {
  if (words.length === 1) return []
  const known = words.map((word) => `+(searchNames:${word} searchAround:${word}^0.4)`)
  return [
    ...Object.entries(fields).map(
      ([field, weight]) => `(${words.map((word) => `+${field}:${word}`).join(' ')})^${3 * weight}`,
    ),
    `(${known.join(' ')})^6`,
  ]
}

/** A topic or page has the same name as what it is about, and people look for that. */
const fields = { searchNames: 1, searchSubjects: 0.3 } as const

const names = (word: string) => Object.entries(fields).map(([field, weight]) => `${field}:${word}^${4 * weight}`)
const around = (word: string) => `searchAround:${word}^1.4`
const texts = (word: string) => `searchTexts:${word}^0.3`

/** The word itself, what begins with it, and what a slip of the pen makes of it. */
function near(word: string, words: number): string[] {
  const inexact = [...(word.length < 2 ? [] : [`${word}*^0.5`]), ...slipsOf(word, words).map((one) => `${one}^0.25`)]
  const inNames = Object.entries(fields).flatMap(([field, weight]) =>
    inexact.map((one) => `(${field}:${one})^${weight}`),
  )
  const inAround = inexact.map((one) => `(searchAround:${one})^0.4`)
  return [...names(word), ...inNames, around(word), ...inAround, texts(word)]
}

/** Lucene counts two letters that changed places as one slip. */
function slipsOf(word: string, words: number): string[] {
  const slips = slipsAllowed(word, words)
  return slips === 0 ? [] : [`${word}~${slips}`]
}

export interface FoundQuotes {
  readonly id: EntityId
  /** What it is known by beside its names: `kind`, `body`, and its dates and number by their fields. */
  readonly around: readonly (readonly [field: string, value: string])[]
  readonly quotes: readonly string[]
  readonly note: string | null
  /** Of a source: its whole text. */
  readonly text: string | null
}

/** For each entity, at most three quotes with one of the words in them, those with most first; all have the literal. */
export function quotesWith(
  ids: readonly EntityId[],
  words: readonly string[],
  literal: string | null,
): ReadQuery<FoundQuotes> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})
      RETURN id, e.note AS note, e.text AS text, e.kind AS kind, ${TELLING_OF} AS telling, ${bodiesOf('e')} AS bodies, COLLECT {
        MATCH (e)<-[:SUPPORTS]-(said)
        WHERE said.searchTexts IS NOT NULL AND ($literal IS NULL OR toLower(said.quote) CONTAINS $literal)
        WITH DISTINCT said, size([word IN $words WHERE said.searchTexts CONTAINS word]) AS found WHERE found > 0
        RETURN said.quote ORDER BY found DESC, said.id LIMIT 3 } AS quotes`,
    params: { ids, words, literal },
    toRow: (record) => ({
      id: record.get('id'),
      around: aroundOf({
        id: record.get('id'),
        kind: record.get('kind'),
        telling: record.get('telling'),
        bodies: record.get('bodies'),
      }),
      quotes: record.get('quotes'),
      note: record.get('note'),
      text: record.get('text'),
    }),
  }
}
