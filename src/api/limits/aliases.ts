/** How many aliases one question may use: each makes the same field be read once more. */
import { type DocumentNode, visit } from 'graphql'
import { limitExceeded } from './limits.ts'
import { oncePer } from './once-per.ts'

const aliasesIn = oncePer((document: DocumentNode) => {
  let aliases = 0
  visit(document, {
    Field: ({ alias }) => {
      if (alias !== undefined) aliases++
    },
  })
  return aliases
})

/** @throws {GraphQLError} LIMIT_EXCEEDED */
export function assertFewAliases(document: DocumentNode, maxAliases: number): void {
  const aliases = aliasesIn(document)
  if (aliases > maxAliases) throw limitExceeded(`The question has ${aliases} aliases, and may have ${maxAliases}.`)
}
