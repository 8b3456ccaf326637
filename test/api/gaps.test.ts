/** Gaps are what the rules say, of the whole graph and of what belongs to an entity, page by page. */
import { describe, expect, it } from 'vitest'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { askRecord } from '../support/ask.ts'
import { TestRecord } from '../support/record.ts'

/** Everything has two sources, that only what a test is about has one. */
const both = ['source:a', 'source:b']

function record(): TestRecord {
  const made = new TestRecord()
    .add('source:weak', { name: 'Weak', reliability: 'LOW' }, ['source:weak'])
    .add('partner:state', { name: 'State', nameVi: 'Nước A', kind: 'STATE' }, both)
    .add('partner:ministry', { kind: 'MINISTRY' }, both)
    .add('partner:other', { kind: 'STATE' }, both)
    .add('partner:weak', {}, ['source:weak'])
    .relate('PART_OF', 'partner:ministry', 'partner:state')
    .add('committee:joint', { name: 'Joint Committee', nameVi: 'Ủy ban hỗn hợp' }, both)
    .relate('MEMBER_OF', 'partner:state', 'committee:joint')
    .add('agreement:signed', { name: 'Treaty', nameVi: 'Hiệp định', signedOn: '2001-05-03', validUntil: '2010' }, both)
    .relate('PARTY_TO', 'partner:ministry', 'agreement:signed')
    .add('agreement:draft', { name: 'Draft', status: 'DRAFTING', validUntil: '2021-06' }, both)
    .relate('PARTY_TO', 'partner:other', 'agreement:draft')
    .add('agreement:renewed', { signedOn: '2000', validUntil: '2005' }, both)
    .add('agreement:renewal', { signedOn: '2005', validUntil: '2020-12-31' }, both)
    .relate('RENEWS', 'agreement:renewal', 'agreement:renewed')
    .add('agreement:partly', { signedOn: '2000', validUntil: '2006' }, both)
    .relate('REPLACES', 'agreement:renewal', 'agreement:partly', { scope: 'Article 3' })
    .add('agreement:basis', { signedOn: '1999' }, both)
    .relate('UNDER', 'agreement:signed', 'agreement:basis')
    .add('project:undated', { name: 'Project' }, ['source:a'])
    .relate('RESULTED_IN', 'agreement:renewal', 'project:undated')
    .relate('PARTICIPATES_IN', 'partner:other', 'project:undated')
  for (const [number, heldOn] of [
    [31, '2014-01-01'],
    [36, '2015-01-01'],
    [37, '2016-01-01'],
  ] as const) {
    made
      .add(`meeting:session-${number}`, { kind: 'SESSION', sessionNumber: number, heldOn }, both)
      .relate('SESSION_OF', `meeting:session-${number}`, 'committee:joint')
  }
  return made
}

const seeded = askRecord(() => record().build())

const GAPS = `query ($of: ID, $kinds: [GapKind!], $months: Int, $asOf: Date, $first: PageSize, $after: String) {
  gaps(of: $of, kinds: $kinds, withinMonths: $months, asOf: $asOf, first: $first, after: $after) {
    edges { cursor node { kind entity { __typename id name } detail vi: detail(language: VI)
      due { edtf inferred why } evidence { id source { id } } } }
    pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
  }
}`

async function ask(variables: Record<string, unknown> = {}) {
  const { gaps } = await seeded.asker.ask(GAPS, { asOf: '2020-12-01', first: 100, ...variables })
  const nodes = gaps.edges.map(({ node }: any) => node)
  return { ...gaps, nodes, pairs: nodes.map(({ kind, entity }: any) => `${kind} ${entity.id}`) }
}

const ids = async (variables: Record<string, unknown>) =>
  (await ask(variables)).nodes.map(({ entity }: any) => entity.id)

describe('gaps', () => {
  it('lists the missing numbers of a committee as ranges, with the sessions that are there', async () => {
    const [gap] = (await ask({ kinds: ['MISSING_SESSION_NUMBER'] })).nodes
    expect(gap.detail).toBe('Sessions 1–30 and 32–35 of the Joint Committee are not recorded.')
    expect(gap.vi).toBe(
      'Chưa ghi nhận các phiên họp từ thứ nhất đến thứ 30 và từ thứ 32 đến thứ 35 của Ủy ban hỗn hợp.',
    )
    expect(gap.due).toBeNull()
    expect(gap.evidence.length).toBe(6)
  })

  it('has signed documents of which nothing came, and no drafts', async () => {
    expect(await ids({ kinds: ['AGREEMENT_WITHOUT_RESULT'] })).toEqual([
      'agreement:partly',
      'agreement:renewed',
      'agreement:signed',
    ])
    const { nodes } = await ask({ kinds: ['AGREEMENT_WITHOUT_RESULT'], of: 'agreement:signed' })
    expect(nodes[0].detail).toBe(
      'No project, document, meeting or committee is recorded that came of Treaty, although it was signed.',
    )
    expect(nodes[0].vi).toMatch(
      /^Hiệp định đã được ký kết nhưng chưa ghi nhận dự án, văn kiện, cuộc họp hay cơ chế hợp tác nào/,
    )
  })

  it('has partners with a signed document of their own or of a part, and no project', async () => {
    const { nodes } = await ask({ kinds: ['PARTNER_WITHOUT_PROJECT'] })
    expect(nodes.map(({ entity }: any) => entity.id)).toEqual(['partner:ministry', 'partner:state'])
    expect(nodes[1].detail).toBe('State has 1 signed document, its parts included, and no project is recorded.')
    expect(nodes[1].vi).toBe(
      'Nước A có 1 văn kiện đã ký kết (kể cả của các cơ quan trực thuộc) nhưng chưa ghi nhận dự án nào.',
    )
    expect(nodes[1].evidence).toHaveLength(1)
  })

  it('has as lapsed what ended before the day and nothing renews or replaces as a whole, longest ago first', async () => {
    const { nodes } = await ask({ kinds: ['LAPSED'] })
    expect(nodes.map(({ entity, due }: any) => [entity.id, due.edtf])).toEqual([
      ['agreement:partly', '2006'],
      ['agreement:signed', '2010'],
    ])
    expect(nodes[1].detail).toBe(
      'The period that Treaty covers ended in 2010. No document is recorded that renews or replaces it.',
    )
    expect(await ids({ kinds: ['LAPSED'], asOf: '2010-12-31' })).toEqual(['agreement:partly'])
    expect(await ids({ kinds: ['LAPSED'], asOf: '2011-01-01' })).toEqual(['agreement:partly', 'agreement:signed'])
  })

  it('has as expiring what ends within the months asked, the last day included', async () => {
    expect(await ids({ kinds: ['EXPIRING'], months: 1 })).toEqual(['agreement:renewal'])
    expect(await ids({ kinds: ['EXPIRING'], months: 0 })).toEqual([])
    expect(await ids({ kinds: ['EXPIRING'], asOf: '2020-12-31', months: 0 })).toEqual(['agreement:renewal'])
    // The renewal of 2005 was not there yet; since when there was a draft, nobody says.
    expect(await ids({ kinds: ['EXPIRING'], asOf: '2004-06-30', months: 240 })).toEqual([
      'agreement:renewed',
      'agreement:partly',
      'agreement:signed',
      'agreement:draft',
    ])
    const { nodes } = await ask({ kinds: ['EXPIRING'], months: 7 })
    expect(nodes.map(({ entity }: any) => entity.id)).toEqual(['agreement:renewal', 'agreement:draft'])
    expect(nodes[1].detail).toContain('It is not recorded as signed.')
  })

  it('has a committee as overdue once twice its usual interval has gone by, and says how it knows', async () => {
    const [gap] = (await ask({ kinds: ['OVERDUE_SESSION'] })).nodes
    expect(gap.due).toEqual({ edtf: '2016-12-31', inferred: true, why: expect.stringContaining('365 days') })
    expect(gap.detail).toContain('last met on 1 January 2016')
    expect(gap.detail).toContain('usually meets every 365 days')
    expect(await ids({ kinds: ['OVERDUE_SESSION'], asOf: '2017-12-31' })).toEqual([])
    expect(await ids({ kinds: ['OVERDUE_SESSION'], asOf: '2018-01-01' })).toEqual(['committee:joint'])
  })

  it('has what one source alone says, what only weak sources say, and what no date is known of', async () => {
    expect(await ids({ kinds: ['SINGLE_SOURCE'] })).toEqual(['partner:weak', 'project:undated'])
    expect(await ids({ kinds: ['WEAK_SOURCE'] })).toEqual(['partner:weak', 'source:weak'].slice(0, 1))
    expect(await ids({ kinds: ['UNDATED'] })).toEqual(['project:undated'])
    const [gap] = (await ask({ kinds: ['SINGLE_SOURCE'], of: 'project:undated' })).nodes
    expect(gap.detail).toBe('All that is known of Project comes from one source: “Title of source:a”.')
  })

  it('of an entity has its own, those of its parts and of what belongs to them', async () => {
    const { pairs } = await ask({ of: 'partner:state' })
    expect(pairs).toEqual([
      'MISSING_SESSION_NUMBER committee:joint',
      'AGREEMENT_WITHOUT_RESULT agreement:signed',
      'PARTNER_WITHOUT_PROJECT partner:ministry',
      'PARTNER_WITHOUT_PROJECT partner:state',
      'LAPSED agreement:signed',
      'OVERDUE_SESSION committee:joint',
    ])
    expect((await ask({ of: 'partner:ministry' })).pairs).toEqual([
      'AGREEMENT_WITHOUT_RESULT agreement:signed',
      'PARTNER_WITHOUT_PROJECT partner:ministry',
      'LAPSED agreement:signed',
    ])
  })

  it('proves each with evidence, and says each in both languages', async () => {
    const { nodes } = await ask()
    expect(new Set(nodes.map(({ kind }: any) => kind)).size).toBe(9)
    for (const { kind, entity, evidence, detail, vi } of nodes) {
      expect(evidence.length, `${kind} ${entity.id}`).toBeGreaterThan(0)
      expect(detail).toMatch(/[.]$/)
      expect(vi).toMatch(/[.]$/)
      expect(vi).not.toBe(detail)
      expect(`${detail} ${vi}`).not.toMatch(/undefined|null|NaN/)
    }
  })

  it('goes on page by page in one order, each gap once, and counts them all', async () => {
    const whole = await ask()
    expect(whole.totalCount).toBe(whole.pairs.length)
    for (const first of [1, 3]) {
      const paged: string[] = []
      let after: string | null = null
      do {
        const { pairs, pageInfo }: any = await ask({ first, after })
        expect(pageInfo.hasPreviousPage).toBe(after !== null)
        paged.push(...pairs)
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null
      } while (after !== null)
      expect(paged).toEqual(whole.pairs)
    }
  })

  it('has none where no kind is asked for, or nothing is missing', async () => {
    expect((await ask({ kinds: [] })).pairs).toEqual([])
    expect((await ask({ kinds: [] })).totalCount).toBe(0)
    expect((await ask({ of: 'meeting:session-31' })).pairs).toEqual([])
  })

  it('names what it does not know', async () => {
    const unknown = await seeded.asker.answer(GAPS, { of: 'partner:stat' })
    expect(unknown.errors[0]).toMatchObject({
      message: 'No entity has the id "partner:stat". Did you mean "partner:state"?',
      extensions: { code: 'NOT_FOUND' },
    })
    const months = await seeded.asker.answer(GAPS, { months: -1 })
    expect(months.errors[0]?.message).toBe('"withinMonths" is "-1", and may be 0 to 1200.')
  })

  it('follows what is written later: a date, a result, a project, a source judged anew', async () => {
    const { graph } = seeded
    const load = (made: TestRecord) =>
      loadSubgraph(graph, made.build(), { importId: 'test', prune: true, seedDigest: 'test' })
    const later = record()
      .add('source:weak', { name: 'Weak', reliability: 'HIGH' }, ['source:weak'])
      .add('project:of-state', { startedOn: '2019' }, both)
      .relate('PARTICIPATES_IN', 'partner:ministry', 'project:of-state')
      .add('project:undated', { name: 'Project', startedOn: '2018' }, ['source:a'])
      .relate('RESULTED_IN', 'agreement:signed', 'project:of-state')
      .add('meeting:session-38', { kind: 'SESSION', sessionNumber: 38, heldOn: '2020-01-01' }, both)
      .relate('SESSION_OF', 'meeting:session-38', 'committee:joint')
    await load(later)
    expect((await ask({ of: 'partner:state' })).pairs).toEqual([
      'MISSING_SESSION_NUMBER committee:joint',
      'LAPSED agreement:signed',
    ])
    expect(await ids({ kinds: ['WEAK_SOURCE', 'UNDATED'] })).toEqual([])
    await load(record())
    expect((await ask({ of: 'partner:state' })).pairs).toHaveLength(6)
    expect(await ids({ kinds: ['WEAK_SOURCE', 'UNDATED'] })).toEqual(['partner:weak', 'project:undated'])
  })
})
