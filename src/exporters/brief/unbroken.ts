/** Where a line should not end: between a day and its month, and between a Vietnamese word and the number that it counts. */
import type { Language } from '../../domain/history-title.ts'

const SPACE = '\u00A0'

const patterns: Readonly<Record<Language, RegExp>> = {
  EN: /(?<=\b\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g,
  VI: /(?<=(?:^|[\s(])(?:ngày|tháng|năm|thứ)) (?=\d)/giu,
}

/** The same words with spaces there that do not break. For running text: what is quoted stays as it is. */
export const unbroken = (text: string, language: Language): string => text.replaceAll(patterns[language], SPACE)
