/** `shared`: from the arguments of the question to a Relay page of what several entities share. */

import type { GraphQLResolveInfo } from 'graphql'
import { neighbourKey } from '../../domain/connections.ts'
import type { QuerySharedArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor, encodeCursor, wrongCursor } from '../../graph/cursor.ts'
import { AT_ONE_REMOVE, type SharedQuestion, type SharedRow, shared } from '../../graph/queries/shared.ts'
import type { Context } from '../context.ts'
import { refuse, toPeriod, wrongCount } from './arguments.ts'
import { currentIds } from './current-id.ts'
import { hydrate } from './hydrate.ts'
import { factsAsked } from './light-rows.ts'

interface SharedPage {
  readonly rows: readonly SharedRow[]
  readonly isCut: boolean
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

async function readPage(args: QuerySharedArgs, { graph }: Context, info: GraphQLResolveInfo): Promise<SharedPage> {
  const asked = toQuestion(args, info)
  const question = { ...asked, ids: await currentIds(asked.ids, graph) }
  // Two ids may be of one entity.
  refuse([wrongCount('ids', question.ids, 2, 10)])
  const { rows, isCut } = await shared(graph, question)
  return {
    isCut,
    rows: rows.slice(0, question.first),
    hasNextPage: rows.length > question.first,
    hasPreviousPage: question.after !== null,
  }
}

function toQuestion(args: QuerySharedArgs, info: GraphQLResolveInfo): SharedQuestion {
  const ids = [...new Set(args.ids)]
  refuse([wrongCount('ids', ids, 2, 10)])
  return {
    ids,
    labels: args.types ?? null,
    includeParts: args.includeParts ?? true,
    period: toPeriod({ asOf: args.asOf }),
    facts: factsAsked(info, 'edges', 'node', 'through'),
    first: args.first ?? 20,
    after: args.after ? keyOf(args.after) : null,
  }
}

/** @throws {InputError} where it is a cursor of another question. */
function keyOf(cursor: string): string {
  const key = decodeCursor('shared', cursor)
  const plain = key.startsWith(AT_ONE_REMOVE) ? key.slice(1) : key
  if (plain === neighbourKey(plain.slice(1)) && !plain.startsWith('~')) return key
  throw wrongCursor('shared', cursor)
}

export const sharedResolvers: Resolvers = {
  Query: { shared: (_root, args: QuerySharedArgs, context, info) => readPage(args, context, info) },
  SharedEntityConnection: {
    truncated: ({ isCut }: SharedPage) => isCut,
    edges: ({ rows }: SharedPage) => rows,
    pageInfo: ({ rows, hasNextPage, hasPreviousPage }: SharedPage) => ({
      hasNextPage,
      hasPreviousPage,
      startCursor: rows[0] === undefined ? null : encodeCursor('shared', rows[0].key),
      endCursor: rows.length === 0 ? null : encodeCursor('shared', rows.at(-1)!.key),
    }),
  },
  SharedEntityEdge: { cursor: ({ key }: SharedRow) => encodeCursor('shared', key), node: (row: SharedRow) => row },
  SharedEntity: { entity: ({ id }: SharedRow, _args, context, info) => hydrate(id, context, info) },
}
