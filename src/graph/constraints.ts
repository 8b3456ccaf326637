/** Constraints and indexes, made from the ontology. Making them again changes nothing. */
import { entityTypes, nodeTypes } from '../domain/ontology.ts'
import type { Graph } from './graph.ts'
import { listIndexes } from './list-orders.ts'

/** Another definition must have another name: what has the name is taken as it is. */
export interface IndexDefinition {
  readonly name: string
  /** What comes after the name. */
  readonly of: string
}

/** The index behind a constraint has its name. */
function uniqueIds(): IndexDefinition[] {
  return ['Entity', 'Evidence', 'Finding', 'GraphState', ...Object.keys(nodeTypes)].map((label) => ({
    name: `${label.toLowerCase()}_id`,
    of: `FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
  }))
}

function rangeIndexes(): IndexDefinition[] {
  const dates = Object.entries(entityTypes).flatMap(([label, { fields }]) =>
    Object.entries(fields)
      .filter(([, type]) => type === 'date')
      .map(([field]) => ({ name: `${label.toLowerCase()}_${field}`, of: `FOR (n:${label}) ON (n.${field}Earliest)` })),
  )
  return [
    ...dates,
    ...listIndexes(),
    { name: 'statuschange_on', of: 'FOR (c:StatusChange) ON (c.onEarliest)' },
    { name: 'judgement_left', of: 'FOR (j:Judgement) ON (j.left)' },
    { name: 'judgement_right', of: 'FOR (j:Judgement) ON (j.right)' },
    { name: 'finding_place', of: 'FOR (f:Finding) ON (f.ownerId, f.list, f.at)' },
    { name: 'finding_entity', of: 'FOR (f:Finding) ON (f.entityId)' },
    { name: 'timeline_owner_at', of: 'FOR ()-[entry:TIMELINE]-() ON (entry.ownerId, entry.at)' },
    { name: 'neighbour_owner_key', of: 'FOR ()-[n:NEIGHBOUR]-() ON (n.ownerId, n.key)' },
    { name: 'shared_pair_key', of: 'FOR ()-[s:SHARED]-() ON (s.pair, s.key)' },
  ]
}

const SEARCHED = `CREATE FULLTEXT INDEX searched IF NOT EXISTS FOR (n:Entity)
  ON EACH [n.searchType, n.searchWhole, n.searchNames, n.searchSubjects, n.searchAround, n.searchTexts]
  OPTIONS { indexConfig: { \`fulltext.analyzer\`: 'whitespace' } }`

/** There are a hundred of them, and a start waits for them: those that are there are not asked for again. */
export async function createConstraints(graph: Graph): Promise<void> {
  const known = new Set(
    await graph.read({ cypher: 'SHOW INDEXES YIELD name', params: {}, toRow: (row) => row.get('name') as string }),
  )
  const isMissing = ({ name }: { readonly name: string }) => !known.has(name)
  const missing = [
    ...(known.has('search') ? ['DROP INDEX search IF EXISTS'] : []),
    ...(isMissing({ name: 'searched' }) ? [SEARCHED] : []),
    ...rangeIndexes()
      .filter(isMissing)
      .map(({ name, of }) => `CREATE INDEX ${name} IF NOT EXISTS ${of}`),
  ]
  // In one transaction they are filled together, by one scan, while each constraint waits for a scan of its own.
  if (missing.length > 0) {
    await graph.write(async (transaction) => {
      for (const statement of missing) await transaction.run(statement)
    })
  }
  for (const { name, of } of uniqueIds().filter(isMissing)) {
    await graph.define(`CREATE CONSTRAINT ${name} IF NOT EXISTS ${of}`)
  }
  // Of a graph of a million entities they take minutes.
  await graph.define('CALL db.awaitIndexes(7200)')
}
