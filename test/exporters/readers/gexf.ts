/** By graphology. A file without edges is read as a mixed graph. */
import { MultiGraph } from 'graphology'
import { parse } from 'graphology-gexf'
import type { FormatReader, ReadBack } from '../read-back.ts'
import { readGraph } from './graphology.ts'

export const gexfReader: FormatReader = {
  carries: { fields: true, relationshipFields: true, evidence: true, claims: true },
  read: async (file) => {
    const graph = parse(MultiGraph, new TextDecoder('utf-8', { fatal: true }).decode(file))
    const evidence = new Map<string, ReadBack['evidence'][number]>()
    const note = (records: string | undefined) => {
      for (const { id, source, quote, citation } of JSON.parse(records ?? '[]')) {
        evidence.set(id, { id, source, quote, citation })
      }
    }
    graph.forEachNode((_id, { evidenceRecords }) => note(evidenceRecords))
    graph.forEachEdge((_id, { evidenceRecords }) => note(evidenceRecords))
    return { ...readGraph(graph, (edge) => edge), evidence: [...evidence.values()] }
  },
}
