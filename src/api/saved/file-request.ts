/** What an address asks of a saved question: values of its variables, the language, tables and columns. All faults together. */
import type { Language } from '../../domain/history-title.ts'
import { didYouMean } from '../../domain/suggest.ts'
import { fileFault } from '../file-faults.ts'
import { type Query, readValues, type VariableSpec } from './query-values.ts'
import { choose, type Format, type Prepared } from './saved-file.ts'
import type { TablePlan } from './table-plan.ts'

export interface FileRequest {
  readonly query: Query
  readonly values: Readonly<Record<string, unknown>>
  readonly language: Language
  readonly tables: readonly TablePlan[]
  /** Without its ending. */
  readonly fileName: string
  readonly title: string
  /** What was asked, in a line. */
  readonly told: string
}

/** Of every file. A variable of that name is given with its sign: `$columns=…`. */
export const OPTIONS = ['language', 'table', 'columns'] as const

/** @throws {FileFault} BAD_INPUT with all that is wrong. */
export function readFileRequest(prepared: Prepared, format: Format, query: Query): FileRequest {
  const { variables, ofPages, question } = prepared
  const options: Record<string, string | readonly string[]> = {}
  const given: Record<string, string | readonly string[]> = {}
  for (const [name, text] of Object.entries(query)) {
    if ((OPTIONS as readonly string[]).includes(name)) options[name] = text
    else given[name.replace(/^\$/, '')] = text
  }
  const faults = [...optionFaults(options, format), ...pageFaults(given, ofPages)]
  for (const name of ofPages) delete given[name]
  const language = String(options.language ?? 'en').toUpperCase() === 'VI' ? 'VI' : 'EN'
  if (options.language !== undefined && variables.some(isLanguage)) given.language ??= language
  const { values, faults: ofValues } = readValues(given, variables, OPTIONS)
  const columns = options.columns === undefined ? null : [options.columns].flat().flatMap((one) => one.split(','))
  const table = typeof options.table === 'string' ? options.table : null
  const chosen = choose(prepared, table, columns?.map((one) => one.trim()) ?? null)
  faults.push(...ofValues, ...chosen.faults)
  if (faults.length > 0) throw fileFault(400, 'BAD_INPUT', faults.join(' '), hintOf(prepared))
  const parts = Object.entries(query).filter(([name]) => !(OPTIONS as readonly string[]).includes(name))
  const title = question.answers?.replace(/[.]$/, '') ?? question.name
  return {
    query,
    values,
    language,
    tables: chosen.tables,
    fileName: fileNameOf(
      question.name,
      table,
      parts.flatMap(([, text]) => text),
    ),
    // What the sentence says is true of the defaults.
    title: parts.length === 0 ? `${title.charAt(0).toUpperCase()}${title.slice(1)}` : question.name,
    told: toldOf(question.name, variables, values, language),
  }
}

const isLanguage = ({ name, type }: VariableSpec) => name === 'language' && /^Language!?$/.test(type)

function optionFaults(options: Query, format: Format): string[] {
  const { language, table } = options
  const faults: string[] = []
  if (language !== undefined && !['en', 'vi'].includes(String(language).toLowerCase())) {
    faults.push(`"language" is "${language}", and is to be en or vi.${didYouMean(String(language), ['en', 'vi'])}`)
  }
  if (table !== undefined && typeof table !== 'string')
    faults.push('"table" stands in the address more than once: give it once.')
  if (format === 'json') {
    const tabular = (['table', 'columns'] as const).filter((name) => options[name] !== undefined)
    faults.push(...tabular.map((name) => `"${name}" chooses of tables, and JSON has none: it is the answer as it is.`))
  }
  return faults
}

function pageFaults(given: Query, ofPages: readonly string[]): string[] {
  const pages = ofPages.filter((name) => given[name] !== undefined)
  return pages.map((name) => `"${name}" chooses a page, and a file has all of them: leave it out.`)
}

function hintOf({ variables, question }: Prepared): string {
  const names = variables.map(({ name, type }) => `${name} (${type})`).join(', ')
  return `"${question.name}" takes ${names === '' ? 'no variables' : names}; every file takes language, table and columns. See /q.`
}

/** In ASCII, with the values that were given, so that two files of one question are not taken for each other. */
function fileNameOf(name: string, table: string | null, values: readonly string[]): string {
  const slug = (text: string) =>
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^A-Za-z0-9.]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
  const parts = [...(table === null ? [] : [table]), ...values].map(slug).filter((part) => part !== '')
  return [slug(name), ...parts].join('_').slice(0, 120)
}

function toldOf(
  name: string,
  variables: readonly VariableSpec[],
  values: Readonly<Record<string, unknown>>,
  language: Language,
): string {
  const shown = variables
    .filter(({ name: one, default: fallback }) => one !== 'language' && (values[one] ?? fallback) !== null)
    .map(({ name: one, default: fallback }) => `${one} ${JSON.stringify(values[one] ?? fallback)}`)
  return [`Question ${name}`, ...shown, `language ${language.toLowerCase()}`].join('; ')
}
