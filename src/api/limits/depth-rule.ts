/** Depth of selections, fragments followed, and of the values given to arguments: a filter nests as well as a selection. */
import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
} from 'graphql'

export function depthRule(maxDepth: number): (context: ValidationContext) => ASTVisitor {
  return (context) => ({
    OperationDefinition: (operation) => {
      const isIntrospection = operation.selectionSet.selections.every(
        (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
      )
      if (isIntrospection) return
      const depth = depthOfSelections(operation.selectionSet, context, new Set())
      if (depth > maxDepth) context.reportError(tooDeep('The question', depth, maxDepth))
    },
    Argument: ({ name, value }) => {
      const depth = depthOfLiteral(value)
      if (depth > maxDepth) context.reportError(tooDeep(`The argument "${name.value}"`, depth, maxDepth))
    },
  })
}

/** The same for values that came as variables. */
export function assertShallow(variables: Readonly<Record<string, unknown>>, maxDepth: number): void {
  for (const [name, value] of Object.entries(variables)) {
    const depth = depthOfValue(value, maxDepth + 1)
    if (depth > maxDepth) throw tooDeep(`The variable "${name}"`, depth, maxDepth)
  }
}

function tooDeep(subject: string, depth: number, maxDepth: number): GraphQLError {
  return new GraphQLError(`${subject} is nested ${depth} deep, and may be ${maxDepth}.`, {
    extensions: { code: 'LIMIT_EXCEEDED' },
  })
}

function depthOfSelections(set: SelectionSetNode, context: ValidationContext, within: ReadonlySet<string>): number {
  let deepest = 0
  for (const selection of set.selections) {
    let depth = 0
    if (selection.kind === Kind.FIELD) {
      depth =
        1 + (selection.selectionSet === undefined ? 0 : depthOfSelections(selection.selectionSet, context, within))
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOfSelections(selection.selectionSet, context, within)
    } else {
      const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(selection.name.value)
      // A fragment within itself is another rule's to report.
      if (fragment && !within.has(selection.name.value)) {
        depth = depthOfSelections(fragment.selectionSet, context, new Set([...within, selection.name.value]))
      }
    }
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function depthOfLiteral(value: ValueNode): number {
  if (value.kind === Kind.LIST) return value.values.reduce((most, one) => Math.max(most, depthOfLiteral(one)), 0)
  if (value.kind !== Kind.OBJECT) return 0
  return 1 + value.fields.reduce((most, field) => Math.max(most, depthOfLiteral(field.value)), 0)
}

/** Stops counting at `enough`, so that a deep value costs no more than the limit. */
function depthOfValue(value: unknown, enough: number): number {
  if (enough === 0 || typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce((most, one) => Math.max(most, depthOfValue(one, enough)), 0)
  return 1 + Object.values(value).reduce((most: number, one) => Math.max(most, depthOfValue(one, enough - 1)), 0)
}
