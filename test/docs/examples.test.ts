/**
 * Every GraphQL example of the documentation is answered by the seed as it is printed. A block of GraphQL, or a curl
 * command, is asked; the JSON block after it is the whole answer, in which only a text that ends in " …" is cut.
 */
import { describe, expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'
import { type Block, blocksOf, readText } from './read-document.ts'

interface Example {
  readonly place: string
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly printed: unknown
}

function questionOf({ language, text }: Block): Pick<Example, 'query' | 'variables'> | null {
  if (language === 'graphql') return { query: text, variables: {} }
  const body = /-d '(\{.*\})'/.exec(text)?.[1]
  return language === 'sh' && body !== undefined ? { variables: {}, ...JSON.parse(body) } : null
}

function examplesOf(path: string): Example[] {
  const blocks = blocksOf(readText(path))
  return blocks.flatMap((block, index) => {
    const question = questionOf(block)
    if (question === null) return []
    const place = `${path}:${block.line}`
    const answer = blocks[index + 1]
    if (answer?.language !== 'json') throw new Error(`${place} has no answer in JSON after it`)
    return [{ place, ...question, printed: JSON.parse(answer.text) }]
  })
}

/** `actual` with each text cut where `printed` cuts it: what is then equal was printed honestly. */
function cutLike(actual: unknown, printed: unknown): unknown {
  if (typeof actual === 'string' && typeof printed === 'string') {
    const kept = printed.endsWith(' …') ? printed.slice(0, -2) : null
    return kept !== null && actual.length > kept.length && actual.startsWith(kept) ? printed : actual
  }
  if (typeof actual !== 'object' || actual === null || typeof printed !== 'object' || printed === null) return actual
  const cut = Object.entries(actual).map(([key, value]) => [
    key,
    cutLike(value, (printed as Record<string, unknown>)[key]),
  ])
  return Array.isArray(actual) ? cut.map(([, value]) => value) : Object.fromEntries(cut)
}

const examples = ['README.md', 'docs/schema-guide.md'].flatMap(examplesOf)

describe('an example', () => {
  const seeded = askSeeded()

  it.each(examples)('at $place has the answer that is printed', async ({ query, variables, printed }) => {
    const { data, errors } = await seeded.asker.answer(query, variables)
    const answer = errors.length > 0 ? { errors, data } : { data }
    expect(cutLike(answer, printed)).toEqual(printed)
  })
})

describe('the documentation', () => {
  it('has examples in both places', () => {
    const counted = examples.map(({ place }) => place.split(':')[0])
    expect(counted.filter((path) => path === 'README.md').length).toBeGreaterThan(4)
    expect(counted.filter((path) => path === 'docs/schema-guide.md').length).toBeGreaterThan(6)
  })

  it('may cut a text, and nothing else', () => {
    const printed = { quote: 'Chiều 8/8, …', year: null }
    expect(cutLike({ quote: 'Chiều 8/8, Bộ trưởng', year: null }, printed)).toEqual(printed)
    expect(cutLike({ quote: 'Sáng 8/8, Bộ trưởng', year: null }, printed)).not.toEqual(printed)
    expect(cutLike({ quote: 'Chiều 8/8, Bộ trưởng', year: 2020 }, printed)).not.toEqual(printed)
    expect(cutLike([{ a: 1 }, { a: 2 }], [{ a: 1 }])).not.toEqual([{ a: 1 }])
  })
})
