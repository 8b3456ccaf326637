/** The history that is kept with each owner is the history that the graph's own facts say. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { committeeVerbs, historyVerbs } from '../../src/domain/history.ts'
import type { Graph } from '../../src/graph/graph.ts'
import {
  type HistoryQuestion,
  type HistoryRow,
  type HistoryShape,
  history,
  historyCount,
} from '../../src/graph/queries/history.ts'
import { openSeededGraph } from '../support/graph.ts'

let graph: Graph

beforeAll(async () => {
  graph = await openSeededGraph()
})

afterAll(() => graph.close())

const QUESTION: HistoryQuestion = {
  of: 'institution:vn-moj',
  labels: null,
  from: null,
  until: null,
  asOf: null,
  includeParts: true,
  order: 'DESC',
  first: 100,
  after: null,
}
const SHAPE: HistoryShape = {
  date: ['edtf', 'asPrinted', 'inferred', 'why'],
  entity: ['name', 'nameVi', 'aliases'],
  body: ['name'],
  evidence: { properties: ['quote', 'citation'], source: ['name'] },
}

const ask = (question: Partial<HistoryQuestion>, shape = SHAPE) =>
  graph.read(history({ ...QUESTION, ...question }, shape))

/** All of it, page after page. */
async function whole(question: Partial<HistoryQuestion>, first = 100, shape = SHAPE): Promise<HistoryRow[]> {
  const pages: HistoryRow[] = []
  for (let after: string | null = null; ; ) {
    const rows = await ask({ ...question, first, after }, shape)
    pages.push(...rows.slice(0, first))
    if (rows.length <= first) return pages
    after = rows[first - 1]!.at
  }
}

const owners = () =>
  graph.read({
    cypher: 'MATCH (o:Entity) WHERE NOT o:Source RETURN o.id AS id ORDER BY id',
    params: {},
    toRow: (record) => record.get('id') as string,
  })

/** Read from the facts, by a path of its own: which entities an owner's history must name. */
const named = (of: string) =>
  graph.read({
    cypher: `MATCH (o:Entity {id: $of})<-[:PART_OF*0..6]-(body)
      CALL (body) {
        RETURN body AS e
        UNION MATCH (body)-[r]-(e:Entity)
          WHERE type(r) IN $verbs AND (type(r) <> 'ABOUT' OR body:Topic)
          RETURN e
        UNION MATCH (body)-[:MEMBER_OF]->(:Committee)-[r]-(e) WHERE type(r) IN $committeeVerbs AND (e:Agreement OR e:Meeting OR e:Policy) RETURN e
      }
      WITH DISTINCT e WHERE e:Agreement OR e:Meeting OR e:Project OR e:Policy OR e:ReportedFigure
      RETURN e.id AS id
      UNION MATCH (:Entity {id: $of})<-[:PART_OF*0..6]-(body)-[held:HOLDS]-()
        WHERE held.tookOfficeOnEdtf IS NOT NULL OR held.leftOnEdtf IS NOT NULL
        RETURN startNode(held).id AS id`,
    params: { of, verbs: historyVerbs, committeeVerbs },
    toRow: (record) => record.get('id') as string,
  })

const isDated = ({ at }: HistoryRow) => at < 'X'

describe('history', () => {
  it('of every entity names just what its facts name', async () => {
    let entries = 0
    for (const of of await owners()) {
      const rows = await whole({ of })
      expect([...new Set(rows.map(({ entity }) => entity.id))].sort(), of).toEqual((await named(of)).sort())
      entries += rows.length
    }
    expect(entries).toBeGreaterThan(2_000)
  })

  it('gives every entry evidence that is a quote of its source or a citation', async () => {
    for (const of of await owners()) {
      const ids = await whole({ of }, 100, { ...SHAPE, evidence: 'IDS' })
      for (const [place, { evidence, entity }] of (await whole({ of })).entries()) {
        expect(evidence!.length, `${of} ${entity.id}`).toBe(ids[place]!.evidenceIds!.length)
        expect(evidence!.length, `${of} ${entity.id}`).toBeGreaterThan(0)
      }
    }
  })

  it('puts what has no year last, in either order', async () => {
    for (const order of ['ASC', 'DESC'] as const) {
      const rows = await whole({ of: 'institution:vn-moj', order })
      const dated = rows.map(isDated)
      expect(dated.lastIndexOf(true)).toBeLessThan(dated.indexOf(false))
      const keys = rows.filter(isDated).map(({ at }) => at)
      expect(keys).toEqual(order === 'ASC' ? [...keys].sort() : [...keys].sort().reverse())
    }
  })

  it('pages without losing or repeating an entry, whatever the page size and the order', async () => {
    for (const order of ['ASC', 'DESC'] as const) {
      const of = 'institution:vn-moj'
      const [total] = await graph.read(historyCount({ ...QUESTION, of }))
      const atOnce = (await ask({ of, order, first: 1_000 })).map(({ at }) => at)
      expect(atOnce).toHaveLength(total!)
      for (const first of [1, 2, 7, 100]) {
        expect((await whole({ of, order }, first)).map(({ at }) => at)).toEqual(atOnce)
      }
    }
  })

  it('counts what it pages through', async () => {
    for (const question of [{}, { from: '2021-01-01' }, { includeParts: false }, { labels: ['Meeting'] as const }]) {
      const of = 'institution:vn-moj'
      const [total] = await graph.read(historyCount({ ...QUESTION, of, ...question }))
      expect((await whole({ of, ...question })).length).toBe(total)
    }
  })

  it('of a state takes in its ministry, and names the ministry as the body', async () => {
    const rows = await whole({ of: 'partner:russia' })
    const seminar = rows.find(({ entity }) => entity.id === 'meeting:vn-ru-seminar-secured-transactions')!
    expect(seminar.body.id).toBe('partner:ru-moj')
    const own = await whole({ of: 'partner:russia', includeParts: false })
    expect(own.map(({ body }) => body.id)).toEqual(own.map(() => 'partner:russia'))
    expect(own.length).toBeLessThan(rows.length)
  })

  it('within a period has what may lie in it, and nothing without a year', async () => {
    const rows = await whole({ of: 'partner:unicef', from: '2026-06-01', until: '2026-12-31' })
    expect(rows.map(({ event, date }) => [event, date?.edtf])).toEqual([
      ['PLANNED_END', '2026'],
      ['EXPIRES', '2026'],
    ])
    const all = await whole({ of: 'partner:laos' })
    expect(all.filter((row) => !isDated(row)).length).toBeGreaterThan(0)
    expect(await whole({ of: 'partner:laos', from: '1900-01-01' })).toEqual(all.filter(isDated))
  })

  it('as of a day has what had begun by then, and keeps what has no year', async () => {
    const rows = await whole({ of: 'partner:cambodia', asOf: '2016-12-31' })
    expect(rows.map(({ event, date, entity }) => [event, date?.edtf, entity.id])).toEqual([
      ['SIGNED', '2016-12-20', 'agreement:cambodia-criminal-mla-2016'],
      ['SIGNED', '2009-12-22', 'agreement:cambodia-moj-mou-2009'],
      ['SIGNED', 'XXXX-01-21', 'agreement:cambodia-civil-mla'],
    ])
    const all = await whole({ of: 'partner:laos' })
    const begun = all.filter((row) => !isDated(row) || row.date!.edtf < '2021')
    expect(begun.length).toBeLessThan(all.length)
    expect(await whole({ of: 'partner:laos', asOf: '2020-12-31' })).toEqual(begun)
  })

  it('of an unknown entity is empty', async () => {
    expect(await ask({ of: 'partner:atlantis' })).toEqual([])
  })
})
