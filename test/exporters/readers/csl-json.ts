/** By Citation.js, which refuses what is no item of CSL-JSON. */
import { plugins } from '@citation-js/core'
import type { SourceReader } from '../read-back.ts'

export const cslJsonReader: SourceReader = {
  holds: 'SOURCES',
  read: async (file) => {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    return plugins.input.chain(text, { generateGraph: false, strict: true }).map((item) => ({
      key: item.id.replace('source:', ''),
      title: item.title,
      author: item.author?.[0].literal ?? null,
      publisher: item['container-title'] ?? item.publisher ?? null,
      published: dayOf(item.issued),
      retrieved: dayOf(item.accessed),
      url: item.URL ?? null,
      language: item.language ?? null,
    }))
  },
}

function dayOf(date: { readonly 'date-parts'?: readonly (readonly number[])[] } | undefined): string | null {
  const parts = date?.['date-parts']
  return parts?.length === 1 ? parts[0]!.map((part) => String(part).padStart(2, '0')).join('-') : null
}
