/** A source as an item of CSL-JSON: what BibTeX and RIS are made from, too. */
import type { Language } from '../../domain/history-title.ts'
import { type FieldValue, type FieldValues, isPartialDate } from '../../domain/subgraph.ts'

export interface CslDate {
  /** Year, month, day, as far as they are known; two of them are an interval. */
  readonly 'date-parts'?: readonly (readonly number[])[]
  readonly circa?: true
  /** What the source prints, where that is no year, and no interval with two ends. */
  readonly literal?: string
}

/** Fields in the order of files. See https://docs.citationstyles.org, 1.0.2. */
export interface CslItem {
  readonly id: string
  readonly type: 'article-newspaper' | 'webpage' | 'dataset'
  readonly 'citation-key': string
  readonly title: string
  readonly author?: readonly { readonly literal: string }[]
  readonly 'container-title'?: string
  readonly publisher?: string
  readonly issued?: CslDate
  readonly accessed?: CslDate
  readonly URL?: string
  readonly language?: string
  readonly note?: string
}

const typeOfKind: Readonly<Record<string, CslItem['type']>> = {
  ARTICLE: 'article-newspaper',
  PAGE: 'webpage',
  FILE: 'dataset',
  REGISTER: 'dataset',
}

export interface CitedSource {
  readonly id: string
  readonly fields: FieldValues
  /** How many pieces of evidence are from it. */
  readonly evidence: number
}

export function citationOf({ id, fields, evidence }: CitedSource, language: Language): CslItem {
  const type = typeOfKind[String(fields.kind)] ?? 'webpage'
  const publisher = text(fields.publisher)
  const author = text(fields.author)
  const { title, translated } = titlesOf(fields)
  const container = type === 'dataset' ? 'publisher' : 'container-title'
  return withoutEmpty({
    id,
    type,
    'citation-key': id.slice(id.indexOf(':') + 1),
    title,
    author: author === undefined ? undefined : [{ literal: author }],
    [container]: publisher,
    issued: dateOf(fields.publishedOn),
    accessed: dateOf(fields.retrievedOn),
    URL: text(fields.url),
    language: text(fields.language),
    note: noteOf(translated, fields.publishedOn, evidence, language),
  })
}

/** As it is printed; the English rendering of a Vietnamese one beside it. */
function titlesOf({ name, nameVi, language }: FieldValues): {
  readonly title: string
  readonly translated: string | null
} {
  const isVietnamese = language === 'vi' && nameVi !== undefined
  return isVietnamese
    ? { title: String(nameVi), translated: name === nameVi ? null : String(name) }
    : { title: String(name), translated: null }
}

function noteOf(
  translated: string | null,
  publishedOn: FieldValue | undefined,
  evidence: number,
  language: Language,
): string {
  const words = language === 'VI' ? notesInVietnamese : notesInEnglish
  const print = publishedOn === undefined ? null : printOf(publishedOn)
  return [
    ...(translated === null ? [] : [`${words.translated}: ${translated}.`]),
    ...(print === null ? [] : [`${words.dated} “${print}”.`]),
    `${words.evidence}: ${evidence}.`,
  ].join(' ')
}

const notesInEnglish = { translated: 'Title in English', dated: 'Dated', evidence: 'Pieces of evidence from it' }
const notesInVietnamese = {
  translated: 'Nhan đề tiếng Anh',
  dated: 'Ghi ngày',
  evidence: 'Số dẫn chứng lấy từ nguồn này',
}

/** Of a date that not all of the formats can hold. */
function printOf(value: FieldValue): string | null {
  if (!isPartialDate(value) || partsOf(value.edtf) !== null) return null
  return value.asPrinted ?? value.edtf
}

/** Never more precise than the source: what has an open end, or no year, stands as it is printed. */
export function dateOf(value: FieldValue | undefined): CslDate | undefined {
  if (value === undefined || !isPartialDate(value)) return undefined
  const { edtf, asPrinted } = value
  const parts = edtf.split('/').map(partsOf)
  if (parts.some((one) => one === null)) return { literal: asPrinted ?? edtf }
  return { 'date-parts': parts as number[][], ...(edtf.includes('~') ? { circa: true } : {}) }
}

function partsOf(edtf: string): number[] | null {
  return /^\d{4}(?:-\d\d){0,2}~?$/.test(edtf) ? edtf.replace('~', '').split('-').map(Number) : null
}

function text(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function withoutEmpty(item: { readonly [Key in keyof CslItem]: CslItem[Key] | undefined }): CslItem {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as CslItem
}
