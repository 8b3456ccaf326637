/** Totals count each entity under each of its values, and say what is not known. */
import { describe, expect, it } from 'vitest'
import { askRecord } from '../support/ask.ts'
import { TestRecord } from '../support/record.ts'

const seeded = askRecord(() =>
  new TestRecord()
    .add('topic:law', { name: 'Law' })
    .add('partner:a', { name: 'A', level: 'BILATERAL', kind: 'STATE' })
    .add('partner:b', { name: 'B', level: 'BILATERAL', kind: 'UN_AGENCY' })
    .add('partner:part', { name: 'Part', level: 'REGIONAL' })
    .relate('PART_OF', 'partner:part', 'partner:a')
    .add('agreement:one', { kind: 'TREATY', signedOn: '2020-05-05', status: 'SIGNED' })
    .relate('PARTY_TO', 'partner:a', 'agreement:one')
    .relate('PARTY_TO', 'partner:b', 'agreement:one')
    .relate('PARTY_TO', 'partner:b', 'agreement:one', { role: 'DRAFTER' })
    .relate('ABOUT', 'agreement:one', 'topic:law')
    .add('agreement:two', { kind: 'MEMORANDUM_OF_UNDERSTANDING', signedOn: '2020/2021' })
    .relate('PARTY_TO', 'partner:part', 'agreement:two')
    .add('agreement:three', { signedOn: '2019' })
    .add('project:x', { startedOn: '2020', budgetAmount: 10, budgetCurrency: 'USD' })
    .add('project:y', { startedOn: '2020-02', budgetAmount: 5, budgetCurrency: 'USD' })
    .add('project:z', { startedOn: '2020', budgetAmount: 1, budgetCurrency: 'EUR' })
    .add('project:poor', { startedOn: 'XXXX-01-07' })
    .relate('PARTICIPATES_IN', 'partner:a', 'project:x', { role: 'FUNDING' })
    .relate('PARTICIPATES_IN', 'partner:a', 'project:x', { role: 'EXTENDING' })
    .add('figure:f', { metric: 'm', value: 1, period: '2018' })
    .build(),
)

const TOTALS = `query ($of: EntityType!, $by: [TotalsKey!]!, $partner: ID, $from: Date, $until: Date, $first: PageSize, $after: String) {
  totals(of: $of, by: $by, partner: $partner, from: $from, until: $until, first: $first, after: $after) {
    edges { node { keys { key value label } count budgets { amount currency } } } pageInfo { hasNextPage endCursor } totalCount
  }
}`

async function ask(of: string, by: string[], more: Record<string, unknown> = {}) {
  const { totals } = await seeded.asker.ask(TOTALS, { of, by, ...more })
  const nodes = totals.edges.map(({ node }: any) => node)
  const brief = nodes.map(({ keys, count }: any) => [...keys.map(({ value }: any) => value), count])
  return { ...totals, nodes, brief }
}

describe('totals', () => {
  it('by year count what spans several years, or has none, as unknown, last', async () => {
    expect((await ask('AGREEMENT', ['YEAR'])).brief).toEqual([
      ['2019', 1],
      ['2020', 1],
      ['UNKNOWN', 1],
    ])
    expect((await ask('REPORTED_FIGURE', ['YEAR'])).brief).toEqual([['2018', 1]])
  })

  it('by partner, topic and level count an entity under each, once', async () => {
    expect((await ask('AGREEMENT', ['PARTNER'])).brief).toEqual([
      ['partner:a', 1],
      ['partner:b', 1],
      ['partner:part', 1],
      ['UNKNOWN', 1],
    ])
    expect((await ask('AGREEMENT', ['LEVEL'])).brief).toEqual([
      ['BILATERAL', 1],
      ['REGIONAL', 1],
      ['UNKNOWN', 1],
    ])
    expect((await ask('AGREEMENT', ['TOPIC', 'PARTNER'])).brief).toEqual([
      ['topic:law', 'partner:a', 1],
      ['topic:law', 'partner:b', 1],
      ['UNKNOWN', 'partner:part', 1],
      ['UNKNOWN', 'UNKNOWN', 1],
    ])
    expect((await ask('PARTNER', ['LEVEL', 'KIND'])).brief).toEqual([
      ['BILATERAL', 'STATE', 1],
      ['BILATERAL', 'UN_AGENCY', 1],
      ['REGIONAL', 'UNKNOWN', 1],
    ])
  })

  it('say every value in English words', async () => {
    const labels = (nodes: any[]) => nodes.flatMap(({ keys }) => keys.map(({ key, label }: any) => `${key} ${label}`))
    expect(labels((await ask('AGREEMENT', ['KIND', 'STATUS'])).nodes)).toEqual([
      'KIND Memorandum of understanding',
      'STATUS not known',
      'KIND Treaty',
      'STATUS Signed',
      'KIND not known',
      'STATUS not known',
    ])
    expect(labels((await ask('PARTNER', ['KIND'])).nodes)).toContain('KIND UN agency')
    expect(labels((await ask('AGREEMENT', ['TOPIC'])).nodes)[0]).toBe('TOPIC Law')
  })

  it('add budgets up for each currency, of projects only', async () => {
    const { nodes } = await ask('PROJECT', ['YEAR'])
    expect(nodes.map(({ budgets, count }: any) => [count, budgets])).toEqual([
      [
        3,
        [
          { amount: 1, currency: 'EUR' },
          { amount: 15, currency: 'USD' },
        ],
      ],
      [1, []],
    ])
    const [of] = (await ask('PROJECT', ['PARTNER'])).nodes
    expect(of).toMatchObject({ count: 1, budgets: [{ amount: 10, currency: 'USD' }] })
  })

  it('of a partner take in its parts; of a period what may lie in it', async () => {
    expect((await ask('AGREEMENT', ['KIND'], { partner: 'partner:a' })).brief).toEqual([
      ['MEMORANDUM_OF_UNDERSTANDING', 1],
      ['TREATY', 1],
    ])
    expect((await ask('AGREEMENT', ['YEAR'], { from: '2020-01-01', until: '2020-04-01' })).brief).toEqual([
      ['UNKNOWN', 1],
    ])
    expect((await ask('AGREEMENT', ['YEAR'], { from: '2020-01-01' })).brief).toEqual([
      ['2020', 1],
      ['UNKNOWN', 1],
    ])
    expect((await ask('AGREEMENT', ['YEAR'], { partner: 'partner:b', until: '2019-12-31' })).brief).toEqual([])
  })

  it('go on page by page, and count their rows', async () => {
    const whole = await ask('AGREEMENT', ['PARTNER', 'YEAR'])
    expect(whole.totalCount).toBe(whole.brief.length)
    const paged: unknown[] = []
    let after: string | null = null
    do {
      const { brief, pageInfo }: any = await ask('AGREEMENT', ['PARTNER', 'YEAR'], { first: 1, after })
      paged.push(...brief)
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(paged).toEqual(whole.brief)
  })

  it.each([
    ['MEETING', ['STATUS'], {}, '"MEETING" has no key "STATUS": it has "YEAR", "KIND", "PARTNER", "TOPIC", "LEVEL".'],
    ['TOPIC', ['KIND'], {}, '"TOPIC" has no key "KIND": it has none.'],
    ['AGREEMENT', [], {}, '"by" has 0 keys, and may have 1 to 3.'],
    ['AGREEMENT', ['YEAR', 'YEAR'], {}, '"by" names a key more than once.'],
    ['SOURCE', ['KIND'], { partner: 'partner:a' }, '"SOURCE" has no partners to narrow it by.'],
    ['COMMITTEE', ['KIND'], { from: '2020-01-01' }, '"COMMITTEE" has no date to narrow it by.'],
    [
      'AGREEMENT',
      ['KIND'],
      { partner: 'partner:prat' },
      'No entity has the id "partner:prat". Did you mean "partner:part"?',
    ],
  ])('of %s by %j %j are refused in one sentence', async (of, by, more, message) => {
    const { errors } = await seeded.asker.answer(TOTALS, { of, by, ...more })
    expect(errors.map((error) => error.message)).toEqual([message])
  })
})
