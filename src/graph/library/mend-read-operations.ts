/**
 * @neo4j/graphql collects every match of a connection before it sorts, limits and projects. This makes its connections
 * page first. The answers stay the same; docs/decisions/mended-read-operations.md says what was measured, what differs,
 * and when to remove this folder.
 */
import { canPageComposite, pageComposite } from './composite-connection.ts'
import { canPageConnection, pageConnection } from './concrete-connection.ts'
import { type FarEnds, mendPattern } from './implied-labels.ts'
import {
  type Asked,
  asked,
  type CompositeConnectionRead,
  type ConnectionFactory,
  type ConnectionRead,
  type Context,
  type Hydration,
  type LibraryInternals,
  loadLibraryInternals,
  type ResolveTree,
} from './library-internals.ts'
import { rememberInterfaces } from './remember-interfaces.ts'
import { mendRequiredFields, type RequiredFields } from './required-fields.ts'

export interface MendOptions {
  /** What has no value comes last in either order. Else as in Cypher: first when DESC. */
  readonly nullsLast?: boolean
  /** Where only one label can stand at the far end of a relationship, seen from a node of `near`, it is not checked. */
  readonly farEnds?: FarEnds
  /** Else a field of ours takes all that it may ever require. */
  readonly requiredFields?: RequiredFields
}

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
  const nullsLast = () => connection[mended]?.nullsLast === true
  mendConnection(library, nullsLast)
  mendComposite(library, nullsLast)
  mendPattern(library, (...of) => connection[mended]?.farEnds?.(...of) ?? [])
  mendRequiredFields(library, () => connection[mended]?.requiredFields)
  rememberWhatIsAsked(library)
  rememberInterfaces()
}

function mendConnection(library: LibraryInternals, nullsLast: () => boolean): void {
  const { prototype } = library.ConnectionReadOperation
  const { transpile } = prototype
  prototype.transpile = function (this: ConnectionRead, context: Context) {
    if (!canPageConnection(library, this)) return transpile.call(this, context)
    return pageConnection(library, this, context, nullsLast())
  }
}

function mendComposite(library: LibraryInternals, nullsLast: () => boolean): void {
  const { prototype } = library.CompositeConnectionReadOperation
  const { transpile } = prototype
  prototype.transpile = function (this: CompositeConnectionRead, context: Context) {
    if (!canPageComposite(library, this)) return transpile.call(this, context)
    return pageComposite(library, this, context, nullsLast())
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
    return operation
  }
}

function readAsked(selected: readonly ResolveTree[], first: unknown): Asked {
  const below = ({ fieldsByTypeName }: ResolveTree) =>
    Object.values(fieldsByTypeName).flatMap((fields) => Object.values(fields))
  const pageInfo = selected.filter(({ name }) => name === 'pageInfo').flatMap(below)
  const hasNextPage = pageInfo.some(({ name }) => name === 'hasNextPage')
  return {
    totalCount: selected.some(({ name }) => name === 'totalCount'),
    ...(hasNextPage && first !== undefined && first !== null && { nextPageAfter: Number(first) }),
  }
}
