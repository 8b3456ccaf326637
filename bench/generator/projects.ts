/** Projects with the roles of those who take part, what they came of, and the figures that sources report. */
import type { Cast } from './cast.ts'
import { drawDate, drawYear } from './dates.ts'
import type { RecordBook } from './record-book.ts'
import { subjects } from './words.ts'

const statuses = ['PIPELINE', 'IMPLEMENTATION', 'FINALISATION', 'CLOSED', 'CANCELLED'] as const

/** Agreements, meetings and committees must be in the book before. */
export function addProjects(book: RecordBook, cast: Cast, count: number): void {
  const { random } = book
  const [agreements, meetings] = [book.ids('Agreement'), book.ids('Meeting')]
  const committees = book.ids('Committee')
  for (let index = 0; index < count; index++) {
    const id = `project:${index}`
    const evidence = addProject(book, id, index)
    addRoles(book, cast, id, evidence)
    if (random.chance(0.6)) book.relate('RESULTED_IN', random.pick(agreements), id, evidence)
    if (random.chance(0.2)) book.relate('RESULTED_IN', random.pick(meetings), id, evidence)
    if (random.chance(0.15)) book.relate('STEERS', random.pick(committees), id, evidence)
    if (index > 0 && random.chance(0.1)) book.relate('FOLLOWS', id, `project:${random.between(0, index - 1)}`, evidence)
    book.relate('ABOUT', id, cast.topic(), evidence)
  }
}

function addProject(book: RecordBook, id: string, index: number): string[] {
  const { random } = book
  const year = drawYear(random)
  const startedOn = drawDate(random, year)
  const name = `Project ${index} on ${random.pick(subjects)}`
  const evidence = book.sayOnceOrTwice(`Dự án ${index} (${name}) bắt đầu ${startedOn?.asPrinted ?? 'gần đây'}.`)
  const hasPlan = random.chance(0.3)
  const fields = {
    name,
    nameVi: random.chance(0.6) ? `Dự án ${index}` : null,
    kind: random.pick(['PROJECT', 'PROJECT', 'NON_PROJECT_ASSISTANCE', 'PROGRAMME']),
    status: random.pick(statuses),
    iatiIdentifier: random.chance(0.3) ? `XX-${index}` : null,
    plannedStartOn: hasPlan ? drawDate(random, year) : null,
    startedOn,
    plannedEndOn: hasPlan ? drawDate(random, year + 3) : null,
    endedOn: random.chance(0.4) ? drawDate(random, year + random.between(1, 5)) : null,
    budgetAmount: random.between(1, 400) * 25_000,
    budgetCurrency: random.pick(['USD', 'EUR', 'JPY']),
    sectors: ['15130'],
  }
  book.add('Project', id, fields, evidence)
  return evidence
}

function addRoles(book: RecordBook, cast: Cast, id: string, evidence: readonly string[]): void {
  const { random } = book
  const take = (who: string, role: string, roleAsPrinted: string | null = null) =>
    book.relate('PARTICIPATES_IN', who, id, evidence, {
      fields: { role, roleAsPrinted },
      distinction: role.toLowerCase(),
    })
  for (const [rank, partner] of cast.partners().entries()) take(partner, rank === 0 ? 'FUNDING' : 'EXTENDING')
  take(cast.home(), 'BENEFICIARY')
  if (random.chance(0.7)) take(cast.home(), 'IMPLEMENTING', 'thông qua')
  if (random.chance(0.3)) take(cast.partners()[0]!, 'ACCOUNTABLE')
}

export function addFigures(book: RecordBook, cast: Cast, count: number): void {
  const { random } = book
  for (let index = 0; index < count; index++) {
    const id = `figure:${index}`
    const value = random.between(1, 90)
    const evidence = [book.say(`Báo cáo ${index} cho biết có ${value} văn kiện được đàm phán.`)]
    const fields = {
      name: `Documents negotiated, report ${index}`,
      metric: 'agreements-newly-negotiated',
      value,
      unit: 'documents',
      asOf: drawDate(random, drawYear(random)),
    }
    book.add('ReportedFigure', id, fields, evidence)
    const body = cast.home()
    book.relate('REPORTED', body, id, evidence, { why: 'The report does not name who made it.' })
    book.relate('CONCERNS', id, body, evidence)
    for (const partner of cast.partners().slice(0, 1)) book.relate('CONCERNS', id, partner, evidence)
  }
}
