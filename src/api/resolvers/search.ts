/** `search`: from the arguments of the question to a Relay page of hits. */
import type { GraphQLResolveInfo } from 'graphql'
import { findMatches, type SearchMatch, searchedWords } from '../../domain/search-match.ts'
import type { QuerySearchArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor, wrongCursor } from '../../graph/cursor.ts'
import { literalOf, quotesWith, type SearchQuestion, type SearchRow, search } from '../../graph/queries/search.ts'
import { NAMING } from '../../graph/search-words.ts'
import type { Context } from '../context.ts'
import { lightEntityProperties, resolveEntity } from './light-rows.ts'
import { type QuestionPage, questionPageResolvers, toPage } from './question-page.ts'
import { selectedAt } from './selection.ts'

interface Hit extends SearchRow {
  /** Where the page after it starts. */
  readonly next: Place
  readonly matchedOn: readonly SearchMatch[]
}

async function readPage(
  args: QuerySearchArgs,
  { graph }: Context,
  info: GraphQLResolveInfo,
): Promise<QuestionPage<Hit>> {
  const from = args.after ? placeOf(args.after) : START
  const first = args.first ?? 20
  const asksMatches = selectedAt(info, ...HITS, 'matchedOn').length > 0
  const properties = [
    ...lightEntityProperties(selectedAt(info, ...HITS, 'entity'), info.fragments),
    ...(asksMatches ? NAMING : []),
  ]
  const read = async (words: SearchQuestion['words'], atLeast: number) => {
    const question = { text: args.text, labels: args.types ?? null, exact: args.exact ?? false }
    const query = search({ ...question, words, first: Math.max(first, atLeast), skip: from.skip }, properties)
    return query === null ? [] : graph.read(query)
  }
  const mayRelax = from === START && searchedWords(args.text).length > 1 && !args.exact
  const found = await read(from.words, mayRelax ? FEW : first)
  const isRelaxed = mayRelax && found.length < FEW
  const words = isRelaxed ? 'SOME' : from.words
  const rows = isRelaxed ? await read(words, first) : found
  const shown = rows.slice(0, first)
  const matches = asksMatches ? await readMatches(args, shown, graph) : new Map<string, SearchMatch[]>()
  const hits = rows.map(
    (row, index): Hit => ({
      ...row,
      next: { words, skip: from.skip + index + 1 },
      matchedOn: matches.get(row.entity.id) ?? [],
    }),
  )
  return toPage('search', hits, { first, after: args.after }, ({ next }) => `${next.words} ${next.skip}`)
}

/** Where hits stand in the answer. */
const HITS = ['edges', 'node']

/** With fewer hits that have all the words, those that have some may be what was meant. */
const FEW = 5

/** Where a page starts, and what it takes to be a hit: pages that follow go on as the first began. */
interface Place {
  readonly words: SearchQuestion['words']
  readonly skip: number
}

const START: Place = { words: 'ALL', skip: 0 }

function placeOf(cursor: string): Place {
  const [, words, skip] = /^(ALL|SOME) ([1-9]\d{0,8})$/.exec(decodeCursor('search', cursor)) ?? []
  if (words === 'ALL' || words === 'SOME') return { words, skip: Number(skip) }
  throw wrongCursor('search', cursor)
}

async function readMatches(
  { text, exact }: QuerySearchArgs,
  rows: readonly SearchRow[],
  graph: Context['graph'],
): Promise<Map<string, SearchMatch[]>> {
  const ids = rows.map(({ entity }) => entity.id)
  const literal = exact ? literalOf(text) : null
  const stands = (value: string) => literal === null || value.toLowerCase().includes(literal)
  const found = await graph.read(quotesWith(ids, searchedWords(text), literal))
  const said = new Map(found.map((one) => [one.id, one]))
  return new Map(
    rows.map(({ entity: { id, properties } }) => {
      const names = [...NAMING, 'id'].flatMap((field) => {
        const value = properties[field] as string | readonly string[] | null | undefined
        return [value ?? []].flat().flatMap((one) => (stands(one) ? [[field, one] as const] : []))
      })
      const { around = [], quotes = [], note, text: whole } = said.get(id) ?? {}
      const standing = (value: string | null = null) => (value !== null && stands(value) ? value : null)
      return [
        id,
        findMatches(text, {
          names,
          around: around.filter(([, value]) => stands(value)),
          quotes,
          note: standing(note),
          text: standing(whole),
        }),
      ]
    }),
  )
}

export const searchResolvers: Resolvers = {
  Query: { search: (_root, args: QuerySearchArgs, context, info) => readPage(args, context, info) },
  SearchHitConnection: questionPageResolvers,
  SearchHit: { entity: ({ entity }: Hit, _args, context, info) => resolveEntity(entity, context, info) },
}
