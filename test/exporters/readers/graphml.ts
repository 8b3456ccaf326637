/** The graph by graphology; what stands at the graph as a whole, which it does not read, by an XML parser. */
import { XMLParser } from 'fast-xml-parser'
import { MultiDirectedGraph } from 'graphology'
import { parse } from 'graphology-graphml'
import type { FormatReader } from '../read-back.ts'
import { readGraph } from './graphology.ts'

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', trimValues: false })

/** What stands at the graph as a whole, by its key. */
export function graphData(text: string): ReadonlyMap<string, string> {
  const { data } = parser.parse(text).graphml.graph
  return new Map(data.map((one: any) => [one['@key'], String(one['#text'] ?? '')]))
}

export const graphmlReader: FormatReader = {
  carries: { fields: true, relationshipFields: true, evidence: true, claims: true },
  read: async (file) => {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    const graph = parse(MultiDirectedGraph, text)
    const lines = graphData(text).get('graph.evidence')!.split('\n')
    return {
      ...readGraph(graph, (_edge, { id }) => String(id)),
      evidence: lines
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
        .map(({ id, source, quote, citation }) => ({ id, source, quote, citation })),
    }
  },
}
