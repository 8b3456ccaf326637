/** `lineage`: from the arguments of the question to the chain around one thing. */
import type { GraphQLResolveInfo } from 'graphql'
import type { QueryLineageArgs, Resolvers } from '../../generated/resolvers.ts'
import { toLightEntity } from '../../graph/light-entity.ts'
import { type LineageAnswer, lineage } from '../../graph/queries/lineage.ts'
import type { Context } from '../context.ts'
import { outside, refuse, toPeriod } from './arguments.ts'
import { readCurrent } from './current-id.ts'
import { factsAsked, lightEntityProperties, resolveEntity } from './light-rows.ts'
import { selectedAt } from './selection.ts'

interface LineageOf extends LineageAnswer {
  readonly of: string
}

async function readLineage(args: QueryLineageArgs, { graph }: Context, info: GraphQLResolveInfo): Promise<LineageOf> {
  const limit = args.limit ?? 200
  refuse([outside('limit', limit, 1, 1000)])
  const period = toPeriod({ asOf: args.asOf })
  const shape = {
    entity: lightEntityProperties(selectedAt(info, 'entities'), info.fragments),
    facts: factsAsked(info, 'relationships'),
  }
  const { id, rows } = await readCurrent(args.of, graph, async (of) => {
    const answer = await lineage(graph, { of, limit, period }, shape)
    return answer === null ? [] : [answer]
  })
  return { of: id, ...rows[0]! }
}

export const lineageResolvers: Resolvers = {
  Query: { lineage: (_root, args: QueryLineageArgs, context, info) => readLineage(args, context, info) },
  Lineage: {
    of: ({ of }: LineageOf, _args, context, info) => resolveEntity(toLightEntity({ id: of }), context, info),
    entities: ({ entities }: LineageOf, _args, context, info) =>
      entities.map((one) => resolveEntity(one, context, info)),
    truncated: ({ omitted }: LineageOf) => omitted > 0,
    omittedIsAtLeast: ({ isAtLeast }: LineageOf) => isAtLeast,
  },
}
