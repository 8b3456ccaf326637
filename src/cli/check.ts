/** `accord check`: reads the seed files and says every problem; touches no database. */
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { parseSeed, readSeedFolder } from '../seed-folder.ts'

export function checkCommand(): Command {
  return new Command('check').description('Check the seed files; nothing is written.').action(() => {
    const { entities, relationships, evidence } = parseSeed(readSeedFolder(readConfig().ACCORD_SEED))
    console.log(
      `The seed is right: ${entities.length} entities, ${relationships.length} relationships, ${evidence.length} pieces of evidence.`,
    )
  })
}
