/** Where a line should not end: between a number and what it counts, a day and its month, a Vietnamese word and its number. */
import type { Language } from '../../domain/history-title.ts'

const SPACE = '\u00A0'

const MONTHS =
  /(?<=\b\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g

/** Years are followed by anything: numbers of up to three digits count what comes next. */
const COUNTED = /(?<=(?:^|[\s(])\d{1,3}) (?=\p{Ll})/gu

const patterns: Readonly<Record<Language, readonly RegExp[]>> = {
  EN: [MONTHS, COUNTED],
  VI: [/(?<=(?:^|[\s(])(?:ngày|tháng|năm|thứ)) (?=\d)/giu, COUNTED],
}

/** The same words with spaces there that do not break. For running text: what is quoted stays as it is. */
export const unbroken = (text: string, language: Language): string =>
  patterns[language].reduce((said, pattern) => said.replaceAll(pattern, SPACE), text)
