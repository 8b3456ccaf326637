/** Sources for programs that cite: Zotero, Pandoc and all that know the Citation Style Language. */
import { citationOf } from './citations/citation.ts'
import { citedSources, leavesOut } from './citations/cited-sources.ts'
import type { Exporter } from './exporter.ts'

export const cslJson: Exporter = {
  format: 'csl-json',
  name: 'CSL-JSON',
  purpose: 'The sources for Zotero and Pandoc, in the form that citation styles are made for.',
  mediaType: 'application/vnd.citationstyles.csl+json',
  extension: '.csl.json',
  leavesOut,
  mostEntities: null,
  write: async function* (subgraph, { language }) {
    let before = '['
    for (const source of await citedSources(subgraph)) {
      yield `${before}\n${JSON.stringify(citationOf(source, language))}`
      before = ','
    }
    yield before === '[' ? '[]\n' : '\n]\n'
  },
}
