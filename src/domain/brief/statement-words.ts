/** Statements that no field holds, such as a duration: the record has them in English, some in forms that can be put in both languages. */
import { parsePartialDate } from '../partial-date.ts'
import type { Run } from './brief.ts'
import { shortDate } from './brief-dates.ts'
import type { Writer } from './brief-writer.ts'

/** Dates, spans and lengths of time in the language of the brief; any other as it is recorded. */
export function statementRun(value: string, writer: Writer): Run {
  const isDate = (text: string) => parsePartialDate(text) !== null
  if (isDate(value)) return writer.text(shortDate(value, writer.language))
  const [start = '', end = ''] = value.split(' to ')
  if (isDate(start) && isDate(end) && value === `${start} to ${end}`) {
    const [from, until] = [shortDate(start, writer.language), shortDate(end, writer.language)]
    return writer.text(writer.say(`${from} to ${until}`, `từ ${from} đến ${until}`))
  }
  const [, many, unit] = /^(\d+) (month|year)s?$/.exec(value) ?? []
  if (many !== undefined) return writer.text(writer.say(value, `${many} ${unit === 'year' ? 'năm' : 'tháng'}`))
  return writer.english(value)
}
