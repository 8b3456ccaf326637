/** Who acts: the home side, its partners, their people, and the topics; and who is drawn how often. */

import { drawDate, drawYear } from './dates.ts'
import { createSkewedPick } from './random.ts'
import type { RecordBook } from './record-book.ts'
import { familyNames, givenNames, middleNames, subjects } from './words.ts'

export interface Cast {
  /** The partners of one document: in a third of all documents a hub is among them. */
  partners(): string[]
  home(): string
  person(): string
  topic(): string
}

export interface CastSize {
  readonly partners: number
  readonly institutions: number
  readonly people: number
  readonly topics: number
}

/** Which partners are hubs; the first is in half of all the documents that a hub is in. */
export const hubIds = ['partner:hub-state', 'partner:hub-organisation', 'partner:hub-bank'] as const

const HUB_SHARE = 1 / 3

/** As Germany has in the public record: a state has no more ministries for signing more documents. */
const PARTS_OF_HUB = 7

export function addCast(book: RecordBook, size: CastSize): Cast {
  addTopics(book, size.topics)
  addInstitutions(book, size.institutions)
  addHubs(book)
  addPartners(book, size.partners - hubIds.length)
  addPeople(book, size.people)
  const { random } = book
  const ordinary = createSkewedPick(random, random.pickSome(book.ids('Partner').slice(hubIds.length), size.partners))
  const hub = () => hubIds[random.chance(0.5) ? 0 : random.chance(0.6) ? 1 : 2]
  return {
    partners: () => {
      const others = Array.from({ length: random.chance(0.85) ? 1 : random.between(2, 5) }, ordinary)
      const all = random.chance(HUB_SHARE) ? [hub(), ...(random.chance(0.5) ? others : [])] : others
      return [...new Set(all)]
    },
    home: createSkewedPick(random, book.ids('Institution').slice(1)),
    person: createSkewedPick(random, book.ids('Person')),
    topic: createSkewedPick(random, book.ids('Topic')),
  }
}

function addTopics(book: RecordBook, count: number): void {
  for (let index = 0; index < count; index++) {
    const subject = subjects[index % subjects.length]!
    const name = index < subjects.length ? subject : `${subject}, part ${Math.floor(index / subjects.length)}`
    const evidence = [book.say(`Lĩnh vực hợp tác: ${name}.`)]
    book.add('Topic', `topic:${index}`, { name, aliases: [] }, evidence)
    if (index > 0) book.relate('BROADER', `topic:${index}`, `topic:${Math.floor((index - 1) / 3)}`, evidence)
  }
}

/** The first is the home state; a third are ministries, the others departments of one. */
function addInstitutions(book: RecordBook, count: number): void {
  const ministries = Math.max(1, Math.floor(count / 3))
  for (let index = 0; index < count; index++) {
    const id = `institution:${index}`
    const kind = index === 0 ? 'STATE' : index <= ministries ? 'MINISTRY' : 'DEPARTMENT'
    const name = `Home ${kind.toLowerCase()} ${index}`
    const nameVi = `Cơ quan ${index}`
    const evidence = [book.say(`${nameVi} (${name}) tham gia hợp tác quốc tế.`)]
    book.add('Institution', id, { name, nameVi, aliases: [`HI-${index}`], kind }, evidence)
    const whole = kind === 'DEPARTMENT' ? `institution:${1 + (index % ministries)}` : 'institution:0'
    if (index > 0) book.relate('PART_OF', id, whole, evidence)
  }
}

function addHubs(book: RecordBook): void {
  const kinds = ['STATE', 'INTERNATIONAL_ORGANISATION', 'DEVELOPMENT_BANK'] as const
  for (const [index, id] of hubIds.entries()) {
    const name = `Hub ${index}`
    const level = index === 0 ? 'BILATERAL' : 'GLOBAL'
    const evidence = [book.say(`Đối tác chính: ${name}.`)]
    book.add('Partner', id, { name, nameVi: `Đối tác chính ${index}`, kind: kinds[index]!, level }, evidence)
  }
}

/** Two in five are states, as many their ministries and agencies, the others organisations; hubs have parts as well. */
function addPartners(book: RecordBook, count: number): void {
  const states = Math.max(1, Math.floor(count * 0.4))
  const partsOfHubs = new Map<string, number>()
  for (let index = 0; index < count; index++) {
    const id = `partner:${index}`
    const isState = index < states
    const isPart = !isState && index < 2 * states
    const kind = isState
      ? 'STATE'
      : isPart
        ? 'MINISTRY'
        : book.random.pick(['UN_AGENCY', 'FUND', 'FOUNDATION', 'OTHER'])
    const level = isState || isPart ? 'BILATERAL' : book.random.pick(['REGIONAL', 'GLOBAL'])
    const name = `${kind.toLowerCase().replaceAll('_', ' ')} ${index}`
    const evidence = book.sayOnceOrTwice(`Đối tác ${index}, tức ${name}, hợp tác với ta.`)
    const nameVi = book.random.chance(0.8) ? `Đối tác ${index}` : null
    book.add('Partner', id, { name, nameVi, aliases: [`P${index}`], kind, level }, evidence)
    if (!isPart) continue
    const hub = book.random.chance(0.05) ? book.random.pick(hubIds) : null
    const parts = hub === null ? 0 : (partsOfHubs.get(hub) ?? 0)
    const isOfHub = hub !== null && parts < PARTS_OF_HUB
    if (isOfHub) partsOfHubs.set(hub, parts + 1)
    book.relate('PART_OF', id, isOfHub ? hub : `partner:${index - states}`, evidence)
  }
}

function addPeople(book: RecordBook, count: number): void {
  const { random } = book
  const bodies = [...book.ids('Institution'), ...book.ids('Partner')]
  for (let index = 0; index < count; index++) {
    const id = `person:${index}`
    const name = `${random.pick(familyNames)} ${random.pick(middleNames)} ${random.pick(givenNames)}`
    const body = random.pick(bodies)
    const evidence = [book.say(`${name}, Vụ trưởng tại ${book.nameOf(body)}, phát biểu.`)]
    book.add('Person', id, { name, nameVi: name }, evidence)
    const year = drawYear(random)
    const fields = {
      title: 'Director',
      titleVi: 'Vụ trưởng',
      tookOfficeOn: random.chance(0.3) ? drawDate(random, year) : null,
      leftOn: random.chance(0.15) ? drawDate(random, year + 4) : null,
    }
    book.relate('HOLDS', id, body, evidence, { fields, distinction: 'vu-truong' })
  }
}
