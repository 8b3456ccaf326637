/** Files are named after what is in them, and no two questions that are told in part only share a name. */
import { expect, it } from 'vitest'
import type { SubgraphArguments } from '../../src/domain/subgraph-arguments.ts'
import { subgraphFileName } from '../../src/domain/subgraph-title.ts'
import { subgraphArguments } from '../support/subgraph-arguments.ts'

const nameOf = (roots: readonly string[], more: Partial<SubgraphArguments> = {}) =>
  subgraphFileName(subgraphArguments(roots, more))

const many = (last: string) => ['partner:a', 'partner:b', 'partner:c', 'partner:d', last]
const long = (last: string) => ['partner:a', 'b', 'c'].map((id) => id.padEnd(60, 'x')).concat(last)

it('has all that was asked, where that is short', () => {
  expect(nameOf(['partner:cuba', 'partner:laos'], { types: ['Agreement'], from: '2021-01-01' })).toBe(
    'cuba-laos-2-steps-agreement-from-2021-01-01',
  )
})

it.each([many, long])('differs by roots that it does not name', (roots) => {
  const [one, other] = [nameOf(roots('partner:y')), nameOf(roots('partner:z'))]
  expect(one).toMatch(/^[a-z0-9-]{1,160}-[\da-f]{8}$/)
  expect(one).not.toBe(other)
  expect(nameOf(roots('partner:y'))).toBe(one)
})
