/** A question of ours in the names of the generated API, and its answer in the shape of ours. */
import {
  type ASTNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  visit,
} from 'graphql'
import { labelOf } from '../../src/domain/ontology.ts'
import type { StockOperation, Workload } from '../workloads/workload.ts'

/** Null where stock cannot be asked. */
export function stockQuestionOf({ stock, document, variables, root }: Workload): StockOperation | null {
  if (stock !== 'SAME') return 'cannot' in stock ? null : stock
  const translated = visit(parse(document), {
    NamedType: (type) => (type.name.value === 'PageSize' ? named(type, 'Int') : undefined),
    SelectionSet: { leave: (set) => ({ ...set, selections: set.selections.flatMap(storedSelections) }) },
    Field: { leave: (field) => (field.name.value === 'properties' ? ofSupports(field) : undefined) },
  })
  if (root !== 'entity') return { document: print(translated), variables, root, isComparable: true }
  const connection = connections[labelOf(String(variables.id)) ?? '']
  if (connection === undefined) return null
  const [operation] = translated.definitions as [OperationDefinitionNode]
  const [entity] = operation.selectionSet.selections as [FieldNode]
  const isTyped = (one: SelectionNode) => one.kind === Kind.INLINE_FRAGMENT
  const whole = entity.selectionSet!.selections.flatMap((one) =>
    isTyped(one) && one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet.selections : [one],
  )
  const asked = `${connection}(where: { id: { eq: $id } }) { edges { node { ${whole.map(print).join(' ')} } } }`
  const head = print({ ...operation, selectionSet: { ...operation.selectionSet, selections: [] } }).replace(
    /\{\s*\}\s*$/,
    '',
  )
  return { document: `${head} { ${asked} }`, variables, root: connection, isComparable: true }
}

const connections: Readonly<Record<string, string>> = {
  Partner: 'partnersConnection',
  Agreement: 'agreementsConnection',
}

const named = <Node extends ASTNode>(node: Node, value: string): Node => ({ ...node, name: { kind: Kind.NAME, value } })

/** Evidence hangs on an interface, which knows the fields of its relationships through their type alone. */
function ofSupports(field: FieldNode): FieldNode {
  const below = field.selectionSet!.selections
  if (!below.some((one) => one.kind === Kind.FIELD && one.name.value === 'property')) return field
  const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Supports' } } as const
  const selectionSet = { kind: Kind.SELECTION_SET, selections: below } as const
  const only = { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet } as const
  return { ...field, selectionSet: { ...selectionSet, selections: [only] } }
}

/** Parts of a partial date, which stock knows as fields of what has the date. */
const parts: Readonly<Record<string, string>> = { edtf: 'Edtf', asPrinted: 'AsPrinted', inferred: 'Inferred' }

function storedSelections(selection: SelectionNode): readonly SelectionNode[] {
  const below = selection.kind === Kind.FIELD ? (selection.selectionSet?.selections ?? []) : []
  const names = below.map((one) => (one.kind === Kind.FIELD ? one.name.value : ''))
  if (selection.kind !== Kind.FIELD || names.length === 0 || !names.every((name) => name in parts)) return [selection]
  return names.map((name) => ({
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: selection.name.value + parts[name] },
  }))
}

/** Puts the fields of dates together again; one record that was found by its id stands for itself. */
export function inOurShape(answer: unknown, { root }: Workload): unknown {
  const whole = withDates(answer)
  return root === 'entity' ? (whole as { edges: { node: unknown }[] }).edges[0]?.node : whole
}

function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates)
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Readonly<Record<string, unknown>>
  const dates = Object.keys(fields).flatMap((name) => (name.endsWith('Edtf') ? [name.slice(0, -4)] : []))
  const shaped: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (!dates.some((date) => Object.values(parts).some((suffix) => name === date + suffix)))
      shaped[name] = withDates(field)
  }
  for (const date of dates) {
    const entries = Object.entries(parts).map(([part, suffix]) => [part, fields[date + suffix]] as const)
    shaped[date] =
      fields[`${date}Edtf`] === null ? null : Object.fromEntries(entries.filter(([, one]) => one !== undefined))
  }
  return shaped
}
