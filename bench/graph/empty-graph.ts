/** Whether a database holds anything, and how it holds nothing again. */
import type { Graph } from '../../src/graph/graph.ts'

const NODES_DELETED_AT_ONCE = 2_000

export async function isEmpty(graph: Graph): Promise<boolean> {
  const rows = await graph.read({ cypher: 'MATCH (n) RETURN n.id AS id LIMIT 1', params: {}, toRow: () => true })
  return rows.length === 0
}

/** Deletes every node and relationship; constraints and indexes stay. */
export async function emptyGraph(graph: Graph): Promise<void> {
  const cypher = `MATCH (n) WITH n LIMIT ${NODES_DELETED_AT_ONCE} DETACH DELETE n`
  while (!(await isEmpty(graph))) await graph.write((transaction) => transaction.run(cypher))
}
