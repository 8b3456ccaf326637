/** Refuses what asks for too much, before anything is read. The length in tokens is refused by the parser. */
import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, getVariableValues, type OperationDefinitionNode, OperationTypeNode } from 'graphql'
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
          assertReads(operation)
          const variables = request.variables ?? {}
          assertFewAliases(document, maxAliases)
          assertShallow(document, operation, variables, maxDepth)
          const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
          // Variables that do not fit their types are reported by the execution, which then reads nothing.
          if (errors !== undefined) return
          assertCursors(document, coerced)
          assertAffordable(schema, document, operationName ?? undefined, variables, maxCost)
        },
      }
    },
  }
}

function assertReads({ operation }: OperationDefinitionNode): void {
  if (operation === OperationTypeNode.QUERY) return
  throw new GraphQLError(`Accord only reads, and takes no "${operation}".`, {
    extensions: { code: 'BAD_INPUT', http: { status: 400 } },
  })
}
