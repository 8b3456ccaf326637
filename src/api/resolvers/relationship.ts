/** `Relationship`: a fact between two entities, wherever an answer has one. */
import type { Resolvers } from '../../generated/resolvers.ts'
import { toLightEntity } from '../../graph/light-entity.ts'
import type { RelationshipRow } from '../../graph/queries/relationships.ts'
import { resolveEntity, resolveEvidence } from './light-rows.ts'

export const relationshipResolvers: Resolvers = {
  Relationship: {
    from: ({ from }: RelationshipRow, _args, context, info) =>
      resolveEntity(toLightEntity({ id: from }), context, info),
    to: ({ to }: RelationshipRow, _args, context, info) => resolveEntity(toLightEntity({ id: to }), context, info),
    evidence: ({ evidenceIds, evidence }: RelationshipRow, _args, context, info) =>
      resolveEvidence(evidenceIds, evidence, context, info),
  },
}
