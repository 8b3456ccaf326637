/** By an XML parser, in what Graphviz has drawn. */
import { XMLParser } from 'fast-xml-parser'
import type { FormatReader } from '../read-back.ts'

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray: (name) => name === 'g' })

export const svgReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: async (file) => {
    const drawn: any[] =
      parser.parse(new TextDecoder('utf-8', { fatal: true }).decode(file), true).svg.g[0].g[0].g ?? []
    const ofKind = (kind: string) => drawn.filter((one) => one['@class'].startsWith(`${kind} `))
    return {
      entities: ofKind('node').map((one) => ({ id: one['@id'], type: one['@class'].split(' ')[1], fields: {} })),
      relationships: ofKind('edge').map((one) => ({
        id: one['@id'],
        type: one['@class'].split(' ')[1],
        from: one['@data-from'],
        to: one['@data-to'],
        fields: {},
        inferred: false,
        why: null,
        evidenceIds: [],
      })),
      changes: [],
      sources: [],
      evidence: [],
      claims: [],
    }
  },
}
