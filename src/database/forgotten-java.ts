import { readFile } from 'node:fs/promises'
import type { Neo4jHome } from './neo4j-home.ts'
import { endProcess, isAlive, readCommandLine } from './process-id.ts'

/**
 * Ends a Java that runs on this home though nobody holds its folder: its starter and its watchdog were both killed.
 * A process that has its number by chance and not its command line is left alone.
 */
export async function endForgottenJava(home: Neo4jHome, graceMs: number): Promise<void> {
  const pid = Number(await readFile(home.pidFile, 'utf8').catch(() => ''))
  if (!(pid > 0) || !isAlive(pid)) return
  if ((await readCommandLine(pid)).includes(home.argumentFile)) await endProcess(pid, graceMs)
}
