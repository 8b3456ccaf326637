/**
 * Rows of the library hold each field under its alias; rows that we read ourselves, under its name. The library's
 * resolvers look for the alias first, and would answer `name: nameVi` with the name.
 */
import type { GraphQLFieldResolver } from 'graphql'
import { ConfigurationError } from '../../domain/errors.ts'
import { libraryModule } from './library-module.ts'

const byName = Symbol.for('accord.rowByName')

/** A row whose fields stand under their names. */
export function rowByName<Row extends object>(row: Row): Row {
  return { ...row, [byName]: true }
}

type Resolver = GraphQLFieldResolver<unknown, unknown> & { readonly [byName]?: true }

/**
 * Must run before the schema is built. Running it again changes nothing.
 * @throws {ConfigurationError} CONFIGURATION where the library has no such function.
 */
export function resolveRowsByName(): void {
  const file = libraryModule<{ defaultFieldResolver?: Resolver }>('schema/resolvers/field/defaultField.js')
  const resolve = file.defaultFieldResolver
  if (typeof resolve !== 'function') {
    throw new ConfigurationError('@neo4j/graphql has no "defaultFieldResolver".', {
      hint: 'Run `npm ci`; after an upgrade read docs/decisions/mended-read-operations.md.',
    })
  }
  if (byName in resolve) return
  const mended: Resolver = (source, args, context, info) =>
    isRowByName(source) ? source[info.fieldName] : resolve(source, args, context, info)
  file.defaultFieldResolver = Object.assign(mended, { [byName]: true as const })
}

function isRowByName(source: unknown): source is Readonly<Record<string, unknown>> {
  return typeof source === 'object' && source !== null && byName in source
}
