/**
 * Names that Vietnamese texts write by their sound, `Xinh-ga-po`, and adjectives of nations, `Japanese`, as the words that
 * other texts and people use for them.
 */
import { wordsOf } from './fold.ts'

/** Each as it is spelt today, and as it is or was spelt by sound; with hyphens, spaces or neither is one. */
const spellings: readonly (readonly [today: string, ...bySound: readonly string[]])[] = [
  ['Algeria', 'An-giê-ri'],
  ['Angola', 'Ăng-gô-la'],
  ['Argentina', 'Ác-hen-ti-na'],
  ['ASEAN', 'A-xê-an'],
  ['Australia', 'Ô-xtrây-li-a'],
  ['Azerbaijan', 'A-déc-bai-dan'],
  ['Belarus', 'Bê-la-rút'],
  ['Brazil', 'Bra-xin'],
  ['Brunei', 'Bru-nây'],
  ['Bulgaria', 'Bun-ga-ri'],
  ['Canada', 'Ca-na-đa'],
  ['Chile', 'Chi-lê'],
  ['Cuba', 'Cu-ba'],
  ['Hungary', 'Hung-ga-ri'],
  ['Indonesia', 'In-đô-nê-xi-a'],
  ['Ireland', 'Ai-len'],
  ['Israel', 'I-xra-en'],
  ['Italy', 'I-ta-li-a'],
  ['Kazakhstan', 'Ca-dắc-xtan', 'Ka-dắc-xtan', 'Ka-dắc-stan'],
  ['Liên hợp quốc', 'Liên hợp quốc', 'Liên hiệp quốc'],
  ['Malaysia', 'Ma-lai-xi-a'],
  ['Mexico', 'Mê-hi-cô'],
  ['Morocco', 'Ma-rốc'],
  ['Moscow', 'Mát-xcơ-va'],
  ['Mozambique', 'Mô-dăm-bích'],
  ['Myanmar', 'Mi-an-ma'],
  ['Petersburg', 'Pê-téc-bua'],
  ['Philippines', 'Phi-líp-pin'],
  ['Romania', 'Ru-ma-ni'],
  ['Singapore', 'Xinh-ga-po', 'Xin-ga-po', 'Sinh-ga-po'],
  ['Slovakia', 'Xlô-va-ki-a'],
  ['Ukraine', 'U-crai-na'],
  ['Uzbekistan', 'U-dơ-bê-ki-xtan'],
  ['Venezuela', 'Vê-nê-xu-ê-la'],
]

/** Without those that Vietnamese writes as syllables of its own, such as `Thai` and `Lao`. */
const adjectives: readonly (readonly [nation: string, adjective: string])[] = [
  ['Algeria', 'Algerian'],
  ['Argentina', 'Argentine'],
  ['Australia', 'Australian'],
  ['Austria', 'Austrian'],
  ['Belarus', 'Belarusian'],
  ['Belgium', 'Belgian'],
  ['Brazil', 'Brazilian'],
  ['Bulgaria', 'Bulgarian'],
  ['Cambodia', 'Cambodian'],
  ['Canada', 'Canadian'],
  ['China', 'Chinese'],
  ['Cuba', 'Cuban'],
  ['Denmark', 'Danish'],
  ['Finland', 'Finnish'],
  ['France', 'French'],
  ['Germany', 'German'],
  ['Hungary', 'Hungarian'],
  ['India', 'Indian'],
  ['Indonesia', 'Indonesian'],
  ['Ireland', 'Irish'],
  ['Israel', 'Israeli'],
  ['Italy', 'Italian'],
  ['Japan', 'Japanese'],
  ['Kazakhstan', 'Kazakh'],
  ['Korea', 'Korean'],
  ['Malaysia', 'Malaysian'],
  ['Mongolia', 'Mongolian'],
  ['Netherlands', 'Dutch'],
  ['Norway', 'Norwegian'],
  ['Poland', 'Polish'],
  ['Romania', 'Romanian'],
  ['Russia', 'Russian'],
  ['Singapore', 'Singaporean'],
  ['Spain', 'Spanish'],
  ['Sweden', 'Swedish'],
  ['Switzerland', 'Swiss'],
  ['Ukraine', 'Ukrainian'],
]

const usualWords: ReadonlyMap<string, string> = new Map(
  [...spellings, ...adjectives].flatMap(([usual, ...others]) =>
    others.map((one) => [wordsOf(one).join(''), wordsOf(usual).join('')]),
  ),
)

/** How those begin: nearly all words begin none of them. */
const beginnings: ReadonlySet<string> = new Set(
  [...usualWords.keys()].flatMap((word) => [...word].map((_, at, letters) => letters.slice(0, at + 1).join(''))),
)

const MOST_SYLLABLES = 6

/**
 * Folded words, with today's spelling in the place of what is spelt by sound, the nation in that of its adjective, and
 * without `số` before a number.
 */
export function respell(words: readonly string[]): string[] {
  const result: string[] = []
  const isFiller = (at: number) => words[at] === 'so' && /^\d/.test(words[at + 1] ?? '')
  for (let at = 0; at < words.length; ) {
    let length = beginnings.has(words[at] as string) ? Math.min(MOST_SYLLABLES, words.length - at) : 0
    while (length > 0 && !usualWords.has(words.slice(at, at + length).join(''))) length--
    const usual = length === 0 ? undefined : usualWords.get(words.slice(at, at + length).join(''))
    if (!isFiller(at)) result.push(usual ?? (words[at] as string))
    at += Math.max(length, 1)
  }
  return result
}
