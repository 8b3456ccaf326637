/** By Graphviz, which prints what it has read as JSON. */
import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { nodeTypes, relationshipTypes } from '../../../src/domain/ontology.ts'
import { asTexts, type FormatReader, type Texts } from '../read-back.ts'

export async function graphvizJson(file: Uint8Array) {
  const graphviz = await Graphviz.load()
  return JSON.parse(graphviz.layout(new TextDecoder('utf-8', { fatal: true }).decode(file), 'dot_json', 'dot'))
}

export const dotReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: async (file) => {
    const { objects = [], edges = [] } = await graphvizJson(file)
    return {
      entities: objects.map(({ name, fullName, ...attributes }: any) => ({
        id: name,
        type: attributes.type,
        fields: own({ ...attributes, name: fullName }, nodeTypes[attributes.type as 'Partner'].fields),
      })),
      relationships: edges.map((edge: any) => ({
        id: edge.id,
        type: edge.type,
        from: objects[edge.tail].name,
        to: objects[edge.head].name,
        fields: own(edge, relationshipTypes[edge.type as 'HOLDS'].fields),
        inferred: edge.inferred === 'true',
        why: edge.why === undefined ? null : edge.why.replaceAll('\\\\', '\\'),
        evidenceIds: edge.evidenceIds === undefined ? [] : edge.evidenceIds.split(' ').sort(),
      })),
      changes: [],
      sources: [],
      evidence: [],
      claims: [],
    }
  },
}

/** It leaves strings as they are written: backslashes are doubled. */
function own(attributes: Readonly<Record<string, string>>, fields: object): Texts {
  const values = Object.entries(attributes).filter(([name, value]) => name in fields && value !== undefined)
  return asTexts(Object.fromEntries(values.map(([name, value]) => [name, value.replaceAll('\\\\', '\\')])))
}
