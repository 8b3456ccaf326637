/** Refuses what asks for too much, before anything is read. The length in tokens is refused by the parser. */
import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, type OperationDefinitionNode, OperationTypeNode } from 'graphql'
import type { Context } from '../context.ts'
import { assertFewAliases } from './aliases.ts'
import { costOf } from './cost.ts'
import { assertCursors } from './cursors.ts'
import { assertShallow } from './depth.ts'
import { createLanes } from './lanes.ts'
import type { Limits } from './limits.ts'

export function limitsPlugin(limits: Limits): ApolloServerPlugin<Context> {
  const { maxDepth, maxAliases, maxCost } = limits
  const lanes = createLanes(limits)
  return {
    async requestDidStart() {
      let leave = () => {}
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (operation === undefined) return
          assertReads(operation)
          const variables = request.variables ?? {}
          assertFewAliases(document, maxAliases)
          assertShallow(document, operation, variables, maxDepth)
          assertCursors(document, operation, variables)
          const cost = costOf(schema, document, operation, variables, maxCost)
          contextValue.told.cost = cost
          leave = await lanes.enter(cost ?? 0)
        },
        async willSendResponse() {
          leave()
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
