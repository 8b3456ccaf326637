/** What a question may read at most: each field counts one, times the pages above it; questions that walk or count, more. */
import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity'
import { DEFAULT_PAGE_SIZE } from '../schema/scalars.ts'
import { limitExceeded } from './limits.ts'
import { oncePer } from './once-per.ts'

/** Lists that have a bound and no argument for it. */
const BOUNDS: Readonly<Record<string, number>> = {
  'Gap.evidence': 20,
  'PathAnswer.hubsAvoided': 20,
  'ReportedFigureComparison.entities': 100,
}

/**
 * What a question reads besides what it shows, in the unit of a field shown: about a tenth of the database hits that it
 * took on a hub of a graph of 10,000 entities (`bench/results/growth.md`).
 */
const WORK: Readonly<Record<string, number>> = {
  compare: 3_000,
  totals: 1_500,
  brief: 3_000,
  coverage: 1_500,
  paths: 1_000,
  subgraph: 1_000,
  shared: 1_000,
  lineage: 300,
  search: 50,
}

/** Arguments that say how often what is below them counts. */
const MULTIPLIERS = ['first', 'limit', 'ids', 'partners']

const estimator: ComplexityEstimator = ({ args, childComplexity, field, type }) => {
  const takes = (name: string) => field.args.some((arg) => arg.name === name)
  const work = type.name === 'Query' ? (WORK[field.name] ?? 0) : 0
  const ids: unknown = args.ids ?? args.partners
  const asked = Array.isArray(ids) ? Math.max(1, ids.length) : 1
  if (takes('first')) return 1 + work + Number(args.first ?? DEFAULT_PAGE_SIZE) * childComplexity
  if (takes('limit')) return 1 + work + Number(args.limit ?? DEFAULT_PAGE_SIZE) * childComplexity
  return 1 + asked * work + asked * (BOUNDS[`${type.name}.${field.name}`] ?? 1) * childComplexity
}

interface Costs {
  /** Variables that change the cost. */
  readonly variables: readonly string[]
  /** By operation and the values of those variables. */
  readonly known: Map<string, number>
}

const costsOf = oncePer((document: DocumentNode): Costs => {
  const variables = new Set<string>()
  const collect = (node: ArgumentNode) => {
    visit(node, { Variable: ({ name }) => void variables.add(name.value) })
  }
  visit(document, {
    Argument: (node) => {
      if (MULTIPLIERS.includes(node.name.value)) collect(node)
    },
    Directive: ({ arguments: given = [] }) => given.forEach(collect),
  })
  return { variables: [...variables], known: new Map() }
})

/** Of one document: a reader who varies page sizes has few. */
const KNOWN_AT_ONCE = 200

/**
 * Null where the variables do not fit their types: the execution says so, and then reads nothing.
 * @throws {GraphQLError} LIMIT_EXCEEDED where it costs more than `maxCost`.
 */
export function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  maxCost: number,
): number | null {
  const { variables: names, known } = costsOf(query)
  const key = JSON.stringify([operation.name?.value, ...names.map((name) => weightOf(variables[name]))])
  const cost = known.get(key) ?? computeCost(schema, query, operation, variables)
  if (cost === null) return null
  if (known.size >= KNOWN_AT_ONCE) known.clear()
  known.set(key, cost)
  if (cost > maxCost) {
    throw limitExceeded(`The question costs ${cost}, and may cost ${maxCost}: ask for smaller pages or fewer levels.`)
  }
  return cost
}

/** Of a list its length counts. Absent and null differ: the one takes the default. */
function weightOf(value: unknown): unknown {
  if (Array.isArray(value)) return [value.length]
  return value === undefined ? 'absent' : value
}

function computeCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  { name, variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number | null {
  if (getVariableValues(schema, variableDefinitions, variables).errors !== undefined) return null
  return getComplexity({
    schema,
    query,
    ...(name === undefined ? {} : { operationName: name.value }),
    variables: { ...variables },
    estimators: [estimator],
  })
}
