/** By the parser of Better BibTeX. */
import { parse } from '@retorquere/bibtex-parser'
import type { SourceReader } from '../read-back.ts'

export const bibtexReader: SourceReader = {
  holds: 'SOURCES',
  read: async (file) => {
    const { entries, errors } = parse(new TextDecoder('utf-8', { fatal: true }).decode(file), { english: false })
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
    return entries.map(({ key, fields }: any) => ({
      key,
      title: plain(fields.title)!,
      author: plain(fields.author),
      publisher: plain(fields.journaltitle ?? fields.organization ?? fields.publisher),
      published: dayOf(fields.date),
      retrieved: dayOf(fields.urldate),
      url: plain(fields.url),
      language: plain(fields.language),
    }))
  },
}

/** Texts, lists of one, and names. */
function plain(value: any): string | null {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map(plain).join(' | ')
  if (typeof value === 'object') return value.name ?? value.lastName
  return String(value).replaceAll(/<\/?span[^>]*>/g, '')
}

function dayOf(date: string | undefined): string | null {
  return date !== undefined && /^\d{4}(-\d\d){0,2}~?$/.test(date) ? date.replace('~', '') : null
}
