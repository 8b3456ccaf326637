/** Pages cited whole, values that differ, judgements: one small seed, and a table of its faults, which is why this file is long. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ImportFile } from '../../../src/importers/importer.ts'
import { seedImporter } from '../../../src/importers/seed/parse-seed.ts'

const TEXT = 'Hai bên ký văn kiện.\n'

const SOURCE = `source:
  id: source:note
  kind: ARTICLE
  name: A note
  textFile: note.txt
  sha256: ${createHash('sha256').update(TEXT).digest('hex')}
  evidence: { kind: note }
quotes:
  signed: "Hai bên ký văn kiện."
`

const PAGES = `sources:
  - id: source:page-1
    kind: PAGE
    name: First page
    publisher: A paper
    publishedOn: 2022-11-30
  - id: source:page-2
    name: Second page
`

const RECORDS = `partners:
  - id: partner:jica
    name: JICA
    kind: DEVELOPMENT_AGENCY
    evidence: { record: [page-1, page-2] }
  - { id: partner:jsdf, name: JSDF, evidence: { record: page-1 } }
agreements:
  - id: agreement:paper
    name: Paper
    status: SIGNED
    signedOn: 2022-11
    number: 7/2022
    evidence: { "*": note/signed, signedOn: record, number: [note/signed, record], record: page-1 }
    parties:
      - { id: partner:jica, role: PARTY, evidence: record }
      - { id: partner:jica, role: WITNESS, evidence: [note/signed, record] }
      - { id: partner:jica, role: DRAFTER }
    claims:
      - { property: signedOn, value: 2022-11, original: in November, rank: PREFERRED, rule: A report of the day., evidence: page-1 }
      - { property: signedOn, value: 2022-12, rule: A report of the day., inferred: true, evidence: [page-1, page-2] }
      - { property: talksOn, value: Monday, evidence: page-2 }
meetings:
  - id: meeting:talks
    name: Talks
    heldOn: 2022-11-30
    evidence: { record: page-2 }
    participants: [{ id: partner:jica, role: PARTICIPANT }]
    sessionOf: committee:board
committees:
  - { id: committee:board, name: Board, evidence: { record: page-2 } }
judgements:
  - { verdict: SAME, left: partner:jaica, right: partner:jica, by: The editors, on: 2026-11-22, why: One name. }
  - { verdict: UNSURE, left: partner:jsdf, right: partner:jica, by: The editors, on: 2026-11-22, why: Who knows. }
`

const file = (path: string, text: string): ImportFile => ({ path, bytes: new TextEncoder().encode(text) })

const J = 'seed/partners/jica.yaml'

function parse(records = RECORDS, pages = PAGES) {
  return seedImporter.parse([
    file(J, records),
    file('seed/sources/pages.yaml', pages),
    file('seed/sources/note.yaml', SOURCE),
    file('seed/sources/note.txt', TEXT),
  ])
}

const said = (result: ReturnType<typeof parse>) =>
  result.problems.map(({ where, line, message }) => `${where}:${line} ${message}`)

function claimsOf(id: string, property?: string) {
  return parse()
    .subgraph.supports.filter((one) => one.entityId === id && (property === undefined || one.property === property))
    .map(({ property, evidenceId, value }) => [property, evidenceId, value])
}

const evidenceOf = (id: string) => parse().subgraph.relationships.find((one) => one.id === id)?.evidenceIds

describe('a listed source', () => {
  it('is cited as a whole, under what follows the colon of its id, in one line', () => {
    expect(said(parse())).toEqual([])
    const pages = parse().subgraph.evidence.filter(({ sourceId }) => sourceId.startsWith('source:page'))
    expect(pages).toEqual([
      expect.objectContaining({
        id: 'evidence:page-1.record',
        quote: null,
        locator: null,
        citation: 'A paper, “First page”',
      }),
      expect.objectContaining({ id: 'evidence:page-2.record', quote: null, locator: null, citation: '“Second page”' }),
    ])
  })

  it('is evidence of itself', () => {
    expect(claimsOf('source:page-2')).toEqual([['record', 'evidence:page-2.record', null]])
  })

  it('may have evidence of another kind', () => {
    const pages = PAGES.replace('publisher: A paper', 'publisher: A paper\n    evidence: page-2')
    expect(said(parse(RECORDS, pages))).toEqual([])
  })

  it('is there for every file, whichever comes first', () => {
    const files = [
      file('a/records.yaml', RECORDS),
      file('z/pages.yaml', PAGES),
      file('z/note.yaml', SOURCE),
      file('z/note.txt', TEXT),
    ]
    const result = seedImporter.parse(files)
    expect(result.problems).toEqual([])
    expect(seedImporter.parse([...files].reverse())).toEqual(result)
  })
})

describe('a citation that covers a record', () => {
  it('is one claim, which fields and relationships do not repeat', () => {
    expect(claimsOf('meeting:talks')).toEqual([['record', 'evidence:page-2.record', null]])
    expect(claimsOf('partner:jica')).toEqual([
      ['record', 'evidence:page-1.record', null],
      ['record', 'evidence:page-2.record', null],
      ['PARTY_TO/partner:jica/agreement:paper/witness', 'evidence:note.signed', 'agreement:paper'],
      ['PARTY_TO/partner:jica/agreement:paper/drafter', 'evidence:note.signed', 'agreement:paper'],
    ])
  })

  it('is the evidence of the relationships that the record names', () => {
    expect(evidenceOf('TOOK_PART_IN/partner:jica/meeting:talks/participant')).toEqual(['evidence:page-2.record'])
    expect(evidenceOf('SESSION_OF/meeting:talks/committee:board')).toEqual(['evidence:page-2.record'])
  })

  it('is named by "record" where sentences support the rest', () => {
    expect(claimsOf('agreement:paper', 'status')).toEqual([['status', 'evidence:note.signed', 'SIGNED']])
    expect(claimsOf('agreement:paper', 'number')).toEqual([['number', 'evidence:note.signed', '7/2022']])
    expect(evidenceOf('PARTY_TO/partner:jica/agreement:paper/party')).toEqual(['evidence:page-1.record'])
    expect(evidenceOf('PARTY_TO/partner:jica/agreement:paper/drafter')).toEqual(['evidence:note.signed'])
    expect(evidenceOf('PARTY_TO/partner:jica/agreement:paper/witness')).toEqual([
      'evidence:note.signed',
      'evidence:page-1.record',
    ])
  })
})

describe('claims', () => {
  it('keep every value with its sources, how it was put, its rank and rule', () => {
    const variants = parse().subgraph.supports.filter(({ isVariant }) => isVariant)
    expect(
      variants.map(({ property, value, original, rank, rule, inferred, evidenceId }) =>
        [property, value, original, rank, rule, inferred, evidenceId].join(' | '),
      ),
    ).toEqual([
      'signedOn | 2022-11 | in November | PREFERRED | A report of the day. | false | evidence:page-1.record',
      'signedOn | 2022-12 |  | NORMAL | A report of the day. | true | evidence:page-1.record',
      'signedOn | 2022-12 |  | NORMAL | A report of the day. | true | evidence:page-2.record',
      'talksOn | Monday |  | NORMAL |  | false | evidence:page-2.record',
    ])
  })

  it('may prefer a value of what is no field', () => {
    const records = RECORDS.replace('value: Monday,', 'value: Monday, rank: PREFERRED, rule: One source.,')
    expect(said(parse(records))).toEqual([])
  })
})

describe('a judgement', () => {
  it('is a node of its own, with who judged, when and why', () => {
    const judgements = parse().subgraph.entities.filter(({ label }) => label === 'Judgement')
    expect(judgements.map(({ id }) => id)).toEqual([
      'judgement:partner-jaica.partner-jica',
      'judgement:partner-jsdf.partner-jica',
    ])
    expect(judgements[0]!.fields).toEqual({
      verdict: 'SAME',
      left: 'partner:jaica',
      right: 'partner:jica',
      by: 'The editors',
      on: expect.objectContaining({ edtf: '2026-11-22' }),
      why: 'One name.',
    })
  })
})

it.each([
  [
    'a page that nobody lists',
    RECORDS.replace('record: [page-1, page-2] }\n  -', 'record: [page-1, page-3] }\n  -'),
    `${J}:5 partners[0].evidence: no such evidence: "page-3". Did you mean "page-1"?`,
  ],
  [
    'a field that only a missing "record" would cover',
    RECORDS.replace('{ record: [page-1, page-2] }\n  -', '{ name: page-1 }\n  -'),
    `${J}:4 partners[0].kind: the field "kind" has no evidence.`,
  ],
  [
    'a field said to rest on a "record" that there is not',
    RECORDS.replace(', record: page-1 }', ' }'),
    `${J}:11 agreements[0].signedOn: "record" stands for the citations of the whole record, and it has none: name its evidence.`,
  ],
  [
    'a relationship said to rest on a "record" that there is not',
    RECORDS.replace(', record: page-1 }', ' }'),
    `${J}:15 agreements[0].parties[0]: "record" stands for the citations of the whole record, and it has none: name its evidence.`,
  ],
  [
    'a claim of what is no property',
    RECORDS.replace('property: talksOn', 'property: talkOn'),
    `${J}:21 agreements[0].claims[2].property: Agreement has no property "talkOn". Did you mean "talksOn"?`,
  ],
  [
    'a claim of another type’s field',
    RECORDS.replace('property: talksOn', 'property: heldOn'),
    `${J}:21 agreements[0].claims[2].property: Agreement has no property "heldOn".`,
  ],
  [
    'a claimed day that is none',
    RECORDS.replace('value: 2022-12', 'value: December'),
    `${J}:20 agreements[0].claims[1].value: not a date: "December". Write 2019, 2019-05 or 2019-05-17.`,
  ],
  [
    'a preference without a rule',
    RECORDS.replace('rank: PREFERRED, rule: A report of the day.,', 'rank: PREFERRED,'),
    `${J}:19 agreements[0].claims[0].rank: "PREFERRED" needs a "rule" that says why.`,
  ],
  [
    'a value set back without a rule',
    RECORDS.replace('value: 2022-12, rule: A report of the day.', 'value: 2022-12, rank: DEPRECATED'),
    `${J}:20 agreements[0].claims[1].rank: "DEPRECATED" needs a "rule" that says why.`,
  ],
  [
    'a preferred value that the record does not show',
    RECORDS.replace('signedOn: 2022-11\n', 'signedOn: 2022-12\n'),
    `${J}:19 agreements[0].claims[0].value: "2022-11" is preferred, and the record shows "2022-12".`,
  ],
  [
    'an unknown rank',
    RECORDS.replace('rank: PREFERRED', 'rank: PREFERED'),
    `${J}:19 agreements[0].claims[0].rank: unknown term "PREFERED". Did you mean "PREFERRED"?`,
  ],
  [
    'a claim without a value',
    RECORDS.replace('value: Monday, ', ''),
    `${J}:21 agreements[0].claims[2]: the field "value" is missing.`,
  ],
  [
    'a claim on unknown evidence',
    RECORDS.replace('value: Monday, evidence: page-2', 'value: Monday, evidence: pag-2'),
    `${J}:21 agreements[0].claims[2].evidence: no such evidence: "pag-2". Did you mean "page-2"?`,
  ],
  [
    'a judgement on what nobody describes',
    RECORDS.replace('right: partner:jica', 'right: partner:jcia'),
    `${J}:32 judgements[0].right: unknown partner "partner:jcia". Did you mean "partner:jica"?`,
  ],
  [
    'two that are judged to be one, and described as two',
    RECORDS.replace('left: partner:jaica', 'left: partner:jsdf'),
    `${J}:32 judgements[0].left: "partner:jsdf" is judged to be "partner:jica", and is described as well.`,
  ],
  [
    'two of which one is not there',
    RECORDS.replace('left: partner:jsdf', 'left: partner:jsfd'),
    `${J}:33 judgements[1].left: unknown partner "partner:jsfd". Did you mean "partner:jsdf"?`,
  ],
  [
    'a pair that is judged twice',
    RECORDS.replace(
      'verdict: UNSURE, left: partner:jsdf, right: partner:jica',
      'verdict: SAME, left: partner:jica, right: partner:jaica',
    ),
    `${J}:33 judgements[1]: "partner:jica" and "partner:jaica" are judged here twice.`,
  ],
  [
    'two of which one is judged to be two things',
    RECORDS.replace(
      'verdict: UNSURE, left: partner:jsdf, right: partner:jica',
      'verdict: SAME, left: partner:jaica, right: partner:jsdf',
    ),
    `${J}:33 judgements[1].left: "partner:jaica" is judged to be "partner:jsdf", and to be "partner:jica" as well.`,
  ],
  [
    'a judgement on things of two types',
    RECORDS.replace('left: partner:jsdf', 'left: meeting:talks'),
    `${J}:33 judgements[1].left: "meeting:talks" and "partner:jica" are of two types, which are never one.`,
  ],
  [
    'a judgement on one thing',
    RECORDS.replace('left: partner:jsdf', 'left: partner:jica'),
    `${J}:33 judgements[1].left: "partner:jica" is judged beside itself.`,
  ],
  [
    'a page that is named twice',
    RECORDS.replace('[page-1, page-2] }\n  - { id: partner:jsdf', '[page-1, page-1] }\n  - { id: partner:jsdf'),
    `${J}:5 partners[0].evidence: "page-1" is named twice.`,
  ],
  [
    'a claim that is written twice',
    RECORDS.replace('value: 2022-12, rule', 'value: 2022-11, rule'),
    `${J}:20 agreements[0].claims[1]: "2022-11" is claimed on this evidence twice.`,
  ],
  [
    'a claimed term that is none',
    RECORDS.replace('property: talksOn, value: Monday', 'property: status, value: SIGND'),
    `${J}:21 agreements[0].claims[2].value: unknown term "SIGND". Did you mean "SIGNED"?`,
  ],
  [
    'a preferred value of a field that the record leaves out',
    RECORDS.replace(
      'property: talksOn, value: Monday',
      'property: validUntil, value: 2025, rank: PREFERRED, rule: One.',
    ),
    `${J}:21 agreements[0].claims[2].value: "2025" is preferred, and the record does not show it.`,
  ],
  [
    'evidence that a relationship has by field',
    RECORDS.replace('role: PARTY, evidence: record', 'role: PARTY, evidence: { role: page-1 }'),
    `${J}:15 agreements[0].parties[0].evidence: expected text or a list, found {"role":"page-1"}.`,
  ],
  [
    'a circle of verbs that lead one way',
    RECORDS.replace('evidence: { record: page-1 } }', 'evidence: { record: page-1 }, partOf: partner:jica }').replace(
      'kind: DEVELOPMENT_AGENCY',
      'partOf: partner:jsdf',
    ),
    `${J}:6 partners[1].partOf: PART_OF leads in a circle: "partner:jica", "partner:jsdf", "partner:jica".`,
  ],
  [
    'somebody who acts for what is no body',
    RECORDS.replace('role: PARTICIPANT }', 'role: PARTICIPANT, onBehalfOf: agreement:paper }'),
    `${J}:27 meetings[0].participants[0]: "onBehalfOf" names a partner or an institution, and not "agreement:paper".`,
  ],
  [
    'an amount without its currency',
    `${RECORDS}projects: [{ id: project:aid, name: Aid, budgetAmount: 5, evidence: { record: page-1 } }]\n`,
    `${J}:34 projects[0].budgetAmount: it needs "budgetCurrency" beside it.`,
  ],
  [
    'an amount that is no number',
    `${RECORDS}projects: [{ id: project:aid, name: Aid, budgetAmount: .inf, budgetCurrency: USD, evidence: { record: page-1 } }]\n`,
    `${J}:34 projects[0].budgetAmount: expected a number, found Infinity.`,
  ],
  [
    'an unknown verdict',
    RECORDS.replace('verdict: UNSURE', 'verdict: UNSUR'),
    `${J}:33 judgements[1].verdict: unknown term "UNSUR". Did you mean "UNSURE"?`,
  ],
  [
    'a judgement without a reason',
    RECORDS.replace(', why: Who knows.', ''),
    `${J}:33 judgements[1]: the field "why" is missing.`,
  ],
])('the seed importer reports %s', (_what, records, problem) => {
  expect(
    said(parse(records)).some((line) => line.startsWith(problem)),
    said(parse(records)).join('\n'),
  ).toBe(true)
})

it('a page that is listed twice is reported where it stands again', () => {
  const again = `${PAGES}  - { id: source:page-1, name: First page again }\n`
  expect(said(parse(RECORDS, again))).toEqual([
    'seed/sources/pages.yaml:9 sources[2].id: "source:page-1" is already described at seed/sources/pages.yaml:2.',
  ])
})

it('a file of pages that cannot be read is reported once, and not again for each record that cites it', () => {
  expect(said(parse(RECORDS, PAGES.replace('kind: PAGE', 'kind: PGE'))).map((line) => line.split(' ')[0])).toEqual([
    'seed/sources/pages.yaml:3',
  ])
})
