/**
 * Text as people look for it: case, diacritics, Unicode form and the place of a tone mark make no difference.
 * `Uỷ ban`, `Ủy ban` and `uy ban` are one; `Cu-ba` is `cu ba` and `cuba`; `39-CT/TW` is `39 ct tw` and `39cttw`.
 */

/** Marks that Latin letters are written with; those of Lao and Thai are letters of their own. */
const LATIN_MARKS = /[\u0300-\u036f]/g

const PLAIN = /^[\t\n\r\x20-\x7e]*$/

/** Lower case, no marks on Latin letters, `đ` as `d`. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text.normalize('NFD').replace(LATIN_MARKS, '').normalize('NFC').toLowerCase().replaceAll('đ', 'd')
}

interface Patterns {
  readonly words: RegExp
  /** Nearly all texts have one of these before a space or at their end only, and the search for chunks is dear. */
  readonly joint: RegExp
  readonly chunks: RegExp
}

const anyScript: Patterns = {
  words: /[\p{L}\p{M}\p{N}]+/gu,
  joint: /(?<=[\p{L}\p{M}\p{N}])[-‐‑–/.][\p{L}\p{M}\p{N}]/u,
  chunks: /[\p{L}\p{M}\p{N}]+(?:[-‐‑–/.][\p{L}\p{M}\p{N}]+)+/gu,
}

/** Nearly all text is plain once it is folded, and letters of all scripts take several times as long to look for. */
const plain: Patterns = {
  words: /[a-z0-9]+/g,
  joint: /[a-z0-9][-/.][a-z0-9]/,
  chunks: /[a-z0-9]+(?:[-/.][a-z0-9]+)+/g,
}

/** Folded words: runs of letters, marks and digits, in order. */
export function wordsOf(text: string): string[] {
  const folded = foldText(text)
  return folded.match(patternsFor(folded).words) ?? []
}

/** Words that a hyphen, slash or dot joins, as one: `cuba` for `Cu-ba`. */
export function joinedWords(text: string): string[] {
  return foldedWords(text).joined
}

/** Both, of a text that is folded once. */
export function foldedWords(text: string): { readonly words: string[]; readonly joined: string[] } {
  const folded = foldText(text)
  const { words, joint, chunks } = patternsFor(folded)
  const joined = joint.test(folded) ? (folded.match(chunks) ?? []) : []
  return { words: folded.match(words) ?? [], joined: joined.map((chunk) => (chunk.match(words) ?? []).join('')) }
}

const patternsFor = (folded: string): Patterns => (PLAIN.test(folded) ? plain : anyScript)

/** Words that names are put together with. */
const joining: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'cua', 'va'])

/** Words of a name in any order as one, the same for `Ministry of Justice of Japan` and `Japan Ministry of Justice`. */
export function anyOrder(words: readonly string[]): string {
  return [...new Set(words.filter((word) => !joining.has(word)))].sort().join('')
}

/**
 * How people shorten a name: the first letters of all its words, `chdcndl` of the Lao republic’s, and of those with a
 * capital, `unodc` of United Nations Office on Drugs and Crime; of two words only where both have one, `wb` of World Bank.
 */
export function initialsOf(name: string): string[] {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const shorten = (some: readonly string[]) =>
    foldText(some.map((word) => String.fromCodePoint(word.codePointAt(0)!)).join(''))
  const capital = words.filter((word) => /^\p{Lu}/u.test(word))
  if (words.length < 3) return capital.length === 2 ? [shorten(capital)] : []
  return [...new Set([shorten(words), ...(capital.length < 3 ? [] : [shorten(capital)])])]
}

export interface Span {
  /** Offsets in UTF-16 units of the text given, `end` exclusive. */
  readonly start: number
  readonly end: number
}

/** Where the words of a text stand in it, with each as folded. */
export function wordSpans(text: string): (Span & { readonly word: string })[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    word: foldText(word),
  }))
}
