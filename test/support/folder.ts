import { mkdtempSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/** A new folder, links followed, that is removed when the run of tests ends. */
export function makeFolder(name = 'folder'): string {
  return realpathSync(mkdtempSync(join(inject('runFolder'), `${name}-`)))
}
