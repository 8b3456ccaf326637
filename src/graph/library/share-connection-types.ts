/**
 * Lets all relationships to one type with the same properties share one connection type, so that the schema stays
 * small enough to be read: a partner's and an institution's agreements are both an `AgreementPartyToConnection`.
 */
import { libraryModule } from './library-module.ts'

interface Relationship {
  readonly propertiesTypeName?: string
  readonly firstDeclaredInTypeName?: string
  readonly target: { readonly name: string }
}

/** Must run before the schema is built. Running it again changes nothing. */
export function shareConnectionTypes(): void {
  const { RelationshipBaseOperations } = libraryModule<{ RelationshipBaseOperations: { prototype: object } }>(
    'schema-model/relationship/model-adapters/RelationshipBaseOperations.js',
  )
  const property = 'prefixForTypenameWithInheritance'
  const original = Object.getOwnPropertyDescriptor(RelationshipBaseOperations.prototype, property)
  if (original?.get === undefined || sharing in original.get) return
  const get = function (this: { relationship: Relationship }): string {
    const { propertiesTypeName, firstDeclaredInTypeName, target } = this.relationship
    const isShared = propertiesTypeName !== undefined && firstDeclaredInTypeName === undefined
    return isShared ? `${target.name}${propertiesTypeName}` : original.get?.call(this)
  }
  Object.defineProperty(RelationshipBaseOperations.prototype, property, {
    ...original,
    get: Object.assign(get, { [sharing]: true }),
  })
}

const sharing = Symbol('accord: connection types are shared')
