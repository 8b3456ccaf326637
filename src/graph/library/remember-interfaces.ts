/** The library makes the adapters of a type's interfaces, and of all that implement them, anew for each connection. */
import { ConfigurationError } from '../../domain/errors.ts'
import { libraryModule } from './library-module.ts'

type ReadInterfaces = (entity: object) => unknown

/**
 * Most of the time of translating a nested question went there. The adapters are never written to.
 * @throws {ConfigurationError} CONFIGURATION where the library has no such function.
 */
export function rememberInterfaces(): void {
  const file = libraryModule<{ getEntityInterfaces?: ReadInterfaces }>(
    'translate/queryAST/utils/get-entity-interfaces.js',
  )
  const read = file.getEntityInterfaces
  if (typeof read !== 'function') {
    throw new ConfigurationError('@neo4j/graphql has no "getEntityInterfaces".', {
      hint: 'Run `npm ci`; after an upgrade read docs/decisions/mended-read-operations.md.',
    })
  }
  const known = new WeakMap<object, unknown>()
  file.getEntityInterfaces = (entity) => {
    if (!known.has(entity)) known.set(entity, read(entity))
    return known.get(entity)
  }
}
