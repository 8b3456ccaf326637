import { expect, test } from 'vitest'
import { summarise, timeInterleaved } from '../../bench/measure/interleave.ts'

test('a median and a 95th percentile are values that were measured', () => {
  expect(summarise([5, 1, 3])).toEqual({ p50: 3, p95: 5, p99: 5 })
  expect(summarise(Array.from({ length: 100 }, (_, index) => index + 1))).toEqual({ p50: 50, p95: 95, p99: 99 })
})

test('every one runs once a round, warm-up included, and another comes first each round', async () => {
  const ran: string[] = []
  const run = (name: string) => async () => ran.push(name)
  await timeInterleaved({ a: run('a'), b: run('b'), c: run('c') }, { warmUp: 1, timed: 2 })
  expect(ran).toEqual([...['a', 'b', 'c'], ...['b', 'c', 'a'], ...['c', 'a', 'b']])
})
