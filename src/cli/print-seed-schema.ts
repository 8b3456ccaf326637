/** `accord print-seed-schema`: the JSON Schema of seed files, for editors. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { PACKAGE_FOLDER } from '../config.ts'
import { seedSchema } from '../importers/seed/seed-schema.ts'

export function printSeedSchemaCommand(): Command {
  return new Command('print-seed-schema')
    .description('Print the JSON Schema of seed files.')
    .option('--write', 'write it to seed/seed.schema.json instead')
    .action(({ write }: { write?: boolean }) => {
      const text = `${JSON.stringify(seedSchema(), null, 2)}\n`
      if (write) writeFileSync(join(PACKAGE_FOLDER, 'seed', 'seed.schema.json'), text)
      else console.log(text)
    })
}
