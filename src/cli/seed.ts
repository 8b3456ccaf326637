/** `accord seed`: makes the graph what the seed files say, and says what it changed. */
import { setTimeout } from 'node:timers/promises'
import { OLDEST_VERSION_MS } from '../api/answers/answers.ts'
import { readConfig } from '../config.ts'
import type { UpsertReport } from '../graph/upsert.ts'
import { openConfiguredGraph } from '../open-graph.ts'
import { parseSeed, readSeedFolder } from '../seed-folder.ts'
import { seedGraph } from '../seed-graph.ts'

/** How many ids of what is gone are named before the rest is counted. */
const NAMED = 20

export async function seed({ prune }: { readonly prune: boolean }): Promise<void> {
  const config = readConfig()
  // A fault in the files should be told before a database is started for them.
  parseSeed(readSeedFolder(config.ACCORD_SEED))
  const opened = await openConfiguredGraph({ config, report: (line) => console.log(line), shared: true })
  try {
    for (const line of describeUpsert(await seedGraph(opened.graph, config, prune))) console.log(line)
    // When this command is over, no server gives an older answer.
    if (opened.graph.writtenAt > 0) await setTimeout(OLDEST_VERSION_MS)
  } finally {
    await opened.close()
  }
}

/** One line of counts, then what is gone from the files. */
export function describeUpsert({ created, updated, unchanged, gone, pruned }: UpsertReport): string[] {
  const counts = `Seed: ${created} created, ${updated} updated, ${unchanged} unchanged, ${gone.length} gone from the files.`
  if (gone.length === 0) return [counts]
  const more = gone.length > NAMED ? [`  and ${gone.length - NAMED} more`] : []
  const advice = pruned ? 'They were deleted.' : 'They are still in the graph; `npm run seed -- --prune` deletes them.'
  return [counts, ...gone.slice(0, NAMED).map((id) => `  ${id}`), ...more, advice]
}
