/** Constraints and indexes, made from the ontology. Making them again changes nothing. */
import { entityTypes, nodeTypes } from '../domain/ontology.ts'
import type { Graph } from './graph.ts'
import { listIndexStatements } from './list-orders.ts'

/** Statements in the order in which they run. */
export function constraintStatements(): string[] {
  const unique = ['Entity', 'Evidence', 'Finding', 'GraphState', ...Object.keys(nodeTypes)].map(
    (label) => `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
  )
  const dates = Object.entries(entityTypes).flatMap(([label, { fields }]) =>
    Object.entries(fields)
      .filter(([, type]) => type === 'date')
      .map(
        ([field]) =>
          `CREATE INDEX ${label.toLowerCase()}_${field} IF NOT EXISTS FOR (n:${label}) ON (n.${field}Earliest)`,
      ),
  )
  return [
    ...unique,
    ...dates,
    ...listIndexStatements(),
    'DROP INDEX search IF EXISTS',
    `CREATE FULLTEXT INDEX searched IF NOT EXISTS FOR (n:Entity)
       ON EACH [n.searchType, n.searchWhole, n.searchNames, n.searchSubjects, n.searchAround, n.searchTexts]
       OPTIONS { indexConfig: { \`fulltext.analyzer\`: 'whitespace' } }`,
    'CREATE INDEX judgement_left IF NOT EXISTS FOR (j:Judgement) ON (j.left)',
    'CREATE INDEX judgement_right IF NOT EXISTS FOR (j:Judgement) ON (j.right)',
    'CREATE INDEX finding_place IF NOT EXISTS FOR (f:Finding) ON (f.ownerId, f.list, f.at)',
    'CREATE INDEX finding_entity IF NOT EXISTS FOR (f:Finding) ON (f.entityId)',
    'CREATE INDEX timeline_owner_at IF NOT EXISTS FOR ()-[entry:TIMELINE]-() ON (entry.ownerId, entry.at)',
    'CREATE INDEX neighbour_owner_key IF NOT EXISTS FOR ()-[n:NEIGHBOUR]-() ON (n.ownerId, n.key)',
    'CREATE INDEX shared_pair_key IF NOT EXISTS FOR ()-[s:SHARED]-() ON (s.pair, s.key)',
  ]
}

export async function createConstraints(graph: Graph): Promise<void> {
  for (const statement of constraintStatements()) await graph.define(statement)
  // Of a graph of a million entities they take minutes.
  await graph.define('CALL db.awaitIndexes(7200)')
}
