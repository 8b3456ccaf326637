/**
 * Writes a subgraph: adds what is new, updates what differs, leaves the rest, and reports what the graph still holds
 * of an earlier import and the subgraph no longer has. All in the caller's transaction.
 */
import { groupBy } from '../domain/group-by.ts'
import { attachedTypes } from '../domain/ontology.ts'
import type { Subgraph } from '../domain/subgraph.ts'
import type { ChangedFacts } from './changed-facts.ts'
import type { WriteTransaction } from './graph.ts'
import { mayHaveImported } from './graph-state.ts'
import { type StoredNode, type StoredRelationship, type StoredType, toStoredForm } from './stored-form.ts'

export interface UpsertReport {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Ids that an earlier import of the same name wrote and this one does not have. They stay, unless pruned. */
  readonly gone: readonly string[]
  readonly pruned: boolean
}

export interface UpsertResult {
  readonly report: UpsertReport
  readonly changes: ChangedFacts
}

export interface UpsertOptions {
  /** Names the import: what one import wrote is compared with what the next of that name brings. */
  readonly importId: string
  /** Deletes what is gone. */
  readonly prune: boolean
}

const BATCH = 10_000

interface StoredFact {
  readonly id: string
  readonly digest: string
}

interface StoredLink extends StoredFact {
  readonly type: StoredType
  readonly from: string
  readonly to: string
}

export async function upsertSubgraph(
  transaction: WriteTransaction,
  subgraph: Subgraph,
  options: UpsertOptions,
): Promise<UpsertResult> {
  const { nodes, relationships } = toStoredForm(subgraph)
  const isNew = !(await mayHaveImported(transaction, options.importId))
  const nodeChanges = compare(nodes, isNew ? [] : await readNodes(transaction, options.importId))
  const relationshipChanges = compare(
    relationships,
    isNew ? [] : await readRelationships(transaction, options.importId),
  )

  const rewordedEvidence = await knownEvidence(transaction, nodeChanges.differing)
  await writeNodes(transaction, nodeChanges.differing, options.importId)
  await writeRelationships(transaction, relationshipChanges.differing, options.importId)
  const goneNodes = nodeChanges.gone.map(({ id }) => id)
  const goneRelationships = relationshipChanges.gone.map(({ id }) => id)
  const torn = options.prune ? await prune(transaction, goneNodes, goneRelationships, options.importId) : []

  const written = relationshipChanges.differing.map((one) => ({ ...endsAndType(one), isDeleted: false }))
  const deleted = [...relationshipChanges.gone, ...torn].map((one) => ({ ...endsAndType(one), isDeleted: true }))
  return {
    report: {
      created: nodeChanges.created + relationshipChanges.created,
      updated: nodeChanges.updated + relationshipChanges.updated,
      unchanged: nodeChanges.unchanged + relationshipChanges.unchanged,
      gone: [...goneNodes, ...goneRelationships],
      pruned: options.prune,
    },
    changes: {
      rewordedEvidence,
      nodes: [...nodeChanges.differing.map(({ id }) => id), ...(options.prune ? goneNodes : [])],
      relationships: [...written, ...(options.prune ? deleted : [])],
    },
  }
}

const endsAndType = ({ type, from, to }: Pick<StoredLink, 'type' | 'from' | 'to'>) => ({ type, from, to })

/** Of these labels every node that a load writes has one. */
export const ANCHORS = ['Entity', 'Evidence', ...Object.keys(attachedTypes)].join('|')

async function readNodes(transaction: WriteTransaction, importId: string): Promise<StoredFact[]> {
  const { records } = await transaction.run(
    `MATCH (n:${ANCHORS}) WHERE n.importId = $importId RETURN n.id AS id, n.digest AS digest`,
    { importId },
  )
  return records.map((row) => ({ id: row.get('id'), digest: row.get('digest') }))
}

/** Whichever import brought it. */
async function knownEvidence(transaction: WriteTransaction, nodes: readonly StoredNode[]): Promise<string[]> {
  const ids = nodes.filter(({ anchor }) => anchor === 'Evidence').map(({ id }) => id)
  const { records } = await transaction.run('UNWIND $ids AS id MATCH (:Evidence {id: id}) RETURN id', { ids })
  return records.map((row) => row.get('id'))
}

async function readRelationships(transaction: WriteTransaction, importId: string): Promise<StoredLink[]> {
  const { records } = await transaction.run(
    `MATCH (from)-[r]->(to) WHERE r.importId = $importId
     RETURN r.id AS id, r.digest AS digest, type(r) AS type, from.id AS from, to.id AS to`,
    { importId },
  )
  return records.map((row) => row.toObject() as unknown as StoredLink)
}

function compare<Item extends StoredNode | StoredRelationship, Known extends StoredFact>(
  items: readonly Item[],
  stored: readonly Known[],
) {
  const known = new Map(stored.map(({ id, digest }) => [id, digest]))
  const wanted = new Set(items.map(({ id }) => id))
  const differing = items.filter(({ id, properties }) => known.get(id) !== properties.digest)
  const updated = differing.filter(({ id }) => known.has(id)).length
  return {
    differing,
    created: differing.length - updated,
    updated,
    unchanged: items.length - differing.length,
    gone: stored.filter(({ id }) => !wanted.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

async function writeNodes(
  transaction: WriteTransaction,
  nodes: readonly StoredNode[],
  importId: string,
): Promise<void> {
  for (const [key, group] of groupBy(nodes, ({ anchor, labels }) => `${anchor}|${labels.join(':')}`)) {
    const [anchor, labels] = key.split('|')
    const cypher = `UNWIND $rows AS row MERGE (n:${anchor} {id: row.id}) SET n = row, n.importId = $importId, n:${labels}`
    await inBatches(
      transaction,
      cypher,
      group.map(({ properties }) => properties),
      importId,
    )
  }
}

async function writeRelationships(
  transaction: WriteTransaction,
  relationships: readonly StoredRelationship[],
  importId: string,
): Promise<void> {
  const groups = groupBy(relationships, ({ type, fromAnchor, toAnchor }) => `${type}|${fromAnchor}|${toAnchor}`)
  for (const [key, group] of groups) {
    const [type, fromAnchor, toAnchor] = key.split('|')
    const cypher = `UNWIND $rows AS row
      MATCH (from:${fromAnchor} {id: row.from}) MATCH (to:${toAnchor} {id: row.to})
      MERGE (from)-[r:${type} {id: row.properties.id}]->(to) SET r = row.properties, r.importId = $importId`
    await inBatches(
      transaction,
      cypher,
      group.map(({ from, to, properties }) => ({ from, to, properties })),
      importId,
    )
  }
}

/** Returns what else was said of the nodes, by whichever import: it goes with them. */
async function prune(
  transaction: WriteTransaction,
  nodes: readonly string[],
  relationships: readonly string[],
  importId: string,
): Promise<Pick<StoredLink, 'type' | 'from' | 'to'>[]> {
  if (relationships.length > 0) {
    await transaction.run('MATCH ()-[r]->() WHERE r.importId = $importId AND r.id IN $relationships DELETE r', {
      importId,
      relationships,
    })
  }
  if (nodes.length === 0) return []
  const gone = `MATCH (n:${ANCHORS}) WHERE n.importId = $importId AND n.id IN $nodes`
  const { records } = await transaction.run(
    `${gone} MATCH (n)-[r]-() WHERE r.importId IS NOT NULL
     RETURN DISTINCT type(r) AS type, startNode(r).id AS from, endNode(r).id AS to`,
    { importId, nodes },
  )
  await transaction.run(`${gone} DETACH DELETE n`, { importId, nodes })
  return records.map((row) => row.toObject() as unknown as StoredLink)
}

async function inBatches(transaction: WriteTransaction, cypher: string, rows: readonly unknown[], importId: string) {
  for (let start = 0; start < rows.length; start += BATCH) {
    await transaction.run(cypher, { rows: rows.slice(start, start + BATCH), importId })
  }
}
