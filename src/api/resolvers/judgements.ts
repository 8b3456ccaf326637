/** `judgements`: from the arguments of the question to a Relay page. */
import type { QueryJudgementsArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor } from '../../graph/cursor.ts'
import type { Graph } from '../../graph/graph.ts'
import { type JudgementRow, judgements } from '../../graph/queries/judgements.ts'
import type { Context } from '../context.ts'
import { currentId } from './current-id.ts'
import { toPartialDate } from './partial-dates.ts'
import { type QuestionPage, questionPageResolvers, toPage } from './question-page.ts'

async function readPage(args: QueryJudgementsArgs, { graph }: Context): Promise<QuestionPage<JudgementRow>> {
  const first = args.first ?? 20
  const after = args.after ? decodeCursor('judgements', args.after) : null
  const of = args.of ?? null
  const rows = await graph.read(judgements({ of, verdict: args.verdict ?? null, first, after }))
  if (of !== null && rows.length === 0) await assertKnown(of, graph)
  return toPage('judgements', rows, { first, after }, ({ id }) => id)
}

/**
 * A record of another file, which has no id here, is known by what was judged of it.
 * @throws {NotFoundError} NOT_FOUND
 */
async function assertKnown(of: string, graph: Graph): Promise<void> {
  const judged = await graph.read(judgements({ of, verdict: null, first: 1, after: null }))
  if (judged.length === 0) await currentId(of, graph)
}

export const judgementResolvers: Resolvers = {
  Query: { judgements: (_root, args: QueryJudgementsArgs, context) => readPage(args, context) },
  JudgementConnection: questionPageResolvers,
  Judgement: { on: ({ on }: JudgementRow) => toPartialDate(on)! },
}
