/** Puts the seed or a generated graph into an empty database, through the project's own writing. */
import { entityTypes } from '../../src/domain/ontology.ts'
import type { EntityRecord, Subgraph } from '../../src/domain/subgraph.ts'
import { recountYears } from '../../src/graph/captured-years.ts'
import { createConstraints } from '../../src/graph/constraints.ts'
import { rebuildFindings } from '../../src/graph/findings.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { rebuildNeighbours } from '../../src/graph/neighbours.ts'
import { rebuildSearchKeys } from '../../src/graph/search-keys.ts'
import { rebuildTimelines } from '../../src/graph/timeline.ts'
import { upsertSubgraph } from '../../src/graph/upsert.ts'

/**
 * Records in one transaction. 180,000 of them in one took more than the 717 MB that Neo4j gives transactions out of a
 * heap of 1 GB; 20,000 stay below 150 MB.
 */
const RECORDS_AT_ONCE = 20_000
const OWNERS_AT_ONCE = 1_000
const ENTITIES_AT_ONCE = 1_000
const NODES_DELETED_AT_ONCE = 2_000

/** Parts in the order in which they may be written: both ends of a relationship before it. */
const parts = ['entities', 'evidence', 'relationships', 'supports'] as const

/**
 * Calls `report` with a sentence before each part.
 * Histories, search keys and neighbours come last and once: `loadSubgraph` would rebuild, for each part, those of
 * everything around it.
 */
export async function fillGraph(graph: Graph, subgraph: Subgraph, report: (line: string) => void): Promise<void> {
  await createConstraints(graph)
  for (const part of parts) {
    const records = subgraph[part]
    for (let start = 0; start < records.length; start += RECORDS_AT_ONCE) {
      report(
        `writing ${part} ${start + 1} to ${Math.min(start + RECORDS_AT_ONCE, records.length)} of ${records.length}`,
      )
      const chunk: Subgraph = { ...NOTHING, [part]: records.slice(start, start + RECORDS_AT_ONCE) }
      // Each chunk is an import of its own: of the same name they would report each other's records as gone.
      const options = { importId: `bench ${part} ${start}`, prune: false }
      await graph.write((transaction) => upsertSubgraph(transaction, chunk, options))
    }
  }
  const owners = subgraph.entities.filter(hasHistory).map(({ id }) => id)
  for (let start = 0; start < owners.length; start += OWNERS_AT_ONCE) {
    report(`writing histories ${start + 1} to ${Math.min(start + OWNERS_AT_ONCE, owners.length)} of ${owners.length}`)
    await graph.write((transaction) => rebuildTimelines(transaction, owners.slice(start, start + OWNERS_AT_ONCE)))
  }
  const ids = [...subgraph.entities, ...subgraph.evidence].map(({ id }) => id)
  for (let start = 0; start < ids.length; start += ENTITIES_AT_ONCE) {
    report(
      `writing search keys and neighbours ${start + 1} to ${Math.min(start + ENTITIES_AT_ONCE, ids.length)} of ${ids.length}`,
    )
    const some = ids.slice(start, start + ENTITIES_AT_ONCE)
    await graph.write((transaction) => rebuildSearchKeys(transaction, some))
    await graph.write((transaction) => rebuildNeighbours(transaction, some))
  }
  await fillFindings(graph, subgraph, report)
}

async function fillFindings(graph: Graph, { entities }: Subgraph, report: (line: string) => void): Promise<void> {
  const ids = entities.filter(({ label }) => label !== 'StatusChange').map(({ id }) => id)
  const years = new Set<string>()
  for (let start = 0; start < ids.length; start += ENTITIES_AT_ONCE) {
    report(`writing findings ${start + 1} to ${Math.min(start + ENTITIES_AT_ONCE, ids.length)} of ${ids.length}`)
    const some = ids.slice(start, start + ENTITIES_AT_ONCE)
    const found = await graph.write((transaction) => rebuildFindings(transaction, some))
    for (const year of found.years) years.add(year)
  }
  await graph.write((transaction) => recountYears(transaction, years))
}

const NOTHING: Subgraph = { entities: [], relationships: [], evidence: [], supports: [] }

function hasHistory({ label }: EntityRecord): boolean {
  return label in entityTypes && label !== 'Source'
}

export async function isEmpty(graph: Graph): Promise<boolean> {
  const rows = await graph.read({ cypher: 'MATCH (n) RETURN n.id AS id LIMIT 1', params: {}, toRow: () => true })
  return rows.length === 0
}

/** Deletes every node and relationship; constraints and indexes stay. */
export async function emptyGraph(graph: Graph): Promise<void> {
  const cypher = `MATCH (n) WITH n LIMIT ${NODES_DELETED_AT_ONCE} DETACH DELETE n`
  while (!(await isEmpty(graph))) await graph.write((transaction) => transaction.run(cypher))
}
