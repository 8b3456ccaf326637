/** What is due: documents that end, sessions that should have been held, projects that are planned to end. */
import { gapSentence } from '../gap-sentence.ts'
import type { GapKind } from '../gaps.ts'
import { boundsOf } from '../printed-bounds.ts'
import { list, paragraph, section } from './blocks.ts'
import type { Line, Section } from './brief.ts'
import { sentenceDate } from './brief-dates.ts'
import type { EntityFacts, GapGroup, SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, titleOf } from './fields.ts'
import { enumerated } from './record-lines.ts'

export const groupOf = ({ gaps }: SubjectFacts, kind: GapKind): GapGroup =>
  gaps.find((group) => group.kind === kind) ?? { kind, items: [], total: 0 }

/** The gap in a sentence of its own, with what shows it. */
export function sentences({ kind, items }: GapGroup, writer: Writer): Line[] {
  return items.map(({ entity, facts, evidenceIds }) => [
    writer.text(gapSentence(kind, entity, facts, writer.language), evidenceIds),
  ])
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
      `As of ${day} no document is known to end within twelve months, no session is overdue and no project is planned to end.`,
      `Tính đến ${day}, chưa ghi nhận văn kiện nào hết thời hạn trong 12 tháng tới, phiên họp nào quá hạn hay dự án nào sắp kết thúc.`,
    )
    return section('due', title, [paragraph(writer.text(none))])
  }
  const parts = dueParts(facts, writer)
  const said = writer.say(`As of ${day}: ${enumerated(parts, 'EN')}.`, `Tính đến ${day}: ${enumerated(parts, 'VI')}.`)
  return section('due', title, [
    paragraph(writer.text(said)),
    ...list([
      ...sentences(expiring, writer),
      ...sentences(overdue, writer),
      ...projects.map((one) => endSentence(one, writer)),
    ]),
  ])
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
            `${writer.number(expiring)} văn kiện hết thời hạn trong 12 tháng tới`,
          ),
        ]),
    ...(overdue === 0
      ? []
      : [
          writer.say(
            `${writer.count(overdue, 'session is', 'sessions are', '')} overdue`,
            `${writer.number(overdue)} phiên họp quá hạn`,
          ),
        ]),
    ...(projects === 0
      ? []
      : [
          writer.say(
            `${writer.count(projects, 'project is', 'projects are', '')} planned to end`,
            `${writer.number(projects)} dự án dự kiến kết thúc`,
          ),
        ]),
  ]
}

/** Planned to end on the day or later, and not recorded as ended. */
export function endingProjects({ projects, asOf }: SubjectFacts): EntityFacts[] {
  return projects.items.filter(({ entity }) => {
    const planned = boundsOf(dateOf(entity.fields, 'plannedEndOn')).latest
    return planned !== null && planned >= asOf && entity.fields.endedOn === undefined
  })
}

function endSentence(facts: EntityFacts, writer: Writer): Line {
  const until = sentenceDate(dateOf(facts.entity.fields, 'plannedEndOn')!.edtf, writer.language)
  const said = evidenceFor(facts.claims, 'plannedEndOn')
  if (writer.language === 'VI')
    return [writer.name(titleOf(facts)), writer.text(` dự kiến kết thúc vào ${until}.`, said)]
  return [writer.name(titleOf(facts)), writer.text(` is planned to end: ${until}.`, said)]
}
