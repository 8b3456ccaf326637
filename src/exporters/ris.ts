/**
 * Sources for reference managers, in the form that all of them read. See docs/decisions/0014 for why no library writes it.
 */
import { type CslDate, type CslItem, citationOf } from './citations/citation.ts'
import { citedSources, leavesOut } from './citations/cited-sources.ts'
import type { Exporter } from './exporter.ts'

export const ris: Exporter = {
  format: 'ris',
  name: 'RIS',
  purpose: 'The sources for EndNote, Mendeley, Zotero and other reference managers.',
  mediaType: 'application/x-research-info-systems',
  extension: '.ris',
  leavesOut,
  mostEntities: null,
  write: async function* (subgraph, { language }) {
    for (const source of await citedSources(subgraph)) yield recordOf(citationOf(source, language))
  },
}

const typeOf = { 'article-newspaper': 'NEWS', webpage: 'ELEC', dataset: 'DATA' } as const

/** A value is a line, however long. */
function recordOf(item: CslItem): string {
  const tags: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', typeOf[item.type]],
    ['ID', item['citation-key']],
    ['TI', item.title],
    ['AU', item.author?.[0]?.literal],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', oneDate(item.issued)?.[0]?.toString().padStart(4, '0')],
    ['DA', slashed(item.issued)],
    ['Y2', slashed(item.accessed)],
    ['UR', item.URL],
    ['LA', item.language],
    ['N1', item.note],
  ]
  const lines = tags.filter(([, value]) => value !== undefined)
  return `${lines.map(([tag, value]) => `${tag}  - ${value!.replaceAll(/\s+/g, ' ')}\r\n`).join('')}ER  - \r\n`
}

/** An interval is no date of RIS: the note has it. */
function oneDate(date: CslDate | undefined): readonly number[] | null {
  const parts = date?.['date-parts']
  return parts?.length === 1 ? parts[0]! : null
}

/** `2021/09/05/`: what is not known is left out between the slashes, and what else is to be said stands after the last. */
function slashed(date: CslDate | undefined): string | undefined {
  const parts = oneDate(date)
  if (parts === null) return undefined
  const [year, month, day] = [0, 1, 2].map((place) => parts[place]?.toString().padStart(place === 0 ? 4 : 2, '0') ?? '')
  return `${year}/${month}/${day}/${date?.circa ? 'circa' : ''}`
}
