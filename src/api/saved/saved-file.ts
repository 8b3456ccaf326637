/** A saved question with all that is known of it before it is asked: its variables, its tables, and how files are made of it. */
import type { GraphQLSchema } from 'graphql'
import { type OperationDefinitionNode, parse } from 'graphql'
import type { Language } from '../../domain/history-title.ts'
import { suggest } from '../../domain/suggest.ts'
import { CSV_TYPE, writeCsv } from '../../exporters/table/csv.ts'
import { ARCHIVE_TYPE, writeCsvArchive } from '../../exporters/table/csv-archive.ts'
import { MARKDOWN_TYPE, writeMarkdown } from '../../exporters/table/markdown.ts'
import type { Table } from '../../exporters/table/table.ts'
import { writeWorkbook, XLSX_TYPE } from '../../exporters/workbook/write-workbook.ts'
import { answerShape, type FieldShape } from './answer-shape.ts'
import { pageDocument, usedVariables } from './page-document.ts'
import { type VariableSpec, variablesOf } from './query-values.ts'
import type { SavedQuestion } from './saved-question.ts'
import { planTables, type TablePlan } from './table-plan.ts'
import { fillTable } from './table-rows.ts'

export const formats = ['json', 'csv', 'xlsx', 'md'] as const
export type Format = (typeof formats)[number]

export interface Prepared {
  readonly question: SavedQuestion
  readonly shape: readonly FieldShape[]
  readonly tables: readonly TablePlan[]
  /** Those that an address may give. */
  readonly variables: readonly VariableSpec[]
  /** Those that only choose a page: a file is whole, and has none. */
  readonly ofPages: readonly string[]
}

export function prepare(schema: GraphQLSchema, question: SavedQuestion): Prepared {
  const { document, operation } = question
  const shape = answerShape(schema, document, operation)
  const whole = pageDocument(schema, document, operation, { outer: 100, inner: null })
  const used = usedVariables(parse(whole).definitions[0] as OperationDefinitionNode)
  const all = variablesOf(schema, operation)
  return {
    question,
    shape,
    tables: planTables(shape),
    variables: all.filter(({ name }) => used.has(name)),
    ofPages: all.filter(({ name }) => !used.has(name)).map(({ name }) => name),
  }
}

/** The tables and columns that were asked for; faults are sentences. */
export function choose(
  { tables }: Prepared,
  table: string | null,
  columns: readonly string[] | null,
): { readonly tables: readonly TablePlan[]; readonly faults: readonly string[] } {
  const names = tables.map(({ name }) => name)
  const chosen = table === null ? tables : tables.filter(({ name }) => name === table)
  if (chosen.length === 0) {
    const near = suggest(table ?? '', names)
    const meant = near === null ? ` It has ${names.map((name) => `"${name}"`).join(', ')}.` : ` Did you mean "${near}"?`
    return { tables, faults: [`"table" is "${table}", which the answer does not have.${meant}`] }
  }
  if (columns === null) return { tables: chosen, faults: [] }
  if (chosen.length > 1) {
    return {
      tables,
      faults: [
        `"columns" are of one table, and the answer has ${names.length}: ${names.join(', ')}. Name one by "table".`,
      ],
    }
  }
  const [only] = chosen
  const known = only!.columns.map(({ key }) => key)
  const faults = columns
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = suggest(key, known)
      return `"columns" has "${key}", which the table does not have. ${near === null ? `It has ${known.join(', ')}.` : `Did you mean "${near}"?`}`
    })
  const twice = columns.filter((key, index) => columns.indexOf(key) !== index)
  if (twice.length > 0) faults.push(`"columns" names ${twice.map((key) => `"${key}"`).join(', ')} twice.`)
  const picked = columns.map((key) => only!.columns.find((column) => column.key === key)!)
  return { tables: faults.length === 0 ? [{ ...only!, columns: picked }] : tables, faults }
}

export interface FileKind {
  readonly mediaType: string
  /** With its dot. */
  readonly extension: string
}

/** Several tables are several CSV files. */
export function kindOf(format: Format, tables: readonly TablePlan[]): FileKind {
  if (format === 'json') return { mediaType: 'application/json; charset=utf-8', extension: '.json' }
  if (format === 'md') return { mediaType: MARKDOWN_TYPE, extension: '.md' }
  if (format === 'xlsx') return { mediaType: XLSX_TYPE, extension: '.xlsx' }
  return tables.length === 1
    ? { mediaType: CSV_TYPE, extension: '.csv' }
    : { mediaType: ARCHIVE_TYPE, extension: '.csv.zip' }
}

/** @throws {InputError} BAD_INPUT where a format cannot hold it. */
export async function writeTables(
  format: Exclude<Format, 'json'>,
  { title, told, signal }: { readonly title: string; readonly told: string; readonly signal: AbortSignal },
  plans: readonly TablePlan[],
  data: unknown,
  language: Language,
): Promise<Buffer> {
  const tables: readonly Table[] = plans.map((plan) => fillTable(plan, data, language))
  if (format === 'md') return Buffer.from(writeMarkdown({ title, told }, tables))
  if (format === 'xlsx') return writeWorkbook(tables, { signal })
  return tables.length === 1 ? Buffer.from(writeCsv(tables[0]!)) : writeCsvArchive(tables)
}
