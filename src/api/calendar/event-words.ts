/** What stands in the description of an event: how the day is printed, who says so, where sources disagree, which kind it is. */
import { type CalendarKind, daysOf, type Rival, rivalsInWords } from '../../domain/calendar-feed.ts'
import { conflictsOf } from '../../domain/conflicts.ts'
import { whenInWords } from '../../domain/date-words.ts'
import type { GapFacts } from '../../domain/gaps.ts'
import type { PrintedDate } from '../../domain/history.ts'
import type { Language } from '../../domain/history-title.ts'
import { kindLabel } from '../../domain/labels.ts'
import type { CalendarEntity, CalendarEvidence } from '../../graph/queries/calendar.ts'

export interface DatedEvent {
  readonly entity: CalendarEntity
  readonly kind: CalendarKind
  readonly field: string | null
  readonly date: PrintedDate
  readonly evidenceIds: readonly string[]
  readonly number: number
}

/** More would say no more in a calendar; how many there are is said. */
const MOST_SAID = 5

export function aboutEvent(
  { entity, kind, field, date, evidenceIds }: DatedEvent,
  said: readonly CalendarEvidence[],
  evidence: ReadonlyMap<string, CalendarEvidence>,
  language: Language,
): string[] {
  const [renewed, notRenewed, printed, inferred, begins] = words[language]
  const rivals = field === null ? [] : rivalsOf(entity.claims, field, evidence)
  return [
    ...(kind === 'EXPIRES' && entity.label === 'Agreement' ? [entity.isSucceeded ? renewed : notRenewed] : []),
    ...(daysOf(date.edtf)?.isOpen === true ? [begins] : []),
    ...(date.asPrinted === null ? [] : [`${printed}: “${date.asPrinted}”`]),
    ...(date.inferred ? [`${inferred}${date.why === null ? '' : `: ${date.why}`}`] : []),
    ...saidInWords(said, evidenceIds.length, language),
    ...(rivals.length === 0 ? [] : rivalsInWords(rivals, language)),
    kindLabel(entity.label, entity.properties.kind, language),
  ]
}

export function aboutSession(
  name: string,
  { last = '', intervalDays = 0 }: GapFacts,
  kind: unknown,
  said: readonly CalendarEvidence[],
  language: Language,
): string[] {
  const sentence =
    language === 'VI'
      ? `Ngày ước tính, chưa có thông báo: phiên gần nhất được ghi nhận của ${name} diễn ra ${whenInWords(last, 'VI')}; thông thường cứ ${intervalDays} ngày họp một lần.`
      : `Reckoned, not announced: ${name} last met ${whenInWords(last, 'EN')}, as far as recorded, and usually meets every ${intervalDays} days.`
  return [sentence, ...saidInWords(said, said.length, language), kindLabel('Committee', kind, language)]
}

const words = {
  EN: [
    'Another document renews or replaces it.',
    'Renewal due: nothing renews or replaces it yet.',
    'As printed',
    'Inferred',
    'It begins on this day; when it ends is not known.',
  ],
  VI: [
    'Đã có văn kiện gia hạn hoặc thay thế.',
    'Cần gia hạn: chưa có văn kiện nào gia hạn hoặc thay thế.',
    'Nguyên văn',
    'Suy luận',
    'Bắt đầu vào ngày này; chưa rõ ngày kết thúc.',
  ],
} as const

function saidInWords(said: readonly CalendarEvidence[], many: number, language: Language): string[] {
  const shown = said
    .slice(0, MOST_SAID)
    .map(({ quote, citation }) => (quote === null ? citation : `“${quote}” (${citation})`))
  const left = many - shown.length
  if (left <= 0) return shown
  return [...shown, language === 'VI' ? `và ${left} bằng chứng khác` : `and ${left} more pieces of evidence`]
}

function rivalsOf(
  claims: DatedEvent['entity']['claims'],
  field: string,
  evidence: ReadonlyMap<string, CalendarEvidence>,
): Rival[] {
  const conflict = conflictsOf(claims.filter(({ property }) => property === field))[0]
  return (conflict?.candidates ?? []).map(({ value, original, rank, rule, evidenceIds }) => ({
    value,
    original,
    rank,
    rule,
    citations: evidenceIds.map((id) => evidence.get(id)?.citation ?? id),
  }))
}
