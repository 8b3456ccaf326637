/** What formats have no place for, in both languages, and which parts of a subgraph that is: a contract holds them to it. */
import type { Language } from '../domain/history-title.ts'

/** `CITED_SOURCES` are those that evidence is from and that are no entities of the subgraph. */
export const subgraphParts = [
  'ENTITIES',
  'FIELDS',
  'RELATIONSHIPS',
  'RELATIONSHIP_FIELDS',
  'STATUS_CHANGES',
  'CLAIMS',
  'EVIDENCE',
  'CITED_SOURCES',
] as const

export type SubgraphPart = (typeof subgraphParts)[number]

export interface LeftOut {
  /** Those that are not whole in a file, as data; none where only signs or links are lost. */
  readonly parts: readonly SubgraphPart[]
  /** A sentence. */
  readonly en: string
  readonly vi: string
}

export function leftOutIn(leavesOut: readonly LeftOut[], language: Language): string[] {
  return leavesOut.map(({ en, vi }) => (language === 'VI' ? vi : en))
}

/** Of every format. */
export const SOURCE_TEXTS: LeftOut = {
  parts: [],
  en: 'Texts of sources: exports quote them, and never have one whole.',
  vi: 'Toàn văn của nguồn: tệp xuất chỉ trích dẫn, không bao giờ có nguyên văn cả bài.',
}

/** Of pictures. */
export const MOST_FIELDS: LeftOut = {
  parts: ['FIELDS', 'RELATIONSHIP_FIELDS'],
  en: 'Fields, but for names, kinds, first dates and roles.',
  vi: 'Các trường, trừ tên, loại, ngày đầu tiên và vai trò.',
}

/** Of formats in which evidence stands at what it proves. */
export const CITED_SOURCES: LeftOut = {
  parts: ['CITED_SOURCES'],
  en: 'Fields of sources that are not entities of it: citations name them.',
  vi: 'Các trường của nguồn không phải là đối tượng trong kết quả: trích dẫn nêu tên các nguồn này.',
}

/** Of formats that are XML. */
export const XML_SIGNS: LeftOut = {
  parts: [],
  en: 'Control characters, for which XML has no place: each stands as �.',
  vi: 'Ký tự điều khiển, vì XML không có chỗ cho chúng: mỗi ký tự được thay bằng �.',
}
