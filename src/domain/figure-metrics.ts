/** What the graph counts where a source reports a figure: one rule for each metric, and its words. */
import { dateInWords } from './date-words.ts'
import type { HistoryEvent, PrintedDate } from './history.ts'
import type { Language } from './history-title.ts'
import type { EntityLabel } from './ontology.ts'
import { boundsOf } from './printed-bounds.ts'

export interface MetricRule {
  readonly label: EntityLabel
  /** Null for any kind. */
  readonly kind: string | null
  /** Entries of the subject's history that count; null for any. */
  readonly events: readonly HistoryEvent[] | null
  readonly words: Readonly<Record<Language, string>>
}

/** By the `metric` of the figure. A metric that is not here is not counted. */
export const metricRules: Readonly<Record<string, MetricRule>> = {
  'agreements-newly-negotiated': {
    label: 'Agreement',
    kind: null,
    events: ['PROPOSED', 'DRAFTED', 'NEGOTIATED'],
    words: { EN: 'documents proposed, drafted or negotiated', VI: 'văn kiện được đề xuất, xây dựng hoặc đàm phán' },
  },
  'agreements-signed': {
    label: 'Agreement',
    kind: null,
    events: ['SIGNED'],
    words: { EN: 'documents signed', VI: 'văn kiện được ký kết' },
  },
  'project-documents-approved': {
    label: 'Agreement',
    kind: 'PROJECT_DOCUMENT',
    events: ['APPROVED'],
    words: { EN: 'project documents approved', VI: 'văn kiện dự án được phê duyệt' },
  },
  'non-projects-received': {
    label: 'Project',
    kind: 'NON_PROJECT_ASSISTANCE',
    events: ['NEGOTIATED', 'APPROVED', 'SIGNED', 'STARTED'],
    words: {
      EN: 'items of non-project assistance negotiated, approved, signed or started',
      VI: 'phi dự án được đàm phán, phê duyệt, ký kết hoặc bắt đầu thực hiện',
    },
  },
  'projects-under-negotiation': {
    label: 'Project',
    kind: null,
    events: ['NEGOTIATED'],
    words: { EN: 'projects negotiated', VI: 'dự án được đàm phán' },
  },
  'projects-started': {
    label: 'Project',
    kind: null,
    events: ['STARTED'],
    words: { EN: 'projects started', VI: 'dự án bắt đầu thực hiện' },
  },
  'meetings-held': {
    label: 'Meeting',
    kind: null,
    events: ['HELD'],
    words: { EN: 'meetings held', VI: 'cuộc họp, hội nghị được tổ chức' },
  },
}

/** The period in which events count: certainly on or after `from`, certainly on or before `until`; null has no bound. */
export interface CountedPeriod {
  readonly from: string | null
  readonly until: string | null
  /** As the figure prints it. */
  readonly edtf: string | null
}

/** The period that the figure prints; else all that came by the day as of which it counts. */
export function countedPeriod({
  period,
  asOf,
}: {
  readonly period: PrintedDate | null
  readonly asOf: PrintedDate | null
}): CountedPeriod {
  if (period !== null) {
    const { earliest, latest } = boundsOf(period)
    return { from: earliest, until: latest, edtf: period.edtf }
  }
  const until = boundsOf(asOf).latest
  return { from: null, until, edtf: until === null ? null : asOf!.edtf }
}

/** `subjects`: names of what the figure concerns; none where it concerns nothing in particular. */
export function metricBasis(
  metric: string | null,
  period: CountedPeriod,
  subjects: readonly string[],
  language: Language,
): string {
  const rule = metricRules[metric ?? '']
  const isVi = language === 'VI'
  if (rule === undefined) {
    if (metric === null)
      return isVi ? 'Nguồn không nêu rõ số liệu này tính những gì.' : 'The figure does not say what it counts.'
    return isVi
      ? `Hệ thống chưa có cách thống kê chỉ tiêu “${metric}”.`
      : `No rule says what in the graph the metric “${metric}” counts.`
  }
  const words = rule.words[language]
  const whose = subjects.join('; ')
  return isVi ? basisVi(words, whose, period) : basisEn(words, whose, period)
}

function basisEn(words: string, whose: string, { from, until, edtf }: CountedPeriod): string {
  const history = whose === '' ? '' : `, in the history of ${whose}`
  const counted = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  if (edtf === null) return `${counted}${history}, at any time.`
  const [period, start] =
    from === null
      ? [`by ${dateInWords(until ?? edtf, 'EN')}`, ' The source does not say from when it counts.']
      : [`within ${dateInWords(edtf, 'EN')}`, '']
  return `${counted} ${period}${history}.${start} Only what certainly lies in that time is counted.`
}

function basisVi(words: string, whose: string, { from, until, edtf }: CountedPeriod): string {
  const history = whose === '' ? '' : ` liên quan đến ${whose}`
  if (edtf === null) return `Số ${words}${history}, không giới hạn thời gian.`
  const [period, start] =
    from === null
      ? [`tính đến ${dateInWords(until ?? edtf, 'VI')}`, ' Nguồn không nêu thời điểm bắt đầu tính.']
      : [`trong ${dateInWords(edtf, 'VI')}`, '']
  return `Số ${words} ${period}${history}.${start} Chỉ tính sự kiện có thời gian chắc chắn thuộc kỳ này.`
}
