/** By graphology. A file without edges is read as a mixed graph. */
import { MultiGraph } from 'graphology'
import { parse } from 'graphology-gexf'
import { type EvidenceRead, evidenceRead, type FormatReader } from '../read-back.ts'
import { readGraph } from './graphology.ts'

export const gexfReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: async (file) => {
    const graph = parse(MultiGraph, new TextDecoder('utf-8', { fatal: true }).decode(file))
    const evidence = new Map<string, EvidenceRead>()
    const note = (records: string | undefined) => {
      for (const one of JSON.parse(records ?? '[]')) evidence.set(one.id, evidenceRead(one))
    }
    graph.forEachNode((_id, { evidenceRecords }) => note(evidenceRecords))
    graph.forEachEdge((_id, { evidenceRecords }) => note(evidenceRecords))
    return { ...readGraph(graph, (edge) => edge), sources: [], evidence: [...evidence.values()] }
  },
}
