/** What graphology made of a file, as the contract wants it. */
import type { AbstractGraph } from 'graphology-types'
import { nodeTypes, relationshipTypes } from '../../../src/domain/ontology.ts'
import { asTexts, type ChangeRead, changeRead, claimedOf, claimText, type ReadBack, type Texts } from '../read-back.ts'

type Attributes = Readonly<Record<string, unknown>>

const json = (text: unknown): any[] => (text === undefined ? [] : JSON.parse(String(text)))

export function readGraph(
  graph: AbstractGraph,
  idOf: (edge: string, attributes: Attributes) => string,
): Omit<ReadBack, 'sources' | 'evidence'> {
  const claims: string[] = []
  const changes: ChangeRead[] = []
  const note = (entityId: string, said: unknown) => {
    for (const claim of json(said)) claims.push(claimText({ ...claim, entityId }))
  }
  const entities = graph.mapNodes((id, attributes) => {
    note(id, attributes.claims)
    for (const change of json(attributes.changes)) {
      changes.push(changeRead(id, change))
      for (const claim of change.claims) note(claimedOf(claim.property, change.id), JSON.stringify([claim]))
    }
    return {
      id,
      type: String(attributes.type),
      fields: own(attributes, nodeTypes[attributes.type as 'Partner'].fields),
    }
  })
  const relationships = graph.mapEdges((edge, attributes, from, to) => {
    note(from, attributes.claims)
    return {
      id: idOf(edge, attributes),
      type: String(attributes.type),
      from,
      to,
      fields: own(attributes, relationshipTypes[attributes.type as 'HOLDS'].fields),
      inferred: String(attributes.inferred) === 'true',
      why: attributes.why === undefined ? null : String(attributes.why),
      evidenceIds: String(attributes.evidenceIds ?? '')
        .split(' ')
        .filter((id) => id !== '')
        .sort(),
    }
  })
  return { entities, relationships, changes, claims }
}

function own(attributes: Attributes, fields: object): Texts {
  return asTexts(
    Object.fromEntries(Object.entries(attributes).filter(([name]) => name in fields)) as Record<string, string>,
  )
}
