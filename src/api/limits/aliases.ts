/** How many aliases one question may use: each makes the same field be read once more. */
import { type DocumentNode, visit } from 'graphql'
import { limitExceeded } from './limits.ts'

/** @throws {GraphQLError} LIMIT_EXCEEDED */
export function assertFewAliases(document: DocumentNode, maxAliases: number): void {
  let aliases = 0
  visit(document, {
    Field: ({ alias }) => {
      if (alias !== undefined) aliases++
    },
  })
  if (aliases > maxAliases) throw limitExceeded(`The question has ${aliases} aliases, and may have ${maxAliases}.`)
}
