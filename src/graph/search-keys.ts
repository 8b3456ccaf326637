/**
 * What search looks into, kept with each entity as folded words: its names, what is known around it, and what its
 * evidence says of it. Written where facts are written; the full-text index over it needs no analysis of its own.
 */
import { groupBy } from '../domain/group-by.ts'
import { type ChangedFacts, endsOf, isEntity, isEvidence } from './changed-facts.ts'
import type { WriteTransaction } from './graph.ts'
import {
  AFTER,
  aroundOf,
  FROM_IT,
  joinTextKeys,
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

/**
 * Makes the keys of whatever the changes bear on what the graph now says. Sentences that were added to what is said of an
 * entity add their words: those that were said before are not read again.
 */
export async function updateSearchKeys(transaction: WriteTransaction, changes: ChangedFacts): Promise<void> {
  await rebuildQuotes(transaction, changes.nodes)
  const claims = changes.relationships.filter(({ type, to }) => type === 'SUPPORTS' && isEntity(to))
  const anew = new Set([
    ...changes.nodes.filter(isEntity),
    ...endsOf(changes, 'from', AFTER),
    ...endsOf(changes, 'to', ['ADOPTED']),
    ...claims.flatMap(({ to, isDeleted }) => (isDeleted ? [to] : [])),
    ...(await supportedBy(transaction, changes.rewordedEvidence)),
  ])
  const around = [...endsOf(changes, 'to', TO_IT), ...endsOf(changes, 'from', FROM_IT)]
  for (const id of await knownByChanged(transaction, changes.nodes.filter(isEntity), around)) anew.add(id)
  await rebuildKeys(transaction, [...anew])
  const added = groupBy(
    claims.filter(({ to }) => !anew.has(to)),
    ({ to }) => to,
  )
  const rows = [...added].map(([id, said]) => ({ id, evidenceIds: said.map(({ from }) => from) }))
  await addTexts(transaction, rows)
}

/** Makes the keys of these entities and pieces of evidence anew; other ids are passed over. */
export async function rebuildSearchKeys(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  await rebuildQuotes(transaction, ids)
  await rebuildKeys(transaction, ids.filter(isEntity))
}

async function rebuildKeys(transaction: WriteTransaction, entities: readonly string[]): Promise<void> {
  for (let start = 0; start < entities.length; start += ENTITIES_AT_ONCE) {
    const found = await readSearched(transaction, entities.slice(start, start + ENTITIES_AT_ONCE))
    const rows = found.map((searched) => ({ id: searched.id, keys: searchKeys(searched) }))
    await transaction.run('UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e += row.keys', { rows })
  }
}

async function supportedBy(transaction: WriteTransaction, evidence: readonly string[]): Promise<string[]> {
  const { records } = await transaction.run(
    'UNWIND $evidence AS id MATCH (:Evidence {id: id})-[:SUPPORTS]->(of:Entity) RETURN DISTINCT of.id AS id',
    { evidence },
  )
  return records.map((row) => row.get('id'))
}

/**
 * What is known by those that were written, what has or had other bodies around it, and what is named after any of
 * these; names of names go no further.
 */
async function knownByChanged(
  transaction: WriteTransaction,
  written: readonly string[],
  around: readonly string[],
): Promise<string[]> {
  const { records } = await transaction.run(
    `CALL () {
       UNWIND $around AS id MATCH (e:Entity {id: id}) RETURN e
       UNION UNWIND $written AS id MATCH (body:Entity {id: id})
       CALL (body) {
         RETURN body AS e
         UNION MATCH (body)-[:${TO_IT.join('|')}]->(e) RETURN e
         UNION MATCH (body)<-[:${FROM_IT.join('|')}]-(e) RETURN e
       }
       RETURN e
     }
     CALL (e) {
       RETURN e AS known
       UNION MATCH (e)<-[:${AFTER.join('|')}]-(known) RETURN known
       UNION MATCH (e)-[:ADOPTED]->(known) RETURN known
     }
     RETURN DISTINCT known.id AS id ORDER BY id`,
    { written, around },
  )
  return records.map((row) => row.get('id'))
}

interface AddedTexts {
  readonly id: string
  readonly evidenceIds: readonly string[]
}

async function addTexts(transaction: WriteTransaction, rows: readonly AddedTexts[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ENTITIES_AT_ONCE) {
    const { records } = await transaction.run(
      `UNWIND $rows AS row MATCH (e:Entity {id: row.id})
       RETURN row.id AS id, coalesce(e.searchTexts, '') AS known,
         COLLECT { UNWIND row.evidenceIds AS at MATCH (said:Evidence {id: at}) WHERE said.searchTexts IS NOT NULL
           RETURN said.searchTexts } AS added`,
      { rows: rows.slice(start, start + ENTITIES_AT_ONCE) },
    )
    const changed = records.flatMap((row) => {
      const known: string = row.get('known')
      const texts = joinTextKeys([known, ...row.get('added')])
      return texts.length === known.length ? [] : [{ id: row.get('id'), texts }]
    })
    await transaction.run('UNWIND $changed AS row MATCH (e:Entity {id: row.id}) SET e.searchTexts = row.texts', {
      changed,
    })
  }
}

async function rebuildQuotes(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  const { records } = await transaction.run(
    'UNWIND $ids AS id MATCH (e:Evidence {id: id}) WHERE e.quote IS NOT NULL RETURN id, e.quote AS quote',
    { ids: ids.filter(isEvidence) },
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
