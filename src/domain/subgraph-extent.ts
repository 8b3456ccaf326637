/** How much is in a subgraph, as people say it. */
import { countOf } from './date-words.ts'
import type { Language } from './history-title.ts'
import { type SubgraphCounts, totalOf } from './subgraph-stream.ts'

/** `53 entities, 108 relationships, 51 pieces of evidence`. */
export function extentInWords({ entities, relationships, evidence }: SubgraphCounts, language: Language): string {
  const [things, links] = [totalOf(entities), totalOf(relationships)]
  if (language === 'VI') return `${things} đối tượng, ${links} quan hệ, ${evidence} dẫn chứng`
  return [
    countOf(things, 'entity', 'entities'),
    countOf(links, 'relationship'),
    countOf(evidence, 'piece of evidence', 'pieces of evidence'),
  ].join(', ')
}
