/** What each verb says of its two ends, as part of a sentence, in English and Vietnamese. */
import type { WalkedType } from './connections.ts'
import type { Language } from './history-title.ts'
import type { EntityLabel } from './ontology.ts'

/** Read from its start to its end, and back. */
interface Phrases {
  readonly forwards: readonly [en: string, vi: string]
  readonly backwards: readonly [en: string, vi: string]
}

const phrases: Readonly<Record<WalkedType, Phrases>> = {
  PART_OF: { forwards: ['is part of', 'thuộc'], backwards: ['includes', 'có bộ phận trực thuộc là'] },
  MEMBER_OF: { forwards: ['is a member of', 'là thành viên của'], backwards: ['has as a member', 'có thành viên là'] },
  HOLDS: {
    forwards: ['holds or held a position in', 'giữ hoặc từng giữ chức vụ tại'],
    backwards: ['has or had as an official', 'có hoặc từng có cán bộ là'],
  },
  PARTY_TO: { forwards: ['is a party to', 'là một bên của'], backwards: ['has as a party', 'có một bên là'] },
  SIGNED: { forwards: ['signed', 'đã ký'], backwards: ['was signed by', 'do người ký là'] },
  SIGNED_AT: { forwards: ['was signed at', 'được ký tại'], backwards: ['saw the signing of', 'là dịp ký'] },
  ADOPTED: { forwards: ['adopted', 'đã thông qua'], backwards: ['was adopted at', 'được thông qua tại'] },
  UNDER: { forwards: ['was made under', 'được lập trên cơ sở'], backwards: ['is the basis of', 'là cơ sở của'] },
  ESTABLISHED: { forwards: ['established', 'đã thành lập'], backwards: ['was established by', 'được thành lập theo'] },
  AMENDS: { forwards: ['amends', 'sửa đổi, bổ sung'], backwards: ['is amended by', 'được sửa đổi, bổ sung bởi'] },
  RENEWS: {
    forwards: ['renews', 'gia hạn hoặc kế tiếp'],
    backwards: ['is renewed by', 'được gia hạn hoặc kế tiếp bởi'],
  },
  REPLACES: { forwards: ['replaces', 'thay thế'], backwards: ['is replaced by', 'được thay thế bởi'] },
  RATIFIES: { forwards: ['ratifies', 'phê chuẩn'], backwards: ['is ratified by', 'được phê chuẩn bằng'] },
  IMPLEMENTS: { forwards: ['carries out', 'triển khai'], backwards: ['is carried out by', 'được triển khai bằng'] },
  CONTINUES: { forwards: ['continues', 'tiếp nối'], backwards: ['is continued by', 'được tiếp nối bởi'] },
  ISSUED: { forwards: ['issued', 'đã ban hành'], backwards: ['was issued by', 'do cơ quan ban hành là'] },
  SESSION_OF: { forwards: ['was a session of', 'là phiên họp của'], backwards: ['held', 'đã họp phiên'] },
  TOOK_PART_IN: { forwards: ['took part in', 'đã tham gia'], backwards: ['was attended by', 'có sự tham gia của'] },
  CONCERNS: { forwards: ['concerns', 'liên quan đến'], backwards: ['is dealt with in', 'được đề cập tại'] },
  RESULTED_IN: { forwards: ['resulted in', 'dẫn đến'], backwards: ['came of', 'là kết quả của'] },
  PARTICIPATES_IN: {
    forwards: ['takes part in', 'tham gia'],
    backwards: ['has as a participant', 'có bên tham gia là'],
  },
  STEERS: { forwards: ['steers', 'chỉ đạo'], backwards: ['is steered by', 'do ban chỉ đạo là'] },
  FOLLOWS: { forwards: ['follows', 'tiếp sau'], backwards: ['is followed by', 'được tiếp nối bởi'] },
  REPORTED: { forwards: ['reported', 'đã báo cáo'], backwards: ['was reported by', 'do bên báo cáo là'] },
  BROADER: { forwards: ['belongs to', 'thuộc lĩnh vực'], backwards: ['takes in', 'bao gồm'] },
  ABOUT: { forwards: ['is about', 'thuộc lĩnh vực'], backwards: ['is the subject of', 'là nội dung của'] },
}

/** Roles that say more than that somebody took part. */
const byRole: Readonly<Record<string, Phrases>> = {
  'TOOK_PART_IN CHAIR': { forwards: ['chaired', 'đã chủ trì'], backwards: ['was chaired by', 'do người chủ trì là'] },
  'TOOK_PART_IN CO_CHAIR': {
    forwards: ['co-chaired', 'đã đồng chủ trì'],
    backwards: ['was co-chaired by', 'có sự đồng chủ trì của'],
  },
  'TOOK_PART_IN SPEAKER': {
    forwards: ['spoke at', 'đã phát biểu tại'],
    backwards: ['heard', 'có phần phát biểu của'],
  },
  'TOOK_PART_IN HOST': { forwards: ['hosted', 'đã tổ chức'], backwards: ['was hosted by', 'do bên tổ chức là'] },
  'MEMBER_OF CHAIR': { forwards: ['chairs', 'chủ trì'], backwards: ['is chaired by', 'do bên chủ trì là'] },
  'MEMBER_OF CO_CHAIR': {
    forwards: ['co-chairs', 'đồng chủ trì'],
    backwards: ['is co-chaired by', 'có sự đồng chủ trì của'],
  },
  'PARTY_TO DRAFTER': {
    forwards: ['drafts or negotiates', 'soạn thảo hoặc đàm phán'],
    backwards: ['is drafted or negotiated by', 'do bên soạn thảo hoặc đàm phán là'],
  },
  'PARTICIPATES_IN FUNDING': { forwards: ['funds', 'tài trợ'], backwards: ['is funded by', 'do nhà tài trợ là'] },
  'PARTICIPATES_IN IMPLEMENTING': {
    forwards: ['carries out', 'thực hiện'],
    backwards: ['is carried out by', 'do bên thực hiện là'],
  },
  'PARTICIPATES_IN BENEFICIARY': {
    forwards: ['benefits from', 'thụ hưởng'],
    backwards: ['benefits', 'có bên thụ hưởng là'],
  },
}

/** What stands between the names of the two ends; `isForwards` where the first one is its start. */
export function phraseOf(
  { type, role, scope }: { readonly type: WalkedType; readonly role: string | null; readonly scope: string | null },
  isForwards: boolean,
  language: Language,
): string {
  const { forwards, backwards } = byRole[`${type} ${role ?? ''}`] ?? phrases[type]
  const [english, vietnamese] = isForwards ? forwards : backwards
  if (scope === null || type !== 'REPLACES') return language === 'EN' ? english : vietnamese
  if (language === 'EN') return isForwards ? 'replaces in part' : 'is replaced in part by'
  return isForwards ? 'thay thế một phần' : 'được thay thế một phần bởi'
}

/** How a Vietnamese sentence takes up again what it has just named. */
export const taking: Readonly<Record<EntityLabel, string>> = {
  Partner: 'đối tác này',
  Institution: 'cơ quan này',
  Person: 'người này',
  Agreement: 'văn kiện này',
  Committee: 'cơ chế này',
  Meeting: 'hoạt động này',
  Project: 'dự án này',
  Policy: 'văn bản này',
  Topic: 'lĩnh vực này',
  Source: 'nguồn này',
  ReportedFigure: 'số liệu này',
}
