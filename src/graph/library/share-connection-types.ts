/**
 * Lets all relationships to one type with the same properties share one connection type, so that the schema stays
 * small enough to be read: a partner's and an institution's agreements are both an `AgreementPartyToConnection`, of
 * `AgreementPartyToEdge`s, filtered by an `AgreementPartyToWhere` and ordered by an `AgreementPartyToSort`.
 */
import { libraryModule, missingInLibrary } from './library-module.ts'

interface Operations {
  readonly relationship: {
    readonly propertiesTypeName?: string
    readonly firstDeclaredInTypeName?: string
    readonly target: { readonly name: string }
  }
  readonly prefixForTypenameWithInheritance: string
}

type Name = (this: Operations) => string

const PREFIX = 'prefixForTypenameWithInheritance'

/** The getters that name types, each made from the one that it replaces. */
const getters: Readonly<Record<string, (original: Name) => Name>> = {
  [PREFIX]: (original) =>
    function () {
      const { propertiesTypeName, firstDeclaredInTypeName, target } = this.relationship
      const isShared = propertiesTypeName !== undefined && firstDeclaredInTypeName === undefined
      return isShared ? `${target.name}${propertiesTypeName}` : original.call(this)
    },
  relationshipFieldTypename: () => nameEndingIn('Edge'),
  connectionSortInputTypename: () => nameEndingIn('Sort'),
}

const sharing = Symbol('accord: connection types are shared')

/**
 * Must run before the schema is built. Running it again changes nothing.
 * @throws {ConfigurationError} CONFIGURATION where the library has no such names.
 */
export function shareConnectionTypes(): void {
  const { RelationshipBaseOperations } = libraryModule<{
    RelationshipBaseOperations: { prototype: { getConnectionWhereTypename?: Name } }
  }>('schema-model/relationship/model-adapters/RelationshipBaseOperations.js')
  const { prototype } = RelationshipBaseOperations
  if (sharing in prototype) return
  for (const [name, replace] of Object.entries(getters)) {
    const original = Object.getOwnPropertyDescriptor(prototype, name)
    if (original?.get === undefined) throw missingInLibrary([name])
    Object.defineProperty(prototype, name, { ...original, get: replace(original.get) })
  }
  if (prototype.getConnectionWhereTypename === undefined) throw missingInLibrary(['getConnectionWhereTypename'])
  Object.assign(prototype, { getConnectionWhereTypename: nameEndingIn('Where'), [sharing]: true })
}

function nameEndingIn(word: string): Name {
  return function () {
    return `${this[PREFIX]}${word}`
  }
}
