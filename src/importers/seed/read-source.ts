/** One source file: the source as an entity, its quotes and citations as evidence, and whether its text is used up. */
import type { Problem } from '../../domain/errors.ts'
import type { EvidenceRecord } from '../../domain/subgraph.ts'
import type { ImportFile } from '../importer.ts'
import { NOT_UTF8 } from '../utf8.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import type { SeedRecord, SourceFile } from './seed-types.ts'
import {
  codePointOffset,
  findQuote,
  readSourceText,
  type SourceText,
  type Span,
  uncoveredSentences,
} from './source-text.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

/** Sources that a file of records lists are cited as a whole, under the slug of their id. */
export function indexListedSources(file: YamlFile, index: EvidenceIndex, problems: Problem[]): void {
  const { sources = [] } = (file.value ?? {}) as { sources?: readonly SeedRecord[] }
  sources.forEach((source, position) => {
    const key = keyOfSource(source.id)
    const blank = { sourceId: source.id, quote: null, start: null, end: null, locator: null }
    const record = { id: evidenceId(key, 'record'), ...blank, citation: headingOf(source) }
    index.add(key, record, file, ['sources', position, 'id'], problems)
  })
}

export function keyOfSource(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}

function headingOf({ name, nameVi, publisher }: SeedRecord): string {
  const title = `“${nameVi ?? name}”`
  return publisher === undefined ? title : `${publisher}, ${title}`
}

/** Adds the file's evidence to the index and returns the text that the source holds, or null. */
export function readSource(
  file: YamlFile,
  texts: readonly ImportFile[],
  index: EvidenceIndex,
  problems: Problem[],
): SourceText | null {
  const source = file.value as SourceFile
  const sourceId = source.source.id
  const heading = headingOf(source.source)
  const cite = (locator: string | null): string => (locator === null ? heading : `${heading}, ${locator}`)
  const blank = { sourceId, quote: null, start: null, end: null, locator: null }

  const add = (key: string | null, record: Omit<EvidenceRecord, 'id'>) => {
    const reference = key === null ? file.key : `${file.key}/${key}`
    const list = record.locator === null ? 'quotes' : 'citations'
    const path = key === null ? ['source'] : [list, key]
    index.add(reference, { id: evidenceId(file.key, key ?? 'record'), ...record }, file, path, problems)
  }
  add(null, { ...blank, citation: cite(null) })
  for (const [key, locator] of Object.entries(source.citations ?? {})) {
    add(key, { ...blank, locator, citation: cite(locator) })
  }
  const held = findText(file, source, texts, problems)
  const spans: Span[] = []
  for (const [key, quote] of Object.entries(source.quotes ?? {})) {
    const span = held === null ? null : locate(file, ['quotes', key], held.text, quote, problems)
    // A text or quote that was not found has been reported; what refers to it need not be reported as well.
    if (held === null || span === null) add(key, { ...blank, citation: cite(null) })
    else {
      spans.push(span)
      add(key, quoteOf(sourceId, held.text, span, cite))
    }
  }
  if (held === null) return null
  source.unused?.forEach((entry, position) => {
    const span = locate(file, ['unused', position], held.text, entry, problems)
    if (span !== null) spans.push(span)
  })
  const isComplete = spans.length === Object.keys(source.quotes ?? {}).length + (source.unused?.length ?? 0)
  for (const { start, end } of isComplete ? uncoveredSentences(held.text, spans) : []) {
    const sentence = held.text.slice(start, end)
    problems.push(
      file.problem(['source'], `no quote and no "unused" entry covers the sentence "${shorten(sentence)}".`),
    )
  }
  return held
}

function quoteOf(
  sourceId: string,
  text: string,
  span: Span,
  cite: (locator: string) => string,
): Omit<EvidenceRecord, 'id'> {
  const start = codePointOffset(text, span.start)
  const end = codePointOffset(text, span.end)
  const quote = text.slice(span.start, span.end)
  return { sourceId, quote, start, end, locator: null, citation: cite(`characters ${start}–${end}`) }
}

function findText(
  file: YamlFile,
  { source, quotes }: SourceFile,
  texts: readonly ImportFile[],
  problems: Problem[],
): SourceText | null {
  if (source.textFile === undefined) {
    if (quotes !== undefined) {
      problems.push(file.problem(['quotes'], 'quotes need the text they stand in: name it as source.textFile.'))
    }
    return null
  }
  const folder = file.path.replace(/[^/]*$/, '')
  const found = texts.find(({ path }) => path === `${folder}${source.textFile}`)
  if (found === undefined) {
    problems.push(file.problem(['source', 'textFile'], `no such file: "${folder}${source.textFile}".`))
    return null
  }
  const held = readSourceText(found.bytes)
  if (held === null) {
    problems.push({ where: found.path, line: 1, message: NOT_UTF8 })
    return null
  }
  if (held.sha256 !== source.sha256) {
    const message = `"${source.textFile}" has the sha256 ${held.sha256}, not "${source.sha256}": the text is not the one that was quoted.`
    problems.push(file.problem(['source', 'sha256'], message))
  }
  return held
}

function locate(
  file: YamlFile,
  path: ValuePath,
  text: string,
  wanted: string | { text: string; occurrence?: number },
  problems: Problem[],
): Span | null {
  const quote = typeof wanted === 'string' ? wanted : wanted.text
  const occurrence = typeof wanted === 'string' ? undefined : wanted.occurrence
  const spans = findQuote(text, quote)
  if (spans.length === 0) {
    problems.push(file.problem(path, `the text does not contain "${shorten(quote)}".`))
    return null
  }
  if (occurrence === undefined && spans.length > 1) {
    problems.push(
      file.problem(path, `"${shorten(quote)}" stands ${spans.length} times in the text: say which with "occurrence".`),
    )
    return null
  }
  const span = spans[(occurrence ?? 1) - 1]
  if (span === undefined) {
    problems.push(
      file.problem(
        path,
        `"${shorten(quote)}" stands only ${times(spans.length)} in the text, not ${times(occurrence!)}.`,
      ),
    )
    return null
  }
  return span
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

function shorten(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 87)}…`
}

function evidenceId(fileKey: string, key: string): string {
  return `evidence:${fileKey}.${key}`
}
