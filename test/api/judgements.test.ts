/** What was judged to be one is one for every question; what may be one stays two, and the judgement says so. */
import { describe, expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

const ask = (query: string) => seeded.asker.ask(query)

describe('a retired id', () => {
  it('is answered with the entity that took its place, alone, among others, and with relationships', async () => {
    const { one, many, whole } = await ask(`{
      one: entity(id: "partner:vn-moj") { __typename id }
      many: entities(ids: ["partner:undp", "partner:viet-nam", "partner:nobody"]) { id }
      whole: entity(id: "partner:vn-spc") { id evidenceConnection(first: 1) { edges { node { id } } } }
    }`)
    expect(one).toEqual({ __typename: 'Institution', id: 'institution:vn-moj' })
    expect(many).toEqual([{ id: 'partner:undp' }, { id: 'institution:viet-nam' }, null])
    expect(whole.id).toBe('institution:vn-spc')
    expect(whole.evidenceConnection.edges).toHaveLength(1)
  })

  it('is understood by every question', async () => {
    const of = (id: string) => `{
      history(of: "${id}", first: 3) { totalCount edges { node { title } } }
      subgraph(roots: ["${id}"], depth: 1, limit: 5) { entities { id } }
      paths(from: "${id}", to: "partner:kazakhstan") { paths { sentence } }
      shared(ids: ["${id}", "partner:undp"], first: 3) { edges { node { entity { id } } } }
      lineage(of: "${id}") { of { id } entities { id } }
      gaps(of: "${id}", first: 3) { edges { node { detail } } }
      conflicts(of: "${id}", first: 3) { edges { node { property } } }
      coverage(of: "${id}") { periods { year events } }
    }`
    expect(await ask(of('partner:vn-judicial-academy'))).toEqual(await ask(of('institution:vn-judicial-academy')))
  })

  it('pages to the end of an answer as the one in its place does', async () => {
    const pages = {
      history: 'history(of: $id, first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor } }',
      gaps: 'gaps(of: $id, first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor } }',
    }
    for (const [question, text] of Object.entries(pages)) {
      const cursorsOf = async (id: string) => {
        const cursors: string[] = []
        let after: string | null = null
        do {
          const page: any = (await seeded.asker.ask(`query ($id: ID!, $after: String) { ${text} }`, { id, after }))[
            question
          ]
          cursors.push(...page.edges.map((edge: any) => edge.cursor))
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
        } while (after !== null)
        return cursors
      }
      const found = await cursorsOf('partner:vn-moj')
      expect(found.length).toBeGreaterThan(100)
      expect(found).toEqual(await cursorsOf('institution:vn-moj'))
    }
  })

  it('stands with what was judged of it, whatever else is asked of it', async () => {
    const { judgements } = await ask('{ judgements(of: "partner:vn-moj", verdict: UNSURE) { edges { cursor } } }')
    expect(judgements.edges).toEqual([])
  })
})

const JUDGEMENTS = `query ($of: ID, $verdict: Verdict, $first: PageSize, $after: String) {
  judgements(of: $of, verdict: $verdict, first: $first, after: $after) {
    edges { node { id verdict left right by on { edtf } why } } pageInfo { hasNextPage endCursor }
  }
}`

describe('judgements', () => {
  const find = async (variables: Record<string, unknown>) =>
    (await seeded.asker.ask(JUDGEMENTS, variables)).judgements as {
      edges: { node: { id: string; verdict: string; left: string; right: string; why: string } }[]
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
    }

  it('say who judged, when and why, of either record', async () => {
    for (const of of ['project:unicef-new-phase', 'project:unicef-2022-2026']) {
      const { edges } = await find({ of })
      expect(edges.map(({ node }) => node)).toEqual([
        expect.objectContaining({
          verdict: 'UNSURE',
          left: 'project:unicef-new-phase',
          right: 'project:unicef-2022-2026',
          by: 'The editors of Accord',
          on: { edtf: '2026-11-22' },
        }),
      ])
    }
  })

  it('page through to their end, each once', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { edges, pageInfo } = await find({ first: 7, after })
      seen.push(...edges.map(({ node }) => node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual([...new Set(seen)].sort())
    const verdicts = ['SAME', 'NOT_SAME', 'UNSURE']
    const counts = await Promise.all(
      verdicts.map(async (verdict) => (await find({ verdict, first: 100 })).edges.length),
    )
    expect(counts.reduce((sum, count) => sum + count)).toBe(seen.length)
    expect(Math.min(...counts)).toBeGreaterThan(0)
  })
})
