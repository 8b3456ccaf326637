/** Every document stands in the state that it had come into by the day, longest waiting first. */
import { describe, expect, it } from 'vitest'
import { askRecord } from '../support/ask.ts'
import { TestRecord } from '../support/record.ts'

const seeded = askRecord(() =>
  new TestRecord()
    .add('partner:state')
    .add('partner:ministry')
    .relate('PART_OF', 'partner:ministry', 'partner:state')
    .add('agreement:long', { name: 'Long' })
    .change('agreement:long', 'NEGOTIATING', '2015-03-01')
    .add('agreement:short', {})
    .change('agreement:short', 'NEGOTIATING', '2020-03')
    .add('agreement:undated', { status: 'NEGOTIATING' })
    .add('agreement:signed', {})
    .change('agreement:signed', 'SIGNED', '2020-05-17')
    .change('agreement:signed', 'NEGOTIATING', '2018')
    .change('agreement:signed', 'DRAFTING', '2018')
    .change('agreement:signed', 'PROPOSED')
    .add('agreement:expired', { signedOn: '2001-01-01', validUntil: '2005' })
    .add('agreement:silent', {})
    .add('agreement:late', { signedOn: '2019-01-01' })
    .relate('PARTY_TO', 'partner:ministry', 'agreement:signed')
    .relate('PARTY_TO', 'partner:state', 'agreement:signed', { role: 'DRAFTER' })
    .relate('PARTY_TO', 'partner:state', 'agreement:long')
    .build(),
)

const PIPELINE = `query ($status: [AgreementStatus!], $partner: ID, $asOf: Date, $first: PageSize, $after: String) {
  pipeline(status: $status, partner: $partner, asOf: $asOf, first: $first, after: $after) {
    edges { cursor node { agreement { __typename id name } status since { edtf precision } daysInStatus
      changes { id status on { edtf } evidence { id citation source { id } } } } }
    pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
  }
}`

async function ask(variables: Record<string, unknown> = {}) {
  const { pipeline } = await seeded.asker.ask(PIPELINE, { asOf: '2100-01-01', first: 100, ...variables })
  const nodes = pipeline.edges.map(({ node }: any) => node)
  return {
    ...pipeline,
    nodes,
    brief: nodes.map(
      ({ agreement, status, since }: any) =>
        `${status} ${agreement.id.slice('agreement:'.length)} ${since?.edtf ?? '-'}`,
    ),
  }
}

describe('the pipeline', () => {
  it('has every document in its state, in the order of a life, longest waiting first, unknown days last', async () => {
    expect((await ask()).brief).toEqual([
      'NEGOTIATING long 2015-03-01',
      'NEGOTIATING short 2020-03',
      'NEGOTIATING undated -',
      'SIGNED late 2019-01-01',
      'SIGNED signed 2020-05-17',
      'EXPIRED expired 2005',
      'UNKNOWN silent -',
    ])
  })

  it('counts the days from the last day that the date can mean, and none where there is no date', async () => {
    const { nodes } = await ask({ status: ['NEGOTIATING'] })
    expect(nodes.map(({ daysInStatus }: any) => daysInStatus)).toEqual([30_987, 29_130, null])
  })

  it('as of an earlier day has the states come into by then, and leaves undated reports unknown', async () => {
    expect((await ask({ asOf: '2019-06-30' })).brief).toEqual([
      'NEGOTIATING long 2015-03-01',
      'NEGOTIATING signed 2018',
      'SIGNED late 2019-01-01',
      'EXPIRED expired 2005',
      'UNKNOWN silent -',
      'UNKNOWN undated -',
    ])
    expect((await ask({ asOf: '2000-01-01' })).brief).toEqual(['UNKNOWN silent -', 'UNKNOWN undated -'])
    expect((await ask({ asOf: '2005-12-31', status: ['SIGNED', 'EXPIRED'] })).brief).toEqual([
      'SIGNED expired 2001-01-01',
    ])
    expect((await ask({ asOf: '2006-01-01', status: ['SIGNED', 'EXPIRED'] })).brief).toEqual(['EXPIRED expired 2005'])
  })

  it('shows the changes in order of time with what proves them, undated last', async () => {
    const { nodes } = await ask({ status: ['SIGNED'], partner: 'partner:ministry' })
    expect(nodes[0].changes.map(({ status, on }: any) => [status, on?.edtf ?? null])).toEqual([
      ['DRAFTING', '2018'],
      ['NEGOTIATING', '2018'],
      ['SIGNED', '2020-05-17'],
      ['PROPOSED', null],
    ])
    for (const { evidence } of nodes[0].changes) expect(evidence[0].source.id).toBe('source:a')
  })

  it('of a partner has its documents and those of its parts, each once', async () => {
    expect((await ask({ partner: 'partner:state' })).brief).toEqual([
      'NEGOTIATING long 2015-03-01',
      'SIGNED signed 2020-05-17',
    ])
    expect((await ask({ partner: 'partner:ministry' })).brief).toEqual(['SIGNED signed 2020-05-17'])
  })

  it('goes on page by page, each document once, and counts them all', async () => {
    for (const asOf of ['2100-01-01', '2019-06-30']) {
      const whole = await ask({ asOf })
      expect(whole.totalCount).toBe(whole.brief.length)
      for (const first of [1, 2]) {
        const paged: string[] = []
        let after: string | null = null
        do {
          const { brief, pageInfo }: any = await ask({ asOf, first, after })
          paged.push(...brief)
          after = pageInfo.hasNextPage ? pageInfo.endCursor : null
        } while (after !== null)
        expect(paged).toEqual(whole.brief)
      }
    }
  })

  it('is empty where no state is asked for, and names a partner that is unknown', async () => {
    expect(await ask({ status: [] })).toMatchObject({ brief: [], totalCount: 0 })
    const { errors } = await seeded.asker.answer(PIPELINE, { partner: 'partner:stat' })
    expect(errors[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  })

  it('gives the evidence of a change under each name what is selected there', async () => {
    const { pipeline } = await seeded.asker.ask(
      '{ pipeline(first: 100) { edges { node { changes { a: evidence { x: citation } b: evidence { x: id } } } } } }',
    )
    const changes = pipeline.edges.flatMap(({ node }: any) => node.changes)
    expect(changes.length).toBeGreaterThan(3)
    for (const { a, b } of changes) {
      expect(b.every(({ x }: any) => x.startsWith('evidence:'))).toBe(true)
      expect(a.some(({ x }: any) => x.startsWith('evidence:'))).toBe(false)
    }
  })

  it('refuses what is no cursor of its own', async () => {
    const { errors } = await seeded.asker.answer(PIPELINE, { after: Buffer.from('after:x').toString('base64url') })
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('is not a cursor of "pipeline"'),
      extensions: { code: 'BAD_INPUT' },
    })
  })
})
