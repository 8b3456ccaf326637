/** Everything that a graph holds, as lines that can be compared: nodes, then relationships, each in an order of its own. */
import neo4j from 'neo4j-driver'
import type { Graph } from '../../src/graph/graph.ts'

/** The mark of the tests is left out, and the stamp that tells each write from all others. */
export async function dumpGraph(graph: Graph): Promise<string[]> {
  const nodes = await graph.read({
    cypher: 'MATCH (n) WHERE NOT n:AccordTests RETURN labels(n) AS labels, n {.*, stamp: null} AS properties',
    params: {},
    toRow: (row) => line([(row.get('labels') as string[]).sort().join(':')], row.get('properties')),
  })
  const relationships = await graph.read({
    cypher: 'MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS properties',
    params: {},
    toRow: (row) => line([row.get('type'), row.get('a'), row.get('b')], row.get('properties')),
  })
  return [...nodes.sort(), ...relationships.sort()]
}

function line(head: readonly string[], properties: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([...head, ...entries.map(([name, value]) => [name, plain(value)])])
}

const plain = (value: unknown): unknown => (neo4j.isDate(value as object) ? `date ${String(value)}` : value)

/** Names and rules of constraints and indexes. */
export async function dumpSchema(graph: Graph): Promise<string[]> {
  return graph.read({
    cypher: `SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, state WHERE type <> 'LOOKUP'
      RETURN name, type, entityType, labelsOrTypes, properties, state ORDER BY name`,
    params: {},
    toRow: (row) => JSON.stringify((row as any).toObject()),
  })
}

/** Of two dumps: how many lines each has, and the first that the other lacks; whole dumps would fill the screen. */
export function difference(found: readonly string[], wanted: readonly string[]) {
  const [has, wants] = [new Set(found), new Set(wanted)]
  return {
    more: found.length - wanted.length,
    missing: wanted.filter((line) => !has.has(line)).slice(0, 5),
    added: found.filter((line) => !wants.has(line)).slice(0, 5),
  }
}

export const NO_DIFFERENCE = { more: 0, missing: [], added: [] }
