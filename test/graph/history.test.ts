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
  of: 'partner:laos',
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

const ask = (question: Partial<HistoryQuestion>) => graph.read(history({ ...QUESTION, ...question }, SHAPE))

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
      RETURN e.id AS id ORDER BY id`,
    params: { of, verbs: historyVerbs, committeeVerbs },
    toRow: (record) => record.get('id') as string,
  })

const isDated = ({ at }: HistoryRow) => at < 'X'

describe('history', () => {
  it('of every entity names just what its facts name', async () => {
    let entries = 0
    for (const of of await owners()) {
      const rows = await ask({ of })
      expect([...new Set(rows.map(({ entity }) => entity.id))].sort(), of).toEqual(await named(of))
      entries += rows.length
    }
    expect(entries).toBeGreaterThan(200)
  })

  it('gives every entry evidence that is a quote of its source or a citation', async () => {
    for (const of of await owners()) {
      for (const { evidence, evidenceIds, entity } of await ask({ of })) {
        expect(evidence!.length, `${of} ${entity.id}`).toBe(evidenceIds.length)
        expect(evidence!.length, `${of} ${entity.id}`).toBeGreaterThan(0)
      }
    }
  })

  it('puts what has no year last, in either order', async () => {
    for (const order of ['ASC', 'DESC'] as const) {
      const rows = await ask({ of: 'institution:vn-moj', order })
      const dated = rows.map(isDated)
      expect(dated.lastIndexOf(true)).toBeLessThan(dated.indexOf(false))
      const keys = rows.filter(isDated).map(({ at }) => at)
      expect(keys).toEqual(order === 'ASC' ? [...keys].sort() : [...keys].sort().reverse())
    }
  })

  it('pages without losing or repeating an entry, whatever the page size and the order', async () => {
    for (const order of ['ASC', 'DESC'] as const) {
      const whole = (await ask({ of: 'institution:vn-moj', order })).map(({ at }) => at)
      for (const first of [1, 2, 7]) {
        const pages: string[] = []
        for (let after: string | null = null; ; ) {
          const rows = await ask({ of: 'institution:vn-moj', order, first, after })
          pages.push(...rows.slice(0, first).map(({ at }) => at))
          if (rows.length <= first) break
          after = rows[first - 1]!.at
        }
        expect(pages).toEqual(whole)
      }
    }
  })

  it('counts what it pages through', async () => {
    for (const question of [{}, { from: '2021-01-01' }, { includeParts: false }, { labels: ['Meeting'] as const }]) {
      const of = 'institution:vn-moj'
      const [total] = await graph.read(historyCount({ ...QUESTION, of, ...question }))
      expect((await ask({ of, ...question })).length).toBe(total)
    }
  })

  it('of a state takes in its ministry, and names the ministry as the body', async () => {
    const rows = await ask({ of: 'partner:russia' })
    const seminar = rows.find(({ entity }) => entity.id === 'meeting:vn-ru-seminar-secured-transactions')!
    expect(seminar.body.id).toBe('partner:ru-moj')
    const own = await ask({ of: 'partner:russia', includeParts: false })
    expect(own.map(({ body }) => body.id)).toEqual(own.map(() => 'partner:russia'))
    expect(own.length).toBeLessThan(rows.length)
  })

  it('within a period has what may lie in it, and nothing without a year', async () => {
    const rows = await ask({ of: 'partner:unicef', from: '2026-06-01', until: '2026-12-31' })
    expect(rows.map(({ event, date }) => [event, date?.edtf])).toEqual([['EXPIRES', '2026']])
    expect(await ask({ of: 'partner:laos', from: '1900-01-01' })).toHaveLength(1)
  })

  it('as of a day has what had begun by then, and keeps what has no year', async () => {
    const rows = await ask({ of: 'partner:laos', asOf: '2020-12-31' })
    expect(rows.map(({ date }) => date?.edtf)).toEqual(['XXXX-08-08'])
  })

  it('of an unknown entity is empty', async () => {
    expect(await ask({ of: 'partner:atlantis' })).toEqual([])
  })
})
