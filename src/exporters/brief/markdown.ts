/** A brief as GitHub-flavoured Markdown: tables, and its sources as footnotes. */
import type { Block, Brief, Cell, Line, Run, Section } from '../../domain/brief/brief.ts'
import type { BriefExporter } from './brief-exporter.ts'
import { citationWords, wordsOf } from './citation-words.ts'

export const markdown: BriefExporter = {
  format: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  isAttachment: false,
  write: async (brief) => toMarkdown(brief),
}

export function toMarkdown(brief: Brief): string {
  const notes = brief.citations.map((citation) => {
    const { source, url, quote } = citationWords(citation)
    const parts = [escaped(source), url === null ? null : `<${url}>`, quote === null ? null : escaped(quote)]
    return `[^${citation.number}]: ${parts.filter((part) => part !== null).join(' ')}`
  })
  const { version } = wordsOf(brief)
  return [
    `# ${escaped(brief.title)}`,
    escaped(brief.subtitle),
    ...brief.sections.flatMap(sectionOf),
    `${escaped(version)} ${brief.graphVersion}.`,
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
  ]
    .map((block) => `${block}\n`)
    .join('\n')
}

function sectionOf({ level, title, blocks }: Section): string[] {
  return [`${'#'.repeat(level + 1)} ${escaped(title)}`, ...blocks.map(blockOf)]
}

function blockOf(block: Block): string {
  if (block.kind === 'PARAGRAPH') return guarded(lineOf(block.line))
  if (block.kind === 'LIST') return block.items.map((item) => `- ${lineOf(item)}`).join('\n')
  const { columns, rows } = block
  return [
    `| ${columns.map(({ head }) => escaped(head)).join(' | ')} |`,
    `|${columns.map(() => ' --- ').join('|')}|`,
    ...rows.map((row) => `| ${row.map(cellOf).join(' | ')} |`),
  ].join('\n')
}

const cellOf = (cell: Cell): string => cell.map(lineOf).join('<br>')

const lineOf = (line: Line): string => line.map(runOf).join('')

function runOf({ text, style, citations }: Run): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  const mark = inner === '' ? '' : style === 'STRONG' ? '**' : style === 'FOREIGN' ? '*' : ''
  const notes = citations.map((number) => `[^${number}]`).join('')
  return `${before}${mark}${escaped(inner)}${mark}${notes}${after}`
}

/** What Markdown would read as its own; a line break would end a cell. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|~#]/g, (letter) => `\\${letter}`).replaceAll(/\s*\n\s*/g, ' ')
}

/** A paragraph that begins with a number and a full stop is no list. */
const guarded = (text: string) => text.replace(/^(\d+)\. /, '$1\\. ').replace(/^([-+]) /, '\\$1 ')
