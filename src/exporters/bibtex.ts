/**
 * Sources for LaTeX, as BibLaTeX has them: dates as precise as they are known, and letters of all scripts as they are.
 * See docs/decisions/0014 for why no library writes it.
 */
import { isPartialDate } from '../domain/subgraph.ts'
import { type CitedSource, type CslItem, citationOf } from './citations/citation.ts'
import { citedSources, leavesOut } from './citations/cited-sources.ts'
import type { Exporter } from './exporter.ts'
import { manifestLines, manifestOf } from './manifest.ts'

export const bibtex: Exporter = {
  format: 'bibtex',
  name: 'BibTeX',
  purpose: 'The sources for LaTeX with BibLaTeX and biber, and for Zotero, Mendeley and JabRef.',
  mediaType: 'application/x-bibtex',
  extension: '.bib',
  leavesOut,
  mostEntities: null,
  write: async function* (subgraph, options) {
    const sources = await citedSources(subgraph)
    for (const line of manifestLines(manifestOf(subgraph, bibtex, options))) yield comment(line)
    for (const source of sources) yield entryOf(source, citationOf(source, options.language))
  },
}

/** Between entries all is comment, but for the sign that begins one. */
function comment(line: string): string {
  return `% ${line.replaceAll(/\s+/g, ' ').replaceAll('@', '(at)')}\n`
}

const typeOf = { 'article-newspaper': 'article', webpage: 'online', dataset: 'dataset' } as const
/** Where it appeared. */
const containerOf = { 'article-newspaper': 'journaltitle', webpage: 'organization', dataset: 'publisher' } as const

/** Titles and names in braces of their own: nothing in them changes case, and no name is parted at "and" or a comma. */
function entryOf({ fields }: CitedSource, item: CslItem): string {
  const container = item['container-title'] ?? item.publisher
  const whole = (text: string | undefined) => (text === undefined ? undefined : `{${escapeLatex(text)}}`)
  const properties = {
    entrysubtype: item.type === 'article-newspaper' ? 'newspaper' : undefined,
    author: whole(item.author?.[0]?.literal),
    title: whole(item.title),
    [containerOf[item.type]]: whole(container),
    date: dateIn(fields.publishedOn),
    url: item.URL === undefined ? undefined : escapeAddress(item.URL),
    urldate: dateIn(fields.retrievedOn),
    language: item.language,
    note: item.note === undefined ? undefined : escapeLatex(item.note),
  }
  const lines = Object.entries(properties).filter(([, value]) => value !== undefined)
  return `\n@${typeOf[item.type]}{${item['citation-key']},\n${lines.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`
}

/** BibLaTeX reads EDTF, but for days of no year: the note has these. */
function dateIn(value: CitedSource['fields'][string] | undefined): string | undefined {
  return value !== undefined && isPartialDate(value) && !value.edtf.includes('X') ? value.edtf : undefined
}

const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '`': '\\textasciigrave{}',
}

/** Two hyphens, quotes or commas would become one other sign. */
function escapeLatex(text: string): string {
  return text
    .replaceAll(/[\\~^<>`{}%&$#_]/g, (character) => commands[character] ?? `\\${character}`)
    .replaceAll(/([-',])(?=\1)/g, '$1{}')
    .replaceAll(/\s+/g, ' ')
}

/** Addresses stand as they are, but for what would end the field. */
function escapeAddress(url: string): string {
  return url.replaceAll(/[\s{}\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
