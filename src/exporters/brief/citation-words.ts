/** A citation in words, in pieces that each form sets in its own way, and the words around the sources. */
import type { Brief, Citation } from '../../domain/brief/brief.ts'
import type { Language } from '../../domain/history-title.ts'

export interface CitationWords {
  /** `Ministry of Justice of Viet Nam (moj.gov.vn), “Minister's visit to Laos, July 2014”, 1 August 2014`. */
  readonly source: string
  readonly url: string | null
  /** With its quotation marks. */
  readonly quote: string | null
  readonly quoteLanguage: string | null
}

/** What files link to; any other address stands there as text. */
const LINK = /^https?:\/\/[^\s"<>]+$/i

export function citationWords({ publisher, title, publishedOn, locator, ...citation }: Citation): CitationWords {
  const { quote, quoteLanguage } = citation
  const isLink = citation.url !== null && LINK.test(citation.url)
  const [url, address] = isLink ? [citation.url, null] : [null, citation.url]
  const source = [publisher, `“${title}”`, publishedOn, locator, address].filter((part) => part !== null).join(', ')
  return { source, url, quote: quote === null ? null : `“${quote}”`, quoteLanguage }
}

interface BriefWords {
  readonly contents: string
  readonly sources: string
  /** Before its number, for those who hear the page. */
  readonly source: string
  /** Beside the version of the graph, at the end. */
  readonly version: string
  readonly page: string
  readonly of: string
}

const words: Readonly<Record<Language, BriefWords>> = {
  EN: {
    contents: 'Contents',
    sources: 'Sources',
    source: 'Source',
    version: 'Accord graph',
    page: 'Page',
    of: 'of',
  },
  VI: {
    contents: 'Mục lục',
    sources: 'Nguồn thông tin',
    source: 'Nguồn',
    version: 'Phiên bản dữ liệu Accord',
    page: 'Trang',
    of: '/',
  },
}

export function wordsOf({ language }: Pick<Brief, 'language'>): BriefWords {
  return words[language]
}

/** As HTML and Word name the language. */
export const languageTag = { EN: 'en-GB', VI: 'vi-VN' } as const
