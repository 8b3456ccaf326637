/**
 * What search looks into, kept with each entity as folded words: its names, what is known around it, and what its
 * evidence says of it. Written where facts are written; the full-text index over it needs no analysis of its own.
 */
import { anyOrder, initialsOf, joinedWords, wordsOf } from '../domain/fold.ts'
import { kindWords } from '../domain/kind-words.ts'
import { entityLabelOf, labelOf } from '../domain/ontology.ts'
import { respell } from '../domain/respelling.ts'
import type { WriteTransaction } from './graph.ts'
import type { ReadQuery } from './read-query.ts'

const ENTITIES_AT_ONCE = 500

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
const TO_IT = 'PARTY_TO|TOOK_PART_IN|PARTICIPATES_IN|MEMBER_OF|ISSUED'
const FROM_IT = 'HOLDS|SESSION_OF'
const AFTER = 'SESSION_OF|CONCERNS|STEERS|RATIFIES|IMPLEMENTS|RESULTED_IN|FOLLOWS'
const MOST_BODIES = 20

/** Cypher: the bodies by which an entity is known, those with the first ids where there are very many. */
export const bodiesOf = (entity: string) => `COLLECT { CALL (${entity}) {
    MATCH (${entity})<-[:${TO_IT}]-(body:Partner|Institution) RETURN body
    UNION MATCH (${entity})-[:${FROM_IT}]->(body:Partner|Institution|Committee) RETURN body }
  WITH body ORDER BY body.id LIMIT ${MOST_BODIES} RETURN [body.name, body.nameVi] + coalesce(body.aliases, []) }`

/** What the entity `e` is named after: a session after its committee, a launch after its project. */
const NAMED_AFTER = `COLLECT { CALL (e) {
    MATCH (e)-[after:${AFTER}]->(whole:Entity)
    WHERE CASE type(after) WHEN 'IMPLEMENTS' THEN e:Policy WHEN 'RESULTED_IN' THEN whole:Project ELSE true END RETURN whole
    UNION MATCH (e)<-[:ADOPTED]-(whole:Meeting) RETURN whole }
  WITH whole ORDER BY whole.id LIMIT ${MOST_BODIES} RETURN {id: whole.id, kind: whole.kind, names: [whole.name, whole.nameVi] + coalesce(whole.aliases, []), bodies: ${bodiesOf('whole')}} }`

/** Fields whose year or number people add to a name. */
const telling = ['sessionNumber', 'signedOn', 'validFrom', 'validUntil', 'heldOn', 'startedOn', 'endedOn', 'issuedOn']

/** Those that the entity `e` has, with their values as text. */
export const TELLING_OF = `[one IN [${telling.map((field) => `['${field}', toString(e.${field})]`).join(', ')}] WHERE one[1] IS NOT NULL]`

type Row = Parameters<ReadQuery<unknown>['toRow']>[0]

/** What an entity is known by beside its names, by property; `body` for the name of one. From `id`, `kind`, `telling`, `bodies`. */
export function aroundOf(row: Row): (readonly [field: string, value: string])[] {
  const kind = kindWords(entityLabelOf(row.get('id')), row.get('kind'))
  const told = (row.get('telling') as [string, string][]).map(
    ([field, value]) => [field, yearsOrNumber(value)] as const,
  )
  const bodies = (row.get('bodies') as (string | null)[][]).flat()
  return [
    ...(kind === null ? [] : [['kind', kind] as const]),
    ...told,
    ...[...new Set(bodies)].flatMap((name) => (name === null ? [] : [['body', name] as const])),
  ]
}

/** The years of a date as it is stored, or a number: nobody looks for a month or a day by its digits. */
const yearsOrNumber = (value: string) => (/^\d{1,3}$/.test(value) ? value : (value.match(/\d{4}/g) ?? []).join(' '))

interface Searched {
  readonly id: string
  readonly names: readonly string[]
  /** What it is known by beside its names: whose it is, of which kind, of when. */
  readonly around: readonly string[]
  /** Names of what it is named after. */
  readonly wholes: readonly string[]
  readonly texts: readonly string[]
}

interface SearchKeys {
  readonly searchType: string
  /** Each name as one word, as it stands and in any order. */
  readonly searchWhole: string
  readonly searchNames: string
  /** Those of a topic or source instead: they repeat the names of what people look for. */
  readonly searchSubjects: string
  readonly searchAround: string
  readonly searchTexts: string
}

/** Makes the keys of these entities and pieces of evidence what the graph now says; other ids are passed over. */
export async function rebuildSearchKeys(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  await rebuildQuotes(transaction, ids)
  const own = ids.filter((id) => entityLabelOf(id) !== null)
  const entities = [...new Set([...own, ...(await knownByRewritten(transaction, own))])]
  for (let start = 0; start < entities.length; start += ENTITIES_AT_ONCE) {
    const found = await readSearched(transaction, entities.slice(start, start + ENTITIES_AT_ONCE))
    const rows = found.map((searched) => ({ id: searched.id, keys: searchKeys(searched) }))
    await transaction.run('UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e += row.keys', { rows })
  }
}

/** What is known by bodies that were written anew: a node that is written has no keys yet. */
async function knownByRewritten(transaction: WriteTransaction, ids: readonly string[]): Promise<string[]> {
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (body:Entity {id: id}) WHERE body.searchNames IS NULL
     CALL (body) {
       MATCH (body)-[:${TO_IT}|ADOPTED]->(e) RETURN e
       UNION MATCH (body)<-[:${FROM_IT}|${AFTER}]-(e) RETURN e
     }
     RETURN DISTINCT e.id AS id ORDER BY id`,
    { ids },
  )
  return records.map((row) => row.get('id'))
}

async function rebuildQuotes(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  const { records } = await transaction.run(
    'UNWIND $ids AS id MATCH (e:Evidence {id: id}) WHERE e.quote IS NOT NULL RETURN id, e.quote AS quote',
    { ids: ids.filter((id) => labelOf(id) === null) },
  )
  const rows = records.map((row) => ({ id: row.get('id'), searchTexts: unique(wordsFor(row.get('quote'))) }))
  await transaction.run('UNWIND $rows AS row MATCH (e:Evidence {id: row.id}) SET e.searchTexts = row.searchTexts', {
    rows,
  })
}

async function readSearched(transaction: WriteTransaction, ids: readonly string[]): Promise<Searched[]> {
  const names = NAMING.filter((name) => name !== 'aliases').map((name) => `e.${name}`)
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (e:Entity {id: id})
     RETURN id, [name IN [${names.join(', ')}] + coalesce(e.aliases, []) WHERE name IS NOT NULL] AS names,
       e.kind AS kind, ${bodiesOf('e')} AS bodies,
       ${TELLING_OF} AS telling, ${NAMED_AFTER} AS wholes,
       COLLECT { MATCH (e)<-[:SUPPORTS]-(said) WHERE said.quote IS NOT NULL
         WITH DISTINCT said.id AS at, said.quote AS quote ORDER BY at RETURN quote } +
       [text IN [e.note, e.text] WHERE text IS NOT NULL] AS texts`,
    { ids },
  )
  return records.map((row) => ({
    id: row.get('id'),
    names: row.get('names'),
    around: aroundOf(row).map(([, value]) => value),
    wholes: (row.get('wholes') as Whole[]).flatMap(wordsOfWhole),
    texts: row.get('texts'),
  }))
}

interface Whole {
  readonly id: string
  readonly kind: string | null
  readonly names: readonly (string | null)[]
  readonly bodies: readonly (readonly (string | null)[])[]
}

/** Its names, those of its bodies, and how people call its kind: `the JICA project` is a name for the project first. */
const wordsOfWhole = ({ id, kind, names, bodies }: Whole) =>
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
    searchTexts: unique(texts.flatMap(wordsFor)),
  }
}

/** A name as one word, as it stands and in any order. */
function wholesFor(name: string): string[] {
  const words = respell(wordsOf(name))
  return [words.join(''), anyOrder(words)]
}

/** All by which one text is found. */
const wordsFor = (text: string) => [...wordsOf(text), ...joinedWords(text), ...respell(wordsOf(text))]

/** Ids of bodies are acronyms that people know: `partner:koica`. Those of other things only say again whose they are. */
const isBody = (label: string) => ['Partner', 'Institution', 'Committee'].includes(label)

/** None where the id is made of several words. */
const acronymOf = (id: string) => (slugOf(id).includes('-') ? [] : [slugOf(id)])

const slugOf = (id: string) => id.slice(id.indexOf(':') + 1)

/** As the index knows a type: no word of a name looks so. */
export function typeKey(label: string): string {
  return `_${label.toLowerCase()}`
}

function unique(words: Iterable<string>): string {
  return [...new Set(words)].join(' ')
}
