/** What is due: documents that end, sessions that should have been held, projects that are planned to end. */
import { addMonths } from '../calendar.ts'
import { gapSentence } from '../gap-sentence.ts'
import type { GapKind } from '../gaps.ts'
import { boundsOf } from '../printed-bounds.ts'
import { list, paragraph, section } from './blocks.ts'
import type { Block, Line, Section } from './brief.ts'
import { notedSentenceDate, sentenceDate, withPreposition } from './brief-dates.ts'
import type { EntityFacts, GapGroup, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, titleOf } from './fields.ts'
import { enumerated, exportAddress, moreFindings, moreThanShown } from './record-lines.ts'

export const groupOf = ({ gaps }: SubjectFacts, kind: GapKind): GapGroup =>
  gaps.find((group) => group.kind === kind) ?? { kind, items: [], total: 0 }

/** The gap in a sentence of its own, with what shows it. */
export function sentences({ kind, items }: GapGroup, writer: Writer): Line[] {
  return items.map(({ entity, facts, evidenceIds }): Line => {
    const said = gapSentence(kind, entity, facts, writer.language)
    const name = writer.name(entity)
    const place = said.indexOf(name.text)
    if (name.style === 'PLAIN' || place < 0) return [writer.text(said, evidenceIds)]
    const before = said.slice(0, place)
    const after = writer.text(said.slice(place + name.text.length), evidenceIds)
    return before === '' ? [name, after] : [writer.text(before), name, after]
  })
}

export function dueSection(facts: SubjectFacts, writer: Writer): Section {
  const day = sentenceDate(facts.asOf, writer.language)
  const expiring = groupOf(facts, 'EXPIRING')
  const overdue = groupOf(facts, 'OVERDUE_SESSION')
  const projects = endingProjects(facts)
  const total = expiring.total + overdue.total + projects.length
  const title = writer.say('What is due', 'Công việc đến hạn')
  if (total === 0) {
    const none = writer.say(
      `As of ${day}, no document is known to end within twelve months, no session is overdue, and no project is planned to end in that time${amongShown(facts, writer)}.`,
      `Tính đến ${day}, chưa ghi nhận văn kiện nào hết thời hạn trong 12 tháng tới, phiên họp nào quá thời điểm thường lệ hay dự án nào dự kiến kết thúc trong thời gian đó${amongShown(facts, writer)}.`,
    )
    return section('due', title, [paragraph(writer.text(none))])
  }
  const parts = dueParts(facts, writer)
  const said = writer.say(`As of ${day}: ${enumerated(parts, 'EN')}.`, `Tính đến ${day}: ${enumerated(parts, 'VI')}.`)
  return section('due', title, [
    paragraph(writer.text(said)),
    ...listed(facts, expiring, writer),
    ...listed(facts, overdue, writer),
    ...list(projects.map((one) => endSentence(one, writer))),
    ...(projects.length === 0 ? [] : moreThanShown(facts.projects, addressOf(facts), writer)),
  ])
}

const addressOf = ({ subject, from, until }: SubjectFacts) => exportAddress(subject.entity.id, from, until)

/** The sentences of a kind of gap, and how many more there are. */
export const listed = (facts: SubjectFacts, group: GapGroup, writer: Writer): Block[] => [
  ...list(sentences(group, writer)),
  ...moreFindings(group, addressOf(facts), writer),
]

/** Where not all projects were read, nothing is said of the others. */
const amongShown = ({ projects }: SubjectFacts, writer: Writer) =>
  projects.items.length < projects.total ? writer.say(' among the projects shown', ' trong số các dự án nêu trên') : ''

/** Where there are no parts. */
export function nothingDue({ projects }: SubjectFacts, writer: Writer): string {
  const rest =
    projects.items.length < projects.total
      ? writer.say('; of projects only those shown are judged', '; riêng dự án chỉ xét các dự án được nêu')
      : ''
  return writer.say('nothing recorded within twelve months', 'chưa ghi nhận nội dung nào trong 12 tháng tới') + rest
}

/** So many of each kind, of those that there are. */
export function dueParts(facts: SubjectFacts, writer: Writer): string[] {
  const expiring = groupOf(facts, 'EXPIRING').total
  const overdue = groupOf(facts, 'OVERDUE_SESSION').total
  const projects = endingProjects(facts).length
  return [
    ...(expiring === 0
      ? []
      : [
          writer.say(
            `${writer.count(expiring, 'document ends', 'documents end', '')} within twelve months`,
            `${writer.number(expiring)} văn kiện sẽ hết thời hạn trong 12 tháng tới`,
          ),
        ]),
    ...(overdue === 0
      ? []
      : [
          writer.say(
            `${writer.count(overdue, 'session is', 'sessions are', '')} overdue`,
            `${writer.number(overdue)} phiên họp quá thời điểm thường lệ`,
          ),
        ]),
    ...(projects === 0
      ? []
      : [
          writer.say(
            `${writer.count(projects, 'project is', 'projects are', '')} planned to end within twelve months${amongShown(facts, writer)}`,
            `${writer.number(projects)} dự án dự kiến kết thúc trong 12 tháng tới${amongShown(facts, writer)}`,
          ),
        ]),
  ]
}

/** Planned to end within twelve months of the day, and not ended by then. */
export function endingProjects({ projects, asOf, isPast }: SubjectFacts): EntityFacts[] {
  const end = addMonths(asOf, 12)
  return projects.items.filter(({ entity }) => {
    const planned = boundsOf(dateOf(entity.fields, 'plannedEndOn')).latest
    return planned !== null && planned >= asOf && planned <= end && !hasEnded(entity, asOf, isPast)
  })
}

/** What is recorded as ended has ended today; of a day gone by, its date says whether it may have. */
function hasEnded({ fields }: EntityFacts['entity'], asOf: string, isPast: boolean): boolean {
  const endedOn = dateOf(fields, 'endedOn')
  if (endedOn === null) return false
  const { earliest } = boundsOf(endedOn)
  return !isPast || earliest === null || earliest <= asOf
}

function endSentence(facts: EntityFacts, writer: Writer): Line {
  const date = dateOf(facts.entity.fields, 'plannedEndOn')!
  const words = writer.say(
    ` is planned to end ${withPreposition(date)}.`,
    ` dự kiến kết thúc vào ${notedSentenceDate(date, 'VI')}.`,
  )
  return [writer.name(titleOf(facts)), writer.text(words, evidenceFor(facts.claims, 'plannedEndOn'))]
}
