/**
 * An archive of Neo4j's loaded classes (Java's AppCDS), from which it starts in half the time. It fits one class path
 * and one build of Java, takes 100 MB, and is made beside the work: a second Neo4j, at the lowest priority and on an
 * empty home, starts, answers and ends. Java itself refuses an archive that does not fit and starts without it.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { constants, setPriority, totalmem } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from './free-port.ts'
import type { JavaProcess } from './java-process.ts'
import { locateHome } from './neo4j-home.ts'
import { type Launch, launchNeo4j } from './neo4j-launch.ts'
import { USER } from './neo4j-password.ts'
import { pathExists } from './path-exists.ts'

const HEAP_MEGABYTES = 512
const NEEDED_MEMORY_BYTES = 3e9
const NEEDED_DISK_BYTES = 5e8
/** A workshop older than this was left by a process that was killed. */
const ABANDONED_MS = 600_000
const START_TIMEOUT_MS = 300_000

export type ArchiveTarget = Pick<Launch, 'java' | 'jars' | 'neo4jVersion' | 'probe'> & { readonly cacheFolder: string }

export interface ArchiveBuild {
  /** Resolves when the archive is there, or will not be. Never rejects. */
  readonly finished: Promise<boolean>
  /** Gives it up at once and leaves nothing behind. Idempotent. */
  stop(): Promise<void>
}

/** The archive that fits, or null when there is none yet. */
export async function findArchive(target: ArchiveTarget): Promise<string | null> {
  const file = archiveFile(target)
  return (await pathExists(file)) ? file : null
}

/** Begins to make the archive, unless another process does, or an earlier attempt has failed. */
export function buildArchive(target: ArchiveTarget): ArchiveBuild {
  const stopping = new AbortController()
  const finished = build(target, stopping.signal).catch(() => false)
  return {
    finished,
    stop: async () => {
      stopping.abort()
      await finished
    },
  }
}

async function build(target: ArchiveTarget, signal: AbortSignal): Promise<boolean> {
  const file = archiveFile(target)
  const workshop = `${file}.building`
  if ((await pathExists(file)) || (await pathExists(`${file}.failed`)) || !(await hasRoom(target.cacheFolder)))
    return false
  if (!(await enter(workshop))) return false
  try {
    const draft = join(workshop, 'classes.jsa')
    const complete = await runOnce(target, workshop, draft, signal)
    if (complete) await rename(draft, file)
    else if (!signal.aborted) await writeFile(`${file}.failed`, 'Remove this file to have the archive tried again.\n')
    return complete
  } finally {
    await rm(workshop, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** True when Java has written the whole archive. */
async function runOnce(target: ArchiveTarget, workshop: string, draft: string, signal: AbortSignal): Promise<boolean> {
  const launch: Launch = {
    ...target,
    home: locateHome(workshop),
    user: USER,
    password: randomUUID(),
    authentication: false,
    profile: 'short',
    heapMegabytes: HEAP_MEGABYTES,
    pageCacheMegabytes: 16,
    archive: { write: draft },
    startTimeoutMs: START_TIMEOUT_MS,
    graceMs: 0,
    signal,
    onStarted: stepBack,
  }
  const neo4j = await launchNeo4j(launch, await findFreePort())
  const kill = () => neo4j.stop()
  signal.addEventListener('abort', kill)
  if (signal.aborted) await kill()
  const { code } = await neo4j.finish()
  await neo4j.stop()
  signal.removeEventListener('abort', kill)
  return code === 0 && !signal.aborted && (await pathExists(draft))
}

/** Everything else on the machine goes first. */
function stepBack({ pid }: JavaProcess): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already; whoever waits for it will see.
  }
}

/** One process at a time builds an archive: the folder is the lock. */
async function enter(workshop: string): Promise<boolean> {
  try {
    await mkdir(workshop)
    return true
  } catch {
    const made = await stat(workshop).catch(() => null)
    if (made && Date.now() - made.mtimeMs > ABANDONED_MS) await rm(workshop, { recursive: true, force: true })
    return false
  }
}

async function hasRoom(folder: string): Promise<boolean> {
  const disk = await statfs(folder)
  return disk.bavail * disk.bsize > NEEDED_DISK_BYTES && totalmem() > NEEDED_MEMORY_BYTES
}

function archiveFile({ cacheFolder, jars, java }: ArchiveTarget): string {
  const key = createHash('sha256')
    .update([java.command, java.build, ...jars].join('\n'))
    .digest('hex')
    .slice(0, 16)
  return join(cacheFolder, `classes-${key}.jsa`)
}
