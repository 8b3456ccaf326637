/** Cursors of our own pages: opaque to readers; to us the question and the sort key of the last entry. */
import { InputError } from '../domain/errors.ts'

const PREFIX = 'after:'

/** `question` is the field of `Query` that gave the page. */
export function encodeCursor(question: string, key: string): string {
  return Buffer.from(`${PREFIX}${question} ${key}`).toString('base64url')
}

/** @throws {InputError} where it is not a cursor that `question` gave. */
export function decodeCursor(question: string, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  const key = text.slice(`${PREFIX}${question} `.length)
  if (encodeCursor(question, key) !== cursor) throw wrongCursor(question, cursor)
  return key
}

export function wrongCursor(question: string, cursor: string): InputError {
  return new InputError(`"${cursor}" is not a cursor of "${question}".`, {
    hint: 'give `after` the `endCursor` of the page before, or leave it out to start from the beginning.',
  })
}
