/** What a reader selects below a field, through fragments of any kind. */
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** The fields selected, whatever type they are asked of; directives do not matter here. */
export function* selectedFields(
  nodes: readonly FieldNode[],
  fragments: GraphQLResolveInfo['fragments'],
): Generator<FieldNode> {
  for (const { selectionSet } of nodes) if (selectionSet !== undefined) yield* fieldsOf(selectionSet, fragments)
}

function* fieldsOf(set: SelectionSetNode, fragments: GraphQLResolveInfo['fragments']): Generator<FieldNode> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) yield selection
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* fieldsOf(selection.selectionSet, fragments)
    else {
      const fragment = fragments[selection.name.value]
      if (fragment !== undefined) yield* fieldsOf(fragment.selectionSet, fragments)
    }
  }
}

/** The fields below each of these nodes that carry this name. */
export function selectedBelow(
  nodes: readonly FieldNode[],
  name: string,
  fragments: GraphQLResolveInfo['fragments'],
): FieldNode[] {
  return [...selectedFields(nodes, fragments)].filter((field) => field.name.value === name)
}
