/** `search`: from the arguments of the question to a Relay page of hits. */
import type { GraphQLResolveInfo } from 'graphql'
import { InputError } from '../../domain/errors.ts'
import { findMatches, type SearchMatch, searchedWords } from '../../domain/search-match.ts'
import type { QuerySearchArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor, encodeCursor } from '../../graph/cursor.ts'
import { quotesWith, type SearchRow, search } from '../../graph/queries/search.ts'
import { NAMING } from '../../graph/search-keys.ts'
import type { Context } from '../context.ts'
import { resolveEntity } from './light-rows.ts'
import { selectedBelow } from './selection.ts'

interface Hit extends SearchRow {
  /** How many hits come before the next one. */
  readonly place: number
  readonly matchedOn: readonly SearchMatch[]
}

interface SearchPage {
  readonly hits: readonly Hit[]
  readonly skip: number
  readonly hasNextPage: boolean
}

async function readPage(args: QuerySearchArgs, { graph }: Context, info: GraphQLResolveInfo): Promise<SearchPage> {
  const skip = args.after ? placeOf(args.after) : 0
  const first = args.first ?? 20
  const query = search({ text: args.text, labels: args.types ?? null, exact: args.exact ?? false, first, skip })
  const found = query === null ? [] : await graph.read(query)
  const rows = found.slice(0, first)
  const matches = asksMatches(info) ? await readMatches(args.text, rows, graph) : new Map<string, SearchMatch[]>()
  const hits = rows.map((row, index) => ({
    ...row,
    place: skip + index + 1,
    matchedOn: matches.get(row.entity.id) ?? [],
  }))
  return { hits, skip, hasNextPage: found.length > first }
}

function placeOf(cursor: string): number {
  const place = Number(decodeCursor(cursor))
  if (Number.isSafeInteger(place) && place > 0) return place
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
      const names = NAMING.flatMap((field) => {
        const value = properties[field] as string | readonly string[] | null | undefined
        return [value ?? []].flat().map((one) => [field, one as string] as const)
      })
      const { quotes = [], note = null, text: whole = null } = said.get(id) ?? {}
      return [id, findMatches(text, { names, quotes, note, text: whole })]
    }),
  )
}

export const searchResolvers: Resolvers = {
  Query: { search: (_root, args: QuerySearchArgs, context, info) => readPage(args, context, info) },
  SearchHitConnection: {
    edges: ({ hits }: SearchPage) => hits,
    pageInfo: ({ hits, skip, hasNextPage }: SearchPage) => ({
      hasNextPage,
      hasPreviousPage: skip > 0,
      startCursor: hits[0] === undefined ? null : encodeCursor(String(hits[0].place)),
      endCursor: hits.length === 0 ? null : encodeCursor(String(hits.at(-1)!.place)),
    }),
  },
  SearchHitEdge: { cursor: ({ place }: Hit) => encodeCursor(String(place)), node: (hit: Hit) => hit },
  SearchHit: { entity: ({ entity }: Hit, _args, context, info) => resolveEntity(entity, context, info) },
}
