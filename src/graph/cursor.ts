/** Cursors of our own pages: opaque to readers, the sort key of the last entry to us. */
import { InputError } from '../domain/errors.ts'

const PREFIX = 'after:'

export function encodeCursor(key: string): string {
  return Buffer.from(PREFIX + key).toString('base64url')
}

/** @throws {InputError} where it is not a cursor that we gave. */
export function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!text.startsWith(PREFIX) || encodeCursor(text.slice(PREFIX.length)) !== cursor) {
    throw new InputError(`"${cursor}" is not a cursor.`, {
      hint: 'give `after` the `endCursor` of the page before, or leave it out to start from the beginning.',
    })
  }
  return text.slice(PREFIX.length)
}
