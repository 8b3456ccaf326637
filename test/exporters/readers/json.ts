/** By the JSON parser of the language. */
import { nodeTypes, relationshipTypes } from '../../../src/domain/ontology.ts'
import type { FieldValues } from '../../../src/domain/subgraph.ts'
import { asTexts, claimedOf, claimText, type FormatReader, type Texts } from '../read-back.ts'

export const jsonReader: FormatReader = {
  carries: { fields: true, relationshipFields: true, evidence: true, claims: true },
  read: async (file) => {
    const { nodes, links, evidence } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file))
    const claims: string[] = []
    const note = (entityId: string, list: any[]) => {
      for (const claim of list) claims.push(claimText({ ...claim, entityId }))
    }
    for (const node of nodes) {
      note(node.id, node.claims)
      for (const change of node.changes ?? []) {
        for (const claim of change.claims) note(claimedOf(claim.property, change.id), [claim])
      }
    }
    for (const link of links) note(link.source, link.claims)
    return {
      entities: nodes.map((node: any) => ({
        id: node.id,
        type: node.type,
        fields: own(node, nodeTypes[node.type as 'Partner'].fields),
      })),
      relationships: links.map((link: any) => ({
        id: link.key,
        type: link.type,
        from: link.source,
        to: link.target,
        fields: own(link, relationshipTypes[link.type as 'HOLDS'].fields),
        evidenceIds: [...link.evidenceIds].sort(),
      })),
      evidence: evidence.map(({ id, source, quote, citation }: any) => ({ id, source, quote, citation })),
      claims,
    }
  },
}

function own(record: FieldValues, fields: object): Texts {
  return asTexts(Object.fromEntries(Object.entries(record).filter(([name]) => name in fields)))
}
