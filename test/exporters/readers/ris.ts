/** By the parser of Citation.js for lines and records; what is a legal line is checked by the specification of RIS. */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-ris'
import type { SourceReader } from '../read-back.ts'

export const risReader: SourceReader = {
  holds: 'SOURCES',
  read: async (file) => {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    for (const line of text.split('\r\n').slice(0, -1)) {
      if (!/^(?:ER {2}- |[A-Z][A-Z0-9] {2}- \S.*)$/.test(line)) throw new Error(`No line of RIS: "${line}".`)
    }
    if (text.split(/^TY {2}- /m).length !== text.split(/^ER {2}- \r\n/m).length) throw new Error('A record has no end.')
    if (text === '') return []
    return plugins.input.data(text, '@ris/file').map((record: Readonly<Record<string, string>>) => ({
      key: record.ID!,
      title: record.TI!,
      author: record.AU ?? null,
      publisher: record.T2 ?? record.PB ?? null,
      published: dayOf(record.DA),
      retrieved: dayOf(record.Y2),
      url: record.UR ?? null,
      language: record.LA ?? null,
    }))
  },
}

function dayOf(slashed: string | undefined): string | null {
  if (slashed === undefined) return null
  const [year, month, day, ...rest] = slashed.split('/')
  if (rest.length !== 1) throw new Error(`No date of RIS: "${slashed}".`)
  return [year, month, day].filter((part) => part !== '').join('-')
}
