/** The GraphQL server: schema, limits, errors. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import type { Context } from './context.ts'
import { type ErrorLog, errorFormatter } from './errors.ts'
import type { Limits } from './limits/limits.ts'
import { limitsPlugin } from './limits/limits-plugin.ts'
import { tellPlugin } from './tell-plugin.ts'

export interface ApolloOptions {
  readonly schema: GraphQLSchema
  readonly limits: Limits
  readonly log: ErrorLog
  readonly plugins?: readonly ApolloServerPlugin<Context>[]
}

/** Not started yet. Stack traces never leave the process. */
export function createApollo({ schema, limits, log, plugins = [] }: ApolloOptions): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
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
      limitsPlugin(limits),
      tellPlugin(limits.maxCost),
      ...plugins,
    ],
  })
}
