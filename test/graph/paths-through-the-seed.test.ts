/** Paths through the real data are as short as the database finds them by itself, under the same rule. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { walkedTypes } from '../../src/domain/connections.ts'
import { ALWAYS } from '../../src/domain/valid-time.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { paths } from '../../src/graph/queries/paths.ts'
import { openSeededGraph } from '../support/graph.ts'

const ANY_WAY = {
  maxLength: 6,
  limit: 5,
  avoidHubs: true,
  labels: null,
  types: walkedTypes,
  period: ALWAYS,
  facts: { properties: [], evidence: 'IDS' as const },
  entities: [],
}

describe('paths through the seed', () => {
  let graph: Graph

  beforeAll(async () => {
    graph = await openSeededGraph()
  })

  afterAll(() => graph.close())

  /** By a way of its own: the length of the shortest path that the same rule leaves. */
  async function shortest(from: string, to: string): Promise<number | null> {
    const [length] = await graph.read({
      cypher: `MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
        MATCH p = shortestPath((a)-[r:${walkedTypes.filter((type) => type !== 'BROADER').join('|')}*..6]-(b))
        WHERE none(n IN nodes(p) WHERE n <> a AND n <> b AND
          (n:Institution OR n:Person AND EXISTS { (n)-[:HOLDS]->(:Institution) }))
        RETURN length(p) AS length`,
      params: { from, to },
      toRow: (record) => record.get('length') as number,
    })
    return length ?? null
  }

  it('are as short as can be, simple, and joined by the facts they name', async () => {
    const ids = ['partner:laos', 'partner:cuba', 'partner:unicef', 'partner:jica', 'partner:undp', 'policy:39-ct-tw']
    let compared = 0
    for (const from of ids) {
      for (const to of ids.filter((id) => id > from)) {
        const { paths: found, withoutHubs } = (await paths(graph, { ...ANY_WAY, from, to }))!
        const length = await shortest(from, to)
        if (length === null) expect(withoutHubs && found.length > 0, `${from} ${to}`).toBe(false)
        else expect(found[0]?.ids.length, `${from} ${to}`).toBe(length + 1)
        const lengths = found.map((path) => path.ids.length)
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
        for (const path of found) {
          expect(new Set(path.ids).size).toBe(path.ids.length)
          for (const [place, fact] of path.relationships.entries()) {
            expect([fact.from, fact.to].sort()).toEqual([path.ids[place], path.ids[place + 1]].sort())
            expect(fact.evidenceIds!.length, fact.id).toBeGreaterThan(0)
          }
        }
        compared++
      }
    }
    expect(compared).toBe(15)
  })
})
