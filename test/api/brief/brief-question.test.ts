/** Briefs as questions of GraphQL, over small records of the test's own. */
import { describe, expect, it } from 'vitest'
import { makeBrief } from '../../../src/api/brief/make-brief.ts'
import { askRecord } from '../../support/ask.ts'
import { numberIn, proseOf, rowsOf, sectionOf, textOfLine } from '../../support/briefs.ts'
import { TestRecord } from '../../support/record.ts'

const HUB_AGREEMENTS = 130

function record() {
  const made = new TestRecord()
    .add('partner:hub', { name: 'Hub', kind: 'STATE', level: 'BILATERAL' })
    .add('partner:hub-ministry', { name: 'Ministry of Hub', kind: 'MINISTRY' })
    .relate('PART_OF', 'partner:hub-ministry', 'partner:hub')
    .add('partner:lone', { name: 'Lone', kind: 'FUND' })
    .add('institution:home', { name: 'Home' })
    .add('agreement:disputed', { name: 'Disputed', kind: 'PLAN', signedOn: '2020-05-04' }, ['source:a', 'source:b'])
    .claim('agreement:disputed', 'signedOn', '2020-05-05', { source: 'source:c' })
    .add('partner:other', { name: 'Other', kind: 'STATE' })
    .relate('PARTY_TO', 'partner:other', 'agreement:disputed')
    .add('meeting:undated', { name: 'Without a year', heldOn: 'XXXX-08-08' })
    .relate('TOOK_PART_IN', 'partner:other', 'meeting:undated')
    .add('committee:joint', { name: 'Joint Committee', kind: 'JOINT_COMMITTEE' })
    .relate('MEMBER_OF', 'partner:other', 'committee:joint', { role: 'MEMBER' })
    .relate('MEMBER_OF', 'partner:lone', 'committee:joint', { role: 'MEMBER' })
    .relate('MEMBER_OF', 'institution:home', 'committee:joint', { role: 'CO_CHAIR' })
  for (let at = 0; at < HUB_AGREEMENTS; at++) {
    const id = `agreement:a-${String(at).padStart(3, '0')}`
    made
      .add(id, {
        name: `Agreement ${at}`,
        kind: 'AGREEMENT',
        signedOn: `${1990 + (at % 30)}-01-${String((at % 28) + 1).padStart(2, '0')}`,
      })
      .relate('PARTY_TO', at % 2 === 0 ? 'partner:hub' : 'partner:hub-ministry', id)
  }
  return made.build()
}

const asked = askRecord(record)

const ask = (of: string) => makeBrief(asked.graph, { of, from: null, until: null, asOf: '2026-11-29', language: 'EN' })

describe('a brief', () => {
  it('of a hub has exact counts, a stated number of rows, and says where the others are', async () => {
    const brief = await ask('partner:hub')
    expect(numberIn(proseOf(brief, 'timeline'), /has ([\d,]+) entries/)).toBe(HUB_AGREEMENTS)
    expect(rowsOf(brief, 'timeline')).toHaveLength(60)
    expect(proseOf(brief, 'timeline')).toContain(
      `Only the latest 60 of ${HUB_AGREEMENTS} are shown here. All of them are in the export at /export/csv?roots=partner:hub&depth=1.`,
    )
    expect(proseOf(brief, 'agreements')).toContain(`${HUB_AGREEMENTS} documents are recorded`)
    expect(proseOf(brief, 'agreements')).toContain(`${HUB_AGREEMENTS} signed and not recorded as in force`)
    expect(sectionOf(brief, 'agreements-signed').title).toContain(`(${HUB_AGREEMENTS})`)
    expect(rowsOf(brief, 'agreements-signed')).toHaveLength(60)
    expect(proseOf(brief, 'missing')).toContain(`${HUB_AGREEMENTS} documents were signed or in force`)
  })

  it('of a whole takes in what its parts did, and names the part', async () => {
    const brief = await ask('partner:hub')
    const bodies = new Set(rowsOf(brief, 'timeline').map((row) => textOfLine(row[2]![0]!)))
    expect(bodies).toEqual(new Set(['Hub', 'Ministry of Hub']))
    expect(proseOf(brief, 'about')).toContain('1 body that belongs to it')
  })

  it('of whom nothing is known says so in every section', async () => {
    const brief = await ask('partner:lone')
    const all = brief.sections.map(({ id }) => proseOf(brief, id)).join('\n')
    for (const sentence of [
      'Nothing is recorded.',
      'No event is recorded.',
      'No agreement is recorded.',
      'No meeting is recorded.',
      'No project is recorded.',
      'No person is named in the record.',
      'No disagreement of sources is recorded.',
    ]) {
      expect(all).toContain(sentence)
    }
  })

  it('of a committee names its members by role, those who chair it first', async () => {
    const lines = proseOf(await ask('committee:joint'), 'about').split('\n')
    expect(lines.slice(1)).toEqual(['Is co-chaired by: Home', 'Members: Lone; Other'])
    expect(proseOf(await ask('institution:home'), 'about')).toContain('Co-chairs: Joint Committee')
  })

  it('shows both values where sources disagree, each with its own source', async () => {
    const brief = await ask('partner:other')
    const [row] = rowsOf(brief, 'agreements-signed')
    const dates = row![1]![0]!
    expect(textOfLine(dates)).toBe('Signed: 4 May 2020 (other sources say: 5 May 2020)')
    const rival = dates.find(({ text }) => text === '5 May 2020')!
    const titles = rival.citations.map((number) => brief.citations[number - 1]!.title)
    expect(titles).toEqual(['Title of source:c'])
  })

  it('says of a day without a year that it has none', async () => {
    const brief = await ask('partner:other')
    const cells = rowsOf(brief, 'timeline').map((row) => textOfLine(row[0]![0]!))
    expect(cells).toEqual(['4 May 2020', '8 August (no year in the source)'])
  })

  it('answers as a question, with its parts and as Markdown', async () => {
    const { brief } = await asked.asker.ask(`{ brief(of: "partner:other", asOf: "2026-11-29", language: VI) {
      id title
      sections { id level title blocks { isList columns lines { text foreign } rows { text citations } } }
      citations { number evidence { id source { id } } } markdown } }`)
    expect(brief.citations[0].evidence.source.id).toMatch(/^source:/)
    expect(brief.id).toBe('partner:other')
    expect(brief.sections[0].title).toBe('I. Tóm tắt')
    const blocks = brief.sections.flatMap((one: any) => one.blocks)
    expect(blocks.some(({ isList }: any) => isList)).toBe(true)
    expect(blocks.some(({ columns, rows }: any) => columns.length > 0 && rows.length > 0)).toBe(true)
    expect(brief.markdown).toContain('# Báo cáo tóm tắt tình hình hợp tác với Other')
    expect(brief.citations.length).toBeGreaterThan(2)
  })

  it('of a year answers as a question; what is no year is refused', async () => {
    const { brief } = await asked.asker.ask('{ brief(of: "year/2020") { id title } }')
    expect(brief).toEqual({ id: 'year/2020', title: 'International cooperation in 2020' })
    const { errors } = await asked.asker.answer('{ brief(of: "year/20") { id } }')
    expect(errors[0]!.message).toBe('"20" is not a year.')
    const asOf = await asked.asker.answer('{ brief(of: "year/2020", asOf: "2021-01-01") { id } }')
    expect(asOf.errors[0]!.message).toBe('"year/2020" is a period already.')
  })

  it('of what does not exist says what was probably meant', async () => {
    const { errors } = await asked.asker.answer('{ brief(of: "partner:hubb") { id } }')
    expect(errors[0]!.message).toBe('No entity has the id "partner:hubb". Did you mean "partner:hub"?')
  })
})
