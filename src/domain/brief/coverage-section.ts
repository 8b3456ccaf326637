/** What the sources cover: years with events, years in which nothing is recorded, and years that no source speaks of. */

import { list, paragraph, section } from './blocks.ts'
import type { Section } from './brief.ts'
import type { CoveredYear, SubjectFacts } from './brief-facts.ts'
import { MOST_CITED, type Writer } from './brief-writer.ts'

export function coverageSection(facts: SubjectFacts, writer: Writer): Section {
  const { years } = facts
  const title = writer.say('What the sources cover', 'Phạm vi nguồn thông tin')
  const active = years.filter(({ events }) => events > 0)
  const silent = years.filter(({ events, sources }) => events === 0 && sources > 0)
  const uncaptured = years.filter(({ events, sources }) => events === 0 && sources === 0)
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  const blocks =
    first === undefined
      ? [
          paragraph(
            writer.text(
              writer.say(
                'No event with a certain year is recorded, so nothing can be said of years.',
                'Chưa ghi nhận sự kiện nào xác định được năm, nên chưa thể đánh giá theo từng năm.',
              ),
            ),
          ),
        ]
      : [
          paragraph(
            writer.text(
              writer.say(
                first === last
                  ? `Of the year ${first}:`
                  : `Of the ${writer.number(years.length)} years from ${first} to ${last}:`,
                first === last ? `Về năm ${first}:` : `Trong ${years.length} năm, từ năm ${first} đến năm ${last}:`,
              ),
            ),
          ),
          ...list([
            ...line(active, writer, 'events are recorded in', 'năm có ghi nhận sự kiện:'),
            ...line(
              silent,
              writer,
              'no event is recorded (plans and ends of periods do not count), although sources speak of other matters of those years, in',
              'năm chưa ghi nhận sự kiện nào (không tính thời điểm dự kiến và thời điểm hết thời hạn), dù có nguồn về nội dung khác của các năm này:',
            ),
            ...line(
              uncaptured,
              writer,
              'no source was captured, so that nothing can be said, for',
              'năm chưa thu thập được nguồn nào, nên chưa thể kết luận:',
            ),
          ]),
        ]
  return section('coverage', title, [...blocks, paragraph(writer.text(aboutCitations(writer)))])
}

export function aboutCitations(writer: Writer): string {
  return writer.say(
    `The numbers point to the sources. A statement names at most ${MOST_CITED} of its sources; the export has all of them. Sources whose text is held are quoted; of the others the place is named.`,
    `Các số nhỏ dẫn đến nguồn thông tin. Mỗi nội dung dẫn tối đa ${MOST_CITED} nguồn; tệp dữ liệu xuất ra có đầy đủ các nguồn. Nguồn đã lưu toàn văn được trích nguyên văn; các nguồn khác chỉ ghi nơi đăng.`,
  )
}

function line(years: readonly CoveredYear[], writer: Writer, english: string, vietnamese: string) {
  if (years.length === 0) return []
  const runs = runsOf(years.map(({ year }) => year)).join(', ')
  const many = writer.number(years.length)
  return [
    [
      writer.text(
        writer.say(
          `${english.charAt(0).toUpperCase()}${english.slice(1)} ${many}: ${runs}.`,
          `${many} ${vietnamese} ${runs}.`,
        ),
      ),
    ],
  ]
}

/** `1982`, `2011–2014`. */
function runsOf(years: readonly number[]): string[] {
  const runs: [number, number][] = []
  for (const year of years) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === year - 1) last[1] = year
    else runs.push([year, year])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
}
