/**
 * What people read in tables of answers: words beside the codes of the schema, and at the head of columns. What `labels.ts`
 * has is taken from there; here stands what only questions have. One table in one place, it is longer than other files.
 */
import type { HistoryEvent } from './history.ts'
import { eventWords, type Language } from './history-title.ts'
import { fieldLabel, termLabel, typeLabel, verbLabel } from './labels.ts'
import {
  type EntityLabel,
  entityTypes,
  type NodeLabel,
  nodeTypes,
  type RelationshipType,
  relationshipTypes,
} from './ontology.ts'
import { type VocabularyName, vocabularies } from './vocabularies.ts'

type Words = readonly [en: string, vi: string]

const codes: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  ClaimRank: {
    PREFERRED: ['Shown', 'Được chọn'],
    NORMAL: ['As good as others', 'Ngang với các nguồn khác'],
    DEPRECATED: ['Not relied on', 'Không dùng'],
  },
  CoverageState: {
    ACTIVITY_RECORDED: ['Activity recorded', 'Có ghi nhận hoạt động'],
    NO_ACTIVITY_RECORDED: ['No activity recorded', 'Có nguồn, không ghi nhận hoạt động'],
    NOTHING_CAPTURED: ['Nothing captured', 'Không có nguồn'],
  },
  DatePrecision: {
    DAY: ['Day', 'Ngày'],
    MONTH: ['Month', 'Tháng'],
    YEAR: ['Year', 'Năm'],
    INTERVAL: ['Period', 'Khoảng thời gian'],
    UNKNOWN: ['Year not printed', 'Không rõ năm'],
  },
  GapKind: {
    MISSING_SESSION_NUMBER: ['Session number missing', 'Thiếu kỳ họp'],
    AGREEMENT_WITHOUT_RESULT: ['Document without result', 'Văn kiện chưa có kết quả'],
    PARTNER_WITHOUT_PROJECT: ['Partner without project', 'Đối tác chưa có dự án'],
    LAPSED: ['Lapsed', 'Đã hết thời hạn'],
    EXPIRING: ['Expiring', 'Sắp hết thời hạn'],
    OVERDUE_SESSION: ['Session overdue', 'Quá hạn họp'],
    SINGLE_SOURCE: ['Single source', 'Chỉ có một nguồn'],
    WEAK_SOURCE: ['Weak source', 'Nguồn có độ tin cậy thấp'],
    UNDATED: ['Undated', 'Không rõ thời gian'],
  },
  TotalsKey: {
    YEAR: ['Year', 'Năm'],
    KIND: ['Kind', 'Loại'],
    STATUS: ['Status', 'Tình trạng'],
    PARTNER: ['Partner', 'Đối tác'],
    TOPIC: ['Topic', 'Lĩnh vực'],
    LEVEL: ['Level', 'Cấp độ'],
  },
}

const labelsOfEntityTypes = new Map(
  (Object.keys(entityTypes) as EntityLabel[]).map((label) => [
    label.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(),
    label,
  ]),
)

/** Of a code of an enum of the schema, or of `__typename`; null where it has no words. */
export function codeLabel(enumName: string, code: string, language: Language): string | null {
  if (enumName in vocabularies) return termLabel(enumName as VocabularyName, code, language)
  if (enumName === 'HistoryEvent') return eventWords(code as HistoryEvent, language)
  if (enumName === 'RelationshipType' && code in relationshipTypes) return verbLabel(code as RelationshipType, language)
  const label = enumName === 'EntityType' ? labelsOfEntityTypes.get(code) : enumName === TYPE_NAME ? code : undefined
  if (label !== undefined) return label in nodeTypes ? typeLabel(label as NodeLabel, language) : null
  const words = codes[enumName]?.[code]
  return words === undefined ? null : words[language === 'VI' ? 1 : 0]
}

/** Under which the names of types are codes as well. */
export const TYPE_NAME = '__typename'

/** Whether codes of the enum have words. */
export function hasCodeLabels(enumName: string): boolean {
  return enumName in vocabularies || enumName in codes || OTHERS.has(enumName)
}

const OTHERS: ReadonlySet<string> = new Set(['HistoryEvent', 'RelationshipType', 'EntityType', TYPE_NAME])

const heads: Readonly<Record<string, Words>> = {
  [TYPE_NAME]: ['Type', 'Loại đối tượng'],
  label: ['in words', 'diễn giải'],
  edtf: ['EDTF', 'EDTF'],
  asPrinted: ['as printed', 'nguyên văn'],
  earliest: ['earliest', 'sớm nhất'],
  latest: ['latest', 'muộn nhất'],
  precision: ['precision', 'độ chính xác'],
  date: ['Date', 'Thời gian'],
  event: ['Event', 'Sự kiện'],
  entity: ['Entity', 'Đối tượng'],
  entities: ['Entities', 'Các đối tượng'],
  title: ['Title', 'Tiêu đề, chức danh'],
  body: ['Body', 'Cơ quan'],
  evidence: ['Evidence', 'Bằng chứng'],
  quote: ['Quote', 'Trích dẫn'],
  citation: ['Citation', 'Nguồn trích dẫn'],
  source: ['Source', 'Nguồn'],
  start: ['Start', 'Vị trí đầu'],
  end: ['End', 'Vị trí cuối'],
  type: ['Type', 'Loại'],
  detail: ['Detail', 'Nội dung'],
  due: ['Due', 'Đến hạn'],
  kind: ['Kind', 'Loại'],
  property: ['Property', 'Thuộc tính'],
  original: ['As printed', 'Nguyên văn'],
  rank: ['Rank', 'Thứ hạng'],
  rule: ['Rule', 'Quy tắc'],
  candidates: ['Candidates', 'Các giá trị'],
  agreement: ['Agreement', 'Văn kiện'],
  agreements: ['Agreements', 'Văn kiện'],
  agreementsInForce: ['Agreements in force', 'Văn kiện đang có hiệu lực'],
  agreementsWithResult: ['Agreements with result', 'Văn kiện có kết quả'],
  parties: ['Parties', 'Các bên'],
  partner: ['Partner', 'Đối tác'],
  participants: ['Participants', 'Thành phần'],
  members: ['Members', 'Thành viên'],
  meetings: ['Meetings', 'Cuộc họp, sự kiện'],
  sessions: ['Sessions', 'Phiên họp'],
  projects: ['Projects', 'Dự án'],
  positions: ['Positions', 'Chức vụ'],
  partOf: ['Part of', 'Trực thuộc'],
  resultedFrom: ['Resulted in or from', 'Kết quả liên quan'],
  budgets: ['Budgets', 'Kinh phí'],
  amount: ['amount', 'số tiền'],
  currency: ['currency', 'loại tiền'],
  byYear: ['By year', 'Theo năm'],
  year: ['year', 'năm'],
  undated: ['Undated', 'Không rõ thời gian'],
  firstContact: ['First contact', 'Liên hệ đầu tiên'],
  lastContact: ['Last contact', 'Liên hệ gần nhất'],
  medianDaysFromSignatureToProject: ['Median days from signature to project', 'Số ngày trung vị từ khi ký đến dự án'],
  keys: ['Counted by', 'Đếm theo'],
  key: ['key', 'khóa'],
  value: ['value', 'giá trị'],
  count: ['Count', 'Số lượng'],
  totalCount: ['in all', 'tổng số'],
  figure: ['Figure', 'Số liệu'],
  counted: ['Counted', 'Đã đếm'],
  inGraph: ['In the graph', 'Trong đồ thị'],
  basis: ['Basis', 'Cơ sở'],
  since: ['Since', 'Từ khi'],
  changes: ['Changes', 'Thay đổi'],
  daysInStatus: ['Days in status', 'Số ngày ở tình trạng'],
  sentence: ['Sentence', 'Câu'],
  length: ['Length', 'Độ dài'],
  relationships: ['Relationships', 'Quan hệ'],
  from: ['From', 'Từ'],
  to: ['To', 'Đến'],
  truncated: ['Truncated', 'Bị cắt'],
  omitted: ['Omitted', 'Bỏ bớt'],
  hidden: ['Hidden', 'Bị ẩn'],
  matchedOn: ['Matched on', 'Khớp theo'],
  field: ['field', 'trường'],
  text: ['text', 'văn bản'],
  through: ['Through', 'Thông qua'],
  issuedBy: ['Issued by', 'Cơ quan ban hành'],
  reportedBy: ['Reported by', 'Bên báo cáo'],
  continues: ['Continues', 'Tiếp nối'],
  implementedBy: ['Carried out by', 'Được triển khai bởi'],
  says: ['Says', 'Nội dung'],
}

/** Of a column of an answer, from the names on the way to it: `Date · as printed`. */
export function headLabel(path: readonly string[], language: Language): string {
  return path.map((name) => headOf(name, language)).join(' · ')
}

function headOf(name: string, language: Language): string {
  const words = heads[name]
  if (words !== undefined) return words[language === 'VI' ? 1 : 0]
  const known = fieldLabel(name, language)
  return known === name ? inWords(name) : known
}

/** `hasMoreWays` → `Has more ways`. */
function inWords(name: string): string {
  const spaced = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase()
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`
}
