/** `paths`: from the arguments of the question to how two entities are connected. */
import type { GraphQLResolveInfo } from 'graphql'
import { walkedTypes } from '../../domain/connections.ts'
import { pathSentence } from '../../domain/path-sentence.ts'
import type { QueryPathsArgs, Resolvers } from '../../generated/resolvers.ts'
import type { LightEntity } from '../../graph/light-entity.ts'
import { type PathQuestion, type PathRow, type PathRows, paths } from '../../graph/queries/paths.ts'
import type { Context } from '../context.ts'
import { type Fault, outside, refuse, toPeriod } from './arguments.ts'
import { readOfKnown } from './current-id.ts'
import { hydrateMany } from './hydrate.ts'
import { factsAsked, lightEntityProperties, resolveEntities } from './light-rows.ts'
import { selectedAt } from './selection.ts'

function readPaths(args: QueryPathsArgs, { graph }: Context, info: GraphQLResolveInfo): Promise<PathRows> {
  const question = toQuestion(args, info)
  return readOfKnown([question.from, question.to], graph, ([from, to]) => {
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
    types: [...new Set(args.relationships ?? walkedTypes)],
    period: toPeriod({ asOf: args.asOf }),
    facts: factsAsked(info, 'paths', 'relationships'),
    entities: [
      ...(selectedAt(info, 'paths', 'sentence').length === 0 ? [] : ['name', 'nameVi']),
      ...lightEntityProperties(selectedAt(info, 'paths', 'entities'), info.fragments),
    ],
  }
}

function same(id: string): Fault {
  return { clause: `"from" and "to" are the same entity, "${id}"`, hint: 'give two that differ' }
}

export const pathsResolvers: Resolvers = {
  Query: { paths: (_root, args: QueryPathsArgs, context, info) => readPaths(args, context, info) },
  PathAnswer: {
    hubsAvoided: ({ hubs }: PathRows, _args, context, info) => hydrateMany(hubs, context, info),
    truncated: ({ isCut }: PathRows) => isCut,
  },
  Path: {
    length: ({ relationships }: PathRow) => relationships.length,
    entities: ({ ids, entities }: PathRow, _args, context, info) => resolveEntities(ids, entities, context, info),
    sentence: ({ entities, relationships }: PathRow, { language }) =>
      pathSentence(entities.map(namesOf), relationships, language ?? 'EN'),
  },
}

function namesOf({ id, properties: { name, nameVi } }: LightEntity) {
  return { id, name: String(name), nameVi: (nameVi as string | undefined) ?? null }
}
