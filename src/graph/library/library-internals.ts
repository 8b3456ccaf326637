/**
 * The inner classes of @neo4j/graphql that we mend, loaded from its own files (its package exports none of them), and
 * what we rely on of them. Exactly one version is known to look like this; any other is refused.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ConfigurationError } from '../../domain/errors.ts'

export const MENDED_VERSION = '7.6.3'

/** Anything @neo4j/cypher-builder can print: a clause, an expression, a variable, a parameter. */
export interface Compilable {
  getCypher(env: unknown): string
}
export interface Clause extends Compilable {
  getRoot(): Clause
}
export interface Match extends Clause {
  where(predicate: Compilable): void
}

interface CypherBuilder {
  readonly Variable: new () => Compilable
  readonly Raw: new (print: (context: { compile(part: Compilable): string }) => string) => Clause
  readonly Call: new (subquery: Clause, imports: readonly Compilable[]) => Clause
  readonly With: new (columns: '*') => Match
  readonly Union: new (...branches: Clause[]) => Clause & { all(): Clause }
  readonly and: (...predicates: (Compilable | undefined)[]) => Compilable | undefined
  readonly utils: { concat(...clauses: (Clause | undefined)[]): Clause }
}

/** Where in the query we are: the node that is matched, the relationship that led to it, the variable to return. */
export interface Context {
  readonly target?: Compilable
  readonly relationship?: Compilable
  readonly returnVariable: Compilable
}

export interface Attribute {
  readonly name: string
  readonly databaseName: string
  readonly annotations: { readonly cypher?: unknown; readonly coalesce?: unknown }
  readonly typeHelper: { isRequired(): boolean; isList(): boolean }
}

export interface Filter {
  getSubqueries(context: Context): Clause[]
  getPredicate(context: Context): Compilable | undefined
}

export interface Field extends Filter {
  /** Set by getSubqueries: what the projection writes for this field. */
  projectionExpr?: Compilable
  readonly operation?: {
    readonly cypherAttributeField?: Attribute
    readonly selection?: { readonly rawArguments?: object }
  }
}

export type Direction = 'ASC' | 'DESC'
export interface Sort {
  readonly attribute: Attribute
  getSubqueries(context: Context): Clause[]
  getSortFields(context: Context, variable: Compilable, byDatabaseName: boolean): [Compilable, Direction][]
}
export interface SortPair {
  readonly node: readonly Sort[]
  readonly edge: readonly Sort[]
}

export interface Pagination {
  readonly limit?: { toNumber(): number }
  getPagination(): { skip?: Compilable; limit?: Compilable }
}

/** What the client selects on the connection itself; written there by our `hydrateConnectionOperationAST`. */
export interface Asked {
  readonly totalCount: boolean
  /** `first`, where hasNextPage is selected and can be true; else undefined. */
  readonly nextPageAfter?: number
}
export const asked = Symbol('asked')

export interface ConnectionRead {
  [asked]?: Asked
  readonly constructor: unknown
  readonly relationship?: unknown
  readonly target: { findAttribute(name: string): Attribute | undefined }
  readonly selection: { apply(context: Context): { selection: Match; nestedContext: Context } }
  readonly nodeFields: readonly Field[]
  readonly edgeFields: readonly Field[]
  readonly groupByFields: readonly unknown[]
  readonly aggregationField?: unknown
  readonly skipConnection: boolean
  readonly filters: readonly Filter[]
  readonly authFilters: readonly (Filter & { readonly validations: readonly unknown[] })[]
  readonly sortFields: readonly SortPair[]
  readonly pagination?: Pagination
  shouldProjectEdges(): boolean
  readonly shouldProjectEdgesValue?: boolean
  createProjectionMapForEdge(context: Context): Compilable
}

export interface CompositeConnectionRead {
  readonly children: readonly ConnectionRead[]
  readonly sortFields: readonly SortPair[]
  readonly pagination?: Pagination
  readonly aggregationField?: unknown
}

export interface Transpiled {
  readonly clauses: Clause[]
  readonly projectionExpr: Compilable
}

/** A node of graphql-parse-resolve-info: one selected field. */
export interface ResolveTree {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly fieldsByTypeName: Readonly<Record<string, Readonly<Record<string, ResolveTree>>>>
}
export interface Hydration {
  readonly relationship?: unknown
  readonly target: unknown
  readonly resolveTree: ResolveTree
  readonly operation: ConnectionRead
}

/** A class whose methods we call or replace. */
export interface LibraryClass<Methods extends object = object> {
  readonly name: string
  readonly prototype: Methods
}
type Transpiles<Operation> = LibraryClass<{ transpile(this: Operation, context: Context): Transpiled }>

export interface LibraryInternals {
  readonly cypher: CypherBuilder
  readonly ConnectionReadOperation: Transpiles<ConnectionRead>
  readonly CompositeConnectionPartial: LibraryClass
  readonly CompositeConnectionReadOperation: Transpiles<CompositeConnectionRead>
  readonly ConnectionFactory: LibraryClass<{
    hydrateConnectionOperationAST(args: Hydration): ConnectionRead
    parseConnectionResolveTree(args: object): Record<string, ResolveTree>
  }>
  readonly CypherAttributeOperation: LibraryClass
  readonly CypherPropertySort: LibraryClass
  readonly PropertySort: LibraryClass
  readonly PropertyFilter: LibraryClass
  readonly LogicalFilter: LibraryClass
  readonly NodeSelection: LibraryClass
  readonly RelationshipSelection: LibraryClass
}

/** Folder under the library's queryAST, and the methods that must stand on the class found there. */
const CLASSES = {
  ConnectionReadOperation: ['ast/operations', 'transpile', 'shouldProjectEdges', 'createProjectionMapForEdge'],
  CompositeConnectionPartial: ['ast/operations/composite', 'transpile', 'addPagination'],
  CompositeConnectionReadOperation: ['ast/operations/composite', 'transpile', 'addPagination', 'addSort'],
  ConnectionFactory: ['factory/Operations', 'hydrateConnectionOperationAST', 'parseConnectionResolveTree'],
  CypherAttributeOperation: ['ast/operations', 'transpile'],
  CypherPropertySort: ['ast/sort', 'getSubqueries', 'getSortFields'],
  PropertySort: ['ast/sort', 'getSortFields'],
  PropertyFilter: ['ast/filters/property-filters', 'getPredicate'],
  LogicalFilter: ['ast/filters', 'getChildren', 'getPredicate'],
  NodeSelection: ['ast/selection', 'apply'],
  RelationshipSelection: ['ast/selection', 'apply'],
} as const

const hint = `Install @neo4j/graphql ${MENDED_VERSION}, or read docs/decisions/mended-read-operations.md and mend the new one.`

/** @throws {ConfigurationError} CONFIGURATION when the library is another version, or a class or method is missing. */
export function loadLibraryInternals(): LibraryInternals {
  const main = createRequire(import.meta.url).resolve('@neo4j/graphql')
  const require = createRequire(main)
  const { version } = require('../package.json') as { version: string }
  if (version !== MENDED_VERSION) {
    throw new ConfigurationError(`@neo4j/graphql is "${version}", and only "${MENDED_VERSION}" can be mended.`, { hint })
  }
  const loaded = Object.entries(CLASSES).map(([name, [folder, ...methods]]) => {
    const file = join(dirname(main), 'translate/queryAST', folder, `${name}.js`)
    return [name, checked(name, require(file), methods)]
  })
  return { ...Object.fromEntries(loaded), cypher: require('@neo4j/cypher-builder').default }
}

function checked(name: string, file: Record<string, LibraryClass<Record<string, unknown>>>, methods: readonly string[]) {
  const found = file[name]
  const missing = methods.filter((method) => typeof found?.prototype[method] !== 'function')
  if (missing.length === 0) return found
  const names = missing.map((method) => `"${name}.${method}"`).join(', ')
  throw new ConfigurationError(`@neo4j/graphql has no ${names}.`, { hint })
}
