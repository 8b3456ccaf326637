/** How many aliases one question may use: each makes the same field be read once more. */
import { type ASTVisitor, GraphQLError, type ValidationContext, visit } from 'graphql'

export function aliasRule(maxAliases: number): (context: ValidationContext) => ASTVisitor {
  return (context) => ({
    Document: (document) => {
      let aliases = 0
      visit(document, {
        Field: ({ alias }) => {
          if (alias !== undefined) aliases++
        },
      })
      if (aliases <= maxAliases) return
      const message = `The question has ${aliases} aliases, and may have ${maxAliases}.`
      context.reportError(new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } }))
    },
  })
}
