#!/usr/bin/env node
/** The command line: one file per command, one place where faults become a sentence and an exit code. */
import { Command } from 'commander'
import { loadEnvironmentFile, packageVersion } from '../config.ts'
import { AccordError, formatError } from '../domain/errors.ts'

// Each command loads what it needs when it is called: a fault in a setting is told at once.
const program = new Command('accord').description(
  'A knowledge graph of international cooperation, every fact with the sentence that says so.',
)

program.version(packageVersion(), '--version', 'print the version')

program
  .command('serve')
  .description('Serve the graph; a database is started where none is set.')
  .action(async () => (await import('./serve.ts')).serve())

program
  .command('seed')
  .description('Bring the seed files into the graph: all of them, or nothing where one is wrong.')
  .option('--prune', 'delete what an earlier seed brought and the files no longer have')
  .action(async ({ prune = false }) => (await import('./seed.ts')).seed({ prune }))

program
  .command('check')
  .description('Check the seed files; nothing is written.')
  .action(async () => (await import('./check.ts')).check())

program
  .command('export')
  .description('Write what lies around entities to a file, with its manifest beside it.')
  .argument('<format>', 'json, csv, …; a wrong one is answered with all of them')
  .option('--roots <ids...>', 'entities to start from, such as partner:laos, or "all" for the whole graph')
  .option('--depth <steps>', 'how many relationships away, 0 to 4 (2)')
  .option('--types <types...>', 'only through and to these types, such as AGREEMENT')
  .option('--relationships <types...>', 'only along these, such as PARTY_TO')
  .option('--from <day>', 'leave out what was over before this day')
  .option('--until <day>', 'leave out what began after this day')
  .option('--as-of <day>', 'only what had begun by this day and was not over')
  .option('--include-parts <yes>', 'whether its parts are as near as a root: true or false (true)')
  .option('--columns <names...>', 'only these columns, of xlsx and csv')
  .option('--language <language>', 'of titles, heads and labels: en or vi (en)')
  .option('--out <folder>', 'folder of the file; "-" writes it to the standard output', '.')
  .option('--force', 'replace files that are there, whatever is in them')
  .action(async (format, { out, force = false, ...options }) =>
    (await import('./export.ts')).exportSubgraph({
      format,
      out,
      force,
      texts: Object.fromEntries(Object.entries(options).map(([name, value]) => [name, [value].flat() as string[]])),
    }),
  )

program
  .command('print-schema')
  .description('Print the public schema as SDL.')
  .option('--write', 'write it to schema/accord.graphql instead')
  .action(async ({ write = false }) => (await import('./print-schema.ts')).printPublicSchema({ write }))

program
  .command('print-seed-schema')
  .description('Print the JSON Schema of seed files.')
  .option('--write', 'write it to seed/seed.schema.json instead')
  .action(async ({ write = false }) => (await import('./print-seed-schema.ts')).printSeedSchema({ write }))

try {
  loadEnvironmentFile()
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof AccordError)) throw error
  console.error(formatError(error))
  process.exitCode = error.exitCode
}
