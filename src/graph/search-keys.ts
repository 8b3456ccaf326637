/**
 * What search looks into, kept with each entity as folded words: its names, and what its evidence says of it. Written
 * where facts are written, as histories are; the full-text index over it needs no analysis of its own.
 */
import { initialsOf, joinedWords, wholeOf, wordsOf } from '../domain/fold.ts'
import { entityLabelOf, labelOf } from '../domain/ontology.ts'
import type { WriteTransaction } from './graph.ts'

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

interface Searched {
  readonly id: string
  readonly names: readonly string[]
  readonly texts: readonly string[]
}

interface SearchKeys {
  readonly searchType: string
  /** Each name as one word. */
  readonly searchWhole: string
  readonly searchNames: string
  /** Those of a topic or source instead: they repeat the names of what people look for. */
  readonly searchSubjects: string
  readonly searchTexts: string
}

/** Makes the keys of these entities and pieces of evidence what the graph now says; other ids are passed over. */
export async function rebuildSearchKeys(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  await rebuildQuotes(transaction, ids)
  const entities = ids.filter((id) => entityLabelOf(id) !== null)
  for (let start = 0; start < entities.length; start += ENTITIES_AT_ONCE) {
    const found = await readSearched(transaction, entities.slice(start, start + ENTITIES_AT_ONCE))
    const rows = found.map((searched) => ({ id: searched.id, keys: searchKeys(searched) }))
    await transaction.run('UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e += row.keys', { rows })
  }
}

async function rebuildQuotes(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  const { records } = await transaction.run(
    'UNWIND $ids AS id MATCH (e:Evidence {id: id}) WHERE e.quote IS NOT NULL RETURN id, e.quote AS quote',
    { ids: ids.filter((id) => labelOf(id) === null) },
  )
  const rows = records.map((row) => ({ id: row.get('id'), searchTexts: textKeys([row.get('quote')]) }))
  await transaction.run('UNWIND $rows AS row MATCH (e:Evidence {id: row.id}) SET e.searchTexts = row.searchTexts', {
    rows,
  })
}

async function readSearched(transaction: WriteTransaction, ids: readonly string[]): Promise<Searched[]> {
  const names = NAMING.filter((name) => name !== 'aliases').map((name) => `e.${name}`)
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (e:Entity {id: id})
     RETURN id, [name IN [${names.join(', ')}] + coalesce(e.aliases, []) WHERE name IS NOT NULL] AS names,
       COLLECT { MATCH (e)<-[:SUPPORTS]-(said) WHERE said.quote IS NOT NULL
         WITH DISTINCT said.id AS at, said.quote AS quote ORDER BY at RETURN quote } +
       [text IN [e.note, e.text] WHERE text IS NOT NULL] AS texts`,
    { ids },
  )
  return records.map((row) => ({ id: row.get('id'), names: row.get('names'), texts: row.get('texts') }))
}

export function searchKeys({ id, names, texts }: Searched): SearchKeys {
  const label = labelOf(id) ?? ''
  const isSubject = label === 'Topic' || label === 'Source'
  const words = [...names, slugOf(id)]
    .flatMap((name) => [...wordsOf(name), ...joinedWords(name), ...initialsOf(name)])
    .join(' ')
  return {
    searchType: typeKey(label),
    searchWhole: isSubject ? '' : unique([...names, slugOf(id)].map(wholeOf)),
    searchNames: isSubject ? '' : words,
    searchSubjects: isSubject ? words : '',
    searchTexts: textKeys(texts),
  }
}

/** Ids are made of names and acronyms that people know: `partner:koica`. */
const slugOf = (id: string) => id.slice(id.indexOf(':') + 1)

function textKeys(texts: readonly string[]): string {
  return unique(texts.flatMap((text) => [...wordsOf(text), ...joinedWords(text)]))
}

/** As the index knows a type: no word of a name looks so. */
export function typeKey(label: string): string {
  return `_${label.toLowerCase()}`
}

function unique(words: readonly string[]): string {
  return [...new Set(words)].join(' ')
}
