/** What one question may ask at most. */
import { GraphQLError } from 'graphql'

export interface Limits {
  /** Deepest nesting, of selections and of filters alike. */
  readonly maxDepth: number
  readonly maxAliases: number
  readonly maxTokens: number
  /** Fields, each counted as often as the pages above it may repeat it. */
  readonly maxCost: number
  /** How many large questions are answered at once: see `lanes.ts`. */
  readonly largeAtOnce: number
  /** Longest that a question waits for its turn, in milliseconds. */
  readonly waitMs: number
}

export function limitExceeded(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } })
}
