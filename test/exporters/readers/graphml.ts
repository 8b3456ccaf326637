/** The graph by graphology; what stands at the graph as a whole, which it does not read, by an XML parser. */
import { XMLParser } from 'fast-xml-parser'
import { MultiDirectedGraph } from 'graphology'
import { parse } from 'graphology-graphml'
import { evidenceRead, type FormatReader, textsOf } from '../read-back.ts'
import { readGraph } from './graphology.ts'

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', trimValues: false })

/** What stands at the graph as a whole, by its key. */
export function graphData(text: string): ReadonlyMap<string, string> {
  const { data } = parser.parse(text).graphml.graph
  return new Map(data.map((one: any) => [one['@key'], String(one['#text'] ?? '')]))
}

export const graphmlReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: async (file) => {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    const graph = parse(MultiDirectedGraph, text)
    const records = (key: string): any[] =>
      graphData(text)
        .get(key)!
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    return {
      ...readGraph(graph, (_edge, { id }) => String(id)),
      sources: records('graph.sources').map((source) => ({ id: source.id, fields: textsOf(source, 'Source') })),
      evidence: records('graph.evidence').map(evidenceRead),
    }
  },
}
