/** `accord check`: reads the seed files and says every problem; touches no database. */
import { readConfig } from '../config.ts'
import { parseSeed, readSeedFolder } from '../seed-folder.ts'

export function check(): void {
  const { entities, relationships, evidence } = parseSeed(readSeedFolder(readConfig().ACCORD_SEED))
  console.log(
    `The seed is right: ${entities.length} entities, ${relationships.length} relationships, ${evidence.length} pieces of evidence.`,
  )
}
