/**
 * Rows of the library hold each field under its alias; rows that we read ourselves, under its name. The library's
 * resolvers look for the alias first, and would answer `name: nameVi` with the name.
 */
import type { GraphQLFieldResolver } from 'graphql'
import { replaceFunction } from './library-module.ts'

const byName = Symbol.for('accord.rowByName')

/** A row whose fields stand under their names. */
export function rowByName<Row extends object>(row: Row): Row {
  return { ...row, [byName]: true }
}

type Resolver = GraphQLFieldResolver<unknown, unknown>

/** Must run before the schema is built. */
export function resolveRowsByName(): void {
  const file = 'schema/resolvers/field/defaultField.js'
  replaceFunction(file, 'defaultFieldResolver', (resolve: Resolver): Resolver => {
    return (source, args, context, info) =>
      isRowByName(source) ? source[info.fieldName] : resolve(source, args, context, info)
  })
}

function isRowByName(source: unknown): source is Readonly<Record<string, unknown>> {
  return typeof source === 'object' && source !== null && byName in source
}
