/** `lineage`: from the arguments of the question to the chain around one thing. */
import type { QueryLineageArgs, Resolvers } from '../../generated/resolvers.ts'
import { type LineageAnswer, lineage } from '../../graph/queries/lineage.ts'
import type { Context } from '../context.ts'
import { outside, refuse, toPeriod } from './arguments.ts'
import { currentIds } from './current-id.ts'
import { hydrate, hydrateMany } from './hydrate.ts'

interface LineageOf extends LineageAnswer {
  readonly of: string
}

async function readLineage(args: QueryLineageArgs, { graph }: Context): Promise<LineageOf> {
  const limit = args.limit ?? 200
  refuse([outside('limit', limit, 1, 1000)])
  const [of] = await currentIds([args.of], graph)
  return { of: of!, ...(await lineage(graph, { of: of!, limit, period: toPeriod({ asOf: args.asOf }) })) }
}

export const lineageResolvers: Resolvers = {
  Query: { lineage: (_root, args: QueryLineageArgs, context) => readLineage(args, context) },
  Lineage: {
    of: ({ of }: LineageOf, _args, context, info) => hydrate(of, context, info),
    entities: ({ ids }: LineageOf, _args, context, info) => hydrateMany(ids, context, info),
    truncated: ({ omitted }: LineageOf) => omitted > 0,
    omittedIsAtLeast: ({ isAtLeast }: LineageOf) => isAtLeast,
  },
}
