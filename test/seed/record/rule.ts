/** What a rule is, and those that many keys share: where a value of the public record stands in the seed. */
import type { RelationshipType } from '../../../src/domain/ontology.ts'
import { current, find, isNoted, namesOf, type Row, relationships, shown, sourcesOf, words } from './record-and-seed.ts'

/** Whether `value`, which `row` has under the rule's key, is in the seed. */
export type Rule = (value: any, row: Row) => boolean

export const list = (value: unknown): any[] => (Array.isArray(value) ? value : [value])

export const field =
  (name: string): Rule =>
  (value, { id }) =>
    shown(id, name) === String(value)

export const named: Rule = (value, { id }) => namesOf(id).some((name) => words(name) === words(String(value)))

/** As the whole note or a part of it, with the words that `say` puts around it. */
export const noted =
  (say: (value: any) => string = String): Rule =>
  (value, { id }) =>
    isNoted(id, say(value))

export const oneOf =
  (name: string, terms: Readonly<Record<string, readonly string[]>>): Rule =>
  (value, { id }) =>
    terms[value]?.includes(shown(id, name)) ?? false

/** A relationship with each that is named, which carries the sources of the record that names it. */
export const related =
  (type: RelationshipType, direction: 'to' | 'from', fields: Readonly<Record<string, unknown>> = {}): Rule =>
  (value, row) =>
    list(value).every((other) => {
      const [from, to] = direction === 'to' ? [row.id, other] : [other, row.id]
      return relationships(type, from, to, fields).some(({ evidenceIds }) => {
        const cited = sourcesOf(evidenceIds)
        return row.sources === undefined || row.sources.every((source: string) => cited.includes(current(source)))
      })
    })

export const any =
  (...rules: readonly Rule[]): Rule =>
  (value, row) =>
    rules.some((rule) => rule(value, row))

export const checkedElsewhere: Rule = () => true

export const money = ({ amount, currency }: { amount: number; currency: string }) => `${currency} ${amount}`

/** Days that are printed without a year, or not as one day: what they are as EDTF, and what has no date, in the note. */
const printedDays: Readonly<Record<string, string | RegExp>> = {
  'during a visit of 17-19 July (year not printed in the page)': 'XXXX-07-17/XXXX-07-19',
  'a Thursday; date not printed in the page': /on a Thursday; the date is not printed/i,
  'on the sidelines of the forum that opened on Wednesday 27 May (year not printed)': 'XXXX-05-27/XXXX-05-30',
  '21 January (year not printed in the page)': 'XXXX-01-21',
  "within the Lao Prime Minister's visit of 2020-12-04 to 2020-12-06": '2020-12-04/2020-12-06',
  '3 December (year not printed in the page; 2025 by context)': '2025-12-03',
  'within the visit of 2019-10-27 to 2019-10-30': '2019-10-27/2019-10-30',
  'within the visit of 2025-06-26 to 2025-06-29': '2025-06-26/2025-06-29',
  '18 November (year not printed; looks to 2012)': 'XXXX-11-18',
  '28 March (year not printed; reviews 2011, plans 2012)': 'XXXX-03-28',
  '14 December, under the work plan of 2011': 'XXXX-12-14',
  'opened on Wednesday 27 May, four days (year not printed)': 'XXXX-05-27/XXXX-05-30',
  'Vietnamese delegation 2016-05-15 to 2016-05-21': '2016-05-15/2016-05-21',
  '17-19 July (year not printed in the page)': 'XXXX-07-17/XXXX-07-19',
  '10 May (year not printed)': 'XXXX-05-10',
  '19-20 January (year not printed; discusses the 2026 plan)': 'XXXX-01-19/XXXX-01-20',
  '14 December (year not printed; 50 years of relations, 1973-2023)': 'XXXX-12-14',
}

/** A year that is ours is marked so, and everything that is odd about a day says why. */
export const printedDay =
  (name: string): Rule =>
  (value, { id }) => {
    const day = printedDays[value]
    if (day instanceof RegExp) return shown(id, name) === '' && day.test(shown(id, 'note'))
    const date = find(id)?.fields[name] as { why: string | null; inferred: boolean } | undefined
    const isOurs = /by context/.test(value)
    return day !== undefined && shown(id, name) === day && date?.why != null && date.inferred === isOurs
  }

/** By key of the record. */
export type Rules = Readonly<Record<string, Rule>>
