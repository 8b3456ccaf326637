/** Faults of a real database, as our errors. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../src/graph/graph.ts'
import { openEmptyGraph } from '../support/graph.ts'

let graph: Graph

beforeAll(async () => {
  graph = await openEmptyGraph()
})

afterAll(() => graph.close())

describe('what takes more memory than Neo4j gives', () => {
  const cypher = 'UNWIND range(1, 100000000) AS i WITH collect(toString(i)) AS texts RETURN size(texts) AS size'
  const fault = {
    code: 'UNAVAILABLE',
    message: expect.stringContaining('has not enough memory for that'),
    hint: expect.stringContaining('NEO4J_HEAP'),
  }

  it('is refused once when it reads, and others go on', async () => {
    await expect(graph.read({ cypher, params: {}, toRow: () => null })).rejects.toMatchObject(fault)
    await graph.ping()
  })

  it('is refused once when it writes, and nothing is written', async () => {
    let attempts = 0
    const writing = graph.write(async (transaction) => {
      attempts++
      await transaction.run("CREATE (:Entity {id: 'topic:half-written'})")
      await transaction.run(cypher)
    })
    await expect(writing).rejects.toMatchObject(fault)
    expect(attempts).toBe(1)
    const left = { cypher: 'MATCH (n) RETURN n.id AS id', params: {}, toRow: () => null }
    expect(await graph.read(left)).toEqual([])
  })
})
