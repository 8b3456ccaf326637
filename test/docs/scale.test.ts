/** What docs/scale.md calls measured is what the last run of `npm run bench:store` wrote down. */
import { expect, it } from 'vitest'
import type { StorePart, StoreSize } from '../../bench/store/measure-store.ts'
import { readText, tableOf } from './read-document.ts'

it('the bytes of docs/scale.md are those of bench/results/store.json', () => {
  const sizes: StoreSize[] = JSON.parse(readText('bench/results/store.json'))
  const { bytes, relationships } = sizes.find(({ entities }) => entities === 10_000)!
  const each = (...parts: StorePart[]) =>
    String(Math.round(parts.reduce((sum, part) => sum + bytes[part], 0) / relationships))
  const rows = tableOf(readText('docs/scale.md'), 'a stored relationship has with it').map(([, value]) => value)
  expect(rows).toEqual([
    each('nodes', 'relationships'),
    each('properties'),
    each('long texts and lists'),
    each('range indexes'),
    each('full text', 'lookup by label and type', 'counts and the rest'),
    each(...(Object.keys(bytes) as StorePart[])),
  ])
})
