/** In the brief of a year: documents whose period ends in it, and what begins in the year after. */
import { entityLabelOf } from '../ontology.ts'
import type { PartialDate } from '../partial-date.ts'
import { list, paragraph, section } from './blocks.ts'
import type { Line, Section } from './brief.ts'
import { notedDate, notedSentenceDate, shortDate } from './brief-dates.ts'
import type { EntityFacts, YearFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, titleOf } from './fields.ts'
import { moreThanShown } from './record-lines.ts'
import { ends, firstNames, unread } from './relation-lines.ts'

export function endingSection({ ending, year }: YearFacts, address: string, writer: Writer): Section {
  const title = writer.say('Documents whose period ends', 'Văn kiện hết thời hạn trong năm')
  if (ending.total === 0) {
    const none = writer.say(
      `No document is recorded whose period ends in ${year}.`,
      `Chưa ghi nhận văn kiện nào hết thời hạn trong năm ${year}.`,
    )
    return section('ending', title, [paragraph(writer.text(none))])
  }
  const many = writer.count(ending.total, 'document', 'documents', 'văn kiện')
  const said = writer.say(`The period of ${many} ends in ${year}:`, `Có ${many} hết thời hạn trong năm ${year}:`)
  return section('ending', title, [
    paragraph(writer.text(said)),
    ...list(
      ending.items.map((one): Line => {
        const until = dateOf(one.entity.fields, 'validUntil')!
        return [
          ...withPartners(one, writer),
          writer.text(
            writer.say(`, until ${notedDate(until, 'EN')}`, `, đến ${notedSentenceDate(until, 'VI')}`),
            evidenceFor(one.claims, 'validUntil'),
          ),
        ]
      }),
    ),
    ...moreThanShown(ending, address, writer, ['first', 'đầu tiên']),
  ])
}

/** What the year after begins with: what the ministry's reports set out at their end. */
export function nextSection({ nextDocuments, nextActs, year }: YearFacts, writer: Writer): Section {
  const next = year + 1
  const title = writer.say(`What begins in ${next}`, `Văn kiện, văn bản bắt đầu thực hiện từ năm ${next}`)
  const total = nextDocuments.total + nextActs.total
  if (total === 0) {
    const none = writer.say(
      `No document or act is recorded whose period begins in ${next}.`,
      `Chưa ghi nhận văn kiện, văn bản nào có giai đoạn thực hiện bắt đầu từ năm ${next}.`,
    )
    return section('next', title, [paragraph(writer.text(none))])
  }
  const parts = [
    ...(nextDocuments.total === 0
      ? []
      : [writer.count(nextDocuments.total, 'document', 'documents', 'văn kiện hợp tác')]),
    ...(nextActs.total === 0
      ? []
      : [writer.count(nextActs.total, 'policy act', 'policy acts', 'văn bản chỉ đạo, điều hành')]),
  ]
  const said = writer.say(
    `The period of ${parts.join(' and ')} begins in ${next}:`,
    `Có ${parts.join(' và ')} với giai đoạn thực hiện bắt đầu từ năm ${next}:`,
  )
  const address = `/export/csv?roots=all&from=${next}-01-01&until=${next}-12-31`
  return section('next', title, [
    paragraph(writer.text(said)),
    ...list([...nextDocuments.items, ...nextActs.items].map((one) => withPeriod(one, writer))),
    ...moreThanShown(nextDocuments, address, writer, ['first', 'đầu tiên']),
    ...moreThanShown(nextActs, address, writer, ['first', 'đầu tiên']),
  ])
}

function withPeriod(one: EntityFacts, writer: Writer): Line {
  const [from, until] = [dateOf(one.entity.fields, 'validFrom')!, dateOf(one.entity.fields, 'validUntil')]
  return [
    ...withPartners(one, writer),
    writer.text(`: ${periodInWords(from, until, writer)}`, evidenceFor(one.claims, 'validFrom', 'validUntil')),
  ]
}

/** In one where both ends are printed, else each with what is said of it. */
function periodInWords(from: PartialDate, until: PartialDate | null, writer: Writer): string {
  if (until === null || until.edtf === from.edtf) return notedDate(from, writer.language)
  if (!from.inferred && !until.inferred) return shortDate(`${from.edtf}/${until.edtf}`, writer.language)
  const [start, end] = [notedDate(from, writer.language), notedDate(until, writer.language)]
  return writer.say(`from ${start} until ${end}`, `từ ${start} đến ${end}`)
}

/** Documents of several partners have one name: whose it is tells them apart. An act is of nobody else. */
function withPartners(one: EntityFacts, writer: Writer): Line {
  const name = writer.name(titleOf(one))
  if (one.entity.label !== 'Agreement') return [name]
  const partners = ends(one, 'PARTY_TO', 'ENTERS').filter(({ from }) => entityLabelOf(from.id) === 'Partner')
  const others = partners.map(({ from }) => writer.name(from)).filter(({ text }) => !name.text.includes(text))
  const names = others.map((run): Line => [run])
  const more = unread(one, 'PARTY_TO', 'ENTERS')
  if (names.length + more === 0) return [name]
  return [name, writer.text(' ('), ...firstNames(names, more, writer, 'bên'), writer.text(')')]
}
