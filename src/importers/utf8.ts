/** The text of a file's bytes, with the mark of the byte order where it has one; null where they are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

export const NOT_UTF8 = 'the file is not UTF-8: save it in that encoding.'
