/** By Neo4j: the script is replayed into the empty database of this worker, and what lies there then is read. */
import { nodeTypes, relationshipTypes } from '../../../src/domain/ontology.ts'
import type { Graph } from '../../../src/graph/graph.ts'
import { openEmptyGraph } from '../../support/graph.ts'
import { asTexts, claimText, type FormatReader, type ReadBack } from '../read-back.ts'
import { replay } from '../replay.ts'

type Stored = Readonly<Record<string, any>>

export const cypherReader: FormatReader = {
  carries: { fields: true, relationshipFields: true, evidence: true, claims: true },
  read: async (file) => {
    const script = new TextDecoder('utf-8', { fatal: true }).decode(file)
    const graph = await openEmptyGraph()
    try {
      await replay(graph, script)
      return await readAll(graph, /^\/\/ \d+ entities: .*\bSource \d/m.test(script))
    } finally {
      await graph.close()
    }
  },
}

const rows = (graph: Graph, cypher: string): Promise<Stored[]> =>
  graph.read({ cypher, params: {}, toRow: (record) => record.get('row') })

/** Sources that only evidence is from are no entities of the subgraph. */
async function readAll(graph: Graph, hasSources: boolean): Promise<ReadBack> {
  const nodes = await rows(graph, 'MATCH (n:Entity) RETURN {labels: labels(n), node: n {.*}} AS row')
  const facts = await rows(
    graph,
    `MATCH (a:Entity)-[r]->(b:Entity) RETURN {type: type(r), from: a.id, to: b.id, fact: r {.*}} AS row`,
  )
  const evidence = await rows(
    graph,
    'MATCH (v:Evidence)-[:FROM]->(s:Source) RETURN {evidence: v {.*}, source: s.id} AS row',
  )
  const claims = await rows(
    graph,
    'MATCH (v:Evidence)-[r:SUPPORTS]->(n) RETURN {evidence: v.id, id: n.id, claim: r {.*}} AS row',
  )
  return {
    entities: nodes
      .map(({ labels, node }) => ({ id: node.id, type: labels.find((label: string) => label !== 'Entity'), node }))
      .filter(({ type }) => hasSources || type !== 'Source')
      .map(({ id, type, node }) => ({ id, type, fields: own(node, nodeTypes[type as 'Partner'].fields) })),
    relationships: facts.map(({ type, from, to, fact }) => ({
      id: fact.id,
      type,
      from,
      to,
      fields: own(fact, relationshipTypes[type as 'HOLDS'].fields),
      evidenceIds: [...fact.evidenceIds].sort(),
    })),
    evidence: evidence.map(({ evidence: { id, quote, citation }, source }) => ({
      id,
      source,
      quote: quote ?? null,
      citation,
    })),
    claims: claims.map(({ evidence: evidenceId, id, claim }) =>
      claimText({ entityId: id, property: claim.property, evidenceId, rank: claim.rank, value: claim.value ?? null }),
    ),
  }
}

function own(stored: Stored, fields: Readonly<Record<string, string>>) {
  const values = Object.entries(fields).map(([name, type]) => [name, stored[type === 'date' ? `${name}Edtf` : name]])
  return asTexts(Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null)))
}
