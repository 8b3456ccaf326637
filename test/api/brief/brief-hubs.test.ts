/** Briefs of what has very much: nothing is told as not recorded that was not read, and what is read follows what is told. */
import { describe, expect, it } from 'vitest'
import { makeBrief, makeYearBrief } from '../../../src/api/brief/make-brief.ts'
import type { Brief } from '../../../src/domain/brief/brief.ts'
import { askRecord } from '../../support/ask.ts'
import { proseOf, rowsOf, textOfLine } from '../../support/briefs.ts'
import { type Fact, factsOf } from '../../support/facts.ts'
import { measuredGraph, sum } from '../../support/measured-graph.ts'
import { TestRecord } from '../../support/record.ts'

const many = (count: number, name: (at: string) => string) =>
  Array.from({ length: count }, (_, at) => name(String(at).padStart(4, '0')))

/** A document and a meeting with more of everything than is read of one verb. */
function record() {
  const made = new TestRecord()
    .add('partner:side', { name: 'Side', kind: 'STATE', level: 'BILATERAL' })
    .add('institution:home', { name: 'Home' })
    .add('agreement:wide', { name: 'Wide', kind: 'CONVENTION', signedOn: '2020-05-04' })
    .add('meeting:crowd', { name: 'Crowd', kind: 'SESSION', sessionNumber: 3, heldOn: '2020-06-01' })
    .add('committee:joint', { name: 'Joint Committee' })
    .add('person:chair', { name: 'Chair' })
    .relate('PARTY_TO', 'partner:side', 'agreement:wide')
    .relate('PARTY_TO', 'institution:home', 'agreement:wide')
    .relate('TOOK_PART_IN', 'partner:side', 'meeting:crowd')
    .relate('TOOK_PART_IN', 'person:chair', 'meeting:crowd', { role: 'CHAIR' })
    .relate('SESSION_OF', 'meeting:crowd', 'committee:joint')
  for (const id of many(45, (at) => `agreement:a-${at}`)) {
    made.add(id, { kind: 'PROTOCOL' }).relate('AMENDS', id, 'agreement:wide').relate('ADOPTED', 'meeting:crowd', id)
  }
  for (const id of many(50, (at) => `person:a-${at}`)) {
    made.add(id, { name: id }).relate('SIGNED', id, 'agreement:wide').relate('TOOK_PART_IN', id, 'meeting:crowd')
  }
  for (const id of many(45, (at) => `institution:i-${at}`)) made.add(id).relate('HOLDS', 'person:chair', id)
  for (const id of many(9, (at) => `partner:p-${at}`)) {
    made.add(id, { name: id, level: 'BILATERAL' }).relate('TOOK_PART_IN', id, 'meeting:crowd')
  }
  return made.build()
}

const asked = askRecord(record)

const ask = (of: string, language: 'EN' | 'VI' = 'EN') =>
  makeBrief(asked.graph, { of, from: null, until: null, asOf: '2026-11-29', language })

describe('of what has more than is read', () => {
  it('the parties of a document are told, however many others amend it', async () => {
    const brief = await ask('partner:side')
    const [row] = rowsOf(brief, 'agreements-signed')
    expect(row![2]!.map(textOfLine)).toEqual(['Home', 'Side'])
    const lines = row![0]!.map(textOfLine)
    expect(lines.find((line) => line.startsWith('Amended by: '))).toMatch(/; and 5 more$/)
    expect(lines.find((line) => line.startsWith('Signed by: '))).toMatch(/; and 10 more$/)
  })

  it('a session is told as one, with its chair, however much it adopted', async () => {
    const brief = await ask('partner:side')
    const [row] = rowsOf(brief, 'sessions')
    const lines = row![1]!.map(textOfLine)
    expect(lines).toContain('Session 3 of the Joint Committee')
    expect(lines).toContain('Chaired by: Chair')
    expect(lines.at(-1)).toBe('These are 40 of the 61 recorded as taking part.')
    expect(row![2]!.map(textOfLine)[0]).toMatch(/^Adopted: .*; and 5 more$/)
    const vietnamese = rowsOf(await ask('partner:side', 'VI'), 'sessions')[0]![1]!.map(textOfLine)
    expect(vietnamese.at(-1)).toBe('Trên đây là 40 trong tổng số 61 lượt tham gia được ghi nhận.')
  })

  it('of the positions of a person as many are told as are read, and how many there are besides', async () => {
    const brief = await ask('partner:side')
    const chair = rowsOf(brief, 'people-others').find((row) => textOfLine(row[0]![0]!) === 'Chair')!
    expect(chair[1]!.map(textOfLine).at(-1)).toBe('and 5 more')
  })

  it('the partners of an event of a year are named up to a few, and counted', async () => {
    const english = await makeYearBrief(asked.graph, { year: 2020, language: 'EN' })
    const crowd = rowsOf(english, 'level-bilateral').find((row) => textOfLine(row[1]![0]!) === 'Held: Crowd')!
    expect(textOfLine(crowd[2]![0]!)).toMatch(/^(?:[^;]+; ){6}and 4 more$/)
    const vietnamese = await makeYearBrief(asked.graph, { year: 2020, language: 'VI' })
    const row = rowsOf(vietnamese, 'level-bilateral').find((one) => textOfLine(one[1]![0]!).endsWith('Crowd'))!
    expect(textOfLine(row[2]![0]!)).toMatch(/ và 4 đối tác khác$/)
  })
})

describe('of a hub', () => {
  const measured = measuredGraph()

  /** Meetings of the hub with two people each, one of whom holds a position of it. */
  function hub(meetings: number) {
    const facts: Fact[] = []
    const fields: Record<string, Record<string, string>> = {}
    for (const [at, id] of many(meetings, (name) => `meeting:m-${name}`).entries()) {
      const day = new Date(Date.UTC(1990, 0, 1 + at)).toISOString().slice(0, 10)
      fields[id] = { heldOn: day }
      const [ours, theirs] = [`person:ours-${at % 70}`, `person:theirs-${String(at).padStart(4, '0')}`]
      facts.push(['TOOK_PART_IN', 'partner:hub', id], ['TOOK_PART_IN', ours, id], ['TOOK_PART_IN', theirs, id])
      facts.push(['HOLDS', theirs, 'partner:hub', { title: 'Minister' }])
    }
    return factsOf(facts, fields)
  }

  async function read(meetings: number) {
    await measured.load(hub(meetings))
    let brief: Brief | undefined
    const hits = await measured.hits(
      async () => {
        brief = await makeBrief(measured.graph, {
          of: 'partner:hub',
          from: null,
          until: null,
          asOf: '2026-11-29',
          language: 'EN',
        })
      },
      (cypher) => /\[t:TOOK_PART_IN\]|WITH DISTINCT e LIMIT/.test(cypher),
    )
    return { brief: brief!, hits: sum(hits), statements: hits.length }
  }

  it('people are looked for in so many meetings, and the brief says so', { timeout: 120_000 }, async () => {
    const [small, large] = [await read(520), await read(1040)]
    expect(small.statements).toBeGreaterThan(2)
    // Twice the hub; plans differ a little with its size.
    expect(large.hits).toBeLessThanOrEqual(1.3 * small.hits)
    expect(proseOf(large.brief, 'people')).toBe(
      'People were looked for in the latest 200 of 1,040 meetings. 1,040 positions in it are recorded; of those who hold them only people named in meetings are told. 270 people are named: 200 of the partner, 70 of Viet Nam or others. Those named in most meetings come first.',
    )
    expect(rowsOf(large.brief, 'meetings')).toHaveLength(0)
    expect(rowsOf(large.brief, 'other-meetings')).toHaveLength(60)
  })
})
