/** The library makes the adapters of a type's interfaces, and of all that implement them, anew for each connection. */
import { replaceFunction } from './library-module.ts'

type ReadInterfaces = (entity: object) => unknown

/** Most of the time of translating a nested question went there. The adapters are never written to. */
export function rememberInterfaces(): void {
  const file = 'translate/queryAST/utils/get-entity-interfaces.js'
  replaceFunction(file, 'getEntityInterfaces', (read: ReadInterfaces): ReadInterfaces => {
    const known = new WeakMap<object, unknown>()
    return (entity) => {
      if (!known.has(entity)) known.set(entity, read(entity))
      return known.get(entity)
    }
  })
}
