/**
 * By Neo4j: in a transaction that empties the database of this worker, the script is replayed and what lies there then is
 * read. It is rolled back, so that the seed is still there for others; `cypher.test.ts` replays for good.
 */
import { nodeTypes, relationshipTypes } from '../../../src/domain/ontology.ts'
import { openGraph, type WriteTransaction } from '../../../src/graph/graph.ts'
import { testGraphSettings } from '../../support/graph.ts'
import { asTexts, claimText, type FormatReader, type ReadBack } from '../read-back.ts'
import { statementsOf } from '../replay.ts'

type Stored = Readonly<Record<string, any>>

export const cypherReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: async (file) => {
    const script = new TextDecoder('utf-8', { fatal: true }).decode(file)
    const graph = await openGraph(testGraphSettings())
    let found: ReadBack | undefined
    try {
      await graph.write(async (transaction) => {
        await transaction.run('MATCH (n) WHERE NOT n:AccordTests DETACH DELETE n')
        for (const statement of statementsOf(script).filter(isOfData)) await transaction.run(statement)
        found = await readAll(transaction, /^\/\/ \d+ (?:entities|đối tượng): .*\bSource \d/m.test(script))
        throw new RolledBack()
      })
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error
    } finally {
      await graph.close()
    }
    return found!
  },
}

class RolledBack extends Error {}

/** Constraints have a transaction of their own, and Accord has the same. */
const isOfData = (statement: string) => !/^(?:\/\/.*\n)*CREATE CONSTRAINT/.test(statement)

const rows = async (transaction: WriteTransaction, cypher: string): Promise<Stored[]> =>
  (await transaction.run(cypher)).records.map((record) => record.get('row'))

/** Sources that only evidence is from are no entities of the subgraph. */
async function readAll(transaction: WriteTransaction, hasSources: boolean): Promise<ReadBack> {
  const nodes = await rows(transaction, 'MATCH (n:Entity) RETURN {labels: labels(n), node: n {.*}} AS row')
  const facts = await rows(
    transaction,
    `MATCH (a:Entity)-[r]->(b:Entity) RETURN {type: type(r), from: a.id, to: b.id, fact: r {.*}} AS row`,
  )
  const evidence = await rows(
    transaction,
    'MATCH (v:Evidence)-[:FROM]->(s:Source) RETURN {evidence: v {.*}, source: s.id} AS row',
  )
  const changes = await rows(
    transaction,
    'MATCH (a:Entity)-[r:HAS_CHANGED]->(c:StatusChange) RETURN {of: a.id, change: c {.*}, link: r {.*}} AS row',
  )
  const claims = await rows(
    transaction,
    'MATCH (v:Evidence)-[r:SUPPORTS]->(n) RETURN {evidence: v.id, id: n.id, claim: r {.*}} AS row',
  )
  const records = nodes
    .map(({ labels, node }) => ({ id: node.id, type: labels.find((label: string) => label !== 'Entity'), node }))
    .map(({ id, type, node }) => ({ id, type, fields: own(node, nodeTypes[type as 'Partner'].fields) }))
  return {
    entities: records.filter(({ type }) => hasSources || type !== 'Source'),
    relationships: facts.map(({ type, from, to, fact }) => ({
      id: fact.id,
      type,
      from,
      to,
      fields: own(fact, relationshipTypes[type as 'HOLDS'].fields),
      ...supportOf(fact),
    })),
    changes: changes.map(({ of, change, link }) => ({
      id: change.id,
      of,
      link: link.id,
      fields: own(change, nodeTypes.StatusChange.fields),
      ...supportOf(link),
    })),
    sources: records.filter(({ type }) => !hasSources && type === 'Source').map(({ id, fields }) => ({ id, fields })),
    evidence: evidence.map(({ evidence: { id, quote, start, end, locator, citation }, source }) => ({
      id,
      source,
      quote: quote ?? null,
      start: start === undefined ? null : Number(start),
      end: end === undefined ? null : Number(end),
      locator: locator ?? null,
      citation,
    })),
    claims: claims.map(({ evidence: evidenceId, id, claim }) =>
      claimText({ entityId: id, property: claim.property, evidenceId, rank: claim.rank, value: claim.value ?? null }),
    ),
  }
}

function supportOf({ inferred, why, evidenceIds }: Stored) {
  return { inferred, why: why ?? null, evidenceIds: [...evidenceIds].sort() }
}

function own(stored: Stored, fields: Readonly<Record<string, string>>) {
  const values = Object.entries(fields).map(([name, type]) => [name, stored[type === 'date' ? `${name}Edtf` : name]])
  return asTexts(Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null)))
}
