/** Names the nearest word to one that nobody knows. */
import leven from 'leven'

/** The nearest of `candidates` to `word`, or null where none is near enough to be a slip of the pen. */
export function suggest(word: string, candidates: Iterable<string>): string | null {
  const limit = Math.max(2, Math.floor(word.length / 3))
  let best: string | null = null
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    const distance = leven(word.toLowerCase(), candidate.toLowerCase(), { maxDistance: limit + 1 })
    const isNearer =
      distance < bestDistance || (distance === bestDistance && best !== null && isAsLong(candidate, word, best))
    if (isNearer) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Of two words equally near, letters swapped are likelier than letters lost. */
function isAsLong(candidate: string, word: string, best: string): boolean {
  return Math.abs(candidate.length - word.length) < Math.abs(best.length - word.length)
}

/** ` Did you mean "x"?`, or nothing: to be added to a sentence. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = suggest(word, candidates)
  return near === null ? '' : ` Did you mean "${near}"?`
}
