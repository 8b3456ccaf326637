/**
 * Makes reads of @neo4j/graphql cost what a person's Cypher costs: its connections page before they project, check no
 * label that is known, and read no field that is not needed; translating takes a fraction. The answers stay the same.
 * docs/decisions/mended-read-operations.md says what was measured, what differs, and when to remove this folder.
 */
import { canPageComposite, pageComposite } from './composite-connection.ts'
import { canPageConnection, pageConnection } from './concrete-connection.ts'
import {
  type Asked,
  asked,
  type CompositeConnectionRead,
  type ConnectionFactory,
  type ConnectionRead,
  type Context,
  type Hydration,
  type LibraryInternals,
  type ResolveTree,
  type Sorting,
} from './library-internals.ts'
import { loadLibraryInternals } from './load-library-internals.ts'
import type { MendOptions } from './mend-options.ts'
import { rememberInterfaces } from './remember-interfaces.ts'
import { rememberTranslations } from './remember-translations.ts'
import { mendRequiredFields } from './required-fields.ts'

const mended = Symbol.for('accord.mendedReadOperations')

/**
 * Call it once, before the schema is built; a second call only changes the options.
 * @throws {ConfigurationError} CONFIGURATION when the library is not the version that this was written for.
 */
export function mendReadOperations(options: MendOptions = {}): void {
  const library = loadLibraryInternals()
  const connection: ConnectionRead & { [mended]?: MendOptions } = library.ConnectionReadOperation.prototype
  const isFirst = connection[mended] === undefined
  connection[mended] = options
  if (!isFirst) return
  const current = () => connection[mended] ?? {}
  mendConnection(library, current)
  mendComposite(library, current)
  mendRequiredFields(library, () => current().requiredFields)
  rememberWhatIsAsked(library)
  mendOrder(library, current)
  rememberInterfaces()
  rememberTranslations(() => current().remembersTranslations === true)
}

function mendConnection(library: LibraryInternals, options: () => MendOptions): void {
  const { prototype } = library.ConnectionReadOperation
  const { transpile } = prototype
  prototype.transpile = function (this: ConnectionRead, context: Context) {
    if (!canPageConnection(library, this)) return transpile.call(this, context)
    return pageConnection(library, this, context, options())
  }
}

function mendComposite(library: LibraryInternals, options: () => MendOptions): void {
  const { prototype } = library.CompositeConnectionReadOperation
  const { transpile } = prototype
  prototype.transpile = function (this: CompositeConnectionRead, context: Context) {
    if (!canPageComposite(library, this)) return transpile.call(this, context)
    return pageComposite(library, this, context, options())
  }
}

/** An order that nobody asked for, where `orderedById` gives one. */
function mendOrder(library: LibraryInternals, options: () => MendOptions): void {
  const { prototype } = library.ConnectionFactory
  const { hydrateConnectionOperationsASTWithSort } = prototype
  prototype.hydrateConnectionOperationsASTWithSort = function (this: ConnectionFactory, sorting: Sorting) {
    const { entityOrRel, resolveTree } = sorting
    const isOrdered =
      entityOrRel.source !== undefined &&
      resolveTree.args.sort === undefined &&
      options().orderedById?.(entityOrRel.source.name, entityOrRel.name) === true
    const args = isOrdered ? { ...resolveTree.args, sort: [{ edge: { id: 'ASC' } }] } : resolveTree.args
    return hydrateConnectionOperationsASTWithSort.call(this, { ...sorting, resolveTree: { ...resolveTree, args } })
  }
}

/** The library keeps only whether a total is needed at all, and pageInfo alone makes it need one. */
function rememberWhatIsAsked(library: LibraryInternals): void {
  const { prototype } = library.ConnectionFactory
  const { hydrateConnectionOperationAST } = prototype
  prototype.hydrateConnectionOperationAST = function (this: ConnectionFactory, hydration: Hydration) {
    const operation = hydrateConnectionOperationAST.call(this, hydration)
    const { relationship, target, resolveTree } = hydration
    const selected = this.parseConnectionResolveTree({ entityOrRel: relationship ?? target, target, resolveTree })
    operation[asked] = readAsked(Object.values(selected), resolveTree.args.first)
    // Else edges of which only `__typename` is selected are not read, and where nothing else is, no Cypher that runs.
    if (operation[asked].edges || Object.keys(selected).length === 0) operation.setNeedsPageInfo(true)
    return operation
  }
}

function readAsked(selected: readonly ResolveTree[], first: unknown): Asked {
  const below = ({ fieldsByTypeName }: ResolveTree) =>
    Object.values(fieldsByTypeName).flatMap((fields) => Object.values(fields))
  const pageInfo = selected.filter(({ name }) => name === 'pageInfo').flatMap(below)
  const hasNextPage = pageInfo.some(({ name }) => name === 'hasNextPage')
  return {
    edges: selected.some(({ name }) => name === 'edges'),
    totalCount: selected.some(({ name }) => name === 'totalCount'),
    ...(hasNextPage && first !== undefined && first !== null && { nextPageAfter: Number(first) }),
  }
}
