/** The sources of a subgraph: those that its evidence is from, and those that are entities of it. */
import type { SubgraphStream } from '../../domain/subgraph-stream.ts'
import type { LeftOut } from '../left-out.ts'
import type { CitedSource } from './citation.ts'

export const leavesOut: readonly LeftOut[] = [
  {
    parts: ['ENTITIES', 'RELATIONSHIPS', 'RELATIONSHIP_FIELDS', 'STATUS_CHANGES'],
    en: 'Entities that are no sources, relationships and status changes.',
    vi: 'Đối tượng không phải là nguồn, quan hệ và thay đổi tình trạng.',
  },
  {
    parts: ['CLAIMS', 'EVIDENCE'],
    en: 'Quotes and claims: of evidence there is the number for each source.',
    vi: 'Lời trích và thông tin theo nguồn: về dẫn chứng chỉ có số lượng của từng nguồn.',
  },
  {
    parts: ['FIELDS', 'CITED_SOURCES'],
    en: 'Of sources what no citation has: other names, notes, reliability, digests.',
    vi: 'Ở nguồn, những gì trích dẫn không có: tên gọi khác, ghi chú, mức tin cậy, mã băm.',
  },
]

/** Each once, in order of id. Only sources are kept in memory. */
export async function citedSources(subgraph: SubgraphStream): Promise<CitedSource[]> {
  const sources: Omit<CitedSource, 'evidence'>[] = []
  for await (const { entity } of subgraph.entities()) if (entity.label === 'Source') sources.push(entity)
  for await (const _relationship of subgraph.relationships());
  for await (const source of subgraph.sources()) sources.push(source)
  const counts = new Map<string, number>()
  for await (const { sourceId } of subgraph.evidence()) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1)
  return sources
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, fields }) => ({ id, fields, evidence: counts.get(id) ?? 0 }))
}
