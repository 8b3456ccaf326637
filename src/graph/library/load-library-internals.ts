/** Loads the inner classes of @neo4j/graphql, and refuses those that are not what `library-internals.ts` says. */
import { createRequire } from 'node:module'
import type { LibraryInternals } from './library-internals.ts'
import { libraryModule, missingInLibrary } from './library-module.ts'

/** Folder under the library's queryAST, and the methods that must stand on the class found there. */
const CLASSES = {
  ConnectionReadOperation: [
    'ast/operations',
    'transpile',
    'shouldProjectEdges',
    'setNeedsPageInfo',
    'createProjectionMapForEdge',
    'createProjectionMapForNode',
  ],
  CompositeConnectionPartial: ['ast/operations/composite', 'transpile', 'addPagination'],
  CompositeConnectionReadOperation: ['ast/operations/composite', 'transpile', 'addPagination', 'addSort'],
  ConnectionFactory: [
    'factory/Operations',
    'hydrateConnectionOperationAST',
    'hydrateConnectionOperationsASTWithSort',
    'parseConnectionResolveTree',
  ],
  FieldFactory: ['factory', 'createFields'],
  CypherAttributeOperation: ['ast/operations', 'transpile'],
  CypherPropertySort: ['ast/sort', 'getSubqueries', 'getSortFields'],
  PropertyFilter: ['ast/filters/property-filters', 'getPredicate'],
  LogicalFilter: ['ast/filters', 'getChildren', 'getPredicate'],
  NodeSelection: ['ast/selection', 'apply'],
  RelationshipSelection: ['ast/selection', 'apply'],
} as const

/** @throws {ConfigurationError} CONFIGURATION when the library is another version, or a class or method is missing. */
export function loadLibraryInternals(): LibraryInternals {
  const loaded = Object.entries(CLASSES).map(([name, [folder, ...methods]]) => {
    const file = libraryModule<LoadedFile>(`translate/queryAST/${folder}/${name}.js`)
    return [name, checked(name, file, methods)]
  })
  const requireBeside = createRequire(createRequire(import.meta.url).resolve('@neo4j/graphql'))
  return { ...Object.fromEntries(loaded), cypher: requireBeside('@neo4j/cypher-builder').default }
}

type LoadedFile = Readonly<Record<string, { readonly prototype: Record<string, unknown> }>>

function checked(name: string, file: LoadedFile, methods: readonly string[]) {
  const found = file[name]
  const missing = methods.filter((method) => typeof found?.prototype[method] !== 'function')
  if (missing.length === 0) return found
  throw missingInLibrary(missing.map((method) => `${name}.${method}`))
}
