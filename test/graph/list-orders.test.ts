/** Long lists and whole types, in the order of an index: what they answer. Their cost: list-costs.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPartialDate, type Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { type Asker, startAsker } from '../support/ask.ts'
import { loadFacts } from '../support/facts.ts'
import { openEmptyGraph } from '../support/graph.ts'
import { hubOf } from '../support/listed-hub.ts'

let graph: Graph
let asker: Asker

beforeAll(async () => {
  graph = await openEmptyGraph()
  asker = await startAsker(graph)
})

afterAll(async () => {
  await asker.stop()
  await graph.close()
})

interface Row {
  readonly id: string
  readonly day: string | null
  readonly role: string
}

/** As it should be listed: what has no day comes last in either order. */
function inOrder(rows: readonly Row[], order: 'ASC' | 'DESC'): string[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const byDay = (a: Row, b: Row) => {
    if (a.day === null || b.day === null) return Number(a.day === null) - Number(b.day === null)
    return order === 'ASC' ? compare(a.day, b.day) : compare(b.day, a.day)
  }
  return rows
    .toSorted((a, b) => byDay(a, b) || compare(a.id, b.id) || compare(a.role, b.role))
    .map(({ id, role }) => `${id} ${role}`.trim())
}

function rowsOf({ entities, relationships }: Subgraph): Row[] {
  const days = new Map(
    entities.map(({ id, fields: { signedOn } }) => [
      id,
      signedOn !== undefined && isPartialDate(signedOn) ? signedOn.earliest : null,
    ]),
  )
  return relationships
    .filter(({ type }) => type === 'PARTY_TO')
    .map(({ to, fields }) => ({ id: to, day: days.get(to) ?? null, role: String(fields.role) }))
}

const cursorAfter = (rows: number) =>
  rows === 0 ? '' : `, after: "${Buffer.from(`arrayconnection:${rows - 1}`).toString('base64')}"`

describe('the agreements of a hub', () => {
  const COUNT = 50
  beforeAll(() => loadFacts(graph, hubOf(COUNT)))

  const page = async (args: string) => {
    const { partnersConnection } = await asker.ask(`{ partnersConnection(where: { id: { eq: "partner:hub" } }) {
      edges { node { agreementsConnection(${args}) { totalCount pageInfo { hasNextPage }
        edges { properties { role } node { id } } } } } } }`)
    const { edges, totalCount, pageInfo } = partnersConnection.edges[0].node.agreementsConnection
    const rows = edges.map((edge: any) => `${edge.node.id} ${edge.properties.role}`)
    return { rows, totalCount, hasNextPage: pageInfo.hasNextPage }
  }

  describe.each(['ASC', 'DESC'] as const)('%s', (order) => {
    const sort = `sort: [{ node: { signedOnEarliest: ${order} } }, { node: { id: ASC } }, { edge: { role: ASC } }]`

    it.each([
      [5, 0],
      [7, 3],
      [20, 40],
      [100, 0],
      [10, 60],
      [10, 200],
    ])('come by date: %i after %i', async (first, after) => {
      const rows = inOrder(rowsOf(hubOf(COUNT)), order)
      expect(await page(`first: ${first}, ${sort}${cursorAfter(after)}`)).toEqual({
        rows: rows.slice(after, after + first),
        totalCount: rows.length,
        hasNextPage: rows.length > after + first,
      })
    })

    it.each([
      ['one role', '{ edge: { role: { eq: WITNESS } } }', ({ role }: Row) => role === 'WITNESS'],
      ['a period', '{ node: { signedOnEarliest: { lt: "2012-01-01" } } }', ({ day }: Row) => (day ?? '9') < '2012'],
      ['one id', '{ node: { id: { eq: "agreement:a-0" } } }', ({ id }: Row) => id === 'agreement:a-0'],
      ['none', '{ node: { name: { contains: "nothing" } } }', () => false],
    ])('come by date where a filter leaves %s', async (_what, where, isLeft) => {
      const rows = inOrder(rowsOf(hubOf(COUNT)).filter(isLeft), order)
      const left = { totalCount: rows.length, hasNextPage: rows.length > 4 }
      expect(await page(`first: 4, where: ${where}, ${sort}`)).toEqual({ rows: rows.slice(0, 4), ...left })
    })
  })

  it('come by date where their ids, or nothing, come after it in another order', async () => {
    const days = new Map(rowsOf(hubOf(COUNT)).map(({ id, day }) => [id, day]))
    for (const after of ['', ', { node: { id: DESC } }', ', { node: { name: ASC } }']) {
      const { rows } = await page(`first: 100, sort: [{ node: { signedOnEarliest: DESC } }${after}]`)
      const found = rows.map((row: string) => days.get(row.split(' ')[0]!))
      expect(found, after).toEqual(
        found.toSorted((a: string, b: string) => (a === b ? 0 : (a ?? '') < (b ?? '') ? 1 : -1)),
      )
      expect(rows.length).toBe(rowsOf(hubOf(COUNT)).length)
    }
  })
})

describe('what is few, and yet not of a hub', () => {
  it('comes in order of the relationship', async () => {
    await loadFacts(graph, hubOf(50))
    const { partnersConnection } = await asker.ask(`{ partnersConnection(where: { id: { eq: "partner:hub" } }) {
      edges { node { issuedPoliciesConnection(first: 9${cursorAfter(20)}) { totalCount edges { properties { id } node { id } } } } } } }`)
    const { totalCount, edges } = partnersConnection.edges[0].node.issuedPoliciesConnection
    const ids = hubOf(50).relationships.flatMap(({ id, type }) => (type === 'ISSUED' ? [id] : []))
    expect(totalCount).toBe(ids.length)
    expect(edges.map((edge: any) => edge.properties.id)).toEqual(ids.sort().slice(20, 29))
    for (const { properties, node } of edges) expect(properties.id).toContain(node.id)
  })
})

describe('what sources say of a hub', () => {
  const COUNT = 40
  beforeAll(() => loadFacts(graph, hubOf(COUNT)))

  const page = async (args: string) => {
    const { entity } = await asker.ask(`{ entity(id: "partner:hub") { evidenceConnection(${args}) {
      totalCount pageInfo { hasNextPage } edges { properties { property } node { id } } } } }`)
    const { edges, totalCount, pageInfo } = entity.evidenceConnection
    const rows = edges.map((edge: any) => `${edge.node.id} ${edge.properties.property}`)
    return { rows, totalCount, hasNextPage: pageInfo.hasNextPage }
  }

  it.each([
    ['', () => true],
    ['where: { edge: { Supports: { property: { eq: "name" } } } },', (property: string) => property === 'name'],
    [
      'where: { edge: { Supports: { property: { startsWith: "PARTY_TO/" } } } },',
      (property: string) => property !== 'name',
    ],
    [
      'where: { edge: { Supports: { property: { in: ["name", "vision"] } } } },',
      (property: string) => property === 'name',
    ],
    ['where: { edge: { Supports: { property: { eq: "name" }, rank: { eq: PREFERRED } } } },', () => false],
    ['where: { node: { id: { eq: "evidence:1" } } },', (_property: string, id: string) => id === 'evidence:1'],
  ])('comes by the ids of the evidence: %s', async (where, isLeft) => {
    const left = hubOf(COUNT).supports.filter(({ property, evidenceId }) => isLeft(property, evidenceId))
    const pairs = left.map(({ evidenceId, property }) => [evidenceId, property] as const)
    for (const [order, sign] of [
      ['ASC', 1],
      ['DESC', -1],
    ] as const) {
      const ids = pairs.map(([id]) => id).sort((a, b) => (a < b ? -sign : a > b ? sign : 0))
      for (const after of [0, 5, 50]) {
        const { rows, totalCount, hasNextPage } = await page(
          `first: 7, ${where} sort: [{ node: { id: ${order} } }]${cursorAfter(after)}`,
        )
        expect(rows.map((row: string) => row.split(' ')[0])).toEqual(ids.slice(after, after + 7))
        expect(pairs.map((pair) => pair.join(' '))).toEqual(expect.arrayContaining(rows))
        expect({ totalCount, hasNextPage }).toEqual({ totalCount: left.length, hasNextPage: left.length > after + 7 })
      }
    }
  })
})

describe('all of a type', () => {
  beforeAll(() => loadFacts(graph, hubOf(50)))

  const all = async (args: string) => {
    const { agreementsConnection } = await asker.ask(
      `{ agreementsConnection(${args}) { totalCount pageInfo { hasNextPage } edges { node { id kind } } } }`,
    )
    const { edges, totalCount, pageInfo } = agreementsConnection
    return { ids: edges.map((edge: any) => edge.node.id), totalCount, hasNextPage: pageInfo.hasNextPage }
  }
  const expected = (order: 'ASC' | 'DESC', isLeft: (row: Row & { kind: string }) => boolean) => {
    const { entities } = hubOf(50)
    const kinds = new Map(entities.map(({ id, fields }) => [id, String(fields.kind)]))
    const rows = rowsOf(hubOf(50)).filter(({ role }) => role === 'PARTY')
    const left = rows.filter((row) => isLeft({ ...row, kind: kinds.get(row.id)! }))
    return inOrder(
      left.map((row) => ({ ...row, role: '' })),
      order,
    )
  }

  it.each(['ASC', 'DESC'] as const)('comes by date, of one kind, too: %s', async (order) => {
    const sort = `sort: [{ signedOnEarliest: ${order} }, { id: ASC }]`
    for (const [where, isLeft] of [
      ['', () => true],
      ['where: { kind: { eq: TREATY } },', ({ kind }: { kind: string }) => kind === 'TREATY'],
      ['where: { OR: [{ kind: { eq: TREATY } }, { kind: { eq: PLAN } }] },', (row: any) => row.kind !== 'PROTOCOL'],
      ['where: { NOT: { kind: { eq: TREATY } } },', ({ kind }: { kind: string }) => kind !== 'TREATY'],
      ['where: { kind: { eq: null } },', () => false],
    ] as const) {
      const ids = expected(order, isLeft)
      for (const after of [0, 7, 70]) {
        expect(await all(`first: 9, ${where} ${sort}${cursorAfter(after)}`), where).toEqual({
          ids: ids.slice(after, after + 9),
          totalCount: ids.length,
          hasNextPage: ids.length > after + 9,
        })
      }
    }
  })

  it.each([
    ['name: ASC }, { id: ASC', (a: string, b: string) => (a < b ? -1 : 1)],
    ['name: DESC }, { id: ASC', (a: string, b: string) => (a < b ? 1 : -1)],
    ['id: DESC', (a: string, b: string) => (a < b ? 1 : -1)],
  ])('comes by { %s }', async (sort, compare) => {
    const ids = expected('ASC', () => true).toSorted(compare)
    expect((await all(`first: 12, sort: [{ ${sort} }]`)).ids).toEqual(ids.slice(0, 12))
  })
})
