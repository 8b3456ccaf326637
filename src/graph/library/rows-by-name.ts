/**
 * Rows of the library hold each field under its alias; rows that we read ourselves, under its name. The library's
 * resolvers look for the alias first, and would answer `name: nameVi` with the name.
 */
import type { GraphQLFieldResolver } from 'graphql'
import { libraryModule, replaceFunction } from './library-module.ts'

const byName: unique symbol = Symbol.for('accord.rowByName')

/** Marks a row, made for this, whose fields stand under their names; a function is asked for the value, as graphql-js does. */
export function rowByName<Row extends object>(row: Row): Row {
  ;(row as { [byName]?: true })[byName] = true
  return row
}

type Resolver = GraphQLFieldResolver<unknown, unknown>

const FILE = 'schema/resolvers/field/defaultField.js'

/** Must run before the schema is built. */
export function resolveRowsByName(): void {
  replaceFunction(FILE, 'defaultFieldResolver', (resolve: Resolver): Resolver => {
    return (source, args, context, info) => {
      if (!isRowByName(source)) return resolve(source, args, context, info)
      const value = source[info.fieldName]
      return typeof value === 'function' ? value(args, context, info) : value
    }
  })
}

/** Whether it is the resolver of what stands in a row of the library, under the field's alias or name. */
export function readsRow(resolve: unknown): boolean {
  return resolve === libraryModule<{ readonly defaultFieldResolver: unknown }>(FILE).defaultFieldResolver
}

function isRowByName(source: unknown): source is Readonly<Record<string, unknown>> {
  return typeof source === 'object' && source !== null && byName in source
}
