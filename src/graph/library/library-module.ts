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
