/** `subgraph`: from the arguments of the question to what lies around its roots. */
import type { GraphQLResolveInfo } from 'graphql'
import { walkedTypes } from '../../domain/connections.ts'
import type { QuerySubgraphArgs, Resolvers } from '../../generated/resolvers.ts'
import type { Graph } from '../../graph/graph.ts'
import { type Among, hiddenAt, readAmong } from '../../graph/queries/among.ts'
import type { HiddenNeighbours } from '../../graph/queries/neighbours.ts'
import { type Bounded, reachOf, type SubgraphQuestion, subgraphEntities } from '../../graph/queries/subgraph.ts'
import type { Context } from '../context.ts'
import { outside, refuse, toPeriod, wrongCount, wrongOrder } from './arguments.ts'
import { readOfKnown } from './current-id.ts'
import { hydrate } from './hydrate.ts'
import { factsAsked, lightEntityProperties, resolveEntities } from './light-rows.ts'
import { selectedAt, selectedFields } from './selection.ts'

interface SubgraphAnswer extends Bounded {
  readonly question: SubgraphQuestion
  /** Whether the entities are read with what joins them. */
  readonly comeAlong: boolean
  /** Read once, and only where asked for. */
  readonly among: () => Promise<Among>
}

async function readSubgraph(args: QuerySubgraphArgs, { graph }: Context, info: GraphQLResolveInfo) {
  const asked = toQuestion(args)
  const names = new Set([...selectedFields(info.fieldNodes, info.fragments)].map(({ name }) => name.value))
  const counts = names.has('omitted') || names.has('omittedIsAtLeast')
  const { question, bounded } = await readOfRoots(asked, graph, counts)
  const readsAmong = names.has('relationships') || names.has('omittedAt')
  const shape = {
    facts: factsAsked(info, 'relationships'),
    countsHidden: names.has('omittedAt'),
    // Only what joins the entities is worth waiting for.
    entities: readsAmong ? lightEntityProperties(selectedAt(info, 'entities'), info.fragments) : [],
  }
  let among: Promise<Among> | null = null
  const answer: SubgraphAnswer = {
    ...bounded,
    question,
    comeAlong: shape.entities.length > 0,
    among: () => (among ??= readAmong(graph, bounded.ids, reachOf(question), shape)),
  }
  return answer
}

function readOfRoots(asked: SubgraphQuestion, graph: Graph, counts: boolean) {
  return readOfKnown(asked.roots, graph, async (roots) => {
    const question = { ...asked, roots }
    const bounded = await subgraphEntities(graph, question, counts)
    return bounded === null ? null : { question, bounded }
  })
}

function toQuestion(args: QuerySubgraphArgs): SubgraphQuestion {
  const roots = [...new Set(args.roots)]
  const [depth, limit, period] = [args.depth ?? 2, args.limit ?? 200, toPeriod(args)]
  refuse([
    wrongCount('roots', roots, 1, depth === 0 ? 2000 : 100),
    outside('depth', depth, 0, 4),
    outside('limit', limit, 1, 2000),
    wrongOrder(period),
  ])
  return {
    roots,
    depth,
    limit,
    period,
    labels: args.types ?? null,
    types: [...new Set(args.relationships ?? walkedTypes)],
    includeParts: args.includeParts ?? true,
  }
}

export const subgraphResolvers: Resolvers = {
  Query: { subgraph: (_root, args: QuerySubgraphArgs, context, info) => readSubgraph(args, context, info) },
  Subgraph: {
    entities: async ({ ids, comeAlong, among }: SubgraphAnswer, _args, context, info) =>
      resolveEntities(ids, comeAlong ? (await among()).entities : [], context, info),
    relationships: async ({ among }: SubgraphAnswer) => (await among()).relationships,
    truncated: ({ omitted }: SubgraphAnswer) => omitted > 0,
    omittedIsAtLeast: ({ isAtLeast }: SubgraphAnswer) => isAtLeast,
    omittedAt: async ({ question, ids, among }: SubgraphAnswer, _args, { graph }) =>
      hiddenAt(graph, ids, reachOf(question), await among()),
  },
  OmittedAt: { entity: ({ id }: HiddenNeighbours, _args, context, info) => hydrate(id, context, info) },
}
