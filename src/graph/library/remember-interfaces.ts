/** The library makes the adapters of a type's interfaces, and of all that implement them, anew for each connection. */
import { libraryModule } from './library-module.ts'

type ReadInterfaces = (entity: object) => unknown
const remembering = Symbol('accord: interfaces are remembered')

/** Most of the time of translating a nested question went there. The adapters are never written to. Running it again changes nothing. */
export function rememberInterfaces(): void {
  const file = libraryModule<{ getEntityInterfaces: ReadInterfaces & { [remembering]?: true } }>(
    'translate/queryAST/utils/get-entity-interfaces.js',
  )
  const read = file.getEntityInterfaces
  if (remembering in read) return
  const known = new WeakMap<object, unknown>()
  const remember = (entity: object) => {
    if (!known.has(entity)) known.set(entity, read(entity))
    return known.get(entity)
  }
  file.getEntityInterfaces = Object.assign(remember, { [remembering]: true as const })
}
