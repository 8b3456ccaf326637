/** How people call each kind of thing, in English and Vietnamese, where its own name need not say it. */
import type { EntityLabel } from './ontology.ts'

const agreements: Readonly<Record<string, string>> = {
  TREATY: 'treaty, hiệp định, hiệp ước',
  AGREEMENT: 'agreement, hiệp định, thỏa thuận',
  CONVENTION: 'convention, công ước',
  PROTOCOL: 'protocol, nghị định thư',
  EXCHANGE_OF_NOTES: 'exchange of notes, trao đổi công hàm',
  ARRANGEMENT: 'arrangement, thỏa thuận',
  MEMORANDUM_OF_UNDERSTANDING: 'memorandum of understanding, MOU, bản ghi nhớ, biên bản ghi nhớ, thỏa thuận',
  LETTER_OF_INTENT: 'letter of intent, LOI, thư ý định, ý định thư',
  JOINT_STATEMENT: 'joint statement, joint declaration, tuyên bố chung',
  PROGRAMME: 'programme of cooperation, chương trình hợp tác',
  PLAN: 'plan of cooperation, kế hoạch hợp tác, kế hoạch công tác',
  STRATEGY: 'strategy, chiến lược hợp tác, định hướng hợp tác',
  MINUTES: 'minutes, biên bản',
  RECORD_OF_DISCUSSIONS: 'record of discussions, biên bản thảo luận',
  FINANCING_AGREEMENT: 'financing agreement, grant, hiệp định tài chính, hiệp định tài trợ',
  PROJECT_DOCUMENT: 'project document, văn kiện dự án',
  PROPOSAL: 'proposal, đề xuất hợp tác',
}

const meetings: Readonly<Record<string, string>> = {
  SESSION: 'session, kỳ họp, phiên họp, lần thứ',
  CONFERENCE: 'conference, hội nghị',
  SEMINAR: 'seminar, workshop, hội thảo, tọa đàm',
  WORKING_SESSION: 'working session, reception, buổi làm việc, tiếp',
  VISIT: 'visit, chuyến thăm, chuyến công tác',
  FACT_FINDING_MISSION: 'survey, mission, đoàn khảo sát',
  LAUNCH: 'launch, lễ khởi động, lễ ký',
}

const projects: Readonly<Record<string, string>> = {
  PROJECT: 'project, dự án',
  NON_PROJECT_ASSISTANCE: 'assistance, phi dự án',
  PROGRAMME: 'programme, chương trình, dự án',
}

const policies: Readonly<Record<string, string>> = {
  DIRECTIVE: 'directive, chỉ thị, CT',
  CONCLUSION: 'conclusion, kết luận, KL',
  RESOLUTION: 'resolution, nghị quyết, NQ',
  DECISION: 'decision, quyết định, QĐ',
  DECREE: 'decree, nghị định, NĐ',
  CONSTITUTION: 'constitution, hiến pháp',
  REGULATION: 'regulation, quy chế',
  SCHEME: 'scheme, đề án',
  STRATEGY: 'strategy, orientation, chiến lược, định hướng',
  PLAN: 'plan, kế hoạch',
  INDICATIVE_PROGRAMME: 'indicative programme, chương trình',
}

const committees: Readonly<Record<string, string>> = {
  JOINT_COMMITTEE: 'joint committee, IGC, ủy ban',
  SUB_COMMITTEE: 'sub-committee, tiểu ban',
  WORKING_GROUP: 'working group, tổ công tác, nhóm công tác',
  STEERING_COMMITTEE: 'steering committee, ban chỉ đạo',
  CONFERENCE_SERIES: 'conference, hội nghị, diễn đàn',
  DIALOGUE: 'dialogue, đối thoại',
}

const words: Readonly<Partial<Record<EntityLabel, Readonly<Record<string, string>>>>> = {
  Agreement: agreements,
  Meeting: meetings,
  Project: projects,
  Policy: policies,
  Committee: committees,
}

/** Null where nobody calls it by its kind. */
export function kindWords(label: EntityLabel | null, kind: string | null): string | null {
  return (label && kind && words[label]?.[kind]) || null
}
