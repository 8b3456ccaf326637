#!/usr/bin/env node
/** The command line: one file per command, one place where faults become a sentence and an exit code. */
import { Command } from 'commander'
import { loadEnvironmentFile } from '../config.ts'
import { AccordError, formatError } from '../domain/errors.ts'
import { checkCommand } from './check.ts'
import { printSchemaCommand } from './print-schema.ts'
import { printSeedSchemaCommand } from './print-seed-schema.ts'
import { seedCommand } from './seed.ts'
import { serveCommand } from './serve.ts'

const program = new Command('accord')
  .description('A knowledge graph of international cooperation, every fact with the sentence that says so.')
  .addCommand(serveCommand())
  .addCommand(seedCommand())
  .addCommand(checkCommand())
  .addCommand(printSchemaCommand())
  .addCommand(printSeedSchemaCommand())

try {
  loadEnvironmentFile()
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof AccordError)) throw error
  console.error(formatError(error))
  process.exitCode = error.exitCode
}
