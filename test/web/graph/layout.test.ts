/** Where entities stand: the same for the same steps, and what stood stays. */
import { expect, it } from 'vitest'
import { quoteInText } from '../../../src/web/graph/claims.ts'
import { neighbourTowards } from '../../../src/web/graph/direction.ts'
import { layOut } from '../../../src/web/graph/layout.ts'

const ids = Array.from({ length: 40 }, (_, index) => `n${index}`)
const edges = ids.slice(1).map((id, index) => [id, `n${Math.floor(index / 3)}`] as const)

const nothing = { standing: [], placed: [] }

it('gives the same places to the same entities', () => {
  expect(layOut({ ids, edges, ...nothing })).toEqual(layOut({ ids, edges, ...nothing }))
})

it('moves nothing that a person has placed, little of what stood, and lays nothing over another', () => {
  const standing = layOut({ ids: ids.slice(0, 20), edges, ...nothing })
  const all = layOut({ ids: ids.slice(20), edges, standing, placed: ['n3'] })
  expect(all.map(([id]) => id)).toEqual(ids)
  expect(all[3]).toEqual(standing[3])
  const moved = standing.map(([, x, y], index) => Math.hypot(all[index]![1] - x, all[index]![2] - y))
  expect(moved.reduce((sum, one) => sum + one, 0) / moved.length).toBeLessThan(110)
  for (const [one, x, y] of all) {
    for (const [other, left, top] of all) {
      if (one < other) expect(Math.hypot(x - left, y - top), `${one} and ${other}`).toBeGreaterThan(60)
    }
  }
})

it('goes by arrow key to the nearest in that direction', () => {
  const places = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 100, y: 10 }],
    ['c', { x: 300, y: 0 }],
    ['d', { x: 0, y: -80 }],
  ])
  const go = (from: string | null, x: number, y: number) => neighbourTowards(['a', 'b', 'c', 'd'], places, from, [x, y])
  expect([go('a', 1, 0), go('b', 1, 0), go('a', 0, -1), go('a', -1, 0), go(null, 1, 0)]).toEqual([
    'b',
    'c',
    'd',
    null,
    'a',
  ])
})

it('cuts a quote from its text by code points', () => {
  expect(quoteInText('🤝🤝 Lào ký', 3, 6)).toEqual({ before: '🤝🤝 ', quote: 'Lào', after: ' ký' })
})
