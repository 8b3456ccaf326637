/** A script of Cypher makes in an empty Neo4j what lies in Accord's own, and does no harm elsewhere. */
import { afterEach, describe, expect, it } from 'vitest'
import { dateProperties } from '../../src/domain/date-properties.ts'
import { nodeTypes, relationshipTypes } from '../../src/domain/ontology.ts'
import type { EntityRecord } from '../../src/domain/subgraph.ts'
import { cypher } from '../../src/exporters/cypher.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { evidenceProperties, supportProperties } from '../../src/graph/stored-records.ts'
import { openEmptyGraph, openSeededGraph } from '../support/graph.ts'
import { streamRecord } from '../support/record-stream.ts'
import { bytesOf } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { replay, statementsOf } from './replay.ts'
import { seedSubgraph } from './seed-subgraph.ts'

let graph: Graph | undefined

afterEach(async () => {
  await graph?.close()
  graph = undefined
})

const only = (entities: readonly EntityRecord[]) =>
  streamRecord({ entities, relationships: [], evidence: [], supports: [] })

const rows = (of: Graph, question: string): Promise<readonly unknown[]> =>
  of.read({ cypher: question, params: {}, toRow: (record) => record.get('row') })

describe('strings', () => {
  const name = [
    `'; MATCH (n) DETACH DELETE n; //`,
    `\\'; MATCH (n) DETACH DELETE n; //`,
    `\\u0027; MATCH (n) DETACH DELETE n; //`,
    `\\\\u0027}) //`,
    `\\\\\\u0027 \\`,
    'a;\nb;\r\nc\u2028d\u0085\u0000\u0007',
    '`{$x} "double" ${y} /* no comment */ -- // 🤝 ສປປ ລາວ',
  ].join(' ')

  it('come back as they were, whatever is in them', async () => {
    graph = await openEmptyGraph()
    const record = only([{ id: 'partner:odd', label: 'Partner', fields: { name, aliases: [name, ''], note: name } }])
    await replay(graph, (await bytesOf(cypher, record)).toString())
    const [row] = await rows(graph, 'MATCH (n:Entity) RETURN n {.name, .aliases, .note} AS row')
    expect(row).toEqual({ name, aliases: [name, ''], note: name })
  })

  it('end no statement for readers that split at a semicolon before a line break', async () => {
    const script = (await bytesOf(cypher, only([{ id: 'partner:odd', label: 'Partner', fields: { name } }]))).toString()
    expect(script.split(/;\n/).length - 1).toBe(statementsOf(script).length)
  })

  it('of a title cannot leave their comment', async () => {
    graph = await openEmptyGraph()
    const title = `x\\u000aCREATE (:Entity {id: 'bad'});\nCREATE (:Entity {id: 'worse'});`
    const record = streamRecord({ entities: [], relationships: [], evidence: [], supports: [] }, { title })
    await replay(graph, (await bytesOf(cypher, record)).toString())
    expect(await rows(graph, 'MATCH (n:Entity) RETURN n.id AS row')).toEqual([])
  })
})

describe('a database that is not empty', () => {
  it('is refused where it has a graph, before anything is written', async () => {
    graph = await openEmptyGraph()
    const script = (await bytesOf(cypher, streamRecord(difficultRecord))).toString()
    await replay(graph, script)
    const count = () => rows(graph!, 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) + count(r) AS row')
    const before = await count()
    await expect(replay(graph, script)).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining('This database has a graph already') }),
    })
    expect(await count()).toEqual(before)
  })

  it('keeps what others have there', async () => {
    graph = await openEmptyGraph()
    await graph.write((transaction) => transaction.run("CREATE (:Elsewhere {id: 'partner:laos'})"))
    await replay(graph, (await bytesOf(cypher, streamRecord(difficultRecord))).toString())
    expect(await rows(graph, 'MATCH (n:Elsewhere) RETURN n {.*} AS row')).toEqual([{ id: 'partner:laos' }])
  })
})

const NODES = `MATCH (n) WHERE n:Entity OR n:Evidence OR n:StatusChange
  RETURN [n.id, labels(n), properties(n)] AS row ORDER BY n.id`
const FACTS = `MATCH (a)-[r]->(b) WHERE NOT type(r) IN ['TIMELINE', 'NEIGHBOUR', 'SHARED']
  AND (a:Entity OR a:Evidence) AND (b:Entity OR b:Evidence OR b:StatusChange)
  RETURN [type(r) + ' ' + a.id + ' ' + b.id + ' ' + coalesce(r.property, r.id), properties(r)] AS row`

/** Of records; the rest Accord derives from them. Texts of sources are never exported. */
const known = new Set([
  ...Object.values({ ...nodeTypes, ...relationshipTypes }).flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([name, type]) => (type === 'date' ? Object.values(dateProperties(name)) : [name])),
  ),
  ...['id', 'inferred', 'why', 'evidenceIds', ...evidenceProperties, ...supportProperties],
])

describe('the seed', () => {
  it('lies in another Neo4j as it lies here', async () => {
    graph = await openSeededGraph()
    const script = (await bytesOf(cypher, await seedSubgraph(graph, 'partner:laos', 1))).toString()
    const byKey = (list: readonly unknown[]) => new Map(list.map((row: any) => [String(row[0]), row.slice(1)]))
    const [nodesHere, factsHere] = [byKey(await rows(graph, NODES)), byKey(await rows(graph, FACTS))]
    await graph.close()
    graph = await openEmptyGraph()
    await replay(graph, script)
    const [nodesThere, factsThere] = [byKey(await rows(graph, NODES)), byKey(await rows(graph, FACTS))]
    expect(nodesThere.size).toBeGreaterThan(30)
    expect(factsThere.size).toBeGreaterThan(100)
    for (const [key, [labels, properties]] of nodesThere) {
      expect([key, [...labels].sort(), properties]).toEqual([
        key,
        [...nodesHere.get(key)![0]].sort(),
        stored(nodesHere.get(key)![1]),
      ])
    }
    for (const [key, [properties]] of factsThere) {
      const { id: _id, ...rest } = stored(factsHere.get(key)![0])
      const { id: _own, ...read } = properties
      expect([key, read]).toEqual([key, rest])
    }
  })
})

function stored(properties: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => known.has(name) && name !== 'text'))
}
