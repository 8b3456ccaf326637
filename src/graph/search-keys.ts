/**
 * What search looks into, kept with each entity as folded words: its names, what is known around it, and what its
 * evidence says of it. Written where facts are written; the full-text index over it needs no analysis of its own.
 */
import { entityLabelOf, labelOf } from '../domain/ontology.ts'
import type { WriteTransaction } from './graph.ts'
import {
  AFTER,
  aroundOf,
  FROM_IT,
  MOST_BODIES,
  NAMING,
  type Searched,
  type Surroundings,
  searchKeys,
  TO_IT,
  telling,
  textKeys,
  type Whole,
  wordsOfWhole,
} from './search-words.ts'

const ENTITIES_AT_ONCE = 500

/** Cypher: the bodies by which an entity is known, those with the first ids where there are very many. */
export const bodiesOf = (entity: string) => `COLLECT { CALL (${entity}) {
    MATCH (${entity})<-[:${TO_IT.join('|')}]-(body:Partner|Institution) RETURN body
    UNION MATCH (${entity})-[:${FROM_IT.join('|')}]->(body:Partner|Institution|Committee) RETURN body }
  WITH body ORDER BY body.id LIMIT ${MOST_BODIES} RETURN [body.name, body.nameVi] + coalesce(body.aliases, []) }`

/** What the entity `e` is named after: a session after its committee, a launch after its project. */
const NAMED_AFTER = `COLLECT { CALL (e) {
    MATCH (e)-[after:${AFTER.join('|')}]->(whole:Entity)
    WHERE CASE type(after) WHEN 'IMPLEMENTS' THEN e:Policy WHEN 'RESULTED_IN' THEN whole:Project ELSE true END RETURN whole
    UNION MATCH (e)<-[:ADOPTED]-(whole:Meeting) RETURN whole }
  WITH whole ORDER BY whole.id LIMIT ${MOST_BODIES} RETURN {id: whole.id, kind: whole.kind, names: [whole.name, whole.nameVi] + coalesce(whole.aliases, []), bodies: ${bodiesOf('whole')}} }`

/** Those that the entity `e` has, with their values as text; a date is stored under its EDTF. */
export const TELLING_OF = `[one IN [${telling.map((field) => `['${field}', toString(coalesce(e.${field}, e.${field}Edtf))]`).join(', ')}] WHERE one[1] IS NOT NULL]`

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
       MATCH (body)-[:${TO_IT.join('|')}|ADOPTED]->(e) RETURN e
       UNION MATCH (body)<-[:${FROM_IT.join('|')}|${AFTER.join('|')}]-(e) RETURN e
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
    around: aroundOf(row.toObject() as Surroundings).map(([, value]) => value),
    wholes: (row.get('wholes') as Whole[]).flatMap(wordsOfWhole),
    texts: textKeys(row.get('texts')),
  }))
}
