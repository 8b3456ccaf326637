/** People find what they look for first, however they write it, and any text is just text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { updateSearchKeys } from '../../src/graph/search-keys.ts'
import { prepareGraph } from '../../src/seed-graph.ts'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

type Found = { readonly ids: string[]; readonly hits: any[]; readonly pageInfo: any }

const SEARCH = `query ($text: String!, $types: [EntityType!], $exact: Boolean, $first: PageSize, $after: String) {
  search(text: $text, types: $types, exact: $exact, first: $first, after: $after) {
    edges { cursor node { score entity { __typename id name } matchedOn { field text snippet } } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`

async function find(text: string, more: Record<string, unknown> = {}): Promise<Found> {
  const { search } = await seeded.asker.ask(SEARCH, { text, ...more })
  return {
    ...search,
    ids: search.edges.map(({ node }: any) => node.entity.id),
    hits: search.edges.map(({ node }: any) => node),
  }
}

/** All hits, page after page. */
async function findAll(text: string, first: number): Promise<any[]> {
  const hits: any[] = []
  for (let after: string | null = null; ; ) {
    const page: Found = await find(text, { first, after })
    hits.push(...page.hits)
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
    if (!page.pageInfo.hasNextPage) return hits
    expect(page.hits).toHaveLength(first)
    after = page.pageInfo.endCursor
  }
}

const idsOf = (hits: readonly any[]): string[] => hits.map(({ entity }) => entity.id)

describe('a search', () => {
  it('for a name that several bear has all of them before what is only named after them', async () => {
    const { ids } = await find('Uỷ ban hỗn hợp', { first: 3 })
    expect(ids.slice(0, 2).sort()).toEqual(['committee:vn-eu-joint', 'committee:vn-sg-joint'])
    expect(ids[2]).toBe('meeting:vn-sg-joint-5')
  })

  it('goes on with what has some of the words where few have all, and pages so', async () => {
    const text = 'UNDP dự án tiếp cận công lý'
    const { ids, pageInfo } = await find(text, { first: 3 })
    expect(ids[0]).toBe('project:undp-access-to-justice')
    expect(ids).toHaveLength(3)
    const next = await find(text, { first: 3, after: pageInfo.endCursor })
    expect(next.ids.filter((id: string) => ids.includes(id))).toEqual([])
    const whole = await find(text, { first: 6 })
    expect(whole.ids).toEqual([...ids, ...next.ids])
    expect((await find('qqqq zzzz')).ids).toEqual([])
    expect((await find(text, { exact: true })).ids).toEqual([])
  })

  it('finds agreements by their printed title, whatever mark is missing', async () => {
    const { ids } = await find('Thỏa thuận hợp tac', { first: 1 })
    expect(ids[0]).toMatch(/^agreement:/)
  })

  it('finds people by the body that they hold a position in, and says so', async () => {
    const { hits } = await find('unicef', { types: ['PERSON'] })
    expect(idsOf(hits).sort()).toEqual(['person:caitlin-wiesen', 'person:lesley-miller', 'person:rana-flowers'])
    for (const { matchedOn } of hits)
      expect(matchedOn[0]).toMatchObject({ field: 'body', text: expect.stringContaining('UNICEF') })
  })

  it('knows a document by the new name of its party, once that is written', async () => {
    const NAMED = "MATCH (p:Entity {id: 'partner:kz-moj'}) SET p.aliases = $aliases"
    const rename = (aliases: string[]) =>
      seeded.graph.write(async (transaction) => {
        await transaction.run(NAMED, { aliases })
        await updateSearchKeys(transaction, {
          nodes: ['partner:kz-moj'],
          rewordedEvidence: [],
          relationships: [],
        })
      })
    await rename(['Lex Kazakh Bureau'])
    expect((await find('kazakh bureau programme')).ids[0]).toBe('agreement:kazakhstan-programme-2025-2027')
    await rename([])
    expect((await find('kazakh bureau', { exact: true })).ids).toEqual([])
  })

  it('finds by what a note says, and shows it', async () => {
    const { hits } = await find('15518-CV/VPTW')
    expect(hits[0].entity.id).toBe('meeting:vn-cn-border-justice-1')
    expect(hits[0].matchedOn[0].field).toBe('note')
  })

  it('finds by the words of a sentence, and shows it', async () => {
    const { hits } = await find('tuyen sinh')
    const article = hits.find(({ entity }: any) => entity.id === 'source:article-003')
    expect(article.matchedOn).toEqual([
      { field: 'text', text: expect.stringContaining('tuyển sinh'), snippet: article.matchedOn[0].text },
    ])
    expect(article.matchedOn[0].text.length).toBeLessThan(300)
    const said = hits.flatMap(({ matchedOn }: any) => matchedOn).filter(({ field }: any) => field === 'quote')
    expect(said.some(({ text }: any) => text.includes('tuyển sinh được sinh viên Lào'))).toBe(true)
  })

  it('goes on page by page, each hit once, nearest first', async () => {
    const hits = await findAll('hợp tác', 100)
    const ids = idsOf(hits)
    expect(ids.length).toBeGreaterThan(100)
    expect(new Set(ids).size).toBe(ids.length)
    expect(idsOf(await findAll('hợp tác', 7))).toEqual(ids)
    const scores = hits.map(({ score }: any) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  it('gives only the types asked for', async () => {
    const { hits } = await find('hợp tác', { types: ['PARTNER', 'REPORTED_FIGURE'], first: 100 })
    const types = new Set(hits.map(({ entity }: any) => entity.__typename))
    expect(types.size).toBeGreaterThan(0)
    for (const type of types) expect(['Partner', 'ReportedFigure']).toContain(type)
  })

  it('when exact, gives only where the text stands letter by letter', async () => {
    expect((await find('Lào', { exact: true })).ids[0]).toBe('partner:laos')
    expect((await find('lào', { exact: true })).ids[0]).toBe('partner:laos')
    expect((await find('lào', { exact: true })).hits[0].matchedOn[0]).toMatchObject({ field: 'nameVi', text: 'Lào' })
    expect((await find('lao', { exact: true })).ids[0]).toBe('partner:laos')
    expect((await find('unicfe', { exact: true })).ids).toEqual([])
    expect((await find('Bo Tu phap', { exact: true })).ids).toEqual([])
    const { ids } = await find('Bộ Tư pháp', { exact: true, first: 3 })
    expect(ids[0]).toBe('institution:vn-moj')
    expect(
      (
        await find('Bộ Tư pháp', {
          exact: true,
          first: 3,
          after: (await find('Bộ Tư pháp', { exact: true, first: 3 })).pageInfo.endCursor,
        })
      ).ids,
    ).not.toContain(ids[0])
  })

  it('takes any text for text', async () => {
    for (const text of [
      '',
      '   ',
      '"',
      'a AND',
      'NOT',
      '+-&|!(){}[]^"~*?:\\/',
      '* OR *:*',
      'searchNames:lao',
      '\u0000',
      '🇱🇦',
    ])
      expect((await seeded.asker.answer(SEARCH, { text })).errors, text).toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        expect((await seeded.asker.answer(SEARCH, { text, first: 2 })).errors).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('gives nothing where no type is asked for', async () => {
    expect((await find('lao', { types: [] })).ids).toEqual([])
  })

  it('says what is no cursor of a search', async () => {
    const { edges } = (await seeded.asker.ask('{ history(of: "partner:laos") { edges { cursor } } }')).history
    const { errors } = await seeded.asker.answer(SEARCH, { text: 'lao', after: edges[0].cursor })
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('is not a cursor of "search"'),
      extensions: { code: 'BAD_INPUT' },
    })
  })

  it('knows at a start what an older Accord has not written', async () => {
    const LAOS = '{ history(of: "partner:laos", first: 100) { totalCount edges { node { event entity { id } } } } }'
    const before = [idsOf(await findAll('hợp tác', 100)).sort(), await seeded.asker.ask(LAOS)]
    await seeded.graph.write((transaction) =>
      transaction.run(`MATCH (n:Entity|Evidence) REMOVE n.searchType, n.searchWhole, n.searchNames, n.searchSubjects, n.searchAround, n.searchTexts
        WITH count(*) AS all MATCH ()-[entry:TIMELINE]->() DELETE entry WITH count(*) AS all
        MATCH (state:GraphState) REMOVE state.derivedForm`),
    )
    expect((await find('hợp tác')).ids).toEqual([])
    expect((await seeded.asker.ask(LAOS)).history.totalCount).toBe(0)
    expect(await prepareGraph(seeded.graph, readConfig({}))).toEqual({ report: null, isOutdated: false })
    expect([idsOf(await findAll('hợp tác', 100)).sort(), await seeded.asker.ask(LAOS)]).toEqual(before)
  })
})
