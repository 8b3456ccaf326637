/**
 * What people read where the graph has a code: terms, types, verbs, fields and events, in English and Vietnamese. Treaty
 * practice and the ministry's own reports say how documents, meetings and bodies are called. One table in one place, it is
 * longer than other files.
 */
import type { Language } from './history-title.ts'
import { type EntityLabel, entityTypes, type Fields, type NodeLabel, type RelationshipType } from './ontology.ts'
import type { VocabularyName, vocabularies } from './vocabularies.ts'

type Words = readonly [en: string, vi: string]

const termLabels: {
  readonly [Name in VocabularyName]: Readonly<Record<keyof (typeof vocabularies)[Name], Words>>
} = {
  PartnerKind: {
    STATE: ['State', 'Quốc gia'],
    INTERNATIONAL_ORGANISATION: ['International organisation', 'Tổ chức quốc tế'],
    REGIONAL_ORGANISATION: ['Regional organisation', 'Tổ chức khu vực'],
    UN_AGENCY: ['UN agency', 'Cơ quan Liên hợp quốc'],
    DEVELOPMENT_AGENCY: ['Development agency', 'Cơ quan hợp tác phát triển'],
    DEVELOPMENT_BANK: ['Development bank', 'Ngân hàng phát triển'],
    FUND: ['Fund', 'Quỹ'],
    FOUNDATION: ['Foundation', 'Quỹ, viện (foundation)'],
    EMBASSY: ['Embassy', 'Đại sứ quán'],
    MINISTRY: ['Ministry', 'Bộ'],
    INSTITUTE: ['Court, academy or institute', 'Tòa án, học viện hoặc viện'],
    OTHER: ['Other', 'Khác'],
  },
  Level: {
    BILATERAL: ['Bilateral', 'Song phương'],
    REGIONAL: ['Regional', 'Khu vực'],
    GLOBAL: ['Global', 'Toàn cầu'],
  },
  InstitutionKind: {
    STATE: ['State', 'Nhà nước'],
    GOVERNMENT: ['Government', 'Chính phủ'],
    PARLIAMENT: ['Parliament', 'Quốc hội'],
    MINISTRY: ['Ministry', 'Bộ'],
    DEPARTMENT: ['Department', 'Đơn vị thuộc bộ'],
    LOCAL_AUTHORITY: ['Local authority', 'Địa phương'],
    PARTY_BODY: ['Party body', 'Cơ quan Đảng'],
    COURT: ['Court', 'Tòa án'],
    PROCURACY: ['Procuracy', 'Viện kiểm sát'],
    SCHOOL: ['School or university', 'Trường, học viện'],
    COMMISSION: ['Commission', 'Ban, đoàn công tác'],
    ASSOCIATION: ['Association', 'Hội, liên đoàn'],
    OTHER: ['Other', 'Khác'],
  },
  AgreementKind: {
    TREATY: ['Treaty', 'Hiệp ước'],
    AGREEMENT: ['Agreement', 'Hiệp định, thỏa thuận'],
    CONVENTION: ['Convention', 'Công ước'],
    PROTOCOL: ['Protocol', 'Nghị định thư'],
    EXCHANGE_OF_NOTES: ['Exchange of notes', 'Trao đổi công hàm'],
    ARRANGEMENT: ['Arrangement', 'Thỏa thuận'],
    MEMORANDUM_OF_UNDERSTANDING: ['Memorandum of understanding', 'Bản ghi nhớ'],
    LETTER_OF_INTENT: ['Letter of intent', 'Ý định thư'],
    JOINT_STATEMENT: ['Joint statement', 'Tuyên bố chung'],
    PROGRAMME: ['Programme of cooperation', 'Chương trình hợp tác'],
    PLAN: ['Plan of cooperation', 'Kế hoạch hợp tác'],
    STRATEGY: ['Strategy', 'Chiến lược, định hướng'],
    MINUTES: ['Agreed minutes', 'Biên bản'],
    RECORD_OF_DISCUSSIONS: ['Record of discussions', 'Biên bản thảo luận'],
    FINANCING_AGREEMENT: ['Financing agreement', 'Hiệp định tài trợ'],
    PROJECT_DOCUMENT: ['Project document', 'Văn kiện dự án'],
    PROPOSAL: ['Proposal', 'Đề xuất hợp tác'],
    OTHER: ['Other document', 'Văn kiện khác'],
  },
  LegalRegime: {
    TREATY: ['Treaty', 'Điều ước quốc tế'],
    INTERNATIONAL_AGREEMENT: ['International agreement', 'Thỏa thuận quốc tế'],
    NON_BINDING: ['Non-binding', 'Không ràng buộc pháp lý'],
    UNKNOWN: ['Not said', 'Không rõ'],
  },
  AgreementStatus: {
    PROPOSED: ['Proposed', 'Đề xuất'],
    DRAFTING: ['Being drafted', 'Đang xây dựng'],
    NEGOTIATING: ['Being negotiated', 'Đang đàm phán'],
    INITIALLED: ['Initialled', 'Đã ký tắt'],
    APPROVED: ['Approved', 'Đã phê duyệt'],
    SIGNED: ['Signed', 'Đã ký'],
    PROVISIONALLY_APPLIED: ['Provisionally applied', 'Áp dụng tạm thời'],
    IN_FORCE: ['In force', 'Đang có hiệu lực'],
    SUSPENDED: ['Suspended', 'Tạm đình chỉ'],
    EXPIRED: ['Expired', 'Hết hiệu lực'],
    TERMINATED: ['Terminated', 'Chấm dứt hiệu lực'],
    UNKNOWN: ['Not said', 'Không rõ'],
  },
  CommitteeKind: {
    JOINT_COMMITTEE: ['Joint committee', 'Ủy ban hỗn hợp, ủy ban liên chính phủ'],
    SUB_COMMITTEE: ['Sub-committee', 'Tiểu ban'],
    WORKING_GROUP: ['Working group', 'Tổ công tác, nhóm công tác'],
    STEERING_COMMITTEE: ['Steering committee', 'Ban chỉ đạo'],
    CONFERENCE_SERIES: ['Conference series', 'Hội nghị định kỳ'],
    DIALOGUE: ['Dialogue', 'Đối thoại'],
    OTHER: ['Other body', 'Cơ chế khác'],
  },
  MeetingKind: {
    SESSION: ['Session', 'Phiên họp'],
    CONFERENCE: ['Conference', 'Hội nghị'],
    SEMINAR: ['Seminar', 'Hội thảo, tọa đàm'],
    WORKING_SESSION: ['Working session', 'Buổi làm việc'],
    VISIT: ['Visit', 'Chuyến thăm'],
    FACT_FINDING_MISSION: ['Fact-finding mission', 'Đoàn khảo sát'],
    LAUNCH: ['Launch or signing ceremony', 'Lễ khởi động, lễ ký'],
    OTHER: ['Other meeting', 'Hoạt động khác'],
  },
  MeetingRole: {
    CHAIR: ['Chair', 'Chủ trì'],
    CO_CHAIR: ['Co-chair', 'Đồng chủ trì'],
    SPEAKER: ['Speaker', 'Phát biểu, trình bày'],
    HOST: ['Host', 'Tổ chức, tiếp'],
    PARTICIPANT: ['Participant', 'Tham dự'],
  },
  MemberRole: {
    CHAIR: ['Chair', 'Chủ trì'],
    CO_CHAIR: ['Co-chair', 'Đồng chủ trì'],
    SECRETARIAT: ['Secretariat', 'Thư ký'],
    MEMBER: ['Member', 'Thành viên'],
  },
  PartyRole: {
    PARTY: ['Party', 'Bên ký kết'],
    DEPOSITARY: ['Depositary', 'Cơ quan lưu chiểu'],
    WITNESS: ['Witness', 'Bên chứng kiến'],
    DRAFTER: ['Drafts or negotiates', 'Bên soạn thảo, đàm phán'],
  },
  ProjectKind: {
    PROJECT: ['Project', 'Dự án'],
    NON_PROJECT_ASSISTANCE: ['Non-project assistance', 'Phi dự án'],
    PROGRAMME: ['Programme', 'Chương trình'],
  },
  ProjectStatus: {
    PIPELINE: ['Pipeline', 'Đang chuẩn bị'],
    IMPLEMENTATION: ['Implementation', 'Đang thực hiện'],
    FINALISATION: ['Finalisation', 'Đang quyết toán'],
    CLOSED: ['Closed', 'Đã kết thúc'],
    CANCELLED: ['Cancelled', 'Đã hủy'],
    SUSPENDED: ['Suspended', 'Tạm dừng'],
  },
  ProjectRole: {
    FUNDING: ['Funding', 'Tài trợ'],
    ACCOUNTABLE: ['Accountable', 'Cơ quan chủ quản'],
    EXTENDING: ['Extending', 'Quản lý, chuyển vốn'],
    IMPLEMENTING: ['Implementing', 'Thực hiện'],
    BENEFICIARY: ['Beneficiary', 'Thụ hưởng'],
  },
  PolicyKind: {
    DIRECTIVE: ['Directive', 'Chỉ thị'],
    CONCLUSION: ['Conclusion', 'Kết luận'],
    RESOLUTION: ['Resolution', 'Nghị quyết'],
    DECISION: ['Decision', 'Quyết định'],
    DECREE: ['Decree', 'Nghị định'],
    CONSTITUTION: ['Constitution', 'Hiến pháp'],
    REGULATION: ['Regulation', 'Quy chế'],
    SCHEME: ['Scheme', 'Đề án'],
    STRATEGY: ['Strategy', 'Chiến lược, định hướng'],
    PLAN: ['Plan', 'Kế hoạch'],
    INDICATIVE_PROGRAMME: ['Indicative programme', 'Chương trình định hướng'],
    OTHER: ['Other act', 'Văn bản khác'],
  },
  Verdict: {
    SAME: ['The same', 'Là một'],
    NOT_SAME: ['Not the same', 'Không phải là một'],
    UNSURE: ['Not sure', 'Chưa rõ'],
  },
  SourceKind: {
    ARTICLE: ['Article', 'Bài báo'],
    PAGE: ['Page', 'Trang thông tin'],
    FILE: ['File', 'Tệp dữ liệu'],
    REGISTER: ['Register', 'Danh mục đăng ký'],
  },
  Reliability: {
    HIGH: ['High', 'Cao'],
    MEDIUM: ['Medium', 'Trung bình'],
    LOW: ['Low', 'Thấp'],
  },
}

/** One of them, and several. */
const typeLabels: Readonly<Record<NodeLabel, { readonly one: Words; readonly several: Words }>> = {
  Partner: { one: ['Partner', 'Đối tác'], several: ['Partners', 'Đối tác'] },
  Institution: { one: ['Institution', 'Cơ quan trong nước'], several: ['Institutions', 'Cơ quan trong nước'] },
  Person: { one: ['Person', 'Cá nhân'], several: ['People', 'Cá nhân'] },
  Agreement: { one: ['Agreement', 'Văn kiện'], several: ['Agreements', 'Văn kiện'] },
  Committee: { one: ['Committee', 'Cơ chế hợp tác'], several: ['Committees', 'Cơ chế hợp tác'] },
  Meeting: { one: ['Meeting', 'Cuộc họp, sự kiện'], several: ['Meetings', 'Cuộc họp, sự kiện'] },
  Project: { one: ['Project', 'Dự án, phi dự án'], several: ['Projects', 'Dự án, phi dự án'] },
  Policy: { one: ['Policy', 'Văn bản chỉ đạo'], several: ['Policies', 'Văn bản chỉ đạo'] },
  Topic: { one: ['Topic', 'Lĩnh vực'], several: ['Topics', 'Lĩnh vực'] },
  Source: { one: ['Source', 'Nguồn'], several: ['Sources', 'Nguồn'] },
  ReportedFigure: { one: ['Reported figure', 'Số liệu báo cáo'], several: ['Reported figures', 'Số liệu báo cáo'] },
  StatusChange: { one: ['Status change', 'Thay đổi tình trạng'], several: ['Status changes', 'Thay đổi tình trạng'] },
  Judgement: { one: ['Judgement', 'Nhận định'], several: ['Judgements', 'Nhận định'] },
}

const fieldLabels: Readonly<Record<string, Words>> = {
  id: ['Id', 'Mã'],
  name: ['Name', 'Tên (tiếng Anh)'],
  nameVi: ['Name in Vietnamese', 'Tên tiếng Việt'],
  aliases: ['Other names', 'Tên khác'],
  note: ['Note', 'Ghi chú'],
  kind: ['Kind', 'Loại'],
  level: ['Level', 'Cấp độ'],
  iso2: ['ISO 3166-1 code', 'Mã ISO 3166-1'],
  iatiOrgId: ['IATI organisation identifier', 'Mã tổ chức IATI'],
  wikidataId: ['Wikidata id', 'Mã Wikidata'],
  legalRegime: ['Legal regime', 'Chế độ pháp lý'],
  number: ['Number', 'Số, ký hiệu'],
  status: ['Status', 'Tình trạng'],
  signedOn: ['Signed on', 'Ngày ký'],
  inForceFrom: ['In force from', 'Có hiệu lực từ'],
  validFrom: ['Valid from', 'Áp dụng từ'],
  validUntil: ['Valid until', 'Áp dụng đến'],
  heldOn: ['Held on', 'Thời gian tổ chức'],
  place: ['Place', 'Địa điểm'],
  online: ['Online', 'Trực tuyến'],
  sessionNumber: ['Session number', 'Phiên họp thứ'],
  sessionNumberAsPrinted: ['Session number as printed', 'Phiên họp thứ (nguyên văn)'],
  iatiIdentifier: ['IATI identifier', 'Mã IATI'],
  plannedStartOn: ['Planned start', 'Dự kiến bắt đầu'],
  startedOn: ['Started on', 'Bắt đầu'],
  plannedEndOn: ['Planned end', 'Dự kiến kết thúc'],
  endedOn: ['Ended on', 'Kết thúc'],
  budgetAmount: ['Budget', 'Kinh phí'],
  budgetCurrency: ['Currency', 'Loại tiền'],
  sectors: ['Sectors (OECD DAC)', 'Lĩnh vực (OECD DAC)'],
  issuedOn: ['Issued on', 'Ngày ban hành'],
  publisher: ['Publisher', 'Nơi xuất bản'],
  author: ['Author', 'Tác giả'],
  url: ['Address', 'Địa chỉ'],
  language: ['Language', 'Ngôn ngữ'],
  publishedOn: ['Published on', 'Ngày xuất bản'],
  retrievedOn: ['Retrieved on', 'Ngày truy cập'],
  reliability: ['Reliability', 'Độ tin cậy'],
  reliabilityWhy: ['Why it is judged so', 'Căn cứ đánh giá'],
  sha256: ['SHA-256', 'SHA-256'],
  metric: ['Metric', 'Chỉ tiêu'],
  value: ['Value', 'Giá trị'],
  unit: ['Unit', 'Đơn vị tính'],
  asOf: ['As of', 'Tính đến'],
  period: ['Period', 'Giai đoạn'],
  on: ['On', 'Ngày'],
  role: ['Role', 'Vai trò'],
  roleAsPrinted: ['Role as printed', 'Vai trò (nguyên văn)'],
  title: ['Title', 'Chức danh'],
  titleVi: ['Title in Vietnamese', 'Chức danh tiếng Việt'],
  scope: ['Scope', 'Phạm vi'],
  onBehalfOf: ['On behalf of', 'Thay mặt'],
  tookOfficeOn: ['Took office on', 'Nhậm chức'],
  leftOn: ['Left on', 'Thôi giữ chức'],
  seenFrom: ['Seen from', 'Ghi nhận từ'],
  seenUntil: ['Seen until', 'Ghi nhận đến'],
  inferred: ['Inferred', 'Suy luận'],
  why: ['How we know', 'Căn cứ'],
  talksOn: ['Talks on', 'Đàm phán về'],
  duration: ['Duration', 'Thời hạn'],
  cooperationSince: ['Cooperation since', 'Hợp tác từ'],
  position: ['Position', 'Chức vụ'],
  record: ['The record as a whole', 'Toàn bộ bản ghi'],
}

/** As the head of a column or the name of an edge; sentences say it by `phraseOf`. */
const verbLabels: Readonly<Record<RelationshipType, Words>> = {
  PART_OF: ['part of', 'thuộc'],
  MEMBER_OF: ['member of', 'thành viên của'],
  HOLDS: ['holds a position in', 'giữ chức vụ tại'],
  PARTY_TO: ['party to', 'một bên của'],
  SIGNED: ['signed', 'ký'],
  SIGNED_AT: ['signed at', 'ký tại'],
  ADOPTED: ['adopted', 'thông qua'],
  UNDER: ['made under', 'trên cơ sở'],
  ESTABLISHED: ['established', 'thành lập'],
  AMENDS: ['amends', 'sửa đổi, bổ sung'],
  RENEWS: ['renews', 'gia hạn, kế tiếp'],
  REPLACES: ['replaces', 'thay thế'],
  RATIFIES: ['ratifies', 'phê chuẩn'],
  IMPLEMENTS: ['carries out', 'triển khai'],
  CONTINUES: ['continues', 'tiếp nối'],
  ISSUED: ['issued', 'ban hành'],
  HAS_CHANGED: ['came into the state', 'chuyển sang tình trạng'],
  SESSION_OF: ['session of', 'phiên họp của'],
  TOOK_PART_IN: ['took part in', 'tham gia'],
  CONCERNS: ['concerns', 'liên quan đến'],
  RESULTED_IN: ['resulted in', 'dẫn đến'],
  PARTICIPATES_IN: ['participates in', 'tham gia'],
  STEERS: ['steers', 'chỉ đạo'],
  FOLLOWS: ['follows', 'tiếp sau'],
  REPORTED: ['reported', 'báo cáo'],
  BROADER: ['belongs to', 'thuộc lĩnh vực'],
  ABOUT: ['about', 'về'],
}

const inLanguage = ([en, vi]: Words, language: Language): string => (language === 'VI' ? vi : en)

/** The label of a term; a code that the vocabulary does not have stays as it is. */
export function termLabel(vocabulary: VocabularyName, term: string, language: Language): string {
  const words = (termLabels[vocabulary] as Readonly<Record<string, Words | undefined>>)[term]
  return words === undefined ? term : inLanguage(words, language)
}

/** What kind of thing it is: by the vocabulary of its type, or by its type where that says no more. */
export function kindLabel(label: EntityLabel, kind: unknown, language: Language): string {
  const vocabulary = (entityTypes[label].fields as Fields).kind as VocabularyName | undefined
  const isSaid = vocabulary !== undefined && typeof kind === 'string' && kind !== 'OTHER'
  return isSaid ? termLabel(vocabulary, kind, language) : typeLabel(label, language)
}

export function typeLabel(label: NodeLabel, language: Language, number: 'ONE' | 'SEVERAL' = 'ONE'): string {
  const { one, several } = typeLabels[label]
  return inLanguage(number === 'ONE' ? one : several, language)
}

/** Of a field of an entity or a relationship; a name that is none stays as it is. */
export function fieldLabel(field: string, language: Language): string {
  const words = fieldLabels[field]
  return words === undefined ? field : inLanguage(words, language)
}

export function verbLabel(type: RelationshipType, language: Language): string {
  return inLanguage(verbLabels[type], language)
}

/** The name by which a thing goes in a language: Vietnamese where one is known. */
export function nameIn(
  { name, nameVi }: { readonly name: string; readonly nameVi: string | null },
  language: Language,
) {
  return language === 'VI' ? (nameVi ?? name) : name
}
