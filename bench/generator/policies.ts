/** Policies and their lineage: each may continue, carry out or replace an earlier one. */
import type { Cast } from './cast.ts'
import { drawDate, yearDate } from './dates.ts'
import type { RecordBook } from './record-book.ts'
import { subjects } from './words.ts'

const kinds = ['DIRECTIVE', 'CONCLUSION', 'RESOLUTION', 'DECISION', 'DECREE', 'PLAN', 'INDICATIVE_PROGRAMME'] as const

/** Years go up with the index, so that lineage leads back in time. */
export function addPolicies(book: RecordBook, cast: Cast, count: number): void {
  const { random } = book
  for (let index = 0; index < count; index++) {
    const id = `policy:${index}`
    const year = 1995 + Math.floor((31 * index) / count)
    const kind = random.pick(kinds)
    const name = `${kind.toLowerCase().replaceAll('_', ' ')} ${index} on ${random.pick(subjects)}`
    const issuedOn = drawDate(random, year)
    const evidence = book.sayOnceOrTwice(`${name} được ban hành ${issuedOn?.asPrinted ?? 'trước đây'}.`)
    const until = random.chance(0.2) ? yearDate(year + 5) : null
    const validFrom = until === null ? null : yearDate(year)
    book.add('Policy', id, { name, kind, number: `${index}-CT/TW`, issuedOn, validFrom, validUntil: until }, evidence)
    const isPartners = kind === 'INDICATIVE_PROGRAMME'
    for (const issuer of isPartners ? cast.partners().slice(0, 1) : [cast.home()])
      book.relate('ISSUED', issuer, id, evidence)
    if (index > 0) relateToEarlier(book, id, index)
    book.relate('ABOUT', id, cast.topic(), evidence)
  }
}

function relateToEarlier(book: RecordBook, id: string, index: number): void {
  const { random } = book
  const earlier = () => `policy:${random.between(Math.max(0, index - 40), index - 1)}`
  const link = (type: 'CONTINUES' | 'IMPLEMENTS' | 'REPLACES', probability: number, fields = {}) => {
    if (!random.chance(probability)) return
    const other = earlier()
    book.relate(type, id, other, [book.say(`${book.nameOf(id)} tiếp tục ${book.nameOf(other)}.`)], { fields })
  }
  link('CONTINUES', 0.35)
  link('IMPLEMENTS', 0.5)
  link('REPLACES', 0.08, { scope: 'in part' })
}
