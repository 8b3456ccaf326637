/** `judgements`: from the arguments of the question to a Relay page. */
import type { QueryJudgementsArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor, encodeCursor } from '../../graph/cursor.ts'
import { type JudgementRow, judgements } from '../../graph/queries/judgements.ts'
import type { Context } from '../context.ts'
import { toPartialDate } from './partial-dates.ts'

interface JudgementPage {
  readonly rows: readonly JudgementRow[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

async function readPage(args: QueryJudgementsArgs, { graph }: Context): Promise<JudgementPage> {
  const first = args.first ?? 20
  const after = args.after ? decodeCursor(args.after) : null
  const rows = await graph.read(judgements({ of: args.of ?? null, verdict: args.verdict ?? null, first, after }))
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first, hasPreviousPage: after !== null }
}

export const judgementResolvers: Resolvers = {
  Query: { judgements: (_root, args: QueryJudgementsArgs, context) => readPage(args, context) },
  JudgementConnection: {
    edges: ({ rows }: JudgementPage) => rows,
    pageInfo: ({ rows, hasNextPage, hasPreviousPage }: JudgementPage) => ({
      hasNextPage,
      hasPreviousPage,
      startCursor: rows[0] === undefined ? null : encodeCursor(rows[0].id),
      endCursor: rows.length === 0 ? null : encodeCursor(rows.at(-1)!.id),
    }),
  },
  JudgementEdge: { cursor: ({ id }: JudgementRow) => encodeCursor(id), node: (row: JudgementRow) => row },
  Judgement: { on: ({ on }: JudgementRow) => toPartialDate(on)! },
}
