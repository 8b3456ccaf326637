/** What a reader selects below a field, through fragments of any kind. */
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** Whether what a fragment on this type selects is wanted. */
export type TypeCondition = (type: string) => boolean

/** The fields selected, by default of whatever type they are asked; directives do not matter here. */
export function* selectedFields(
  nodes: readonly FieldNode[],
  fragments: GraphQLResolveInfo['fragments'],
  appliesTo: TypeCondition = () => true,
): Generator<FieldNode> {
  for (const { selectionSet } of nodes) {
    if (selectionSet !== undefined) yield* fieldsOf(selectionSet, fragments, appliesTo)
  }
}

function* fieldsOf(
  { selections }: SelectionSetNode,
  fragments: GraphQLResolveInfo['fragments'],
  appliesTo: TypeCondition,
): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      yield selection
      continue
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]
    const type = fragment?.typeCondition?.name.value
    if (fragment !== undefined && (type === undefined || appliesTo(type))) {
      yield* fieldsOf(fragment.selectionSet, fragments, appliesTo)
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

/** The same, from field to field, from the one that is resolved. */
export function selectedAt({ fieldNodes, fragments }: GraphQLResolveInfo, ...path: readonly string[]): FieldNode[] {
  return path.reduce((nodes, name) => selectedBelow(nodes, name, fragments), [...fieldNodes])
}

type Nodes = GraphQLResolveInfo['fieldNodes']
type Fragments = GraphQLResolveInfo['fragments']

interface Seen<Value> {
  /** All that a question selects for the field: a fragment's field may stand alone in one place, and with others in another. */
  readonly nodes: Nodes
  readonly value: Value
}

/** Remembers what a selection says: rows are many, and the documents that Apollo keeps are asked again. */
export function oncePerSelection<Value>(
  find: (nodes: Nodes, fragments: Fragments) => Value,
): (nodes: Nodes, fragments: Fragments) => Value {
  const seen = new WeakMap<FieldNode, Seen<Value>[]>()
  return (nodes, fragments) => {
    const [first] = nodes
    if (first === undefined) return find(nodes, fragments)
    const alike = seen.get(first) ?? []
    const known = alike.find((one) => isSame(one.nodes, nodes))
    if (known !== undefined) return known.value
    const value = find(nodes, fragments)
    seen.set(first, [...alike, { nodes, value }])
    return value
  }
}

function isSame(nodes: Nodes, others: Nodes): boolean {
  return nodes.length === others.length && nodes.every((node, place) => node === others[place])
}
