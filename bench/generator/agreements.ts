/** Agreements: parties, signatories, the documents they rest on, the states they came into. */
import type { Cast } from './cast.ts'
import { drawDate, drawDay, drawYear, yearDate } from './dates.ts'
import type { Random } from './random.ts'
import type { RecordBook } from './record-book.ts'
import { agreementTitles, subjects } from './words.ts'

const states = ['PROPOSED', 'DRAFTING', 'NEGOTIATING', 'INITIALLED', 'APPROVED', 'SIGNED', 'IN_FORCE'] as const

/** Policies must be in the book before. */
export function addAgreements(book: RecordBook, cast: Cast, count: number): void {
  const policies = book.ids('Policy')
  for (let index = 0; index < count; index++) {
    addAgreement(book, cast, index)
    relateToPolicy(book, `agreement:${index}`, book.random.pick(policies))
  }
}

/** It may carry the policy out, or be ratified by it. */
function relateToPolicy(book: RecordBook, id: string, policy: string): void {
  const said = () => [book.say(`${book.nameOf(id)} triển khai ${book.nameOf(policy)}.`)]
  if (book.random.chance(0.25)) book.relate('IMPLEMENTS', id, policy, said())
  else if (book.random.chance(0.04)) book.relate('RATIFIES', policy, id, said())
}

function addAgreement(book: RecordBook, cast: Cast, index: number): void {
  const { random } = book
  const id = `agreement:${index}`
  const { kind, title, vi } = drawTitle(random)
  const year = drawYear(random)
  const state = random.chance(0.7) ? random.between(5, 6) : random.between(0, 4)
  const isSigned = state >= 5
  const signedOn = isSigned ? drawDate(random, year) : null
  const hasTerm = isSigned && random.chance(0.3)
  const [home, partners] = [cast.home(), cast.partners()]
  const on = `on ${random.pick(subjects)}`
  const evidence = book.sayOnceOrTwice(
    `${signedOn?.asPrinted ?? 'Trong năm'}, ${book.nameOf(home)} và ${partners.map((one) => book.nameOf(one)).join(', ')} ký ${vi} số ${index}.`,
  )
  const fields = {
    name: `${title} ${on} ${index}`,
    nameVi: random.chance(0.7) ? `${vi} số ${index}` : null,
    kind,
    legalRegime: random.pick(['TREATY', 'INTERNATIONAL_AGREEMENT', 'NON_BINDING', 'UNKNOWN']),
    number: random.chance(0.4) ? `${index}/${year}/HTQT` : null,
    status: states[state]!,
    signedOn,
    inForceFrom: isSigned && random.chance(0.3) ? drawDate(random, year + 1) : null,
    validFrom: hasTerm ? yearDate(year) : null,
    validUntil: hasTerm ? yearDate(year + random.between(0, 5)) : null,
  }
  book.add('Agreement', id, fields, evidence)
  if (signedOn !== null && random.chance(0.03)) {
    book.contradict(
      id,
      'signedOn',
      drawDay(random, year),
      book.say(`Nguồn khác ghi ngày ký của ${fields.name} khác đi.`),
    )
  }
  relateParties(book, cast, id, [home, ...partners], isSigned, evidence)
  if (index > 0) relateToEarlier(book, id, index)
  if (random.chance(0.4)) addChanges(book, id, state, year)
}

function drawTitle(random: Random) {
  let left = random.between(1, 100)
  for (const title of agreementTitles) {
    left -= title.weight
    if (left <= 0) return title
  }
  throw new RangeError('The weights of the titles do not add up to 100.')
}

function relateParties(
  book: RecordBook,
  cast: Cast,
  id: string,
  parties: readonly string[],
  isSigned: boolean,
  evidence: readonly string[],
): void {
  const { random } = book
  for (const party of parties) {
    const role = isSigned || random.chance(0.5) ? 'PARTY' : 'DRAFTER'
    const fields = { role, roleAsPrinted: random.chance(0.3) ? 'ký với' : null }
    book.relate('PARTY_TO', party, id, evidence, { fields, distinction: role.toLowerCase() })
  }
  if (isSigned && random.chance(0.5)) {
    for (const party of parties.slice(0, 2)) {
      const person = cast.person()
      const said = [book.say(`${book.nameOf(person)} thay mặt ${book.nameOf(party)} ký văn kiện.`)]
      const fields = { onBehalfOf: party, title: 'Minister' }
      book.relate('SIGNED', person, id, said, { fields, distinction: 'minister' })
    }
  }
  for (let topics = random.between(1, 2); topics > 0; topics--) book.relate('ABOUT', id, cast.topic(), evidence)
}

function relateToEarlier(book: RecordBook, id: string, index: number): void {
  const { random } = book
  const earlier = () => `agreement:${random.between(Math.max(0, index - 400), index - 1)}`
  const shares = { UNDER: 0.2, AMENDS: 0.05, RENEWS: 0.04, REPLACES: 0.03 } as const
  for (const [type, share] of Object.entries(shares) as [keyof typeof shares, number][]) {
    if (!random.chance(share)) continue
    const other = earlier()
    const said = [book.say(`${book.nameOf(id)} căn cứ ${book.nameOf(other)}.`)]
    book.relate(
      type,
      id,
      other,
      said,
      type === 'AMENDS' ? { fields: { scope: 'Article 3' }, distinction: 'article-3' } : {},
    )
  }
}

/** The states before the one that it is in; most days are printed, some are not. */
function addChanges(book: RecordBook, id: string, state: number, year: number): void {
  const { random } = book
  for (let before = Math.max(0, state - random.between(0, 2)); before <= state; before++) {
    const status = states[before]!
    const change = `change:${id.slice('agreement:'.length)}.${status.toLowerCase().replaceAll('_', '-')}`
    const on = drawDate(random, year)
    const said = [book.say(`${book.nameOf(id)} được ghi nhận là ${status} ${on?.asPrinted ?? ''}.`)]
    book.add('StatusChange', change, { status, on }, said)
    book.relate('HAS_CHANGED', id, change, said)
  }
}
