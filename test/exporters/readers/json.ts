/** By the JSON parser of the language. */
import { relationshipTypes } from '../../../src/domain/ontology.ts'
import type { FieldValues } from '../../../src/domain/subgraph.ts'
import {
  asTexts,
  changeRead,
  claimedOf,
  claimText,
  evidenceRead,
  type FormatReader,
  type Texts,
  textsOf,
} from '../read-back.ts'

export const jsonReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: async (file) => {
    const { nodes, links, sources, evidence } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file))
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
        fields: textsOf(node, node.type),
      })),
      relationships: links.map((link: any) => ({
        id: link.key,
        type: link.type,
        from: link.source,
        to: link.target,
        fields: own(link, relationshipTypes[link.type as 'HOLDS'].fields),
        inferred: link.inferred,
        why: link.why,
        evidenceIds: [...link.evidenceIds].sort(),
      })),
      changes: nodes.flatMap(({ id, changes = [] }: any) => changes.map((change: any) => changeRead(id, change))),
      sources: sources.map((source: any) => ({ id: source.id, fields: textsOf(source, 'Source') })),
      evidence: evidence.map(evidenceRead),
      claims,
    }
  },
}

function own(record: FieldValues, fields: object): Texts {
  return asTexts(Object.fromEntries(Object.entries(record).filter(([name]) => name in fields)))
}
