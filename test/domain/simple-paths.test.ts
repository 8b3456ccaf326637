/** Paths meet nothing twice, and those that tell most come first. */
import { describe, expect, it } from 'vitest'
import { type Adjacency, inOrderOfTelling, isDetour, simplePaths } from '../../src/domain/simple-paths.ts'

function joined(...pairs: readonly (readonly [string, string])[]): Adjacency {
  const found = new Map<string, Set<string>>()
  for (const [a, b] of pairs) {
    found.set(a, (found.get(a) ?? new Set()).add(b))
    found.set(b, (found.get(b) ?? new Set()).add(a))
  }
  return found
}

const ends = { from: 'partner:a', to: 'partner:z' }

describe('simple paths', () => {
  it('have just the length asked for, and meet nothing twice', () => {
    const graph = joined(
      ['partner:a', 'agreement:1'],
      ['agreement:1', 'partner:z'],
      ['agreement:1', 'partner:m'],
      ['partner:m', 'agreement:2'],
      ['agreement:2', 'partner:z'],
    )
    const of = (length: number) => simplePaths(graph, { ...ends, length }, 10).paths.map((path) => path.join(' '))
    expect(of(1)).toEqual([])
    expect(of(2)).toEqual(['partner:a agreement:1 partner:z'])
    expect(of(3)).toEqual([])
    expect(of(4)).toEqual(['partner:a agreement:1 partner:m agreement:2 partner:z'])
    expect(of(5)).toEqual([])
    expect(of(6)).toEqual([])
    expect(simplePaths(joined(['partner:a', 'partner:z']), { ...ends, length: 1 }, 10).paths).toEqual([
      ['partner:a', 'partner:z'],
    ])
  })

  it('say where there are more than were asked for', () => {
    const pairs = ['1', '2', '3'].flatMap((id): [string, string][] => [
      ['partner:a', `meeting:${id}`],
      [`meeting:${id}`, 'partner:z'],
    ])
    const graph = joined(...pairs)
    expect(simplePaths(graph, { ...ends, length: 2 }, 3)).toMatchObject({ isCut: false })
    const cut = simplePaths(graph, { ...ends, length: 2 }, 2)
    expect(cut.isCut).toBe(true)
    expect(cut.paths.map(([, middle]) => middle)).toEqual(['meeting:1', 'meeting:2'])
  })

  it('come by what they pass, then by how few relationships that has, then by id', () => {
    const path = (middle: string) => ['partner:a', middle, 'partner:z']
    const middles = ['topic:t', 'institution:i', 'person:p', 'committee:c', 'meeting:m', 'meeting:b', 'agreement:x']
    const degrees = new Map([
      ['meeting:m', 3],
      ['meeting:b', 9],
      ['agreement:x', 9],
    ])
    expect(inOrderOfTelling(middles.map(path), degrees).map(([, middle]) => middle)).toEqual([
      'meeting:m',
      'agreement:x',
      'meeting:b',
      'committee:c',
      'person:p',
      'institution:i',
      'topic:t',
    ])
  })

  it('that pass all of a shorter one are detours; a direct connection hides none', () => {
    const short = [['a', 'm', 'z']]
    expect(isDetour(['a', 'm', 'n', 'z'], short)).toBe(true)
    expect(isDetour(['a', 'n', 'o', 'z'], short)).toBe(false)
    expect(isDetour(['a', 'n', 'z'], [['a', 'z']])).toBe(false)
  })
})
