/** `conflicts`: from the arguments of the question to a Relay page. */
import type { Candidate, Conflict } from '../../domain/conflicts.ts'
import type { QueryConflictsArgs, Resolvers } from '../../generated/resolvers.ts'
import { type FindingRow, wholeList } from '../../graph/queries/findings.ts'
import { findingPage } from './finding-pages.ts'
import { hydrateMany } from './hydrate.ts'
import { resolveEntity } from './light-rows.ts'
import { countedPageResolvers } from './question-page.ts'

const CONFLICTS = [[wholeList('CONFLICT')]]

export const conflictsResolvers: Resolvers = {
  Query: {
    conflicts: (_root, { of, first, after }: QueryConflictsArgs, context, info) => {
      const page = {
        question: 'conflicts',
        of: of ?? null,
        groups: CONFLICTS,
        first: first ?? 20,
        after: after ?? null,
      }
      return findingPage({ ...page, entityField: 'entity', alsoWanted: () => [] }, context, info)
    },
  },
  ConflictConnection: countedPageResolvers,
  Conflict: {
    entity: ({ entity }: FindingRow, _args, context, info) => resolveEntity(entity, context, info),
    property: ({ facts }: FindingRow) => (facts as Conflict).property,
    candidates: ({ facts }: FindingRow) => (facts as Conflict).candidates,
  },
  Claim: {
    evidence: ({ evidenceIds }: Candidate, _args, context, info) => hydrateMany(evidenceIds, context, info),
  },
}
