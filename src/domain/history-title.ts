/** The words of a history entry, in English and Vietnamese. */
import type { HistoryEvent } from './history.ts'

export type Language = 'EN' | 'VI'

const words: Readonly<Record<HistoryEvent, readonly [en: string, vi: string]>> = {
  PROPOSED: ['Proposed', 'Đề xuất'],
  DRAFTED: ['Drafted', 'Xây dựng dự thảo'],
  NEGOTIATED: ['Negotiated', 'Đàm phán'],
  INITIALLED: ['Initialled', 'Ký tắt'],
  APPROVED: ['Approved', 'Phê duyệt'],
  SIGNED: ['Signed', 'Ký kết'],
  PROVISIONALLY_APPLIED: ['Provisionally applied', 'Áp dụng tạm thời'],
  ENTERED_INTO_FORCE: ['In force', 'Có hiệu lực'],
  VALID_FROM: ['Period begins', 'Bắt đầu giai đoạn'],
  EXPIRES: ['Period ends', 'Hết thời hạn'],
  SUSPENDED: ['Suspended', 'Tạm đình chỉ'],
  TERMINATED: ['Terminated', 'Chấm dứt'],
  HELD: ['Held', 'Tổ chức'],
  PLANNED_START: ['Planned start', 'Dự kiến bắt đầu'],
  STARTED: ['Started', 'Bắt đầu'],
  PLANNED_END: ['Planned end', 'Dự kiến kết thúc'],
  ENDED: ['Ended', 'Kết thúc'],
  ISSUED: ['Issued', 'Ban hành'],
  TOOK_OFFICE: ['Took office', 'Nhậm chức'],
  LEFT_OFFICE: ['Left office', 'Thôi giữ chức'],
  REPORTED: ['Reported', 'Được nhắc đến'],
}

/** The event alone: `Signed`, `Ký kết`. */
export function eventWords(event: HistoryEvent, language: Language): string {
  return words[event][language === 'VI' ? 1 : 0]
}

/** Such as `Signed: Memorandum of understanding …`; in Vietnamese with the printed name where one is known. */
export function historyTitle(
  event: HistoryEvent,
  entity: { readonly name: string; readonly nameVi: string | null },
  language: Language,
): string {
  const [english, vietnamese] = words[event]
  return language === 'VI' ? `${vietnamese}: ${entity.nameVi ?? entity.name}` : `${english}: ${entity.name}`
}
