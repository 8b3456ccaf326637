/** Refuses what asks for too much, before anything is read. The length in tokens is refused by the parser. */
import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from '../context.ts'
import { assertFewAliases } from './aliases.ts'
import { assertAffordable } from './cost.ts'
import { assertCursors } from './cursors.ts'
import { assertShallow } from './depth.ts'
import type { Limits } from './limits.ts'

export function limitsPlugin({ maxDepth, maxAliases, maxCost }: Limits): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, operationName }) {
          if (operation === undefined) return
          const variables = request.variables ?? {}
          assertFewAliases(document, maxAliases)
          assertShallow(document, operation, variables, maxDepth)
          assertCursors(document, variables)
          assertAffordable(schema, document, operationName ?? undefined, variables, maxCost)
        },
      }
    },
  }
}
