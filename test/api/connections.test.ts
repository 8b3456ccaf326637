/** The questions about connections, as a reader asks them: what they answer with, and what they refuse. */
import { describe, expect, it } from 'vitest'
import { walkedTypes } from '../../src/domain/connections.ts'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

const errorOf = async (query: string) => {
  const { errors } = await seeded.asker.answer(query)
  return [errors[0]?.extensions?.code, errors[0]?.message]
}

describe('a question about connections', () => {
  it.each([
    [
      '{ subgraph(roots: [], depth: 9, limit: 0, from: "2022-01-01", until: "2021-01-01") { truncated } }',
      'BAD_INPUT',
      '"roots" has 0 different ids, and may have 1 to 100; "depth" is "9", and may be 0 to 4; "limit" is "0", and may be 1 to 2000; "from" is "2022-01-01", which is after "until", "2021-01-01".',
    ],
    [
      `{ subgraph(roots: [${Array.from({ length: 101 }, (_, place) => `"partner:${place}"`)}]) { truncated } }`,
      'BAD_INPUT',
      '"roots" has 101 different ids, and may have 1 to 100.',
    ],
    [
      `{ subgraph(roots: [${Array.from({ length: 2001 }, (_, place) => `"partner:${place}"`)}], depth: 0) { truncated } }`,
      'BAD_INPUT',
      '"roots" has 2001 different ids, and may have 1 to 2000.',
    ],
    [
      '{ subgraph(roots: ["partner:loas", "partner:cuba", "partner:jcia"]) { truncated } }',
      'NOT_FOUND',
      'No entity has the id "partner:loas". Did you mean "partner:laos"? No entity has the id "partner:jcia". Did you mean "partner:jica"?',
    ],
    [
      '{ paths(from: "partner:laos", to: "partner:laos", maxLength: 9, limit: 11) { truncated } }',
      'BAD_INPUT',
      '"from" and "to" are the same entity, "partner:laos"; "maxLength" is "9", and may be 1 to 8; "limit" is "11", and may be 1 to 10.',
    ],
    [
      '{ paths(from: "partner:laos", to: "partner:atlantis-moj") { truncated } }',
      'NOT_FOUND',
      'No entity has the id "partner:atlantis-moj".',
    ],
    [
      '{ shared(ids: ["partner:laos", "partner:laos"]) { edges { cursor } } }',
      'BAD_INPUT',
      '"ids" has 1 id, and may have 2 to 10.',
    ],
    [
      '{ lineage(of: "partner:laos", limit: 1001) { truncated } }',
      'BAD_INPUT',
      '"limit" is "1001", and may be 1 to 1000.',
    ],
    ['{ lineage(of: "policy:39-ct") { truncated } }', 'NOT_FOUND', 'Did you mean "policy:39-ct-tw"?'],
    [
      '{ subgraph(roots: ["partner:laos"], relationships: [HAS_CHANGED]) { truncated } }',
      'GRAPHQL_VALIDATION_FAILED',
      'HAS_CHANGED',
    ],
    [
      '{ subgraph(roots: ["partner:laos"], limit: 2000) { entities { evidenceConnection(first: 100) { edges { node { id quote } } } } } }',
      'LIMIT_EXCEEDED',
      'may cost',
    ],
  ])('%s is refused', async (query, code, message) => {
    const [found, words] = await errorOf(query)
    expect(found).toBe(code)
    expect(words).toContain(message)
  })

  it('does not take the cursor of another', async () => {
    const { history } = await seeded.asker.ask('{ history(of: "partner:laos") { edges { cursor } } }')
    const [code, words] = await errorOf(
      `{ shared(ids: ["partner:laos", "partner:cuba"], after: "${history.edges[0].cursor}") { edges { cursor } } }`,
    )
    expect([code, words]).toEqual(['BAD_INPUT', expect.stringContaining('is not a cursor of "shared"')])
  })
})

describe('a subgraph', () => {
  it('shows entities as they are, and facts with their ends and evidence', async () => {
    const { subgraph } = await seeded.asker.ask(`{
      subgraph(roots: ["partner:cuba"], depth: 1, limit: 30) {
        entities { __typename id name ... on Agreement { signedOn { edtf } } }
        relationships { id type role inferred from { id } to { id name } evidence { id citation } }
        truncated omitted omittedIsAtLeast omittedAt { entity { id name } hidden isAtLeast }
      }
    }`)
    const ids = new Set(subgraph.entities.map(({ id }: any) => id))
    expect([...ids].slice(0, 2)).toEqual(['partner:cuba', 'partner:cu-moj'])
    expect(subgraph.relationships.length).toBeGreaterThan(10)
    for (const { id, type, from, to, evidence } of subgraph.relationships) {
      expect(id).toContain(`${type}/${from.id}/${to.id}`)
      expect(ids.has(from.id) && ids.has(to.id), id).toBe(true)
      expect(evidence.length, id).toBeGreaterThan(0)
    }
    const hidden = subgraph.omittedAt.map(({ hidden }: any) => hidden)
    expect(hidden).toEqual([...hidden].sort((a, b) => b - a))
    expect(subgraph.truncated).toBe(subgraph.omitted > 0)
  })

  it('goes along a verb that is asked for again and again, and along no other', async () => {
    const along = (verbs: readonly string[]) =>
      `subgraph(roots: ["institution:vn-moj"], depth: 1, relationships: [${verbs}]) { entities { id } omittedAt { entity { id } hidden } }`
    const again = walkedTypes.map(() => 'PARTY_TO')
    const answer = await seeded.asker.ask(`{ once: ${along(['PARTY_TO'])} again: ${along(again)} }`)
    expect(answer.once.entities.length).toBeGreaterThan(1)
    expect(answer.again).toEqual(answer.once)
  })

  it('answers a root asked twice once, and says whether it is cut even where nobody asks how much', async () => {
    const { subgraph } = await seeded.asker.ask(
      '{ subgraph(roots: ["partner:cuba", "partner:cuba"], limit: 3) { truncated entities { id } } }',
    )
    expect(subgraph.truncated).toBe(true)
    expect(subgraph.entities).toHaveLength(3)
  })
})

describe('paths', () => {
  it('read as sentences in both languages, with evidence for each step', async () => {
    const { paths } = await seeded.asker.ask(`{
      paths(from: "partner:undp", to: "partner:eu") {
        withoutHubs truncated hubsAvoided { id }
        paths { length entities { id } relationships { type evidence { id } } en: sentence vi: sentence(language: VI) }
      }
    }`)
    const [path] = paths.paths
    expect(path.length).toBe(path.relationships.length)
    expect(path.entities).toHaveLength(path.length + 1)
    expect(path.en).toBe(
      'United Nations Development Programme funds EU Justice and Legal Empowerment Programme in Viet Nam (EU JULE), which is funded by European Union.',
    )
    expect(path.vi).toMatch(
      /^Chương trình Phát triển Liên hợp quốc tài trợ .*; dự án này do nhà tài trợ là Liên minh châu Âu\.$/,
    )
    for (const { evidence } of path.relationships) expect(evidence.length).toBeGreaterThan(0)
    expect(paths.hubsAvoided.map(({ id }: any) => id)).toContain('institution:vn-moj')
  })
})

describe('a lineage', () => {
  it('leads from the agreement of 1974 with Cuba to the project, and back without the other sessions', async () => {
    const ask = async (of: string) => {
      const { lineage } = await seeded.asker.ask(
        'query ($of: ID!) { lineage(of: $of) { of { id } entities { id } relationships { id } truncated omitted } }',
        { of },
      )
      expect(lineage).toMatchObject({ of: { id: of }, truncated: false, omitted: 0 })
      return lineage.entities.map(({ id }: any) => id)
    }
    const chain = [
      'agreement:cuba-igc-1974',
      'committee:vn-cu-igc',
      'meeting:vn-cu-igc-39',
      'agreement:cuba-letter-of-intent-2022',
      'agreement:cuba-ta-project-2025',
      'project:cuba-moj-technical-assistance',
    ]
    const down = await ask(chain[0]!)
    expect(down.filter((id: string) => chain.includes(id))).toEqual(chain)
    const up = await ask(chain.at(-1)!)
    expect(up.filter((id: string) => chain.includes(id))).toEqual(chain)
    expect(up.filter((id: string) => id.startsWith('meeting:vn-cu-igc-'))).toEqual(['meeting:vn-cu-igc-39'])
  })
})

it('what two partners share comes with what joins it with each', async () => {
  const { shared } = await seeded.asker.ask(`{
    shared(ids: ["partner:undp", "partner:eu"]) {
      edges { cursor node { entity { id name } through { id from { id } to { id } } } }
      pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }`)
  expect(shared.edges[0].node.entity.id).toBe('project:eu-jule')
  expect(shared.edges[0].node.through.length).toBeGreaterThanOrEqual(2)
  expect(shared.pageInfo).toMatchObject({ hasPreviousPage: false, endCursor: shared.edges.at(-1).cursor })
})
