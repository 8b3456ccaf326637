/** The folded words by which things are found, from what is known of them. It asks no database. */
import { anyOrder, foldedWords, initialsOf } from '../domain/fold.ts'
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
  const [isSubject, isOfBody] = [label === 'Topic' || label === 'Source', isBody(label)]
  const called = isOfBody ? [...names, slugOf(id)] : names
  const all = new Set<string>()
  for (const name of called) {
    addWords(all, name)
    for (const initials of initialsOf(name)) all.add(initials)
  }
  const ofWholes = new Set<string>()
  for (const whole of wholes) addWords(ofWholes, whole)
  const words = new Set<string>()
  for (const word of all) if (!ofWholes.has(word)) words.add(word)
  if (!isOfBody) addWords(all, slugOf(id))
  for (const text of around) addWords(all, text)
  for (const word of words) all.delete(word)
  return {
    searchType: typeKey(label),
    searchWhole: isSubject ? '' : unique([...names, ...(isOfBody ? acronymOf(id) : [])].flatMap(wholesFor)),
    searchNames: isSubject ? '' : joined(words),
    searchSubjects: isSubject ? joined(words) : '',
    searchAround: joined(all),
    searchTexts: texts,
  }
}

/** A name as one word, as it stands and in any order. */
function wholesFor(name: string): string[] {
  const { spelt } = foundBy(name)
  return [spelt.join(''), anyOrder(spelt)]
}

function addWords(to: Set<string>, text: string): void {
  for (const word of foundBy(text).words) to.add(word)
}

interface Found {
  /** All by which the text is found, each once. */
  readonly words: readonly string[]
  readonly spelt: readonly string[]
}

/** Names come again and again, so those met last are kept, in two halves: what is asked for moves from the older one. */
function foundBy(text: string): Found {
  const known = newer.get(text)
  if (known !== undefined) return known
  const found = older.get(text) ?? find(text)
  if (text.length > LONGEST_KEPT) return found
  if (newer.size === MOST_KEPT) [older, newer] = [newer, new Map()]
  newer.set(text, found)
  return found
}

function find(text: string): Found {
  const { words, joined } = foldedWords(text)
  const spelt = respell(words)
  return { words: [...new Set([...words, ...joined, ...spelt])], spelt }
}

let newer = new Map<string, Found>()
let older = new Map<string, Found>()
/** In each half. */
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

/** Those of texts, which seldom come again. */
export const textKeys = (texts: readonly string[]) =>
  texts.length === 1 ? find(texts[0]!).words.join(' ') : unique(texts.flatMap((text) => find(text).words))

/** Those of texts of which they are known. */
export function joinTextKeys(keys: readonly string[]): string {
  if (keys.length === 1) return keys[0]!
  const all = new Set<string>()
  for (const some of keys) for (const word of some.split(' ')) all.add(word)
  all.delete('')
  return joined(all)
}

const unique = (words: Iterable<string>) => joined(new Set(words))

const joined = (words: ReadonlySet<string>) => [...words].join(' ')
