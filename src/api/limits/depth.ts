/** Depth of selections, fragments followed, and of the values given to arguments: a filter nests as well as a selection. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  visit,
} from 'graphql'
import { limitExceeded } from './limits.ts'
import { oncePer } from './once-per.ts'

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

interface Nested {
  readonly operations: ReadonlyMap<OperationDefinitionNode, number>
  /** The deepest value that is written out. */
  readonly argument: { readonly name: string; readonly depth: number }
}

/** The document must be valid: no fragment within itself. */
const nestedIn = oncePer((document: DocumentNode): Nested => {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
  const operations = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? [[node, depthOfSelections(node.selectionSet, fragments)]] : [],
    ),
  )
  let argument = { name: '', depth: 0 }
  visit(document, {
    Argument: ({ name, value }) => {
      const depth = depthOfLiteral(value)
      if (depth > argument.depth) argument = { name: name.value, depth }
    },
  })
  return { operations, argument }
})

/** @throws {GraphQLError} LIMIT_EXCEEDED */
export function assertShallow(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  maxDepth: number,
): void {
  const assert = (subject: string, depth: number) => {
    if (depth > maxDepth) throw limitExceeded(`${subject} is nested ${depth} deep, and may be ${maxDepth}.`)
  }
  const { operations, argument } = nestedIn(document)
  assert('The question', operations.get(operation) ?? 0)
  assert(`The argument "${argument.name}"`, argument.depth)
  for (const [name, value] of Object.entries(variables)) {
    assert(`The variable "${name}"`, depthOfValue(value, maxDepth + 1))
  }
}

/** Introspection does not count: its depth is that of the types, and reads nothing. */
function depthOfSelections({ selections }: SelectionSetNode, fragments: Fragments): number {
  const depths = selections.map((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOfSelections(selection.selectionSet, fragments)
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value)
      return fragment === undefined ? 0 : depthOfSelections(fragment.selectionSet, fragments)
    }
    if (selection.name.value.startsWith('__')) return 0
    return 1 + (selection.selectionSet === undefined ? 0 : depthOfSelections(selection.selectionSet, fragments))
  })
  return Math.max(0, ...depths)
}

function depthOfLiteral(value: ValueNode): number {
  if (value.kind === Kind.LIST) return Math.max(0, ...value.values.map(depthOfLiteral))
  if (value.kind !== Kind.OBJECT) return 0
  return 1 + Math.max(0, ...value.fields.map((field) => depthOfLiteral(field.value)))
}

/** Stops counting at `enough`, so that a deep value costs no more than the limit. */
function depthOfValue(value: unknown, enough: number): number {
  if (enough === 0 || typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce((most: number, one) => Math.max(most, depthOfValue(one, enough)), 0)
  return 1 + Object.values(value).reduce((most: number, one) => Math.max(most, depthOfValue(one, enough - 1)), 0)
}
