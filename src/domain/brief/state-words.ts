/** How many documents are in which state, in words. */
import { pipelineStates } from '../pipeline.ts'
import type { SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { enumerated } from './record-lines.ts'

/** As the predicate of so many documents. */
const words: Readonly<Record<string, readonly [en: string, vi: string]>> = {
  PROPOSED: ['proposed', 'đang được đề xuất'],
  DRAFTING: ['being drafted', 'đang xây dựng'],
  NEGOTIATING: ['being negotiated', 'đang đàm phán'],
  INITIALLED: ['initialled', 'đã ký tắt'],
  APPROVED: ['approved and not recorded as signed', 'đã phê duyệt, chưa có thông tin về việc ký kết'],
  SIGNED: ['signed and not recorded as in force', 'đã ký, chưa có thông tin về hiệu lực'],
  PROVISIONALLY_APPLIED: ['provisionally applied', 'đang áp dụng tạm thời'],
  IN_FORCE: ['in force', 'đang có hiệu lực'],
  SUSPENDED: ['suspended', 'tạm đình chỉ'],
  EXPIRED: ['concluded and past the end of their period', 'đã ký kết hoặc có hiệu lực, nay hết thời hạn'],
  TERMINATED: ['terminated', 'đã chấm dứt hiệu lực'],
  UNKNOWN: ['in a state that no source gives', 'chưa rõ tình trạng'],
}

/** `4 signed and not recorded as in force, 1 in force`: together as many as there are documents. */
export function statesInWords({ states, agreements }: SubjectFacts, writer: Writer): string {
  const counts = new Map(states.map(({ status, count }) => [status, count]))
  const later = agreements.total - states.reduce((sum, { count }) => sum + count, 0)
  const parts = pipelineStates.flatMap((status) => {
    const count = counts.get(status) ?? 0
    const [english, vietnamese] = words[status]!
    return count === 0
      ? []
      : [writer.say(`${writer.number(count)} ${english}`, `${writer.number(count)} văn kiện ${vietnamese}`)]
  })
  const after =
    later <= 0
      ? []
      : [
          writer.say(
            `${writer.number(later)} known only from later`,
            `${writer.number(later)} văn kiện chỉ có thông tin sau thời điểm này`,
          ),
        ]
  return enumerated([...parts, ...after], writer.language)
}
