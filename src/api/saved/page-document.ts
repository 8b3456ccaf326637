/**
 * The text of a saved question as it is asked for a file: every connection says whether more comes, and begins at its start.
 * A page that comes later is asked for by a text of that connection alone.
 */
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { looksUpOne } from './answer-shape.ts'

/** How many entries a request asks of connections; null as the text says. */
export interface PageSizes {
  /** Of those whose entries are rows. */
  readonly outer: number | null
  /** Of those within rows. */
  readonly inner: number | null
}

/** Later pages of one connection: its keys from the root on. */
export interface LaterPage {
  readonly path: readonly string[]
}

/** Of a list that has one entry, as a rule: what is below it costs less. */
const SIZE_OF_ONE = 2

export const AFTER = 'accordAfter'

interface At {
  readonly parent: GraphQLNamedType
  readonly path: readonly string[]
  /** Whether it is below entries of which there may be several. */
  readonly isInner: boolean
}

export function pageDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  sizes: PageSizes,
  later: LaterPage | null = null,
): string {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const writer = new PageWriter(schema, fragments, sizes, later)
  const selectionSet = writer.selections(operation.selectionSet, {
    parent: schema.getQueryType()!,
    path: [],
    isInner: false,
  })
  return print(withVariables({ ...operation, selectionSet }))
}

/** The variables that are used, and that of the place to go on from. */
function withVariables(operation: OperationDefinitionNode): OperationDefinitionNode {
  const used = usedVariables(operation)
  const own = (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value))
  const after = used.has(AFTER) ? [afterDefinition] : []
  return { ...operation, variableDefinitions: [...own, ...after] }
}

const afterDefinition = (parse(`query ($${AFTER}: String) { __typename }`).definitions[0] as OperationDefinitionNode)
  .variableDefinitions![0]!

/** Of an operation without fragments: what is written down from it. */
export function usedVariables(operation: OperationDefinitionNode): Set<string> {
  const used = new Set<string>()
  visit({ ...operation, variableDefinitions: [] }, { Variable: ({ name }) => void used.add(name.value) })
  return used
}

class PageWriter {
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #sizes: PageSizes
  readonly #later: LaterPage | null

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    sizes: PageSizes,
    later: LaterPage | null,
  ) {
    this.#schema = schema
    this.#fragments = fragments
    this.#sizes = sizes
    this.#later = later
  }

  selections({ selections }: SelectionSetNode, at: At): SelectionSetNode {
    const written = selections.flatMap((one): SelectionNode[] => {
      if (one.kind === Kind.FIELD) return this.#field(one, at)
      const fragment = one.kind === Kind.INLINE_FRAGMENT ? one : this.#fragments.get(one.name.value)!
      const condition = fragment.typeCondition
      const parent = condition === undefined ? at.parent : this.#schema.getType(condition.name.value)!
      const selectionSet = this.selections(fragment.selectionSet, { ...at, parent })
      if (selectionSet.selections.length === 0) return []
      return [
        {
          kind: Kind.INLINE_FRAGMENT,
          ...(condition === undefined ? {} : { typeCondition: condition }),
          ...(one.directives === undefined ? {} : { directives: one.directives }),
          selectionSet,
        },
      ]
    })
    const isCut = this.#later === null && 'truncated' in fieldsOf(at.parent) && at.path.length > 0
    return { kind: Kind.SELECTION_SET, selections: isCut ? [...written, field('truncated')] : written }
  }

  #field(node: FieldNode, at: At): FieldNode[] {
    const path = [...at.path, (node.alias ?? node.name).value]
    if (!this.#isOnTheWay(path)) return []
    const definition = fieldsOf(at.parent)[node.name.value]
    if (node.selectionSet === undefined || definition === undefined) return [node]
    const parent = getNamedType(definition.type)
    const pages = isPaged(parent, node.selectionSet) && definition.args.some(({ name }) => name === 'after')
    const isSeveral = pages
      ? !looksUpOne(node)
      : isListed(String(definition.type)) && !at.parent.name.endsWith('Connection')
    const below = this.selections(node.selectionSet, { parent, path, isInner: at.isInner || isSeveral })
    if (!pages) return [{ ...node, selectionSet: below }]
    const selections = [...below.selections, field('pageInfo', ['hasNextPage', 'endCursor'])]
    return [{ ...node, arguments: this.#arguments(node, path, at.isInner), selectionSet: { ...below, selections } }]
  }

  #arguments(node: FieldNode, path: readonly string[], isInner: boolean): ArgumentNode[] {
    const size = isInner ? this.#sizes.inner : looksUpOne(node) ? SIZE_OF_ONE : this.#sizes.outer
    const { arguments: given = [] } = node
    const isLater = this.#later !== null && path.length === this.#later.path.length
    const kept = given.filter(({ name }) => name.value !== 'after' && (size === null || name.value !== 'first'))
    return [
      ...kept,
      ...(size === null ? [] : [argument('first', { kind: Kind.INT, value: String(size) })]),
      ...(isLater ? [argument('after', { kind: Kind.VARIABLE, name: named(AFTER) })] : []),
    ]
  }

  /** All is, where the first page is asked for. */
  #isOnTheWay(path: readonly string[]): boolean {
    if (this.#later === null) return true
    return path.every((key, index) => this.#later!.path[index] === undefined || this.#later!.path[index] === key)
  }
}

function fieldsOf(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
}

function isPaged(type: GraphQLNamedType, { selections }: SelectionSetNode): boolean {
  const asksEntries = selections.some((one) => one.kind !== Kind.FIELD || one.name.value === 'edges')
  return type.name.endsWith('Connection') && asksEntries && 'pageInfo' in fieldsOf(type)
}

const isListed = (type: string): boolean => type.startsWith('[')

const named = (value: string) => ({ kind: Kind.NAME, value }) as const

function argument(name: string, value: ArgumentNode['value']): ArgumentNode {
  return { kind: Kind.ARGUMENT, name: named(name), value }
}

function field(name: string, below: readonly string[] = []): FieldNode {
  const selections = below.map((one) => field(one))
  return {
    kind: Kind.FIELD,
    name: named(name),
    ...(below.length === 0 ? {} : { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
  }
}
