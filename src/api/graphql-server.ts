/**
 * The GraphQL server. A question that is new goes through Apollo: parsed, validated, let through the gate, executed. One that
 * Apollo has let pass before needs only the gate and its execution; where either fails, Apollo is given the fault to word.
 */
import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLRequest,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { execute, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import type { Context } from './context.ts'
import { type ErrorLog, errorFormatter } from './errors.ts'
import { KnownQuestions } from './known-questions.ts'
import { createGate, type Gate } from './limits/gate.ts'
import type { Limits } from './limits/limits.ts'

export interface GraphQLServerOptions {
  readonly schema: GraphQLSchema
  readonly limits: Limits
  readonly log: ErrorLog
  readonly plugins?: readonly ApolloServerPlugin<Context>[]
}

export interface GraphQLAnswer {
  /** HTTP status. */
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly result: {
    readonly data?: unknown
    readonly errors?: readonly GraphQLFormattedError[]
    readonly extensions?: Readonly<Record<string, unknown>>
  }
}

export interface GraphQLServer {
  ask(request: GraphQLRequest, context: Context): Promise<GraphQLAnswer>
  stop(): Promise<void>
}

/** Ready to be asked. Stack traces never leave the process. */
export async function startGraphQLServer(options: GraphQLServerOptions): Promise<GraphQLServer> {
  const { schema, limits } = options
  const known = new KnownQuestions(schema)
  const gate = createGate(schema, limits)
  const apollo = createApollo(options, known, gate)
  await apollo.start()
  return {
    ask: async (request, context) => {
      const ready = await askAgain(request, context, known, gate)
      const answer = ready ?? (await askApollo(apollo, request, context))
      return { ...answer, result: { ...answer.result, ...extensionsOf(request, context, limits.maxCost) } }
    },
    stop: () => apollo.stop(),
  }
}

/** Null where Apollo must see it: it is new, or something went wrong. */
async function askAgain(
  { query, operationName, variables = {}, extensions }: GraphQLRequest,
  context: Context,
  known: KnownQuestions,
  gate: Gate,
): Promise<GraphQLAnswer | null> {
  if (query === undefined || extensions?.persistedQuery !== undefined) return null
  const question = known.find(query, operationName)
  if (question === undefined) return null
  let leave: () => void
  try {
    leave = await gate(question, variables, context)
  } catch (refusal) {
    context.outcome = { refusal }
    return null
  }
  try {
    const result = await question.run(context, variables)
    if (result.errors === undefined) return { status: 200, headers: [], result: { data: result.data } }
    context.outcome = { result }
    return null
  } finally {
    leave()
  }
}

async function askApollo(
  apollo: ApolloServer<Context>,
  request: GraphQLRequest,
  context: Context,
): Promise<GraphQLAnswer> {
  const { body, http } = await apollo.executeOperation(request, { contextValue: context })
  if (body.kind !== 'single') throw new TypeError('an answer in parts')
  const { errors, data } = body.singleResult
  return { status: http.status ?? 200, headers: [...http.headers], result: { errors, data } as GraphQLAnswer['result'] }
}

/** A request asks for the cost by `"extensions": {"cost": true}`. */
function extensionsOf(
  { extensions }: GraphQLRequest,
  { told: { graphVersion, cost } }: Context,
  most: number,
): Pick<GraphQLAnswer['result'], 'extensions'> {
  const told = {
    ...(graphVersion === null ? {} : { graphVersion }),
    ...(extensions?.cost === true && cost !== null ? { cost: { estimate: cost, most } } : {}),
  }
  return Object.keys(told).length === 0 ? {} : { extensions: told }
}

function createApollo(
  { schema, log, limits, plugins = [] }: GraphQLServerOptions,
  known: KnownQuestions,
  gate: Gate,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: executedBy(schema, known),
    introspection: true,
    // The route sees to it: what has been answered before does not come here.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.maxTokens },
    formatError: errorFormatter(log),
    plugins: [
      // It wraps every resolver to look for @cacheControl, which no field of ours has.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      gatePlugin(gate),
      ...plugins,
    ],
  })
}

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway']
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>

/** Apollo's way to have another than graphql-js execute. Nothing is federated. */
function executedBy(schema: GraphQLSchema, known: KnownQuestions): Gateway {
  const executor: Executor = async ({ document, operation, source, request, context }) => {
    const { outcome } = context as Context
    if (outcome !== null && 'result' in outcome) return outcome.result as Awaited<ReturnType<Executor>>
    const { operationName, variables = {} } = request
    // That there is no such operation is for graphql-js to say.
    const result = operation
      ? await known.remember(source, operationName, { document, operation }).run(context as Context, variables)
      : await execute({ schema, document, operationName })
    return result as Awaited<ReturnType<Executor>>
  }
  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => {}
    },
    stop: async () => {},
  }
}

function gatePlugin(gate: Gate): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let leave = () => {}
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          const { outcome } = contextValue
          if (outcome !== null && 'refusal' in outcome) throw outcome.refusal
          if (operation === undefined || outcome !== null) return
          leave = await gate({ document, operation }, request.variables ?? {}, contextValue)
        },
        async willSendResponse() {
          leave()
        },
      }
    },
  }
}
