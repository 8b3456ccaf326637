/** `paths`: from the arguments of the question to how two entities are connected. */
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { walkedTypes } from '../../domain/connections.ts'
import { pathSentence } from '../../domain/path-sentence.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { QueryPathsArgs, Resolvers } from '../../generated/resolvers.ts'
import { type EntityNames, entityNames } from '../../graph/queries/near-ids.ts'
import { type PathQuestion, type PathRow, type PathRows, paths } from '../../graph/queries/paths.ts'
import type { Context } from '../context.ts'
import { type Fault, outside, refuse, toPeriod } from './arguments.ts'
import { readOfCurrent } from './current-id.ts'
import { hydrateMany } from './hydrate.ts'
import { factsAsked } from './light-rows.ts'

interface NamedPath extends PathRow {
  readonly names: DataLoader<EntityId, EntityNames>
}

async function readPaths(args: QueryPathsArgs, { graph }: Context, info: GraphQLResolveInfo): Promise<PathRows> {
  const question = toQuestion(args, info)
  return readOfCurrent([question.from, question.to], graph, ([from, to]) => {
    // Two ids may be of one entity.
    refuse([to === undefined ? same(from!) : null])
    return paths(graph, { ...question, from: from!, to: to! })
  })
}

function toQuestion(args: QueryPathsArgs, info: GraphQLResolveInfo): PathQuestion {
  const { from, to } = args
  const [maxLength, limit] = [args.maxLength ?? 6, args.limit ?? 3]
  refuse([from === to ? same(from) : null, outside('maxLength', maxLength, 1, 8), outside('limit', limit, 1, 10)])
  return {
    from,
    to,
    maxLength,
    limit,
    avoidHubs: args.avoidHubs ?? true,
    labels: args.types ?? null,
    types: args.relationships ?? walkedTypes,
    period: toPeriod({ asOf: args.asOf }),
    facts: factsAsked(info, 'paths', 'relationships'),
  }
}

function same(id: string): Fault {
  return { clause: `"from" and "to" are the same entity, "${id}"`, hint: 'give two that differ' }
}

export const pathsResolvers: Resolvers = {
  Query: { paths: (_root, args: QueryPathsArgs, context, info) => readPaths(args, context, info) },
  PathAnswer: {
    paths: ({ paths: found }: PathRows, _args, { graph }): NamedPath[] => {
      // Of all paths by one read.
      const names = new DataLoader<EntityId, EntityNames>(async (ids) => {
        const rows = new Map((await graph.read(entityNames(ids))).map((one) => [one.id, one]))
        return ids.map((id) => rows.get(id)!)
      })
      return found.map((path) => ({ ...path, names }))
    },
    hubsAvoided: ({ hubs }: PathRows, _args, context, info) => hydrateMany(hubs, context, info),
    truncated: ({ isCut }: PathRows) => isCut,
  },
  Path: {
    length: ({ relationships }: PathRow) => relationships.length,
    entities: ({ ids }: PathRow, _args, context, info) => hydrateMany(ids, context, info),
    sentence: async ({ ids, relationships, names }: NamedPath, { language }) => {
      const named = await Promise.all(ids.map((id) => names.load(id)))
      return pathSentence(named, relationships, language ?? 'EN')
    },
  },
}
