/** What a brief says in numbers is what its tables show, and what the questions answer. */
import { describe, expect, it } from 'vitest'
import { makeBrief, makeYearBrief } from '../../../src/api/brief/make-brief.ts'
import type { Brief } from '../../../src/domain/brief/brief.ts'
import { askSeeded } from '../../support/ask.ts'
import { numberIn, proseOf, rowsOf, runsOf, sectionOf, tableOf } from '../../support/briefs.ts'

const AS_OF = '2026-11-29'
const asked = askSeeded()

const briefOf = (of: string): Promise<Brief> =>
  makeBrief(asked.graph, { of, from: null, until: null, asOf: AS_OF, language: 'EN' })

const yearOf = (year: number): Promise<Brief> => makeYearBrief(asked.graph, { year, language: 'EN' })

const subjects = [
  'partner:unicef',
  'partner:laos',
  'partner:cuba',
  'partner:russia',
  'policy:73-kl-tw',
  'project:eu-jule',
  'committee:vn-cu-igc',
]

const COUNTS = `query ($of: ID!, $asOf: Date!) {
  history(of: $of) { totalCount }
  agreements: history(of: $of, types: [AGREEMENT], first: 100) { edges { node { entity { id } } } }
  meetings: history(of: $of, types: [MEETING], first: 100) { edges { node { entity { id } } } }
  projects: history(of: $of, types: [PROJECT], first: 100) { edges { node { entity { id } } } }
  conflicts(of: $of) { totalCount }
  lapsed: gaps(of: $of, kinds: [LAPSED], asOf: $asOf) { totalCount }
  expiring: gaps(of: $of, kinds: [EXPIRING], asOf: $asOf) { totalCount }
}`

const different = (list: { edges: { node: { entity: { id: string } } }[] }) =>
  new Set(list.edges.map(({ node }) => node.entity.id)).size

describe('the numbers of a brief', () => {
  it.each(subjects)('of %s are those of the questions, and those of its tables', async (of) => {
    const brief = await briefOf(of)
    const answer = await asked.asker.ask(COUNTS, { of, asOf: AS_OF })
    const prose = (id: string) => proseOf(brief, id)
    const total = answer.history.totalCount
    if (total > 0) expect(numberIn(prose('timeline'), /has ([\d,]+) (?:entry|entries)/)).toBe(total)
    expect(rowsOf(brief, 'timeline')).toHaveLength(Math.min(60, total))
    const documents = different(answer.agreements)
    const states = brief.sections.filter(({ id }) => id.startsWith('agreements-'))
    expect(states.reduce((sum, { id }) => sum + rowsOf(brief, id).length, 0)).toBe(documents)
    for (const { id, title } of states) expect(numberIn(title, /\((\d+)\)$/), title).toBe(rowsOf(brief, id).length)
    if (documents > 0) {
      expect(numberIn(prose('agreements'), /^(\d+) documents? (?:is|are) recorded/)).toBe(documents)
      expect(prose('agreements')).not.toContain('known only from later')
      const parts = /As of [^:]+: (.*)\./.exec(prose('agreements'))![1]!.match(/\d+(?= (?!\w+ \d{4}))/g)!
      expect(parts.reduce((sum, part) => sum + Number(part), 0)).toBe(documents)
    }
    const meetings = different(answer.meetings)
    const shown = ['sessions', 'other-meetings'].filter((id) => brief.sections.some((section) => section.id === id))
    expect(shown.reduce((sum, id) => sum + rowsOf(brief, id).length, 0)).toBe(meetings)
    expect(rowsOf(brief, 'projects')).toHaveLength(different(answer.projects))
    expect(rowsOf(brief, 'conflicts')).toHaveLength(answer.conflicts.totalCount)
    const summary = prose('summary')
    const inSummary = (pattern: RegExp) => (pattern.test(summary) ? numberIn(summary, pattern) : 0)
    expect(inSummary(/(\d+) agreements?[ ,.]/)).toBe(documents)
    expect(inSummary(/(\d+) meetings?[ ,.]/)).toBe(meetings)
    expect(inSummary(/(\d+) documents? (?:is|are) past (?:its|their) period/)).toBe(answer.lapsed.totalCount)
    expect(inSummary(/(\d+) documents? ends? within twelve months/)).toBe(answer.expiring.totalCount)
    expect(inSummary(/sources disagree on (\d+)/)).toBe(answer.conflicts.totalCount)
  })

  it.each(subjects)('of %s count documents by state as the pipeline does', async (of) => {
    const brief = await briefOf(of)
    if (!of.startsWith('partner:')) return expect(sectionOf(brief, 'agreements').title).toContain('Agreements')
    const query = `query ($of: ID!, $asOf: Date!) {
      pipeline(partner: $of, asOf: $asOf, first: 100) { edges { node { status } } } }`
    const { pipeline } = await asked.asker.ask(query, { of, asOf: AS_OF })
    const counts = new Map<string, number>()
    for (const { node } of pipeline.edges as { node: { status: string } }[]) {
      const id = `agreements-${node.status.toLowerCase().replaceAll('_', '-')}`
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const states = brief.sections.filter(({ id }) => id.startsWith('agreements-'))
    expect(new Map(states.map(({ id }) => [id, rowsOf(brief, id).length]))).toEqual(counts)
  })

  it('of a year are those of its tables and of what the whole graph records', async () => {
    const brief = await yearOf(2021)
    const levels = brief.sections.filter(({ id }) => id.startsWith('level-'))
    const rows = levels.reduce((sum, { id }) => sum + (tableOf(brief, id)?.rows.length ?? 0), 0)
    const overview = proseOf(brief, 'overview')
    expect(numberIn(overview, /the record has ([\d,]+) events?/)).toBe(rows)
    const { coverage } = await asked.asker.ask(
      '{ coverage(from: "2021-01-01", until: "2021-12-31") { periods { sources events } } }',
    )
    expect(numberIn(proseOf(brief, 'coverage'), /([\d,]+) sources? speaks? of 2021/)).toBe(coverage.periods[0].sources)
    // The overview leaves out what is reported only: figures.
    expect(rows).toBeLessThanOrEqual(coverage.periods[0].events)
    for (const { id, title } of levels) {
      const many = tableOf(brief, id)?.rows.length ?? 0
      if (many > 0) expect(numberIn(proseOf(brief, id), /^(\d+) events?/), title).toBe(many)
    }
  })

  it.each([...subjects, '2021'])('of the citations in %s: each is used and defined, in order of use', async (of) => {
    const brief = of === '2021' ? await yearOf(2021) : await briefOf(of)
    const used = runsOf(brief).flatMap(({ citations }) => citations)
    const firsts = [...new Set(used)]
    expect(firsts).toEqual(firsts.map((_, place) => place + 1))
    expect(brief.citations.map(({ number }) => number)).toEqual(firsts)
  })

  it.each(['partner:unicef', 'partner:laos', 'policy:73-kl-tw', '2021'])(
    'every quote in %s stands in the text of its source',
    async (of) => {
      const brief = of === '2021' ? await yearOf(2021) : await briefOf(of)
      const quoted = brief.citations.filter(({ quote }) => quote !== null)
      const rows = await asked.graph.read({
        cypher: 'UNWIND $ids AS id MATCH (s:Source {id: id}) RETURN s.id AS id, s.text AS text',
        params: { ids: [...new Set(quoted.map(({ sourceId }) => sourceId))] },
        toRow: (row) => [row.get('id') as string, row.get('text') as string] as const,
      })
      const texts = new Map(rows)
      expect(quoted.length).toBeGreaterThan(0)
      for (const { sourceId, quote } of quoted) expect(texts.get(sourceId), quote!).toContain(quote!)
    },
  )

  it('a number in one language is the number in the other', async () => {
    const digits = (brief: Brief) =>
      brief.sections.map(({ id, blocks }) => [
        id,
        ...blocks.map((block) =>
          block.kind === 'TABLE' ? block.rows.length : block.kind === 'LIST' ? block.items.length : 1,
        ),
      ])
    const english = await briefOf('partner:laos')
    const vietnamese = await makeBrief(asked.graph, {
      of: 'partner:laos',
      from: null,
      until: null,
      asOf: AS_OF,
      language: 'VI',
    })
    expect(digits(vietnamese)).toEqual(digits(english))
    expect(vietnamese.citations).toHaveLength(english.citations.length)
  })
})
