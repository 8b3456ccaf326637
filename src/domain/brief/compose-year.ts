/** The brief of a year, as the ministry reports: bilateral, regional, global cooperation, then projects and figures. */
import type { Language } from '../history-title.ts'
import type { EntityLabel } from '../ontology.ts'
import { cell, chronology, list, paragraph, section } from './blocks.ts'
import type { Brief, Cell, Column, Line, Section } from './brief.ts'
import { notedDate } from './brief-dates.ts'
import type { LevelFacts, ReportLevel, YearEvent, YearFacts } from './brief-facts.ts'
import { Writer } from './brief-writer.ts'
import { conflictSection } from './conflict-section.ts'
import { aboutCitations } from './coverage-section.ts'
import { eventHead } from './event-words.ts'
import { figureSections } from './figure-section.ts'
import { numbered } from './numbered.ts'
import { projectSection } from './project-section.ts'
import { enumerated, moreThanShown } from './record-lines.ts'
import { firstNames } from './relation-lines.ts'
import { countedTypes } from './summary-section.ts'
import { endingSection, nextSection } from './year-periods.ts'

export function composeYear(facts: YearFacts, language: Language): Brief {
  const writer = new Writer(language, facts)
  const { year, graphVersion, asOf, from, until } = facts
  const address = `/export/csv?roots=all&from=${from}&until=${until}`
  const sections = [
    overview(facts, writer),
    ...facts.levels.flatMap((level) => levelSection(level, facts, address, writer)),
    projectSection(facts.projects, address, writer, year),
    ...figureSections(facts.figures, address, writer),
    endingSection(facts, address, writer),
    nextSection(facts, writer),
    conflictSection(facts.conflicts, address, writer, true),
    sourcesSection(facts, writer),
  ]
  return {
    id: `year/${year}`,
    title: writer.say(`International cooperation in ${year}`, `Báo cáo công tác hợp tác quốc tế năm ${year}`),
    subtitle: writer.say(
      'Legal and judicial cooperation, as public sources record it.',
      'Hợp tác quốc tế về pháp luật và tư pháp, theo các nguồn công khai đã thu thập.',
    ),
    language,
    graphVersion,
    asOf,
    from,
    until,
    ...numbered(sections, writer.citations, language),
  }
}

const titles: Readonly<Record<ReportLevel, readonly [en: string, vi: string]>> = {
  BILATERAL: ['Bilateral cooperation', 'Hợp tác song phương'],
  REGIONAL: ['Regional cooperation', 'Hợp tác trên bình diện khu vực'],
  GLOBAL: ['Global cooperation', 'Hợp tác trên bình diện toàn cầu'],
  HOME: ['Work at home', 'Hoạt động trong nước'],
}

function overview(facts: YearFacts, writer: Writer): Section {
  const { levels, year } = facts
  const title = writer.say('Overview', 'Tình hình chung')
  const events = levels.reduce((sum, level) => sum + level.events.total, 0)
  if (events === 0) {
    const none =
      facts.covered.sources === 0
        ? writer.say(
            `No source that speaks of ${year} was captured. Whether anything took place cannot be said.`,
            `Chưa thu thập được nguồn nào về năm ${year}, nên chưa thể kết luận có hoạt động hay không.`,
          )
        : writer.say(
            `Sources speak of ${year}, and no event is recorded in it.`,
            `Có nguồn về năm ${year} nhưng chưa ghi nhận sự kiện nào.`,
          )
    return section('overview', title, [paragraph(writer.text(none))])
  }
  const all = countsOf(levels, writer)
  const many = writer.count(events, 'event', 'events', 'sự kiện')
  const said = writer.say(
    `In ${year} the record has ${many}, which concern ${all}. A document that was drafted and signed in the year counts as two events.`,
    `Trong năm ${year}, đã ghi nhận ${many} liên quan đến ${all}. Một văn kiện vừa được xây dựng vừa được ký trong năm được tính là hai sự kiện.`,
  )
  const byLevel = levels.filter((level) => level.events.total > 0)
  return section('overview', title, [
    paragraph(writer.text(said)),
    ...list(
      byLevel.map((level): Line => {
        const [english, vietnamese] = titles[level.level]
        return [
          writer.strong(`${writer.say(english, vietnamese)}: `),
          writer.text(
            `${writer.count(level.events.total, 'event', 'events', 'sự kiện')}; ${countsOf([level], writer)}.`,
          ),
        ]
      }),
    ),
    paragraph(
      writer.text(
        writer.say(
          'What has partners of several levels is told once, at the widest of them. Plans and ends of periods are not counted as events.',
          'Hoạt động có đối tác thuộc nhiều bình diện chỉ được nêu một lần, ở bình diện rộng nhất. Thời điểm dự kiến và thời điểm hết thời hạn không được tính là sự kiện.',
        ),
      ),
    ),
  ])
}

/** `12 agreements, 20 meetings and 3 projects`, of these levels together. */
function countsOf(levels: readonly LevelFacts[], writer: Writer): string {
  const many = (label: EntityLabel) => levels.reduce((sum, { counts }) => sum + (counts[label] ?? 0), 0)
  const parts = countedTypes.flatMap(([label, one, several, vietnamese]) =>
    many(label) === 0 ? [] : [writer.count(many(label), one, several, vietnamese)],
  )
  return enumerated(parts, writer.language)
}

function levelSection({ level, events }: LevelFacts, { year }: YearFacts, address: string, writer: Writer): Section[] {
  const [english, vietnamese] = titles[level]
  const title = writer.say(english, vietnamese)
  const id = `level-${level.toLowerCase()}`
  if (events.total === 0) {
    if (level === 'HOME') return []
    const none = writer.say(`Nothing is recorded in ${year}.`, `Chưa ghi nhận hoạt động nào trong năm ${year}.`)
    return [section(id, title, [paragraph(writer.text(none))])]
  }
  const many = writer.count(events.total, 'event', 'events', 'sự kiện')
  const said =
    events.total === 1
      ? writer.say(`${many}.`, `Đã ghi nhận ${many}.`)
      : writer.say(
          `${many}, in order of time. What is known only by its year comes last.`,
          `Đã ghi nhận ${many}, sắp xếp theo thứ tự thời gian; sự kiện chỉ biết năm xếp sau cùng.`,
        )
  const isHome = level === 'HOME'
  return [
    section(id, title, [
      paragraph(writer.text(said)),
      ...chronology(
        title,
        columns(isHome, writer),
        events.items.map((one) => toRow(one, isHome, writer)),
      ),
      ...moreThanShown(events, address, writer, ['first', 'đầu tiên']),
    ]),
  ]
}

function columns(isHome: boolean, writer: Writer): Column[] {
  const when = { head: writer.say('When', 'Thời gian'), width: isHome ? 24 : 22 }
  const what = { head: writer.say('What', 'Nội dung'), width: isHome ? 76 : 50 }
  return isHome ? [when, what] : [when, what, { head: writer.say('Partners', 'Đối tác'), width: 28 }]
}

function toRow(
  { event, date, entity, kind, partners, evidenceIds }: YearEvent,
  isHome: boolean,
  writer: Writer,
): Cell[] {
  const names = partners.items.map((partner): Line => [writer.name(partner)])
  return [
    cell(writer.text(notedDate(date, writer.language))),
    cell(writer.text(eventHead(event, kind, writer)), writer.name(entity, evidenceIds)),
    ...(isHome ? [] : [cell(...firstNames(names, partners.total - names.length, writer, 'đối tác'))]),
  ]
}

function sourcesSection({ covered, year }: YearFacts, writer: Writer): Section {
  const title = writer.say('What the sources cover', 'Phạm vi nguồn thông tin')
  if (covered.sources === 0) {
    const none = writer.say(
      `No source that speaks of ${year} was captured.`,
      `Chưa thu thập được nguồn nào về năm ${year}.`,
    )
    return section('coverage', title, [paragraph(writer.text(none))])
  }
  const isOne = covered.sources === 1
  const said = writer.say(
    `${writer.count(covered.sources, 'source speaks', 'sources speak', '')} of ${year}: ${isOne ? 'it was published in that year or proves' : 'they were published in that year or prove'} an event in it.`,
    `Có ${writer.number(covered.sources)} nguồn về năm ${year} (được đăng trong năm hoặc là căn cứ của sự kiện trong năm).`,
  )
  return section('coverage', title, [paragraph(writer.text(said)), paragraph(writer.text(aboutCitations(writer)))])
}
