/** Of all that a field with a resolver of ours may need, the library reads everything; this reads what a question needs. */
import type { FieldFactory, FieldOwner, LibraryInternals, ResolveTree } from './library-internals.ts'

/** The stored fields behind a field of `type` called `field` where these are selected below it; null: all it `requires`. */
export type RequiredFields = (type: string, field: string, selected: readonly string[]) => readonly string[] | null

export function mendRequiredFields(
  { FieldFactory }: LibraryInternals,
  required: () => RequiredFields | undefined,
): void {
  const { prototype } = FieldFactory
  const { createFields } = prototype
  prototype.createFields = function (this: FieldFactory, owner, fields, context) {
    const requires = required()
    return createFields.call(this, owner, requires ? replaceResolved(owner, fields, requires) : fields, context)
  }
}

function replaceResolved(owner: FieldOwner, fields: Readonly<Record<string, ResolveTree>>, requires: RequiredFields) {
  const replaced = Object.entries(fields).flatMap(([key, field]) => {
    const attribute = owner.findAttribute(field.name)
    const selected = Object.values(field.fieldsByTypeName).flatMap((below) => Object.values(below))
    const names =
      attribute?.annotations.customResolver === undefined
        ? null
        : requires(
            attribute.type.name,
            field.name,
            selected.map(({ name }) => name),
          )
    if (names === null) return [[key, field] as const]
    return names.map((name) => [name, { name, alias: name, args: {}, fieldsByTypeName: {} }] as const)
  })
  return Object.fromEntries(replaced)
}
