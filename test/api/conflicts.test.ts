/** Where sources disagree both values are shown, with what says each and the rule that ranked them. */
import { describe, expect, it } from 'vitest'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { askRecord } from '../support/ask.ts'
import { TestRecord } from '../support/record.ts'

function record(): TestRecord {
  return new TestRecord()
    .add('partner:state')
    .add('partner:ministry')
    .relate('PART_OF', 'partner:ministry', 'partner:state')
    .add('agreement:paper', { name: 'Paper', signedOn: '2021-09' })
    .relate('PARTY_TO', 'partner:ministry', 'agreement:paper')
    .claim('agreement:paper', 'signedOn', '2021-10', {
      source: 'source:b',
      rank: 'DEPRECATED',
      rule: 'the treaty series decides',
    })
    .claim('agreement:paper', 'name', 'Paper', { source: 'source:b', original: 'THE PAPER' })
    .claim('agreement:paper', 'aliases', 'Other', { source: 'source:b' })
    .claim('agreement:paper', 'record', 'x', { source: 'source:b' })
    .add('meeting:one', { place: 'Hà Nội' })
    .claim('meeting:one', 'place', 'Huế', { source: 'source:b' })
    .claim('meeting:one', 'heldOn', '2020', { source: 'source:b' })
}

const seeded = askRecord(() => record().build())

const CONFLICTS = `query ($of: ID, $first: PageSize, $after: String) {
  conflicts(of: $of, first: $first, after: $after) {
    edges { node { entity { __typename id name } property
      candidates { property value original rank rule inferred evidence { id citation source { id name } } } } }
    pageInfo { hasNextPage endCursor } totalCount
  }
}`

async function ask(variables: Record<string, unknown> = {}) {
  const { conflicts } = await seeded.asker.ask(CONFLICTS, variables)
  const nodes = conflicts.edges.map(({ node }: any) => node)
  return { ...conflicts, nodes, brief: nodes.map(({ entity, property }: any) => `${entity.id} ${property}`) }
}

describe('conflicts', () => {
  it('are the properties with two values, by entity', async () => {
    const { brief, nodes, totalCount } = await ask()
    expect(brief).toEqual(['agreement:paper signedOn', 'meeting:one place'])
    expect(totalCount).toBe(2)
    expect(
      nodes[0].candidates.map(({ value, rank, rule, evidence }: any) => [value, rank, rule, evidence[0].source.id]),
    ).toEqual([
      ['2021-09', 'NORMAL', null, 'source:a'],
      ['2021-10', 'DEPRECATED', 'the treaty series decides', 'source:b'],
    ])
    expect(nodes[1].candidates.map(({ value }: any) => value)).toEqual(['Huế', 'Hà Nội'].sort())
  })

  it('of a partner are those of what belongs to it and to its parts', async () => {
    expect((await ask({ of: 'partner:state' })).brief).toEqual(['agreement:paper signedOn'])
    expect((await ask({ of: 'meeting:one' })).brief).toEqual(['meeting:one place'])
    expect((await ask({ of: 'source:a' })).brief).toEqual([])
  })

  it('go on page by page', async () => {
    const { pageInfo, brief } = await ask({ first: 1 })
    expect([...brief, ...(await ask({ first: 1, after: pageInfo.endCursor })).brief]).toEqual((await ask()).brief)
  })

  it('of an unknown entity are refused', async () => {
    const { errors } = await seeded.asker.answer(CONFLICTS, { of: 'partner:stat' })
    expect(errors[0]?.message).toContain('Did you mean "partner:state"?')
  })

  it('end when the sources agree', async () => {
    const agreed = record().build()
    const supports = agreed.supports.filter(({ property }) => property !== 'place')
    await loadSubgraph(seeded.graph, { ...agreed, supports }, { importId: 'test', prune: true, seedDigest: 'test' })
    expect((await ask()).brief).toEqual(['agreement:paper signedOn'])
  })
})
