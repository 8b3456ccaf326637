/** What the panel reads, from the server: all of an entity with every claim, a relationship with its evidence, a text. */
import type { PartialDate } from '../../domain/partial-date.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import {
  type ClaimsFragment,
  ExplorerClaimsDocument,
  ExplorerEntityDocument,
  ExplorerRelationshipDocument,
  ExplorerTextDocument,
  type ProofFragment,
} from '../generated/explorer.ts'
import type { Change, DetailSource, Edge, EdgeDetails, EntityDetails, Proof, ShownClaim } from '../graph/model.ts'
import { askFor, toCard } from './server.ts'

export function openServerDetails(): DetailSource {
  const entities = new Map<string, Promise<EntityDetails>>()
  const edges = new Map<string, Promise<EdgeDetails>>()
  const texts = new Map<string, Promise<string | null>>()
  return {
    hasTexts: true,
    entity: (id) => once(entities, id, () => readEntity(id)),
    edge: (edge) => once(edges, edge.id, () => readEdge(edge)),
    text: (id) => once(texts, id, () => readText(id)),
  }
}

/** What failed is asked again the next time. */
export function once<Value>(known: Map<string, Promise<Value>>, key: string, read: () => Promise<Value>) {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = read()
  known.set(key, value)
  value.catch(() => known.delete(key))
  return value
}

async function readEntity(id: EntityId): Promise<EntityDetails> {
  const { entity } = await askFor(ExplorerEntityDocument, { id })
  if (entity === null) throw new Error(`There is no "${id}" in the graph.`)
  const changes: Change[] =
    'changesConnection' in entity
      ? entity.changesConnection.edges.map(({ node }) => ({
          id: node.id,
          status: node.changedTo,
          on: node.on as PartialDate | null,
          proofs: node.evidence.map(toProof),
        }))
      : []
  changes.sort((a, b) => ((a.on?.earliest ?? '~') < (b.on?.earliest ?? '~') ? -1 : 1))
  return { card: toCard(entity), changes, claims: await readClaims(id, entity.evidenceConnection) }
}

/** All of them, page after page. */
async function readClaims(id: EntityId, first: ClaimsFragment): Promise<ShownClaim[]> {
  const claims = first.edges.map(toClaim)
  let { hasNextPage, endCursor } = first.pageInfo
  while (hasNextPage && endCursor !== null) {
    const { entity } = await askFor(ExplorerClaimsDocument, { id, after: endCursor })
    if (entity === null) break
    claims.push(...entity.evidenceConnection.edges.map(toClaim))
    ;({ hasNextPage, endCursor } = entity.evidenceConnection.pageInfo)
  }
  return claims
}

function toClaim({ properties, node }: ClaimsFragment['edges'][number]): ShownClaim {
  return { ...properties, proof: toProof(node) }
}

function toProof({ source, ...evidence }: ProofFragment): Proof {
  return { ...evidence, source }
}

async function readEdge({ id, type, from, to }: Edge): Promise<EdgeDetails> {
  const { subgraph } = await askFor(ExplorerRelationshipDocument, { from, to, type })
  const found = subgraph.relationships.find((one) => one.id === id)
  if (found === undefined) throw new Error(`There is no "${id}" in the graph.`)
  return { roleAsPrinted: found.roleAsPrinted, proofs: found.evidence.map(toProof) }
}

async function readText(id: EntityId): Promise<string | null> {
  const { entity } = await askFor(ExplorerTextDocument, { id })
  return entity !== null && 'text' in entity ? entity.text : null
}
