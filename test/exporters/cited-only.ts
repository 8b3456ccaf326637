/** A subgraph of one partner, whose name three pieces of evidence say: sources are cited by it, and are no part of it. */
import type { EntityRecord, EvidenceRecord } from '../../src/domain/subgraph.ts'
import { type SubgraphStream, streamSubgraph } from '../../src/domain/subgraph-stream.ts'
import { streamRecord } from '../support/record-stream.ts'

/** The first piece is from the first source, the others are from the second, or the first where it is the only one. */
export function citedOnly(sources: readonly EntityRecord[]): SubgraphStream {
  const evidence = ['one', 'two', 'three'].map((slug, place): EvidenceRecord => {
    const sourceId = sources[Math.min(place, sources.length - 1, 1)]!.id
    return { id: `evidence:${slug}`, sourceId, quote: slug, start: 0, end: 3, locator: null, citation: slug }
  })
  return streamSubgraph(streamRecord({ entities: [], relationships: [], evidence: [], supports: [] }).about, {
    entities: async function* () {
      const claims = evidence.map((one) => ({
        evidenceId: one.id,
        entityId: 'partner:laos',
        property: 'name',
        value: 'Laos',
        original: null,
        rank: 'NORMAL' as const,
        rule: null,
        inferred: false,
        confidence: null,
        evidence: one,
      }))
      yield { entity: { id: 'partner:laos', label: 'Partner', fields: { name: 'Laos' } }, claims, changes: [] }
    },
    relationships: async function* () {},
    sources: async function* (ids) {
      yield* sources.filter(({ id }) => ids.includes(id))
    },
    evidence: async function* (ids) {
      yield* evidence.filter(({ id }) => ids.includes(id))
    },
  })
}
