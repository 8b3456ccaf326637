/** Faults that are not the reader's: what readers are told of them, and what only the log holds. */
import { expect, it } from 'vitest'
import { UnavailableError } from '../../src/domain/errors.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { openGraph } from '../../src/graph/graph.ts'
import { askSeeded, startAsker } from '../support/ask.ts'
import { testGraphSettings } from '../support/graph.ts'

const seeded = askSeeded()

it('a question that takes too long is ended, and says so', async () => {
  const impatient = await openGraph({ ...testGraphSettings(), readTimeoutMs: 200 })
  try {
    const endless = {
      cypher: 'UNWIND range(1, 100000000) AS a UNWIND range(1, 100000) AS b RETURN count(*)',
      params: {},
      toRow: () => null,
    }
    await expect(impatient.read(endless)).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: 'The question took longer than 200 ms.',
    })
  } finally {
    await impatient.close()
  }
})

it('a fault of ours is masked, logged, and carries an id by which it is found', async () => {
  const broken = {
    ...seeded.graph,
    read: () => Promise.reject(new Error('bolt://secret:7687 MATCH (n) broke')),
  } as unknown as Graph
  const inner = await startAsker(broken)
  const { errors } = await inner.answer('{ history(of: "partner:laos") { totalCount } }')
  expect(errors).toHaveLength(1)
  expect(errors[0]!.extensions).toEqual({ code: 'INTERNAL', id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(JSON.stringify(errors)).not.toMatch(/secret|MATCH|broke|stack/)
  expect(inner.logged).toEqual([
    {
      id: errors[0]!.extensions!.id,
      error: expect.objectContaining({ message: 'bolt://secret:7687 MATCH (n) broke' }),
    },
  ])
  await inner.stop()
})

it('a fault of the database under a library read carries neither Cypher nor address', async () => {
  const broken = {
    ...seeded.graph,
    executor: { run: () => seeded.graph.executor.run('THIS IS NO CYPHER', {}) },
  } as unknown as Graph
  const inner = await startAsker(broken)
  const { errors } = await inner.answer('{ partnersConnection { totalCount } }')
  expect(errors[0]!.extensions!.code).toBe('INTERNAL')
  expect(JSON.stringify(errors)).not.toMatch(/CYPHER|bolt|Neo|stack/)
  await inner.stop()
})

it('a database that is away is said without its address', async () => {
  const away = {
    ...seeded.graph,
    read: () => Promise.reject(new UnavailableError('No Neo4j answers at "bolt://10.0.0.7:7687".', { hint: 'x' })),
  }
  const masked = await startAsker(away as unknown as Graph)
  const { errors } = await masked.answer('{ history(of: "partner:laos") { totalCount } }')
  expect(errors[0]).toMatchObject({
    message: 'The database does not answer just now.',
    extensions: { code: 'UNAVAILABLE', hint: 'try again.' },
  })
  expect(JSON.stringify(errors)).not.toContain('10.0.0.7')
  expect(masked.logged).toHaveLength(1)
  await masked.stop()
})
