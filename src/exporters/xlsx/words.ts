/** Heads and headings of the workbook that are no fields of the ontology, in English and Vietnamese. */
import type { Language } from '../../domain/history-title.ts'

const words = {
  about: ['About', 'Giới thiệu'],
  relationships: ['Relationships', 'Quan hệ'],
  claims: ['Claims', 'Thông tin theo nguồn'],
  evidence: ['Evidence', 'Dẫn chứng'],
  fromName: ['From', 'Từ'],
  typeLabel: ['Relationship', 'Quan hệ'],
  toName: ['To', 'Đến'],
  type: ['Type (code)', 'Loại quan hệ (mã)'],
  from: ['From (id)', 'Từ (mã)'],
  to: ['To (id)', 'Đến (mã)'],
  evidenceIds: ['Evidence (ids)', 'Dẫn chứng (mã)'],
  citations: ['Cited', 'Trích dẫn'],
  entityName: ['Of', 'Của'],
  entityId: ['Of (id)', 'Của (mã)'],
  propertyLabel: ['What is said', 'Nội dung'],
  property: ['What is said (code)', 'Nội dung (mã)'],
  claimedValue: ['Value', 'Giá trị'],
  claimedValueLabel: ['Value (in words)', 'Giá trị (diễn giải)'],
  original: ['As printed', 'Nguyên văn'],
  rank: ['Rank', 'Thứ hạng'],
  rule: ['Ranked by', 'Quy tắc xếp hạng'],
  confidence: ['Confidence', 'Mức tin cậy'],
  quote: ['Quote', 'Lời trích'],
  locator: ['Place in the source', 'Vị trí trong nguồn'],
  start: ['From character', 'Từ ký tự'],
  end: ['Before character', 'Đến trước ký tự'],
  sourceName: ['Source', 'Nguồn'],
  sourceId: ['Source (id)', 'Nguồn (mã)'],
  isInSubgraph: ['In the subgraph, not only cited', 'Thuộc kết quả, không chỉ được trích dẫn'],
  relationshipId: ['Relationship (id)', 'Quan hệ (mã)'],
  title: ['Title', 'Tiêu đề'],
  graphVersion: ['Version of the graph', 'Phiên bản dữ liệu'],
  licence: ['Licence', 'Giấy phép'],
  isComplete: ['Complete', 'Đầy đủ'],
  nothingCut: ['Nothing was cut.', 'Không bị cắt bớt.'],
  leftOut: ['Left out', 'Không bao gồm'],
  asked: ['Asked', 'Câu hỏi'],
  found: ['Found', 'Kết quả'],
  roots: ['Around', 'Xung quanh'],
  wholeGraph: ['the whole graph', 'toàn bộ dữ liệu'],
  depth: ['Steps', 'Số bước'],
  types: ['Types', 'Loại'],
  all: ['all', 'tất cả'],
  askedFrom: ['From the day', 'Từ ngày'],
  askedUntil: ['Until the day', 'Đến ngày'],
  asOf: ['As of the day', 'Tại ngày'],
  includeParts: ['With the bodies that belong to them', 'Gồm cả đơn vị trực thuộc'],
  yes: ['yes', 'có'],
  no: ['no', 'không'],
} as const satisfies Readonly<Record<string, readonly [en: string, vi: string]>>

export type Word = keyof typeof words

/** Programs show TRUE and FALSE in their own language, or as 1 and 0. */
export function yesOrNo(is: boolean, language: Language): string {
  return wordIn(is ? 'yes' : 'no', language)
}

export function wordIn(word: Word, language: Language): string {
  return words[word][language === 'VI' ? 1 : 0]
}
