/** The inner modules of @neo4j/graphql that we mend, of exactly the version they were read in. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ConfigurationError } from '../../domain/errors.ts'

export const LIBRARY_VERSION = '7.6.3'

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('@neo4j/graphql'))

/**
 * One module by its path below the library's `dist/`.
 * @throws {ConfigurationError} where another version of the library is installed.
 */
export function libraryModule<Module>(path: string): Module {
  const { version } = require(join(folder, '..', 'package.json')) as { version: string }
  if (version !== LIBRARY_VERSION) {
    throw new ConfigurationError(
      `@neo4j/graphql is "${version}", and its reads are mended for ${LIBRARY_VERSION} only.`,
      {
        hint: 'run `npm ci`, which installs the version of the lock file.',
      },
    )
  }
  return require(join(folder, path)) as Module
}

/** That something we mend is not in the library. */
export function missingInLibrary(names: readonly string[]): ConfigurationError {
  return new ConfigurationError(`@neo4j/graphql has no ${names.map((name) => `"${name}"`).join(', ')}.`, {
    hint: 'run `npm ci`; after an upgrade read docs/decisions/mended-read-operations.md.',
  })
}

const replaced = Symbol('accord: replaced')

/**
 * Puts another function in place of one that a module exports, once: a second call changes nothing.
 * @throws {ConfigurationError} CONFIGURATION where the module has no such function.
 */
export function replaceFunction<Name extends string, Exported extends (...of: never[]) => unknown>(
  path: string,
  name: Name,
  replace: (original: Exported) => Exported,
): void {
  const file = libraryModule<Record<Name, Exported | undefined>>(path)
  const original = file[name]
  if (typeof original !== 'function') throw missingInLibrary([name])
  if (!(replaced in original)) file[name] = Object.assign(replace(original as Exported), { [replaced]: true })
}
