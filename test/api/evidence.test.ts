/** Law 1 over the whole seed: no fact without evidence, and every quote stands where it is said to stand. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { entityTypes, statements } from '../../src/domain/ontology.ts'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

const rows = (cypher: string) =>
  seeded.graph.read({ cypher, params: {}, toRow: (record) => (record as any).toObject() })

it('every quote equals its article from start to end, in code points, and the article is the one on disk', async () => {
  const { sourcesConnection } =
    await seeded.asker.ask(`{ sourcesConnection(first: 100, where: {kind: {eq: ARTICLE}}) { edges { node {
    id text sha256 saysConnection(first: 100) { totalCount pageInfo { hasNextPage } edges { node { quote start end } } } } } } }`)
  expect(sourcesConnection.edges).toHaveLength(5)
  let quotes = 0
  for (const { node } of sourcesConnection.edges) {
    expect(node.saysConnection.pageInfo.hasNextPage).toBe(false)
    const letters = [...node.text]
    for (const edge of node.saysConnection.edges) {
      if (edge.node.quote === null) continue
      expect(letters.slice(edge.node.start, edge.node.end).join('')).toBe(edge.node.quote)
      quotes++
    }
  }
  expect(quotes).toBeGreaterThan(80)
})

it('every entity answers with its evidence', async () => {
  const bare = await rows(
    `MATCH (e:Entity) WHERE NOT EXISTS { (e)<-[:SUPPORTS]-(:Evidence)-[:FROM]->(:Source) } RETURN e.id AS id`,
  )
  expect(bare).toEqual([])
  const ids = (await rows('MATCH (e:Entity) RETURN e.id AS id ORDER BY id')).map(({ id }) => id as string)
  for (let start = 0; start < ids.length; start += 100) {
    const { entities } = await seeded.asker.ask(
      'query ($ids: [ID!]!) { entities(ids: $ids) { id evidenceConnection(first: 1) { edges { node { citation source { id } } properties { property } } } } }',
      {
        ids: ids.slice(start, start + 100),
      },
    )
    for (const entity of entities) {
      expect(entity.evidenceConnection.edges[0]?.node.citation, entity.id).toBeTruthy()
      expect(entity.evidenceConnection.edges[0].properties.property, entity.id).toBeTruthy()
    }
  }
})

it('every relationship has evidence, which supports it where it starts, or covers the whole record of one of its ends', async () => {
  const types = ['FROM', 'SUPPORTS', 'TIMELINE', 'NEIGHBOUR']
  const bare = await seeded.graph.read({
    cypher: `MATCH (a)-[r]->(b) WHERE NOT type(r) IN $types
      AND (size(coalesce(r.evidenceIds, [])) = 0
        OR any(id IN r.evidenceIds WHERE NOT EXISTS {
          MATCH (:Evidence {id: id})-[claim:SUPPORTS]->(end)
          WHERE (end = a AND claim.property = r.id) OR (end IN [a, b] AND claim.property = 'record') }))
      RETURN r.id AS id`,
    params: { types },
    toRow: (record) => record.get('id'),
  })
  expect(bare).toEqual([])
})

it('every relationship whose record is cited whole carries all the sources of one of its ends, or claims of its own', async () => {
  const bare = await seeded.graph.read({
    cypher: `MATCH (a)-[r]->(b) WHERE NOT type(r) IN $types
        AND NOT EXISTS { MATCH (:Evidence)-[:SUPPORTS {property: r.id}]->(a) }
      WITH r, [end IN [a, b] | COLLECT { MATCH (whole:Evidence)-[:SUPPORTS {property: 'record'}]->(end) RETURN whole.id }] AS covering
      WHERE none(ids IN covering WHERE size(ids) > 0 AND all(id IN ids WHERE id IN r.evidenceIds))
      RETURN r.id AS id`,
    params: { types: ['FROM', 'SUPPORTS', 'TIMELINE', 'NEIGHBOUR'] },
    toRow: (record) => record.get('id'),
  })
  expect(bare).toEqual([])
})

it('every field of every entity has a claim, or a citation covers its record whole; some say themselves', async () => {
  const missing: string[] = []
  for (const [label, { fields }] of Object.entries(entityTypes)) {
    for (const [field, type] of Object.entries(fields)) {
      if (['name', 'language', 'sha256', 'text', 'retrievedOn'].includes(field)) continue
      const property = type === 'date' ? `${field}Edtf` : field
      const found = await rows(`MATCH (e:${label}) WHERE e.${property} IS NOT NULL AND NOT e.${property} = []
        AND NOT EXISTS { MATCH (e)<-[claim:SUPPORTS]-() WHERE claim.property IN ['${field}', 'record'] } RETURN e.id AS id`)
      missing.push(...found.map(({ id }) => `${id}.${field}`))
    }
  }
  expect(missing).toEqual([])
})

it('every claim names a field of its entity, a statement, a relationship that starts there, or the whole record', async () => {
  const claims = await rows(
    'MATCH (:Evidence)-[claim:SUPPORTS]->(e:Entity) RETURN DISTINCT claim.property AS property, [l IN labels(e) WHERE l <> "Entity"][0] AS label, e.id AS id',
  )
  const relationships = new Set(
    (await rows('MATCH (a)-[r]->() WHERE r.id IS NOT NULL RETURN a.id + " " + r.id AS key')).map(({ key }) => key),
  )
  const odd = claims.filter(({ property, label, id }) => {
    const { fields } = entityTypes[label as keyof typeof entityTypes]
    const known = [...Object.keys(fields), ...statements, 'record']
    return !known.includes(String(property)) && !relationships.has(`${id} ${property}`)
  })
  expect(odd).toEqual([])
})

it('what covers a whole record says no value of its own', async () => {
  const [count] = await rows(`MATCH (:Evidence)-[claim:SUPPORTS {property: 'record'}]->()
    RETURN count(*) AS covering, count(claim.value) AS valued`)
  expect(count!.covering).toBeGreaterThan(400)
  expect(count!.valued).toBe(0)
})

it('a value that sources dispute has them all, each with its source and a rule, at most one preferred and shown', async () => {
  const disputed = await rows(`MATCH (evidence:Evidence)-[claim:SUPPORTS]->(e:Entity) WHERE claim.rule IS NOT NULL
    WITH e, claim.property AS property, collect({value: claim.value, rank: claim.rank}) AS claims,
      e[claim.property] AS plain, e[claim.property + 'Edtf'] AS date
    RETURN e.id AS id, property, claims, coalesce(date, plain) AS shown`)
  expect(disputed.length).toBeGreaterThan(20)
  for (const { id, property, claims, shown } of disputed as any[]) {
    const values = (rank: string) =>
      new Set(claims.filter((one: any) => one.rank === rank).map(({ value }: any) => value))
    expect(new Set(claims.map(({ value }: any) => value)).size, `${id}.${property}`).toBeGreaterThan(1)
    const [preferred, ...more] = values('PREFERRED')
    expect(more, `${id}.${property}`).toEqual([])
    if (preferred !== undefined && shown !== null) expect(String(shown), `${id}.${property}`).toBe(preferred)
  }
})

it('the articles are held byte for byte, as their digest says', async () => {
  const held = await rows('MATCH (s:Source {kind: "ARTICLE"}) RETURN s.id AS id, s.text AS text ORDER BY id')
  const files = [
    '000_617f5b85112abf3d',
    '001_0b7b4fe7b1997861',
    '002_b2b1aea4b09e724a',
    '003_1a24aa6fded6f36b',
    '004_7faf7d1ca3e78e12',
  ]
  expect(held.map(({ text }) => text)).toEqual(
    files.map((name) =>
      readFileSync(new URL(`../../seed/sources/${name}.txt`, import.meta.url), 'utf8').normalize('NFC'),
    ),
  )
})

it('an entity answers the same read by its own fields alone and read with a relationship beside them', async () => {
  const ids = (await rows('MATCH (e:Entity) RETURN e.id AS id ORDER BY id')).map(({ id }) => id as string).slice(0, 90)
  const fields = `__typename id label: name nameVi aliases ... on Body { also: id } ...Dated
    ... on Partner { kind iatiOrgId } ... on Policy { number policyKind: kind }`
  const fragment =
    'fragment Dated on Entity { ... on Meeting { heldOn { edtf asPrinted why earliest } } ... on Policy { issuedOn { edtf } validFrom { latest } } }'
  const alone = await seeded.asker.ask(`query ($ids: [ID!]!) { entities(ids: $ids) { ${fields} } } ${fragment}`, {
    ids: [...ids, 'partner:nobody', 'change:x', 'x'],
  })
  const beside = await seeded.asker.ask(
    `query ($ids: [ID!]!) { entities(ids: $ids) { ${fields} evidenceConnection(first: 1) { totalCount } } } ${fragment}`,
    { ids: ids.slice(0, 50) },
  )
  expect(alone.entities.slice(ids.length)).toEqual([null, null, null])
  for (const [index, { evidenceConnection, ...entity }] of beside.entities.entries())
    expect(alone.entities[index]).toEqual(entity)
})
