import { Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { openGraph } from '../../src/graph/graph.ts'
import { testGraphSettings } from '../support/graph.ts'

it('a long statement goes to the system in one call', async () => {
  const graph = await openGraph(testGraphSettings())
  const cypher = `RETURN ${Array.from({ length: 1_000 }, (_, number) => number).join(' + ')} AS total`
  const write = vi.spyOn(Socket.prototype, 'write')
  try {
    expect(await graph.read({ cypher, params: {}, toRow: (row) => row.get('total') })).toEqual([499_500])
    const sent = write.mock.calls.map(([piece]) => Buffer.from(piece as Uint8Array).toString('latin1'))
    expect(sent.filter((piece) => piece.includes('998 + 999') && piece.includes('RETURN 0 + 1'))).toHaveLength(1)
  } finally {
    write.mockRestore()
    await graph.close()
  }
})
