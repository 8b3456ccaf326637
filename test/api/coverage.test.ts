/** What the graph covers: figures beside its own counts, and "nothing recorded" apart from "nothing captured". */
import { describe, expect, it } from 'vitest'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { askRecord, askSeeded } from '../support/ask.ts'
import { TestRecord } from '../support/record.ts'

const COVERAGE = `query ($of: ID, $from: Date, $until: Date, $first: PageSize, $after: String) {
  coverage(of: $of, from: $from, until: $until, first: $first, after: $after) {
    figures { edges { node { figure { id value } inGraph counted basis vi: basis(language: VI) entities { id } omitted } }
      pageInfo { hasNextPage endCursor } totalCount }
    periods { year sources events state }
  }
}`

describe('coverage of a record', () => {
  const record = () =>
    new TestRecord()
      .add('source:a', { publishedOn: '2014-01-01' }, ['source:a'])
      .add('source:old', { publishedOn: '2010' }, ['source:old'])
      .add('partner:a')
      .add('partner:quiet')
      .add('meeting:m', { heldOn: '2012-05-05' })
      .relate('TOOK_PART_IN', 'partner:a', 'meeting:m')
      .add('meeting:wide', { heldOn: '2012/2013' })
      .relate('TOOK_PART_IN', 'partner:a', 'meeting:wide')
      .add('agreement:signed', { signedOn: '2012' })
      .relate('PARTY_TO', 'partner:a', 'agreement:signed')
      .add('agreement:maybe', { signedOn: '2012/2013' })
      .relate('PARTY_TO', 'partner:a', 'agreement:maybe')
      .add('figure:signed', { metric: 'agreements-signed', value: 3, period: '2012' })
      .relate('CONCERNS', 'figure:signed', 'partner:a')
      .add('figure:odd', { metric: 'issues', value: 9, period: '2012' })
      .relate('CONCERNS', 'figure:odd', 'partner:a')
      .add('figure:everywhere', { metric: 'agreements-signed', value: 5, asOf: '2012-12-31' })
  const seeded = askRecord(() => record().build())
  const ask = async (variables: Record<string, unknown> = {}) => (await seeded.asker.ask(COVERAGE, variables)).coverage
  const years = (periods: any[]) => periods.map(({ year, sources, events, state }) => [year, sources, events, state])

  it('tells years with events, years that sources speak of, and years of which nothing is held', async () => {
    expect(years((await ask()).periods)).toEqual([
      [2010, 1, 0, 'NO_ACTIVITY_RECORDED'],
      [2011, 0, 0, 'NOTHING_CAPTURED'],
      [2012, 1, 3, 'ACTIVITY_RECORDED'],
      [2013, 0, 0, 'NOTHING_CAPTURED'],
      [2014, 1, 0, 'NO_ACTIVITY_RECORDED'],
    ])
  })

  it('of an entity has its own events, and the sources that might have told of more', async () => {
    const { periods } = await ask({ of: 'partner:quiet', from: '2012-01-01', until: '2013-01-01' })
    expect(years(periods)).toEqual([
      [2012, 1, 0, 'NO_ACTIVITY_RECORDED'],
      [2013, 0, 0, 'NOTHING_CAPTURED'],
    ])
    expect(years((await ask({ of: 'partner:a', from: '2012-03-03', until: '2012-03-03' })).periods)).toEqual([
      [2012, 1, 2, 'ACTIVITY_RECORDED'],
    ])
  })

  it('sets a figure beside what certainly lies in its period, and says what was counted', async () => {
    const { figures } = await ask({ of: 'partner:a' })
    expect(figures.totalCount).toBe(2)
    const [odd, signed] = figures.edges.map(({ node }: any) => node)
    expect(signed).toMatchObject({
      figure: { value: 3 },
      inGraph: 1,
      counted: true,
      entities: [{ id: 'agreement:signed' }],
      omitted: 0,
    })
    expect(signed.basis).toBe(
      'Documents signed within 2012, in the history of partner:a. Only what certainly lies in that time is counted.',
    )
    expect(odd).toMatchObject({ inGraph: 0, counted: false, entities: [] })
    expect(odd.basis).toBe('No rule says what in the graph the metric “issues” counts.')
    expect(odd.vi).toBe('Hệ thống chưa có cách thống kê chỉ tiêu “issues”.')
  })

  it('of the whole graph has every figure by id; one that concerns nothing in particular counts everywhere', async () => {
    const { figures } = await ask()
    expect(figures.edges.map(({ node }: any) => [node.figure.id, node.inGraph])).toEqual([
      ['figure:everywhere', 1],
      ['figure:odd', 0],
      ['figure:signed', 1],
    ])
    const page = (await ask({ first: 1 })).figures
    expect(page.pageInfo.hasNextPage).toBe(true)
    expect((await ask({ first: 1, after: page.pageInfo.endCursor })).figures.edges[0].node.figure.id).toBe('figure:odd')
  })

  it('follows what is written later', async () => {
    const load = (made: TestRecord) =>
      loadSubgraph(seeded.graph, made.build(), { importId: 'test', prune: true, seedDigest: 'test' })
    await load(record().add('meeting:new', { heldOn: '2013-02' }, ['source:old']))
    expect(years((await ask({ from: '2013-01-01', until: '2013-12-31' })).periods)).toEqual([
      [2013, 1, 1, 'ACTIVITY_RECORDED'],
    ])
    await load(record())
    expect(years((await ask({ from: '2013-01-01', until: '2013-12-31' })).periods)).toEqual([
      [2013, 0, 0, 'NOTHING_CAPTURED'],
    ])
  })

  it('refuses an unknown entity, a period turned round and one too long', async () => {
    const messages = async (variables: Record<string, unknown>) =>
      (await seeded.asker.answer(COVERAGE, variables)).errors.map(({ message }) => message)
    expect(await messages({ of: 'partner:quite' })).toEqual([
      'No entity has the id "partner:quite". Did you mean "partner:quiet"?',
    ])
    expect((await messages({ from: '2013-01-01', until: '2012-01-01' }))[0]).toContain('which is after "until"')
    expect((await messages({ from: '0001-01-01', until: '2012-01-01' }))[0]).toContain('are 2012 years, and may be 500')
  })
})

describe('coverage of the seed', () => {
  const seeded = askSeeded()
  it('has 26 documents reported as of a day by which the graph itself has none', async () => {
    const { figures } = (await seeded.asker.ask(COVERAGE, { of: 'institution:vn-moj-icd', first: 100 })).coverage
    const nodes = new Map(figures.edges.map(({ node }: any) => [node.figure.id, node]))
    expect(nodes.get('figure:icd-documents-newly-negotiated')).toMatchObject({
      figure: { value: 26 },
      inGraph: 0,
      counted: true,
      basis: expect.stringContaining('by 25 November 2020'),
    })
    expect(nodes.get('figure:icd-issues-to-remedy')).toMatchObject({ inGraph: 0, counted: false })
    const project = (await seeded.asker.ask(COVERAGE, { of: 'project:unicef-new-phase' })).coverage.figures.edges
    expect(project.map(({ node }: any) => [node.figure.id, node.inGraph, node.entities])).toEqual([
      ['figure:icd-unicef-projects-under-negotiation', 1, [{ id: 'project:unicef-new-phase' }]],
    ])
    const document = (await seeded.asker.ask(COVERAGE, { of: 'project:jsdf-legal-aid' })).coverage.figures.edges
    expect(document.map(({ node }: any) => [node.figure.id, node.inGraph, node.entities])).toEqual([
      ['figure:icd-project-documents-approved', 1, [{ id: 'agreement:jsdf-legal-aid-project-document' }]],
    ])
  })
})
