/** `search`: from the arguments of the question to a Relay page of hits. */
import type { GraphQLResolveInfo } from 'graphql'
import { InputError } from '../../domain/errors.ts'
import { findMatches, type SearchMatch, searchedWords } from '../../domain/search-match.ts'
import type { QuerySearchArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor, encodeCursor } from '../../graph/cursor.ts'
import { quotesWith, type SearchQuestion, type SearchRow, search } from '../../graph/queries/search.ts'
import { NAMING } from '../../graph/search-keys.ts'
import type { Context } from '../context.ts'
import { resolveEntity } from './light-rows.ts'
import { selectedBelow } from './selection.ts'

interface Hit extends SearchRow {
  readonly cursor: string
  readonly matchedOn: readonly SearchMatch[]
}

interface SearchPage {
  readonly hits: readonly Hit[]
  readonly hasPreviousPage: boolean
  readonly hasNextPage: boolean
}

async function readPage(args: QuerySearchArgs, { graph }: Context, info: GraphQLResolveInfo): Promise<SearchPage> {
  const from = args.after ? placeOf(args.after) : START
  const first = args.first ?? 20
  const read = async (words: SearchQuestion['words'], atLeast: number) => {
    const question = { text: args.text, labels: args.types ?? null, exact: args.exact ?? false }
    const query = search({ ...question, words, first: Math.max(first, atLeast), skip: from.skip })
    return query === null ? [] : graph.read(query)
  }
  const mayRelax = from === START && searchedWords(args.text).length > 1 && !args.exact
  const found = await read(from.words, mayRelax ? FEW : first)
  const isRelaxed = mayRelax && found.length < FEW
  const words = isRelaxed ? 'SOME' : from.words
  const rows = isRelaxed ? await read(words, first) : found
  const page = rows.slice(0, first)
  const matches = asksMatches(info) ? await readMatches(args.text, page, graph) : new Map<string, SearchMatch[]>()
  const hits = page.map((row, index) => ({
    ...row,
    cursor: cursorOf({ words, skip: from.skip + index + 1 }),
    matchedOn: matches.get(row.entity.id) ?? [],
  }))
  return { hits, hasPreviousPage: from.skip > 0, hasNextPage: rows.length > first }
}

/** With fewer hits that have all the words, those that have some may be what was meant. */
const FEW = 5

/** Where a page starts, and what it takes to be a hit: pages that follow go on as the first began. */
interface Place {
  readonly words: SearchQuestion['words']
  readonly skip: number
}

const START: Place = { words: 'ALL', skip: 0 }

const cursorOf = ({ words, skip }: Place) => encodeCursor(`${words} ${skip}`)

function placeOf(cursor: string): Place {
  const [, words, skip] = /^(ALL|SOME) ([1-9]\d{0,8})$/.exec(decodeCursor(cursor)) ?? []
  if (words === 'ALL' || words === 'SOME') return { words, skip: Number(skip) }
  throw new InputError(`"${cursor}" is not a cursor of a search.`, {
    hint: 'give `after` the `endCursor` of the page before, or leave it out to start from the beginning.',
  })
}

function asksMatches({ fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  const hits = selectedBelow(selectedBelow(fieldNodes, 'edges', fragments), 'node', fragments)
  return selectedBelow(hits, 'matchedOn', fragments).length > 0
}

async function readMatches(
  text: string,
  rows: readonly SearchRow[],
  graph: Context['graph'],
): Promise<Map<string, SearchMatch[]>> {
  const ids = rows.map(({ entity }) => entity.id)
  const found = await graph.read(quotesWith(ids, searchedWords(text)))
  const said = new Map(found.map((one) => [one.id, one]))
  return new Map(
    rows.map(({ entity: { id, properties } }) => {
      const names = [...NAMING, 'id'].flatMap((field) => {
        const value = properties[field] as string | readonly string[] | null | undefined
        return [value ?? []].flat().map((one) => [field, one as string] as const)
      })
      const { around = [], quotes = [], note = null, text: whole = null } = said.get(id) ?? {}
      return [id, findMatches(text, { names, around, quotes, note, text: whole })]
    }),
  )
}

export const searchResolvers: Resolvers = {
  Query: { search: (_root, args: QuerySearchArgs, context, info) => readPage(args, context, info) },
  SearchHitConnection: {
    edges: ({ hits }: SearchPage) => hits,
    pageInfo: ({ hits, hasPreviousPage, hasNextPage }: SearchPage) => ({
      hasNextPage,
      hasPreviousPage,
      startCursor: hits[0]?.cursor ?? null,
      endCursor: hits.at(-1)?.cursor ?? null,
    }),
  },
  SearchHitEdge: { node: (hit: Hit) => hit },
  SearchHit: { entity: ({ entity }: Hit, _args, context, info) => resolveEntity(entity, context, info) },
}
