/** A gap in a full sentence, in English and Vietnamese. */
import { countOf, listInWords, whenInWords } from './date-words.ts'
import type { GapFacts, GapKind } from './gaps.ts'
import type { Language } from './history-title.ts'
import type { NumberRange } from './sessions.ts'

export interface Named {
  readonly name: string
  readonly nameVi: string | null
}

type Sentence = (name: string, facts: GapFacts) => string

export function gapSentence(kind: GapKind, entity: Named, facts: GapFacts, language: Language): string {
  const name = language === 'VI' ? (entity.nameVi ?? entity.name) : entity.name
  return (language === 'VI' ? vietnamese : english)[kind](name, facts)
}

const english: Readonly<Record<GapKind, Sentence>> = {
  MISSING_SESSION_NUMBER: (name, { missing = [] }) =>
    `${isOne(missing) ? 'Session' : 'Sessions'} ${ranges(missing)} of the ${name} ${isOne(missing) ? 'is' : 'are'} not recorded.`,
  AGREEMENT_WITHOUT_RESULT: (name, { isSignature }) =>
    `No project, document, meeting or committee is recorded that came of ${name}, although it ${isSignature ? 'was signed' : 'is recorded as in force or past'}.`,
  PARTNER_WITHOUT_PROJECT: (name, { count = 0 }) =>
    `${name} has ${countOf(count, 'signed document')}, its parts included, and no project is recorded.`,
  LAPSED: (name, facts) => `${term(name, facts, 'ended')} No document is recorded that renews or replaces it.`,
  EXPIRING: (name, facts) =>
    `${term(name, facts, 'ends')} ${facts.isRenewed ? 'Another document renews or replaces it.' : 'No document is recorded that renews or replaces it.'}`,
  OVERDUE_SESSION: (name, { last = '', intervalDays = 0, due }) =>
    `${name} last met ${whenInWords(last, 'EN')}, as far as recorded, and usually meets every ${intervalDays} days: its next session was due ${whenInWords(due?.edtf ?? '', 'EN')}.`,
  SINGLE_SOURCE: (name, { source }) => `All that is known of ${name} comes from one source: “${source?.name}”.`,
  WEAK_SOURCE: (name, { count = 0 }) =>
    count === 1
      ? `The only source of ${name} was judged to be of low reliability.`
      : `All ${count} sources of ${name} were judged to be of low reliability.`,
  UNDATED: (name) => `No source gives a date for ${name}.`,
}

const vietnamese: Readonly<Record<GapKind, Sentence>> = {
  MISSING_SESSION_NUMBER: (name, { missing = [] }) =>
    `Chưa ghi nhận ${isOne(missing) ? 'phiên họp' : 'các phiên họp'} ${rangesVi(missing)} của ${name}.`,
  AGREEMENT_WITHOUT_RESULT: (name, { isSignature }) =>
    `${name} ${isSignature ? 'đã được ký kết' : 'được ghi nhận là đang hoặc đã từng có hiệu lực'} nhưng chưa ghi nhận dự án, văn kiện, cuộc họp hay cơ chế hợp tác nào hình thành từ văn kiện này.`,
  PARTNER_WITHOUT_PROJECT: (name, { count = 0 }) =>
    `${name} có ${count} văn kiện đã ký kết (kể cả của các cơ quan trực thuộc) nhưng chưa ghi nhận dự án nào.`,
  LAPSED: (name, facts) => termVi(name, facts, 'đã hết thời hạn', false),
  EXPIRING: (name, facts) => termVi(name, facts, 'sẽ hết thời hạn', facts.isRenewed === true),
  OVERDUE_SESSION: (name, { last = '', intervalDays = 0, due }) =>
    `Phiên họp gần nhất được ghi nhận của ${name} diễn ra ${whenInWords(last, 'VI')}. Thông thường hai phiên liên tiếp cách nhau ${intervalDays} ngày, theo đó phiên tiếp theo đến hạn ${whenInWords(due?.edtf ?? '', 'VI')}.`,
  SINGLE_SOURCE: (name, { source }) => `Thông tin về ${name} chỉ có từ một nguồn: “${source?.nameVi ?? source?.name}”.`,
  WEAK_SOURCE: (name, { count = 0 }) =>
    count === 1
      ? `Nguồn duy nhất về ${name} được đánh giá là có độ tin cậy thấp.`
      : `Cả ${count} nguồn về ${name} đều được đánh giá là có độ tin cậy thấp.`,
  UNDATED: (name) => `Chưa rõ thời gian của ${name} do không có nguồn nào nêu.`,
}

/** A text that was never signed has a period in its title only. */
function term(name: string, { due, unsigned }: GapFacts, verb: string): string {
  const end = `The period that ${name} covers ${verb} ${whenInWords(due?.edtf ?? '', 'EN')}.`
  return unsigned === undefined ? end : `${end} It is not recorded as signed.`
}

function termVi(name: string, { due, unsigned }: GapFacts, verb: string, isRenewed: boolean): string {
  const end = `${name} ${verb} ${whenInWords(due?.edtf ?? '', 'VI')}`
  if (isRenewed) {
    const renewed = `${end}; đã có văn kiện gia hạn hoặc thay thế.`
    return unsigned === undefined ? renewed : `${renewed} Chưa ghi nhận việc ký kết văn kiện này.`
  }
  return unsigned === undefined
    ? `${end}; chưa ghi nhận văn kiện gia hạn hoặc thay thế.`
    : `${end}; chưa ghi nhận việc ký kết, gia hạn hoặc thay thế văn kiện này.`
}

function isOne(missing: readonly NumberRange[]): boolean {
  return missing.length === 1 && missing[0]![0] === missing[0]![1]
}

/** `1–30 and 32–35`. */
function ranges(missing: readonly NumberRange[]): string {
  const runs = missing.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
  return listInWords(runs, 'EN')
}

/** `từ thứ nhất đến thứ 30, thứ 44 và thứ 47`. */
function rangesVi(missing: readonly NumberRange[]): string {
  const ordinal = (number: number) => (number === 1 ? 'thứ nhất' : `thứ ${number}`)
  const runs = missing.flatMap(([first, last]) =>
    last > first + 1 ? [`từ ${ordinal(first)} đến ${ordinal(last)}`] : [...new Set([first, last])].map(ordinal),
  )
  return listInWords(runs, 'VI')
}
