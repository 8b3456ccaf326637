/** One small seed, and each way of getting it wrong: two tables of faults, which is why this file is long. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ImportFile } from '../../../src/importers/importer.ts'
import { seedImporter } from '../../../src/importers/seed/parse-seed.ts'

const TEXT = 'Ngày 7/1, Bộ Tư pháp họp với JICA. Hai bên ký văn kiện. Trời đẹp.\n'
const sha256 = createHash('sha256').update(TEXT).digest('hex')

const SOURCE = `source:
  id: source:note
  kind: ARTICLE
  name: A note
  language: vi
  textFile: note.txt
  sha256: ${sha256}
  evidence: { kind: note }
quotes:
  met: "Ngày 7/1, Bộ Tư pháp họp với JICA."
  signed: "Hai bên ký văn kiện."
unused:
  - { text: "Trời đẹp.", reason: "The weather." }
`

const RECORDS = `partners:
  - id: partner:jica
    name: JICA
    kind: DEVELOPMENT_AGENCY
    evidence: note/met
meetings:
  - id: meeting:talks
    name: Talks
    kind: WORKING_SESSION
    heldOn: { edtf: XXXX-01-07, asPrinted: Ngày 7/1 }
    evidence: note/met
    participants:
      - { id: partner:jica, role: PARTICIPANT, roleAsPrinted: họp với }
agreements:
  - id: agreement:paper
    name: Paper
    kind: OTHER
    evidence: note/signed
    parties: [partner:jica]
    changes:
      - { status: SIGNED, evidence: note/signed }
`

const file = (path: string, text: string): ImportFile => ({ path, bytes: new TextEncoder().encode(text) })

function parse(records = RECORDS, source = SOURCE, text = TEXT) {
  return seedImporter.parse([
    file('seed/partners/jica.yaml', records),
    file('seed/sources/note.yaml', source),
    file('seed/sources/note.txt', text),
  ])
}

const said = (result: ReturnType<typeof parse>) =>
  result.problems.map(({ where, line, message }) => `${where}:${line} ${message}`)

describe('the seed importer', () => {
  it('turns records into entities, relationships, evidence and claims', () => {
    const { subgraph, problems } = parse()
    expect(problems).toEqual([])
    expect(subgraph.entities.map(({ id }) => id)).toEqual([
      'source:note',
      'partner:jica',
      'agreement:paper',
      'change:paper.signed',
      'meeting:talks',
    ])
    expect(subgraph.relationships.map(({ id, evidenceIds }) => [id, evidenceIds])).toEqual([
      ['PARTY_TO/partner:jica/agreement:paper', ['evidence:note.signed']],
      ['HAS_CHANGED/agreement:paper/change:paper.signed', ['evidence:note.signed']],
      ['TOOK_PART_IN/partner:jica/meeting:talks/participant', ['evidence:note.met']],
    ])
    const talks = subgraph.supports.filter(({ entityId }) => entityId === 'meeting:talks')
    expect(talks.map(({ property, value, original }) => [property, value, original])).toEqual([
      ['name', 'Talks', null],
      ['kind', 'WORKING_SESSION', null],
      ['heldOn', 'XXXX-01-07', 'Ngày 7/1'],
    ])
  })

  it('takes a quote as evidence of those names only that it prints', () => {
    const records = RECORDS.replace(
      'name: JICA',
      'name: Agency\n    aliases: [JICA, Japan International Cooperation Agency]',
    )
    const names = parse(records).subgraph.supports.filter(({ property }) => property === 'aliases')
    expect(names.map(({ value }) => value)).toEqual(['JICA'])
  })

  it('says where each quote stands, in code points', () => {
    const signed = parse().subgraph.evidence.find(({ id }) => id === 'evidence:note.signed')!
    expect([...TEXT].slice(signed.start!, signed.end!).join('')).toBe('Hai bên ký văn kiện.')
  })

  it('counts a letter beyond the basic plane as one', () => {
    const text = TEXT.replace('Hai bên', '𝕏 Hai bên')
    const source = SOURCE.replace(sha256, createHash('sha256').update(text).digest('hex'))
    const { subgraph, problems } = parse(RECORDS, source, text)
    const signed = subgraph.evidence.find(({ id }) => id === 'evidence:note.signed')!
    expect(problems).toEqual([])
    expect([...text].slice(signed.start!, signed.end!).join('')).toBe(signed.quote)
    expect(text.slice(signed.start!, signed.end!)).not.toBe(signed.quote)
  })

  it('finds a quote that is written in another normalisation form', () => {
    expect(parse(RECORDS, SOURCE.normalize('NFD')).problems).toEqual([])
  })

  it('gives the same result for the same files in another order', () => {
    const files = [
      file('seed/sources/note.txt', TEXT),
      file('seed/sources/note.yaml', SOURCE),
      file('seed/partners/jica.yaml', RECORDS),
    ]
    expect(seedImporter.parse(files)).toEqual(parse())
  })

  it.each([
    ['an alias of what is nowhere', 'partners:\n  - *jica\n', 'no anchor "&jica" stands before the alias "*jica".'],
    [
      'an alias of what holds it',
      'partners: &all\n  - *all\n',
      'the alias "*all" stands for what has an alias in it: write it out.',
    ],
    [
      'an id that no index holds',
      `partners: [{ id: "partner:${'a'.repeat(200)}", name: A, evidence: note/met }]\n`,
      `partners[0].id: too long: "partner:${'a'.repeat(80)}…. It may have 120 characters.`,
    ],
    [
      'two documents',
      'partners: []\n---\npeople: []\n',
      'the file holds several documents: put what follows "---" into another file.',
    ],
  ])('reports %s', (_what, records, message) => {
    expect(parse(records).problems.map((problem) => problem.message)).toContain(message)
  })

  it('reads an anchor and its aliases', () => {
    const records = RECORDS.replace('evidence: note/met', 'evidence: &met note/met').replace(
      'evidence: note/met',
      'evidence: *met',
    )
    expect(parse(records)).toEqual(parse())
  })

  it.each([
    ['seed/partners/jica.yaml', 1],
    ['seed/sources/note.txt', 1],
  ])('reports that %s is not UTF-8', (path, line) => {
    const files = [
      file('seed/partners/jica.yaml', RECORDS),
      file('seed/sources/note.yaml', SOURCE),
      file('seed/sources/note.txt', TEXT),
    ]
    const latin = files.map((one) => (one.path === path ? { path, bytes: new Uint8Array([0x4a, 0xe9, 0x0a]) } : one))
    const message = 'the file is not UTF-8: save it in that encoding.'
    expect(seedImporter.parse(latin).problems).toContainEqual({ where: path, line, message })
  })

  it('reports two source files of one name, and a key that is no part of an id', () => {
    const pages = 'source: { id: source:page, name: A page, evidence: note }\ncitations: { "Row 1": Row 1 }\n'
    const files = [
      file('seed/partners/jica.yaml', RECORDS),
      file('seed/sources/note.yaml', SOURCE),
      file('seed/sources/note.txt', TEXT),
    ]
    const again = [...files, file('seed/pages/note.yaml', pages.replace('"Row 1"', 'row-1'))]
    expect(said(seedImporter.parse(again))).toContain(
      'seed/sources/note.yaml:1 source: "note" is other evidence already: give the file or the key another name.',
    )
    expect(said(seedImporter.parse([...files, file('seed/pages/page.yaml', pages)]))).toEqual([
      'seed/pages/page.yaml:2 citations: not a key: "Row 1". Write lower-case letters, digits and hyphens.',
    ])
  })

  const J = 'seed/partners/jica.yaml'
  const N = 'seed/sources/note.yaml'

  it.each([
    ['no YAML', RECORDS.replace('name: JICA', 'name: [JICA'), `${J}:4 not YAML: `],
    [
      'a key written twice',
      RECORDS.replace('    name: JICA\n', '    name: JICA\n    name: JAICA\n'),
      `${J}:4 not YAML: Map keys must be unique`,
    ],
    [
      'an unknown list',
      RECORDS.replace('agreements:', 'agrements:'),
      `${J}:14 agrements: unknown field "agrements". Did you mean "agreements"?`,
    ],
    [
      'a code of a wrong form',
      RECORDS.replace('    name: JICA\n', '    name: JICA\n    wikidataId: X334\n'),
      `${J}:4 partners[0].wikidataId: not a right "wikidataId": "X334". Write it like Q161718.`,
    ],
    [
      'an unknown field',
      RECORDS.replace('kind: OTHER', 'knid: OTHER'),
      `${J}:17 agreements[0].knid: unknown field "knid". Did you mean "kind"?`,
    ],
    [
      'an unknown term',
      RECORDS.replace('kind: WORKING_SESSION', 'kind: WORKING_SESION'),
      `${J}:9 meetings[0].kind: unknown term "WORKING_SESION". Did you mean "WORKING_SESSION"?`,
    ],
    [
      'an impossible day',
      RECORDS.replace('edtf: XXXX-01-07', 'edtf: 2019-02-30'),
      `${J}:10 meetings[0].heldOn.edtf: not a date: "2019-02-30". Write 2019, 2019-05 or 2019-05-17, or XXXX-05-17 where no year is printed.`,
    ],
    [
      'an id of another kind',
      RECORDS.replace('id: agreement:paper', 'id: meeting:paper'),
      `${J}:15 agreements[0].id: not an id of this kind: "meeting:paper". Write "agreement:some-name", lower-case letters, digits and hyphens.`,
    ],
    [
      'a missing field',
      RECORDS.replace('    name: Paper\n', ''),
      `${J}:15 agreements[0]: the field "name" is missing.`,
    ],
    [
      'a wrong type',
      RECORDS.replace('name: Paper', 'name: 7'),
      `${J}:16 agreements[0].name: expected text, found 7. Write it in quotes: "7".`,
    ],
    [
      'an unknown party',
      RECORDS.replace('parties: [partner:jica]', 'parties: [partner:jcia]'),
      `${J}:19 agreements[0].parties[0]: unknown partner "partner:jcia". Did you mean "partner:jica"?`,
    ],
    [
      'a party of the wrong type',
      RECORDS.replace('parties: [partner:jica]', 'parties: [meeting:talks]'),
      `${J}:19 agreements[0].parties[0]: PARTY_TO joins no Meeting: "meeting:talks". It takes Partner or Institution.`,
    ],
    [
      'a party named twice',
      RECORDS.replace('parties: [partner:jica]', 'parties: [partner:jica, partner:jica]'),
      `${J}:19 agreements[0].parties[1]: this relationship stands here twice: PARTY_TO/partner:jica/agreement:paper.`,
    ],
    [
      'an entity described twice',
      RECORDS.replace('meetings:', '  - { id: partner:jica, name: J, evidence: note/met }\nmeetings:'),
      `${J}:6 partners[1].id: "partner:jica" is already described at ${J}:2.`,
    ],
    [
      'unknown evidence',
      RECORDS.replace('evidence: note/signed\n    parties', 'evidence: note/singed\n    parties'),
      `${J}:18 agreements[0].evidence: no such evidence: "note/singed". Did you mean "note/signed"?`,
    ],
    [
      'a field without evidence',
      RECORDS.replace('evidence: note/met\nmeetings', 'evidence: { name: note/met }\nmeetings'),
      `${J}:4 partners[0].kind: the field "kind" has no evidence.`,
    ],
    [
      'evidence for nothing',
      RECORDS.replace('evidence: note/met\nmeetings', 'evidence: { "*": note/met, iso2: note/met }\nmeetings'),
      `${J}:5 partners[0].evidence.iso2: there is no value of "iso2" to support.`,
    ],
    [
      'a relationship without evidence',
      RECORDS.replace(
        'evidence: note/signed\n    parties',
        'evidence: { name: note/signed, kind: note/signed }\n    parties',
      ),
      `${J}:19 agreements[0].parties[0]: this relationship has no evidence.`,
    ],
    [
      'a date that is not so printed',
      RECORDS.replace('asPrinted: Ngày 7/1', 'asPrinted: Ngày 8/1'),
      `${J}:10 meetings[0].heldOn: "Ngày 8/1" is not printed in the quote that is its evidence.`,
    ],
    [
      'a role that is not so printed',
      RECORDS.replace('roleAsPrinted: họp với', 'roleAsPrinted: chủ trì'),
      `${J}:13 meetings[0].participants[0].roleAsPrinted: "chủ trì" is not printed in the quote that is its evidence.`,
    ],
    [
      'something inferred without a reason',
      RECORDS.replace('parties: [partner:jica]', 'parties: [{ id: partner:jica, inferred: true }]'),
      `${J}:19 agreements[0].parties[0].inferred: it needs "why" beside it.`,
    ],
  ])('reports %s', (_what, records, problem) => {
    expect(
      said(parse(records)).some((line) => line.startsWith(problem)),
      said(parse(records)).join('\n'),
    ).toBe(true)
  })

  it.each([
    [
      'a quote that is not in the text',
      SOURCE.replace('ký văn kiện', 'ký hợp đồng'),
      `${N}:11 quotes.signed: the text does not contain "Hai bên ký hợp đồng."`,
    ],
    [
      'a quote that stands twice',
      SOURCE.replace('"Hai bên ký văn kiện."', '"h"'),
      `${N}:11 quotes.signed: "h" stands 2 times in the text: say which with "occurrence".`,
    ],
    [
      'an occurrence that there is not',
      SOURCE.replace('"Hai bên ký văn kiện."', '{ text: "Hai bên ký văn kiện.", occurrence: 2 }'),
      `${N}:11 quotes.signed: "Hai bên ký văn kiện." stands only once in the text, not`,
    ],
    [
      'a sentence that nobody uses',
      SOURCE.replace(/unused:[\s\S]*/, ''),
      `${N}:1 source: no quote and no "unused" entry covers the sentence "Trời đẹp."`,
    ],
    [
      'a quote that nothing refers to',
      SOURCE.replace('quotes:', 'quotes:\n  all: "Trời"'),
      `${N}:10 quotes.all: nothing refers to "note/all"; if nothing should, list it as unused.`,
    ],
    [
      'a text that has changed',
      SOURCE.replace(sha256, 'a'.repeat(64)),
      `${N}:7 source.sha256: "note.txt" has the sha256 ${sha256}`,
    ],
    [
      'a text that is not there',
      SOURCE.replace('note.txt', 'noet.txt'),
      `${N}:6 source.textFile: no such file: "seed/sources/noet.txt".`,
    ],
    [
      'quotes without a text',
      SOURCE.replace(/ {2}textFile.*\n/, ''),
      `${N}:8 quotes: quotes need the text they stand in: name it as source.textFile.`,
    ],
  ])('reports %s', (_what, source, problem) => {
    expect(
      said(parse(RECORDS, source)).some((line) => line.startsWith(problem)),
      said(parse(RECORDS, source)).join('\n'),
    ).toBe(true)
  })

  it('reports all problems of all files at once, in order of file and line', () => {
    const records = RECORDS.replace('kind: OTHER', 'kind: OTER').replace('name: JICA', 'nmae: JICA')
    const source = SOURCE.replace('language: vi', 'langauge: vi')
    expect(said(parse(records, source)).map((line) => line.split(' ')[0])).toEqual([
      `${J}:2`,
      `${J}:3`,
      `${J}:17`,
      `${N}:5`,
    ])
  })

  it('reports a wrong quote beside a wrong term in another file', () => {
    const records = RECORDS.replace('kind: OTHER', 'kind: OTER')
    const source = SOURCE.replace('ký văn kiện', 'ký hợp đồng')
    expect(said(parse(records, source)).map((line) => line.split(' ')[0])).toEqual([`${J}:17`, `${N}:11`])
  })

  it('reports a text that is not there once, whatever refers to it', () => {
    expect(said(parse(RECORDS, SOURCE.replace('note.txt', 'noet.txt')))).toEqual([
      `${N}:6 source.textFile: no such file: "seed/sources/noet.txt".`,
    ])
  })
})
