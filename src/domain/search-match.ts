/** What of an entity a search has found: which of its names, which sentence, and where in it. */
import leven from 'leven'
import { initialsOf, joinedWords, type Span, wordSpans, wordsOf } from './fold.ts'
import { respell } from './respelling.ts'

export interface SearchMatch {
  /** The property whose value is `text`; `quote` for a sentence of a source, `text` for the text of one. */
  readonly field: string
  readonly text: string
  /** The part around the words found, where `text` is long. */
  readonly snippet: string | null
}

export interface Searched {
  /** By property: what names the entity. */
  readonly names: readonly (readonly [field: string, value: string])[]
  /** What it is known by beside its names, as `names`. */
  readonly around: readonly (readonly [field: string, value: string])[]
  readonly quotes: readonly string[]
  readonly note: string | null
  /** Of a source. */
  readonly text: string | null
}

const MOST_WORDS = 16
const LONGEST_WORD = 40

/** The folded words that are looked for: of a long text the first, of a long word the beginning. */
export function searchedWords(text: string): string[] {
  const words = respell(wordsOf(text)).slice(0, MOST_WORDS)
  return words.map((word) => [...word].slice(0, LONGEST_WORD).join(''))
}

/**
 * How many slips of the pen a word may have: none in numbers, for 39 is not 38, nor in the short syllables of a longer
 * text, of which most are one letter from another.
 */
export function slipsAllowed(word: string, words: number): 0 | 1 | 2 {
  if (word.length < (words > 1 ? 5 : 4) || /^\p{N}+$/u.test(word)) return 0
  return word.length < 8 ? 1 : 2
}

type IsFound = (own: string, wanted: string) => boolean

/**
 * Names first, then what it is known by, then sentences: each only where it has words that nothing before it has, and
 * slips of the pen only for words that stand nowhere as they were written. Empty where no word is found.
 */
export function findMatches(searched: string, { names, around, quotes, note, text }: Searched): SearchMatch[] {
  const words = searchedWords(searched)
  const left = new Set(words)
  const whole = words.join('')
  const matches: SearchMatch[] = []
  for (const isFound of [isBeginning, isSlipAmong(words.length)]) {
    const take = (field: string, value: string, found: ReadonlySet<string>) => {
      if (![...found].some((word) => left.has(word))) return
      const snippet = snippetOf(value, found, isFound)
      const shown = field === 'text' ? (snippet ?? value) : value
      for (const word of found) left.delete(word)
      matches.push({ field, text: shown, snippet })
    }
    for (const group of [names, around]) {
      const named = group.map(([field, value]) => ({ field, value, found: foundIn(value, left, whole, isFound) }))
      for (const { field, value, found } of named.sort((a, b) => b.found.size - a.found.size)) take(field, value, found)
    }
    for (const quote of quotes) take('quote', quote, foundIn(quote, left, '', isFound))
    if (note !== null) take('note', note, foundIn(note, left, '', isFound))
    if (text !== null) take('text', text, foundIn(text, left, '', isFound))
  }
  return matches
}

/** Which of the words the value has; all of them where it begins with what was searched, however that is divided. */
function foundIn(value: string, words: ReadonlySet<string>, whole: string, isFound: IsFound): Set<string> {
  const own = new Set([...wordsOf(value), ...joinedWords(value), ...initialsOf(value), ...respell(wordsOf(value))])
  if (whole !== '' && respell(wordsOf(value)).join('').startsWith(whole)) return new Set(words)
  return new Set([...words].filter((word) => own.has(word) || [...own].some((one) => isFound(one, word))))
}

const isBeginning: IsFound = (own, wanted) => own === wanted || (wanted.length > 1 && own.startsWith(wanted))

/** As in the index: two letters that changed places are one slip. */
const isSlipAmong =
  (words: number): IsFound =>
  (own, wanted) => {
    const slips = slipsAllowed(wanted, words)
    if (slips === 0) return false
    const distance = leven(own, wanted, { maxDistance: slips + 1 })
    return distance <= slips || (distance === slips + 1 && lettersOf(own) === lettersOf(wanted))
  }

const lettersOf = (word: string) => [...word].sort().join('')

const AROUND = 60
const SHORT = 160

/** The part with most of the words; null where the value is short enough to be shown whole. */
function snippetOf(value: string, words: ReadonlySet<string>, isFound: IsFound): string | null {
  if (value.length <= SHORT) return null
  const spans = wordSpans(value)
  const hits = spans.flatMap((span) =>
    [...words].filter((one) => isFound(span.word, one)).map((word) => ({ ...span, word })),
  )
  const near = (hit: Span) => hits.filter(({ start, end }) => start >= hit.start && end <= hit.start + 2 * AROUND)
  let best: typeof hits = []
  for (const hit of hits) {
    const around = near(hit)
    if (distinct(around) > distinct(best)) best = around
  }
  const [first] = best
  if (first === undefined) return null
  const from = spans.find(({ start }) => start >= first.start - AROUND)?.start ?? 0
  const to = spans.findLast(({ end }) => end <= Math.max(...best.map(({ end }) => end)) + AROUND)?.end ?? value.length
  const cut = value.slice(from, to).replaceAll(/\s+/g, ' ')
  return `${from > 0 ? '…' : ''}${cut}${to < value.trimEnd().length ? '…' : ''}`
}

const distinct = (hits: readonly { readonly word: string }[]) => new Set(hits.map(({ word }) => word)).size
