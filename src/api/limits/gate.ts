/** What every question passes before anything is read: the limits, then the lanes. */
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql'
import type { ValidQuestion, Variables } from '../compiled-question.ts'
import type { Context } from '../context.ts'
import { assertFewAliases } from './aliases.ts'
import { costOf } from './cost.ts'
import { assertCursors } from './cursors.ts'
import { assertShallow } from './depth.ts'
import { createLanes } from './lanes.ts'
import type { Limits } from './limits.ts'

/**
 * Tells the context what the question costs. What it gives is to be called when the question has been answered.
 * @throws {GraphQLError} LIMIT_EXCEEDED, BAD_INPUT or BUSY.
 */
export type Gate = (question: ValidQuestion, variables: Variables, context: Context) => Promise<() => void>

export function createGate(schema: GraphQLSchema, limits: Limits): Gate {
  const { maxDepth, maxAliases, maxCost } = limits
  const lanes = createLanes(limits)
  return async ({ document, operation }, variables, { told }) => {
    assertReads(operation)
    assertFewAliases(document, maxAliases)
    assertShallow(document, operation, variables, maxDepth)
    assertCursors(document, operation, variables)
    told.cost = costOf(schema, document, operation, variables, maxCost)
    return lanes.enter(told.cost ?? 0)
  }
}

function assertReads({ operation }: OperationDefinitionNode): void {
  if (operation === OperationTypeNode.QUERY) return
  throw new GraphQLError(`Accord only reads, and takes no "${operation}".`, {
    extensions: { code: 'BAD_INPUT', http: { status: 400 } },
  })
}
