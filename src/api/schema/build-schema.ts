/** The executable schema: what the library makes of `schema/`, mended, cut to what readers should meet, and our questions. */
import { addResolversToSchema } from '@graphql-tools/schema'
import { Neo4jGraphQL } from '@neo4j/graphql'
import { extendSchema, type GraphQLSchema } from 'graphql'
import { type EntityLabel, entityTypes, farEnds, termOfType } from '../../domain/ontology.ts'
import type { Resolvers } from '../../generated/resolvers.ts'
import { withoutFalseWarnings } from '../../graph/library/library-warnings.ts'
import { mendReadOperations } from '../../graph/library/mend-read-operations.ts'
import { resolveRowsByName } from '../../graph/library/rows-by-name.ts'
import { shareConnectionTypes } from '../../graph/library/share-connection-types.ts'
import { orderInIndex } from '../../graph/list-orders.ts'
import { briefResolvers } from '../resolvers/brief.ts'
import { compareResolvers } from '../resolvers/compare.ts'
import { conflictsResolvers } from '../resolvers/conflicts.ts'
import { coverageResolvers } from '../resolvers/coverage.ts'
import { entityResolvers } from '../resolvers/entity.ts'
import { gapsResolvers } from '../resolvers/gaps.ts'
import { historyResolvers } from '../resolvers/history.ts'
import { judgementResolvers } from '../resolvers/judgements.ts'
import { lineageResolvers } from '../resolvers/lineage.ts'
import { dateProperties, partialDateResolvers } from '../resolvers/partial-dates.ts'
import { pathsResolvers } from '../resolvers/paths.ts'
import { pipelineResolvers } from '../resolvers/pipeline.ts'
import { relationshipResolvers } from '../resolvers/relationship.ts'
import { searchResolvers } from '../resolvers/search.ts'
import { sharedResolvers } from '../resolvers/shared.ts'
import { subgraphResolvers } from '../resolvers/subgraph.ts'
import { totalsResolvers } from '../resolvers/totals.ts'
import { describeSchema } from './describe-schema.ts'
import { PageSize } from './scalars.ts'
import { shapeSchema } from './shape-schema.ts'
import {
  fewConnections,
  partialDateFields,
  prepareTypeDefinitions,
  readTypeDefinitions,
  writtenDescriptions,
} from './type-definitions.ts'

/** Forms that the library has already given up itself. */
const WITHOUT_DEPRECATED = {
  mutationOperations: true,
  aggregationFilters: true,
  aggregationFiltersOutsideConnection: true,
  relationshipFilters: true,
  attributeFilters: true,
}

const QUESTIONS: readonly Resolvers[] = [
  briefResolvers,
  compareResolvers,
  conflictsResolvers,
  coverageResolvers,
  entityResolvers,
  gapsResolvers,
  historyResolvers,
  judgementResolvers,
  lineageResolvers,
  pathsResolvers,
  pipelineResolvers,
  relationshipResolvers,
  searchResolvers,
  sharedResolvers,
  subgraphResolvers,
  totalsResolvers,
]

/** `folder` is `schema/`, with a slash at its end. Takes about a second. */
export async function buildSchema(folder: URL): Promise<GraphQLSchema> {
  const document = readTypeDefinitions(folder)
  const few = fewConnections(document)
  mendReadOperations({
    nullsLast: true,
    remembersTranslations: true,
    farEnds,
    indexOrders: orderInIndex,
    orderedById: (type, field) => few.has(`${type}.${field}Connection`),
    requiredFields: (type, field, selected) => (type === 'PartialDate' ? dateProperties(field, selected) : null),
  })
  shareConnectionTypes()
  resolveRowsByName()
  const library = new Neo4jGraphQL({
    typeDefs: prepareTypeDefinitions(document),
    resolvers: partialDateResolvers(partialDateFields(document)),
    features: { excludeDeprecatedFields: WITHOUT_DEPRECATED },
  })
  const generated = shapeSchema(await withoutFalseWarnings(() => library.getSchema()), PageSize, few)
  const questions = addResolversToSchema({
    schema: extendSchema(generated, readTypeDefinitions(new URL('questions/', folder))),
    resolvers: {
      ...mergeResolvers(QUESTIONS),
      EntityType: labelsOfEntityTypes(),
    },
  })
  return describeSchema(questions, writtenDescriptions(document))
}

/** Parts have types of their own; only `Query` is shared. */
function mergeResolvers(parts: readonly Resolvers[]): Resolvers {
  return Object.assign({}, ...parts, { Query: Object.assign({}, ...parts.map(({ Query }) => Query)) })
}

/** `REPORTED_FIGURE` outside is the label `ReportedFigure` inside. */
function labelsOfEntityTypes(): Record<string, string> {
  return Object.fromEntries((Object.keys(entityTypes) as EntityLabel[]).map((label) => [termOfType(label), label]))
}
