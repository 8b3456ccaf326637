/** From what was read of an entity to its brief: the same facts give the same words. */
import type { Language } from '../history-title.ts'
import { nameIn } from '../labels.ts'
import { entityLabelOf } from '../ontology.ts'
import { aboutSection } from './about-section.ts'
import { agreementSections } from './agreement-section.ts'
import type { Brief } from './brief.ts'
import { sentenceDate } from './brief-dates.ts'
import type { SubjectFacts } from './brief-facts.ts'
import { Writer } from './brief-writer.ts'
import { conflictSection } from './conflict-section.ts'
import { coverageSection } from './coverage-section.ts'
import { dueSection } from './due-section.ts'
import { titleOf } from './fields.ts'
import { figureSections } from './figure-section.ts'
import { meetingSections } from './meeting-section.ts'
import { missingSection } from './missing-section.ts'
import { numbered } from './numbered.ts'
import { peopleSections } from './people-section.ts'
import { policySections } from './policy-section.ts'
import { projectSection } from './project-section.ts'
import { exportAddress } from './record-lines.ts'
import { summarySection } from './summary-section.ts'
import { timelineSection } from './timeline-section.ts'

export function composeBrief(facts: SubjectFacts, language: Language): Brief {
  const writer = new Writer(language, facts)
  const { subject, graphVersion, asOf, from, until } = facts
  const id = subject.entity.id
  const address = exportAddress(id, from, until)
  const name = nameIn(titleOf(subject), language)
  const isPartner = entityLabelOf(id) === 'Partner'
  const sections = [
    summarySection(facts, writer),
    aboutSection(facts, writer),
    timelineSection(facts, writer),
    ...agreementSections(facts, writer),
    ...meetingSections(facts, writer),
    projectSection(facts.projects, address, writer),
    ...policySections(facts, writer),
    ...figureSections(facts.figures, address, writer),
    ...peopleSections(facts, writer),
    dueSection(facts, writer),
    missingSection(facts, writer),
    conflictSection(facts.conflicts, address, writer),
    coverageSection(facts, writer),
  ]
  return {
    id,
    title: isPartner
      ? writer.say(`Cooperation with ${withArticle(name)}`, `Báo cáo tóm tắt tình hình hợp tác với ${name}`)
      : writer.say(`Brief: ${name}`, `Báo cáo tóm tắt: ${name}`),
    subtitle: subtitle(facts, writer),
    language,
    graphVersion,
    asOf,
    from,
    until,
    ...numbered(sections, writer.citations, language),
  }
}

/** Names that English says with the article. */
const withArticle = (name: string) =>
  /\b(?:Republic|Federation|Union|Nations|States|Kingdom|Programme|Fund|Bank|Foundation|Agency|Organisation|Organization)\b/.test(
    name,
  )
    ? `the ${name}`
    : name

function subtitle({ asOf, from, until }: SubjectFacts, writer: Writer): string {
  const day = sentenceDate(asOf, writer.language)
  const begin = from === null ? null : sentenceDate(from, writer.language)
  const end = until === null ? null : sentenceDate(until, writer.language)
  const period =
    begin === null && end === null
      ? ''
      : writer.say(
          `Period: ${[begin === null ? null : `from ${begin}`, end === null ? null : `until ${end}`].filter(Boolean).join(' ')}. `,
          `Giai đoạn: ${[begin === null ? null : `từ ${begin}`, end === null ? null : `đến ${end}`].filter(Boolean).join(' ')}. `,
        )
  return writer.say(
    `${period}States of documents, and what is due, as of ${day}.`,
    `${period}Tình trạng văn kiện và công việc đến hạn tính đến ${day}.`,
  )
}
