/** `accord print-seed-schema`: the JSON Schema of seed files, for editors. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_FOLDER } from '../config.ts'
import { seedSchema } from '../importers/seed/seed-schema.ts'

export function printSeedSchema({ write }: { readonly write: boolean }): void {
  const text = `${JSON.stringify(seedSchema(), null, 2)}\n`
  if (write) writeFileSync(join(PACKAGE_FOLDER, 'seed', 'seed.schema.json'), text)
  else console.log(text)
}
