import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import type { EntityRecord, Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { openEmptyGraph } from '../support/graph.ts'

const partner = (slug: string, name: string): EntityRecord => ({
  id: `partner:${slug}`,
  label: 'Partner',
  fields: { name, kind: 'STATE', aliases: [] },
})

const SUBGRAPH: Subgraph = {
  entities: [
    partner('cuba', 'Cuba'),
    partner('laos', 'Laos'),
    { id: 'source:note', label: 'Source', fields: { name: 'A note', kind: 'ARTICLE' } },
    {
      id: 'agreement:paper',
      label: 'Agreement',
      fields: { name: 'Paper', kind: 'TREATY', signedOn: parsePartialDate('2021-09')!, number: '7' },
    },
  ],
  relationships: [
    {
      id: 'PARTY_TO/partner:cuba/agreement:paper',
      type: 'PARTY_TO',
      from: 'partner:cuba',
      to: 'agreement:paper',
      fields: {},
      inferred: false,
      why: null,
      evidenceIds: ['evidence:note.all'],
    },
  ],
  evidence: [
    {
      id: 'evidence:note.all',
      sourceId: 'source:note',
      quote: 'all',
      start: 0,
      end: 3,
      locator: null,
      citation: 'A note',
    },
  ],
  supports: [
    {
      evidenceId: 'evidence:note.all',
      entityId: 'agreement:paper',
      property: 'signedOn',
      value: '2021-09',
      original: null,
      rank: 'NORMAL',
      rule: null,
      inferred: false,
      confidence: null,
    },
  ],
}

let graph: Graph

beforeEach(async () => {
  await graph?.close()
  graph = await openEmptyGraph()
})

afterAll(() => graph.close())

const load = (subgraph: Subgraph, options: { prune?: boolean; importId?: string } = {}) =>
  loadSubgraph(graph, subgraph, {
    importId: options.importId ?? 'seed',
    prune: options.prune ?? false,
    seedDigest: 'd',
  })

const read = (cypher: string, params: Record<string, unknown> = {}) =>
  graph.read({ cypher, params, toRow: (record) => (record as any).toObject() })

/** Everything that the graph holds, in an order of its own. */
const whole = () =>
  read(`MATCH (n) OPTIONAL MATCH (n)-[r]->(m)
    RETURN labels(n) AS labels, properties(n) AS n, type(r) AS type, properties(r) AS r, m.id AS m ORDER BY n.id, type, r.id, r.key`)

describe('loading a subgraph', () => {
  it('writes entities under their labels, dates with their bounds, and the evidence of each fact', async () => {
    const report = await load(SUBGRAPH)
    expect(report).toMatchObject({ created: 8, updated: 0, unchanged: 0, gone: [] })
    const [row] = await read(
      `MATCH (p:Entity:Partner)-[party:PARTY_TO]->(a:Entity:Agreement)<-[claim:SUPPORTS]-(e:Evidence)-[:FROM]->(s:Source)
       RETURN p.id AS p, party.evidenceIds AS evidenceIds, a.signedOnEdtf AS edtf, toString(a.signedOnEarliest) AS earliest,
         toString(a.signedOnLatest) AS latest, claim.property AS property, e.start AS start, s.id AS s`,
    )
    expect(row).toEqual({
      p: 'partner:cuba',
      evidenceIds: ['evidence:note.all'],
      edtf: '2021-09',
      earliest: '2021-09-01',
      latest: '2021-09-30',
      property: 'signedOn',
      start: 0,
      s: 'source:note',
    })
  })

  it('refuses a relationship that joins what its type does not, and writes nothing', async () => {
    const [party] = SUBGRAPH.relationships
    const wrong = { ...party!, id: 'PARTY_TO/wrong', to: 'partner:laos' }
    await expect(load({ ...SUBGRAPH, relationships: [party!, wrong] })).rejects.toThrow(
      '"PARTY_TO/wrong": PARTY_TO does not lead from "partner:cuba" to "partner:laos".',
    )
    expect(await whole()).toEqual([])
  })

  it('changes nothing the second time, not even the version', async () => {
    await load(SUBGRAPH)
    const before = await whole()
    const report = await load(SUBGRAPH)
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 8, gone: [] })
    expect(await whole()).toEqual(before)
    expect(await readGraphState(graph)).toMatchObject({ version: 1, seedDigest: 'd' })
  })

  it('knows a judgement again, and deletes one that was taken back', async () => {
    const judgement = {
      id: 'judgement:kuba.cuba',
      label: 'Judgement' as const,
      fields: { verdict: 'SAME', left: 'partner:kuba', right: 'partner:cuba', by: 'us', why: 'The same state.' },
    }
    const judged = { ...SUBGRAPH, entities: [...SUBGRAPH.entities, judgement] }
    expect(await load(judged)).toMatchObject({ created: 9 })
    expect(await load(judged)).toMatchObject({ created: 0, updated: 0, unchanged: 9, gone: [] })
    expect(await load(SUBGRAPH, { prune: true })).toMatchObject({ gone: ['judgement:kuba.cuba'] })
    expect(await read('MATCH (n:Judgement) RETURN n.id AS id')).toEqual([])
    expect(await load(SUBGRAPH)).toMatchObject({ gone: [] })
  })

  it('remembers the files that it was loaded from, even where they bring nothing new', async () => {
    await load(SUBGRAPH)
    await loadSubgraph(graph, SUBGRAPH, { importId: 'seed', prune: false, seedDigest: 'another comment' })
    expect(await readGraphState(graph)).toMatchObject({ version: 1, seedDigest: 'another comment' })
  })

  it('updates what differs, drops properties that are gone, and leaves the rest', async () => {
    await load(SUBGRAPH)
    const paper = SUBGRAPH.entities[3]!
    const { number: _number, ...fields } = paper.fields
    const changed = { ...paper, fields: { ...fields, name: 'Treaty' } }
    const report = await load({ ...SUBGRAPH, entities: [...SUBGRAPH.entities.slice(0, 3), changed] })
    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 7 })
    const rows = await read('MATCH (a:Agreement) RETURN a.name AS name, a.number AS number')
    expect(rows).toEqual([{ name: 'Treaty', number: null }])
    expect((await readGraphState(graph)).version).toBe(2)
  })

  it('reports what is gone and keeps it, until it is asked to prune', async () => {
    await load(SUBGRAPH)
    const less = { ...SUBGRAPH, entities: SUBGRAPH.entities.filter(({ id }) => id !== 'partner:laos'), supports: [] }
    const gone = ['partner:laos', 'SUPPORTS/evidence:note.all/agreement:paper/signedOn']
    expect(await load(less)).toMatchObject({ gone, pruned: false })
    expect(await read("MATCH (n {id: 'partner:laos'}) RETURN n.id AS id")).toHaveLength(1)
    expect(await load(less, { prune: true })).toMatchObject({ gone, pruned: true })
    expect(await read("MATCH (n {id: 'partner:laos'}) RETURN n.id AS id")).toEqual([])
    expect(await read('MATCH ()-[r:SUPPORTS]->() RETURN r.id AS id')).toEqual([])
    expect(await load(less)).toMatchObject({ gone: [] })
  })

  it('finds what is gone in a graph that was begun before the names of imports were kept', async () => {
    await load(SUBGRAPH)
    await graph.write((transaction) => transaction.run('MATCH (state:GraphState) REMOVE state.imports'))
    const less = { ...SUBGRAPH, entities: SUBGRAPH.entities.filter(({ id }) => id !== 'partner:laos') }
    await load(less, { importId: 'another' })
    expect(await load(less)).toMatchObject({ gone: ['partner:laos'] })
  })

  it('leaves alone what another import brought', async () => {
    await load({ ...SUBGRAPH, relationships: [], supports: [] }, { importId: 'other' })
    const report = await load(
      { entities: [partner('russia', 'Russia')], relationships: [], evidence: [], supports: [] },
      { prune: true },
    )
    expect(report).toMatchObject({ created: 1, gone: [] })
    expect(await read('MATCH (n:Partner) RETURN n.id AS id ORDER BY id')).toHaveLength(3)
  })

  it('writes nothing where one statement fails', async () => {
    const unwritable = { ...partner('atlantis', 'Atlantis'), fields: { name: { not: 'a value' } as never } }
    const subgraph = { ...SUBGRAPH, entities: [...SUBGRAPH.entities, unwritable] }
    await expect(load(subgraph)).rejects.toThrow()
    expect(await read('MATCH (n) RETURN n.id AS id')).toEqual([])
  })

  it('lets two writers at once come out as if one had followed the other', async () => {
    const reports = await Promise.all([load(SUBGRAPH), load(SUBGRAPH), load(SUBGRAPH)])
    expect(reports.map(({ created }) => created).sort()).toEqual([0, 0, 8])
    const entries = await read('MATCH (:Partner)-[r:TIMELINE]->() RETURN r.key AS key')
    expect(entries).toHaveLength(1)
  })

  it('keeps histories as they would be if they were all built anew', async () => {
    await load(SUBGRAPH)
    const party = SUBGRAPH.relationships[0]!
    const moved = { ...party, id: 'PARTY_TO/partner:laos/agreement:paper', from: 'partner:laos' }
    await load({ ...SUBGRAPH, relationships: [moved] }, { prune: true })
    const histories = await read(
      'MATCH (o:Partner)-[r:TIMELINE]->(e) RETURN o.id AS owner, r.event AS event, e.id AS entity ORDER BY owner',
    )
    expect(histories).toEqual([{ owner: 'partner:laos', event: 'SIGNED', entity: 'agreement:paper' }])
  })
})
