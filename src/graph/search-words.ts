/** The folded words by which things are found, from what is known of them. It asks no database. */
import { anyOrder, foldedWords, initialsOf, wordsOf } from '../domain/fold.ts'
import { kindWords } from '../domain/kind-words.ts'
import { entityLabelOf, labelOf } from '../domain/ontology.ts'
import { respell } from '../domain/respelling.ts'

/** Properties that name an entity, by which it is found before all else. */
export const NAMING = [
  'name',
  'nameVi',
  'aliases',
  'number',
  'iatiIdentifier',
  'iatiOrgId',
  'wikidataId',
  'iso2',
] as const

/** Verbs by which people tell one document, meeting, project or post from another: whose it is. */
export const TO_IT = ['PARTY_TO', 'TOOK_PART_IN', 'PARTICIPATES_IN', 'MEMBER_OF', 'ISSUED'] as const
export const FROM_IT = ['HOLDS', 'SESSION_OF'] as const
/** Verbs that lead to what a thing is named after. */
export const AFTER = ['SESSION_OF', 'CONCERNS', 'STEERS', 'RATIFIES', 'IMPLEMENTS', 'RESULTED_IN', 'FOLLOWS'] as const
export const MOST_BODIES = 20

/** Fields whose year or number people add to a name. */
export const telling = [
  'sessionNumber',
  'signedOn',
  'validFrom',
  'validUntil',
  'heldOn',
  'startedOn',
  'endedOn',
  'issuedOn',
]

/** What is read of an entity for the words around it. */
export interface Surroundings {
  readonly id: string
  readonly kind: string | null
  /** As `TELLING_OF` gives them. */
  readonly telling: readonly (readonly [field: string, value: string])[]
  /** Names of each body, as `bodiesOf` gives them. */
  readonly bodies: readonly (readonly (string | null)[])[]
}

/** What an entity is known by beside its names, by property; `body` for the name of one. */
export function aroundOf({ id, kind, telling, bodies }: Surroundings): (readonly [field: string, value: string])[] {
  const words = kindWords(entityLabelOf(id), kind)
  const told = telling.map(([field, value]) => [field, yearsOrNumber(value)] as const)
  return [
    ...(words === null ? [] : [['kind', words] as const]),
    ...told,
    ...[...new Set(bodies.flat())].flatMap((name) => (name === null ? [] : [['body', name] as const])),
  ]
}

/** The years of a date as it is stored, or a number: nobody looks for a month or a day by its digits. */
const yearsOrNumber = (value: string) => (/^\d{1,3}$/.test(value) ? value : (value.match(/\d{4}/g) ?? []).join(' '))

export interface Searched {
  readonly id: string
  readonly names: readonly string[]
  /** What it is known by beside its names: whose it is, of which kind, of when. */
  readonly around: readonly string[]
  /** Names of what it is named after. */
  readonly wholes: readonly string[]
  /** Of what is said of it, as `textKeys` gives them. */
  readonly texts: string
}

export interface SearchKeys {
  readonly searchType: string
  /** Each name as one word, as it stands and in any order. */
  readonly searchWhole: string
  readonly searchNames: string
  /** Those of a topic or source instead: they repeat the names of what people look for. */
  readonly searchSubjects: string
  readonly searchAround: string
  readonly searchTexts: string
}

export interface Whole {
  readonly id: string
  readonly kind: string | null
  readonly names: readonly (string | null)[]
  readonly bodies: readonly (readonly (string | null)[])[]
}

/** Its names, those of its bodies, and how people call its kind: `the JICA project` is a name for the project first. */
export const wordsOfWhole = ({ id, kind, names, bodies }: Whole) =>
  [kindWords(entityLabelOf(id), kind), ...names, ...bodies.flat()].filter((name) => name !== null)

export function searchKeys({ id, names, around, wholes, texts }: Searched): SearchKeys {
  const label = labelOf(id) ?? ''
  const isSubject = label === 'Topic' || label === 'Source'
  const called = isBody(label) ? [...names, slugOf(id)] : names
  const all = called.flatMap((name) => [...wordsFor(name), ...initialsOf(name)])
  const ofWholes = new Set(wholes.flatMap(wordsFor))
  const words = new Set(all.filter((word) => !ofWholes.has(word)))
  const others = [...all, ...(isBody(label) ? [] : [slugOf(id)]).flatMap(wordsFor), ...around.flatMap(wordsFor)]
  return {
    searchType: typeKey(label),
    searchWhole: isSubject ? '' : unique([...names, ...(isBody(label) ? acronymOf(id) : [])].flatMap(wholesFor)),
    searchNames: isSubject ? '' : unique(words),
    searchSubjects: isSubject ? unique(words) : '',
    searchAround: unique(others.filter((word) => !words.has(word))),
    searchTexts: texts,
  }
}

/** A name as one word, as it stands and in any order. */
function wholesFor(name: string): string[] {
  const words = respell(wordsOf(name))
  return [words.join(''), anyOrder(words)]
}

/** All by which one text is found. Names come again and again, so those met last are kept. */
function wordsFor(text: string): readonly string[] {
  const known = recent.get(text)
  if (known !== undefined) return known
  const folded = foldedWords(text)
  const words = [...folded.words, ...folded.joined, ...respell(folded.words)]
  if (text.length > LONGEST_KEPT) return words
  if (recent.size === MOST_KEPT) recent.clear()
  recent.set(text, words)
  return words
}

const recent = new Map<string, readonly string[]>()
const MOST_KEPT = 50_000
const LONGEST_KEPT = 100

/** Ids of bodies are acronyms that people know: `partner:koica`. Those of other things only say again whose they are. */
const isBody = (label: string) => ['Partner', 'Institution', 'Committee'].includes(label)

/** None where the id is made of several words. */
const acronymOf = (id: string) => (slugOf(id).includes('-') ? [] : [slugOf(id)])

const slugOf = (id: string) => id.slice(id.indexOf(':') + 1)

/** As the index knows a type: no word of a name looks so. */
export function typeKey(label: string): string {
  return `_${label.toLowerCase()}`
}

/** Those of texts. */
export const textKeys = (texts: readonly string[]) => unique(texts.flatMap(wordsFor))

/** Those of texts of which they are known. */
export function joinTextKeys(keys: readonly string[]): string {
  if (keys.length === 1) return keys[0]!
  const all = new Set<string>()
  for (const some of keys) for (const word of some.split(' ')) all.add(word)
  all.delete('')
  return unique(all)
}

function unique(words: Iterable<string>): string {
  return [...new Set(words)].join(' ')
}
