/** The text of a source: where a quote stands in it, in code points, and which sentences nobody quoted. */
import { createHash } from 'node:crypto'
import { decodeUtf8 } from '../utf8.ts'

export interface Span {
  /** Offsets in UTF-16 units of the NFC text; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

export interface SourceText {
  /** In Unicode normalisation form C. */
  readonly text: string
  /** Of the bytes as they are on disk, hexadecimal. */
  readonly sha256: string
}

/** Null where the bytes are no UTF-8. */
export function readSourceText(bytes: Uint8Array): SourceText | null {
  const text = decodeUtf8(bytes)
  if (text === null) return null
  return { text: text.normalize('NFC'), sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** All places where `quote` stands, in order; quotes are compared in NFC. */
export function findQuote(text: string, quote: string): Span[] {
  const wanted = quote.normalize('NFC')
  const spans: Span[] = []
  for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + 1)) {
    spans.push({ start, end: start + wanted.length })
  }
  return spans
}

/** Offset in code points of an offset in UTF-16 units. */
export function codePointOffset(text: string, offset: number): number {
  let count = 0
  for (const _ of text.slice(0, offset)) count++
  return count
}

/** The sentences of `text` that no span touches, in order: each line is cut after `.`, `!`, `?`, `…` and a space. */
export function uncoveredSentences(text: string, spans: readonly Span[]): Span[] {
  return [...sentencesOf(text)].filter(
    (sentence) => !spans.some((span) => span.start < sentence.end && span.end > sentence.start),
  )
}

function* sentencesOf(text: string): Generator<Span> {
  const pattern = /[^\s][^\n]*?(?:[.!?…]+["”»)]*(?=\s|$)|(?=\n|$))/gu
  for (const match of text.matchAll(pattern)) {
    if (/[\p{L}\p{N}]/u.test(match[0])) yield { start: match.index, end: match.index + match[0].length }
  }
}
