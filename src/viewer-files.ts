/** The viewer that one-file exports carry, as it was built. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { WEB_FOLDER } from './config.ts'
import { ConfigurationError } from './domain/errors.ts'
import type { ViewerFiles } from './exporters/html.ts'

let known: ViewerFiles | undefined

/** @throws {ConfigurationError} CONFIGURATION where the pages were never built. */
export function readViewer(): ViewerFiles {
  known ??= { script: readBuilt('viewer/viewer.js'), style: readBuilt('viewer/viewer.css') }
  return known
}

function readBuilt(path: string): string {
  const file = fileURLToPath(new URL(path, WEB_FOLDER))
  if (existsSync(file)) return readFileSync(file, 'utf8')
  throw new ConfigurationError(`The viewer is not built: there is no file "${file}".`, { hint: 'run `npm run build`.' })
}
