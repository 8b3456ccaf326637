/** What a subgraph is called: as a title, and as the name of a file. */
import { hash } from 'node:crypto'
import { countOf, dateInWords, listInWords } from './date-words.ts'
import type { Language } from './history-title.ts'
import { typeLabel, verbLabel } from './labels.ts'
import type { SubgraphArguments } from './subgraph-arguments.ts'

/** More roots than these are counted. */
const NAMED = 3

/** Such as `Cuba and Laos, 2 steps, agreements, from 1 January 2021`. Names are those of the roots, in their order. */
export function subgraphTitle(
  { depth, types, relationships, from, until, asOf, includeParts }: SubgraphArguments,
  names: readonly string[] | null,
  language: Language,
): string {
  const isVietnamese = language === 'VI'
  const day = (words: readonly [en: string, vi: string], value: string | null) =>
    value === null ? null : `${words[isVietnamese ? 1 : 0]} ${dateInWords(value, language)}`
  const parts = [
    names === null ? (isVietnamese ? 'Toàn bộ đồ thị' : 'The whole graph') : named(names, language),
    names === null ? null : isVietnamese ? `${depth} bước` : countOf(depth, 'step'),
    names === null || includeParts ? null : isVietnamese ? 'không gồm đơn vị trực thuộc' : 'without its parts',
    types === null ? null : types.map((type) => typeLabel(type, language, 'SEVERAL').toLowerCase()).join(', '),
    relationships === null ? null : relationships.map((type) => `“${verbLabel(type, language)}”`).join(', '),
    day(['from', 'từ'], from),
    day(['until', 'đến'], until),
    day(['as of', 'tính đến'], asOf),
  ]
  return parts.filter((part) => part !== null).join(', ')
}

function named(names: readonly string[], language: Language): string {
  if (names.length <= NAMED + 1) return listInWords(names, language)
  const more = names.length - NAMED
  return listInWords(
    [...names.slice(0, NAMED), language === 'VI' ? `${more} đối tượng khác` : `${more} others`],
    language,
  )
}

/** Such as `cuba-laos-2-steps-agreement-from-2021-01-01`; where not all of it can be said, a digest tells it from others. */
export function subgraphFileName(asked: SubgraphArguments): string {
  const { roots, depth, types, relationships, from, until, asOf, includeParts } = asked
  const slugs = (roots ?? []).map((id) => id.slice(id.indexOf(':') + 1))
  const parts = [
    ...(roots === null ? ['whole-graph'] : slugs.slice(0, NAMED)),
    ...(slugs.length > NAMED ? [`and-${slugs.length - NAMED}-more`] : []),
    ...(roots === null ? [] : [depth === 1 ? '1-step' : `${depth}-steps`]),
    ...(roots === null || includeParts ? [] : ['without-parts']),
    ...(types ?? []),
    ...(relationships ?? []),
    ...(from === null ? [] : [`from-${from}`]),
    ...(until === null ? [] : [`until-${until}`]),
    ...(asOf === null ? [] : [`as-of-${asOf}`]),
  ]
  const name = parts.join('-').toLowerCase().replaceAll('_', '-')
  if (slugs.length <= NAMED && name.length <= MOST_LETTERS) return name
  return `${name.slice(0, MOST_LETTERS)}-${hash('sha256', JSON.stringify(asked)).slice(0, 8)}`
}

/** Some file systems allow 255 bytes, endings included. */
const MOST_LETTERS = 150
