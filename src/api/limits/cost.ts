/** What a question may read at most: each field counts one, times the pages above it. */
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity'
import { DEFAULT_PAGE_SIZE } from '../schema/scalars.ts'
import { limitExceeded } from './limits.ts'

/** Lists that have a bound and no argument for it. */
const BOUNDS: Readonly<Record<string, number>> = {
  'Gap.evidence': 20,
  'PathAnswer.hubsAvoided': 20,
  'ReportedFigureComparison.entities': 100,
}

const estimator: ComplexityEstimator = ({ args, childComplexity, field, type }) => {
  const takes = (name: string) => field.args.some((arg) => arg.name === name)
  const ids: unknown = args.ids ?? args.partners
  if (takes('first')) return 1 + Number(args.first ?? DEFAULT_PAGE_SIZE) * childComplexity
  if (takes('limit')) return 1 + Number(args.limit ?? DEFAULT_PAGE_SIZE) * childComplexity
  return 1 + (Array.isArray(ids) ? ids.length : (BOUNDS[`${type.name}.${field.name}`] ?? 1)) * childComplexity
}

/** @throws {GraphQLError} LIMIT_EXCEEDED where it costs more than `maxCost`. */
export function assertAffordable(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>>,
  maxCost: number,
): void {
  const cost = getComplexity({
    schema,
    query,
    ...(operationName === undefined ? {} : { operationName }),
    variables: { ...variables },
    estimators: [estimator],
  })
  if (cost > maxCost) {
    throw limitExceeded(`The question costs ${cost}, and may cost ${maxCost}: ask for smaller pages or fewer levels.`)
  }
}
