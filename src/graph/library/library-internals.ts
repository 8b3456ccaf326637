/** What we rely on of the inner classes of @neo4j/graphql, whose package exports none of them. */

/** Anything @neo4j/cypher-builder can print: a clause, an expression, a variable, a parameter. */
export interface Compilable {
  getCypher(env: unknown): string
}
export interface CypherMap extends Compilable {
  set(key: string, value: Compilable): void
}
export interface Clause extends Compilable {
  getRoot(): Clause
}
export interface Match extends Clause {
  where(predicate: Compilable | undefined): Match
}

export interface CypherBuilder {
  readonly Variable: new () => Compilable
  readonly Raw: new (print: (context: { compile(part: Compilable): string }) => string) => Clause
  readonly Call: new (subquery: Clause, imports: readonly Compilable[]) => Clause
  readonly With: new (columns: '*') => Match
  readonly Match: new (pattern: Compilable) => Match
  readonly MapProjection: new (
    of: Compilable,
    names: readonly string[],
    others: Readonly<Record<string, Compilable>>,
  ) => Compilable
  readonly Property: new (...path: never[]) => Compilable & { readonly propertyPath: readonly unknown[] }
  readonly coalesce: (value: Compilable) => Compilable
  readonly Literal: new (value: string) => Compilable
  readonly in: (left: Compilable, right: Compilable) => Compilable
  readonly Union: new (...branches: Clause[]) => Clause & { all(): Clause }
  readonly Node: new () => Compilable
  readonly Relationship: new () => Compilable
  readonly Pattern: new (
    from: Compilable,
  ) => {
    related(
      by: Compilable,
      of: { readonly direction: Way; readonly type: string },
    ): { to(node: Compilable): Compilable }
  }
  readonly and: (...predicates: (Compilable | undefined)[]) => Compilable | undefined
  readonly utils: { concat(...clauses: (Clause | undefined)[]): Clause }
}

type Way = 'left' | 'right' | 'undirected'

/** Where in the query we are: the node that is matched, the relationship that led to it, the variable to return. */
export interface Context {
  readonly target?: Compilable
  readonly relationship?: Compilable
  readonly returnVariable: Compilable
  push(next: { target: Compilable; relationship?: Compilable }): Context
}

export interface Attribute {
  readonly name: string
  readonly type: { readonly name: string }
  readonly databaseName: string
  readonly annotations: { readonly cypher?: unknown; readonly coalesce?: unknown; readonly customResolver?: unknown }
  readonly typeHelper: { isRequired(): boolean; isList(): boolean }
}

export interface Filter {
  getSubqueries(context: Context): Clause[]
  getPredicate(context: Context): Compilable | undefined
}
export interface PropertyFilter extends Filter {
  readonly attribute: Attribute
  readonly attachedTo: 'node' | 'relationship'
  readonly operator: string
  readonly comparisonValue: unknown
  readonly caseInsensitive?: boolean
}
export interface LogicalFilter extends Filter {
  readonly operation: 'AND' | 'OR' | 'NOT' | 'XOR'
  readonly children: readonly Filter[]
}

export interface Field {
  /** What the projection writes for the field; `getSubqueries` sets it. */
  projectionExpr?: Compilable
  readonly operation?: object
  getSubqueries(context: Context): Clause[]
  /** The name of the property that it is, or its alias with what stands there. */
  getProjectionField(variable: Compilable): string | Readonly<Record<string, Compilable>>
}
/** A @cypher field that gives a scalar. */
export interface CypherAttributeRead {
  readonly cypherAttributeField: Attribute
  readonly selection: { readonly rawArguments: object }
}

export type Direction = 'ASC' | 'DESC'
export interface Sort {
  readonly attribute: Attribute
  readonly direction: Direction
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
  readonly edges: boolean
  readonly totalCount: boolean
  /** `first`, where hasNextPage is selected and can be true; else undefined. */
  readonly nextPageAfter?: number
}
export const asked = Symbol('asked')

export interface Relationship {
  readonly name: string
  readonly type: string
  readonly source: { readonly name: string; getLabels(): string[] }
  getCypherDirection(): Way
}

export interface ConnectionRead {
  [asked]?: Asked
  readonly constructor: unknown
  readonly relationship?: Relationship
  readonly target: {
    readonly name: string
    findAttribute(name: string): Attribute | undefined
    getLabels(): string[]
  }
  readonly selection: { apply(context: Context): { selection: Match; nestedContext: Context } }
  readonly nodeFields: readonly Field[]
  readonly edgeFields: readonly Field[]
  readonly groupByFields: readonly unknown[]
  readonly aggregationField?: unknown
  /** Set where neither totals nor anything but `__typename` below the edges is selected. */
  readonly skipConnection: boolean
  readonly filters: readonly Filter[]
  readonly authFilters: readonly (Filter & { readonly validations: readonly unknown[] })[]
  readonly sortFields: readonly SortPair[]
  readonly pagination?: Pagination
  shouldProjectEdges(): boolean
  /** Has the edges projected, whatever is selected of them. */
  setNeedsPageInfo(needs: boolean): void
  transpile(context: Context): Transpiled
  readonly shouldProjectEdgesValue?: boolean
  createProjectionMapForEdge(context: Context): CypherMap
  createProjectionMapForNode(context: Context): CypherMap
}

export interface CompositeConnectionRead {
  readonly children: readonly ConnectionRead[]
  readonly sortFields: readonly SortPair[]
  readonly pagination?: Pagination
  readonly aggregationField?: unknown
  transpile(context: Context): Transpiled
}

export interface Transpiled {
  readonly clauses: Clause[]
  readonly projectionExpr: Compilable
}

/** A node of graphql-parse-resolve-info: one selected field. */
export interface ResolveTree {
  readonly name: string
  readonly alias: string
  readonly args: Readonly<Record<string, unknown>>
  readonly fieldsByTypeName: Readonly<Record<string, Readonly<Record<string, ResolveTree>>>>
}
export interface Hydration {
  readonly relationship?: unknown
  readonly target: unknown
  readonly resolveTree: ResolveTree
  readonly operation: ConnectionRead
}
export interface Sorting {
  readonly entityOrRel: Relationship | { readonly source?: undefined }
  readonly resolveTree: ResolveTree
}
export interface ConnectionFactory {
  hydrateConnectionOperationsASTWithSort(sorting: Sorting): ConnectionRead
  hydrateConnectionOperationAST(hydration: Hydration): ConnectionRead
  parseConnectionResolveTree(of: {
    entityOrRel: unknown
    target: unknown
    resolveTree: ResolveTree
  }): Record<string, ResolveTree>
}
/** A type, an interface, or the properties of a relationship. */
export interface FieldOwner {
  findAttribute(name: string): Attribute | undefined
}
export interface FieldFactory {
  createFields(owner: FieldOwner, fields: Readonly<Record<string, ResolveTree>>, context: unknown): Field[]
}

type LibraryClass<Instance = object> = (abstract new (...args: never[]) => Instance) & { readonly prototype: Instance }

export interface LibraryInternals {
  readonly cypher: CypherBuilder
  readonly ConnectionReadOperation: LibraryClass<ConnectionRead>
  readonly CompositeConnectionPartial: LibraryClass<ConnectionRead>
  readonly CompositeConnectionReadOperation: LibraryClass<CompositeConnectionRead>
  readonly ConnectionFactory: LibraryClass<ConnectionFactory>
  readonly FieldFactory: LibraryClass<FieldFactory>
  readonly CypherAttributeOperation: LibraryClass<CypherAttributeRead>
  readonly CypherPropertySort: LibraryClass<Sort>
  readonly PropertyFilter: LibraryClass<PropertyFilter>
  readonly LogicalFilter: LibraryClass<LogicalFilter>
  readonly NodeSelection: LibraryClass
  readonly RelationshipSelection: LibraryClass
}
