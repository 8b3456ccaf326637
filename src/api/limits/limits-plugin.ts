/** Refuses what asks for too much, before anything is read. */
import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from '../context.ts'
import { assertAffordable } from './cost.ts'
import { assertCursors } from './cursor-check.ts'
import { assertShallow } from './depth-rule.ts'
import type { Limits } from './limits.ts'

export function limitsPlugin({ maxDepth, maxCost }: Limits): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, request, operationName }) {
          const variables = request.variables ?? {}
          assertShallow(variables, maxDepth)
          assertCursors(document, variables)
          assertAffordable(schema, document, operationName ?? undefined, variables, maxCost)
        },
      }
    },
  }
}
