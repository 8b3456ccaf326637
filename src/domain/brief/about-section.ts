/** Who or what the brief is about. */
import { fieldLabel, nameIn, termLabel, typeLabel } from '../labels.ts'
import { entityLabelOf, nodeTypes } from '../ontology.ts'
import { phraseOf } from '../relationship-phrases.ts'
import type { RelationshipPart } from '../subgraph-stream.ts'
import { type VocabularyName, vocabularies } from '../vocabularies.ts'
import { list, paragraph, section } from './blocks.ts'
import type { Block, Line, Section } from './brief.ts'
import { notedDate } from './brief-dates.ts'
import type { SubjectFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { dateOf, evidenceFor, textOf, titleOf } from './fields.ts'
import { capital, exportAddress, moreThanShown, rivals } from './record-lines.ts'
import { ends, labelled, named, unread } from './relation-lines.ts'
import { toldWays, wayKey } from './told-ways.ts'

export function aboutSection(facts: SubjectFacts, writer: Writer): Section {
  const { subject, bodies } = facts
  const label = entityLabelOf(subject.entity.id)!
  const isPartner = label === 'Partner'
  const title = isPartner
    ? writer.say('Who they are', 'Thông tin về đối tác')
    : writer.say(`About the ${typeLabel(label, 'EN').toLowerCase()}`, 'Thông tin chung')
  return section('about', title, [
    paragraph(...identity(facts, writer)),
    ...list([...fieldLines(facts, writer), ...belongings(facts, writer)]),
    ...bodyBlocks(facts, writer),
    ...moreThanShown(bodies, exportAddress(subject.entity.id, facts.from, facts.until), writer, ['first', 'đầu tiên']),
  ])
}

/** Name, other names, kind and level, each with what says so. */
function identity({ subject }: SubjectFacts, writer: Writer): Line {
  const { entity, claims } = subject
  const names = titleOf(subject)
  const shown = nameIn(names, writer.language)
  const { aliases } = entity.fields
  const others = [
    ...new Set([names.name, ...(names.nameVi === null ? [] : [names.nameVi]), ...((aliases as string[]) ?? [])]),
  ].filter((name) => name !== shown)
  const also =
    others.length === 0 ? '' : writer.say(` (also ${others.join('; ')})`, ` (tên khác: ${others.join('; ')})`)
  const kind = textOf(entity.fields, 'kind')
  const vocabulary = nodeTypes[entity.label].fields as Readonly<Record<string, string>>
  const type = typeLabel(entity.label, writer.language)
  const isSaid = kind !== null && kind !== 'OTHER'
  const what = inSentence(isSaid ? termLabel(vocabulary.kind as VocabularyName, kind, writer.language) : type)
  const article = /^(?:a|e|i|o|u)/i.test(what) && !/^UN /.test(what) ? 'an' : 'a'
  const level = textOf(entity.fields, 'level')
  const levelWords = level === null ? '' : termLabel('Level', level, writer.language).toLocaleLowerCase('vi')
  const isOf = isSaid ? evidenceFor(claims, 'kind') : []
  return [
    writer.strong(shown),
    writer.text(also, also === '' ? [] : evidenceFor(claims, 'name', 'nameVi', 'aliases')),
    writer.text(writer.say(` is ${article} ${what}.`, isSaid ? `. Loại ${inSentence(type)}: ${what}.` : '.'), isOf),
    ...(level === null
      ? []
      : [
          writer.text(
            writer.say(` Level of cooperation: ${levelWords}.`, ` Hợp tác trên bình diện ${levelWords}.`),
            evidenceFor(claims, 'level'),
          ),
        ]),
  ]
}

/** A label begins with a capital; `UN agency` and `State` keep theirs. */
const inSentence = (label: string) =>
  /^(?:UN |State)/.test(label) ? label : label.charAt(0).toLocaleLowerCase('vi') + label.slice(1)

/** Fields that the sentence above does not have, in the order of the ontology. */
const SAID = new Set([
  'name',
  'nameVi',
  'aliases',
  'kind',
  'level',
  'note',
  'iso2',
  'iatiOrgId',
  'wikidataId',
  'text',
  'sha256',
])

function fieldLines({ subject }: SubjectFacts, writer: Writer): Line[] {
  const { entity, claims } = subject
  const types = nodeTypes[entity.label].fields as Readonly<Record<string, string>>
  return Object.entries(entity.fields).flatMap(([field, value]): Line[] => {
    if (SAID.has(field) || Array.isArray(value)) return []
    const date = dateOf(entity.fields, field)
    const type = types[field] ?? ''
    const words =
      date !== null
        ? notedDate(date, writer.language)
        : type in vocabularies
          ? termLabel(type as VocabularyName, String(value), writer.language)
          : typeof value === 'number'
            ? writer.number(value)
            : String(value)
    const shown = date?.edtf ?? String(value)
    const own = claims.filter((claim) => claim.property !== field || claim.value === shown)
    return [
      [
        writer.text(`${fieldLabel(field, writer.language)}: ${words}`, evidenceFor(own, field)),
        ...rivals(subject, field, shown, writer),
      ],
    ]
  })
}

/** What no other section tells of what it is joined to. */
const BELONGINGS = ['PART_OF', 'MEMBER_OF', 'BROADER', 'ISSUED', 'CONTINUES', 'IMPLEMENTS']

function belongings({ subject }: SubjectFacts, writer: Writer): Line[] {
  const ways = toldWays(subject.entity.label).filter(([type]) => BELONGINGS.includes(type))
  return ways.flatMap(([type, direction]): Line[] => {
    const parts = ends(subject, type, direction)
    const roles = [...new Set(parts.map(roleOf))].sort(chairFirst)
    return roles.flatMap((role, place) => {
      const head = HEADS[`${wayKey([type, direction])} ${role ?? ''}`.trim()]
      const phrase =
        head === undefined
          ? phraseOf({ type, role, scope: null }, direction === 'LEAVES', writer.language)
          : writer.say(...head)
      const those = parts.filter((part) => roleOf(part) === role)
      const names = those.map((part): Line => [named(part, subject.entity.id, writer)])
      return labelled(capital(phrase), names, place === roles.length - 1 ? unread(subject, type, direction) : 0, writer)
    })
  })
}

/** Where a heading of a list is not the words of a sentence. */
const HEADS: Readonly<Record<string, readonly [en: string, vi: string]>> = {
  'ISSUED ENTERS': ['issued by', 'cơ quan ban hành'],
  'MEMBER_OF ENTERS MEMBER': ['members', 'thành viên'],
}

const ROLES = Object.keys(vocabularies.MemberRole)

const chairFirst = (one: string | null, other: string | null) => ROLES.indexOf(one ?? '') - ROLES.indexOf(other ?? '')

const roleOf = ({ relationship }: RelationshipPart) => textOf(relationship.fields, 'role')

function bodyBlocks({ bodies }: SubjectFacts, writer: Writer): Block[] {
  if (bodies.total === 0) return []
  const said = writer.say(
    `The brief takes in the cooperation of ${writer.count(bodies.total, 'body that belongs to it', 'bodies that belong to it', '')}:`,
    `Báo cáo bao gồm cả hoạt động hợp tác của ${writer.number(bodies.total)} cơ quan trực thuộc:`,
  )
  return [paragraph(writer.text(said)), ...list(bodies.items.map((body) => [writer.name(body)]))]
}
