/** `Relationship`: a fact between two entities, wherever an answer has one. */
import type { Resolvers } from '../../generated/resolvers.ts'
import type { RelationshipRow } from '../../graph/queries/relationships.ts'
import { hydrate, hydrateMany } from './hydrate.ts'

export const relationshipResolvers: Resolvers = {
  Relationship: {
    from: ({ from }: RelationshipRow, _args, context, info) => hydrate(from, context, info),
    to: ({ to }: RelationshipRow, _args, context, info) => hydrate(to, context, info),
    evidence: ({ evidenceIds }: RelationshipRow, _args, context, info) => hydrateMany(evidenceIds, context, info),
  },
}
