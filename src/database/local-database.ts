/** The database of one data folder, from nothing to its first answer, and back. */
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import type { AccordError } from '../domain/errors.ts'
import { type ArchiveBuild, buildArchive, findArchive } from './class-archive.ts'
import { type DataFolder, openDataFolder } from './data-folder.ts'
import { pathFault } from './folder-fault.ts'
import { findHolder, type Holder } from './folder-holder.ts'
import { endForgottenJava } from './forgotten-java.ts'
import { findJava } from './java.ts'
import { findClasspath } from './maven.ts'
import { beginFirstStart, endFirstStart, locateHome, makeHome, type Neo4jHome, signHome } from './neo4j-home.ts'
import { getPassword, readPassword, USER } from './neo4j-password.ts'
import { type Neo4jServer, startNeo4j } from './neo4j-server.ts'
import type { Profile } from './profile.ts'
import type { Probe } from './readiness.ts'
import { RESTART_LIMITS, type RestartLimits } from './restart-limits.ts'
import { throwIfStopped } from './start-signal.ts'
import { endImport, importStore, type StoreImport, undoImport } from './store-import.ts'

export interface LocalDatabaseOptions {
  /** Holds the database, its password and its logs; made when it is missing. */
  readonly dataFolder: string
  /** Holds the class path and the class archive; may be shared by data folders. Default: `cache` in the data folder. */
  readonly cacheFolder?: string | undefined
  /** Resolves when `RETURN 1` is answered; rejects with the driver's `code` on the error or on its `cause`. */
  readonly probe: Probe
  /** Takes progress and news, one sentence a line. */
  readonly report?: ((line: string) => void) | undefined
  /** The value of JAVA_HOME; without it Java is looked for on the PATH. */
  readonly javaHome?: string | undefined
  /** Further arguments for Maven. */
  readonly mavenArguments?: readonly string[] | undefined
  /** A port of this machine for Bolt; without one, a free one is found at each start. */
  readonly port?: number | undefined
  /** Default: `normal`. */
  readonly profile?: Profile | undefined
  /** Megabytes of 2^20 bytes. Default: 1024 or a quarter of the machine, whichever is less; 512 in the other profiles. */
  readonly heapMegabytes?: number | undefined
  /** Megabytes of 2^20 bytes. Default: 256; 64 in the other profiles. */
  readonly pageCacheMegabytes?: number | undefined
  /** Whether to start from an archive of classes, and to make one where `makeArchive` asks for it. Default: true. */
  readonly classArchive?: boolean | undefined
  /** What the disk must have free, in megabytes of 10^6 bytes. Default: 300. */
  readonly minimumFreeMegabytes?: number | undefined
  /** Seconds from the start of Neo4j to its first answer. Default: 120. */
  readonly startTimeoutSeconds?: number | undefined
  /** Seconds between asking Neo4j to stop and killing it. Default: 8. */
  readonly graceSeconds?: number | undefined
  readonly restart?: Partial<RestartLimits> | undefined
  /** Put in the place of the whole database before it starts; `keepImport` then keeps it. */
  readonly import?: StoreImport | undefined
  /** Calls the start off; without effect once the database is open. */
  readonly signal?: AbortSignal | undefined
}

export interface LocalDatabase extends Omit<Neo4jServer, 'stop'> {
  /** The data folder: absolute, links followed. */
  readonly folder: string
  /**
   * Makes the archive of classes that later starts begin from, unless there is one: on two cores for half a minute, so
   * call it when the work can bear that. Resolves when it is made (true), or will not be (false). Never rejects.
   */
  makeArchive(): Promise<boolean>
  /** Tells a second start, and `findHolder`, where this process serves. */
  announce(url: string): void
  /** What was imported stays; where this is never called, the next start makes the database empty. */
  keepImport(): Promise<void>
  /** Stops the database and lets go of the folder. Idempotent; a few seconds at most. */
  close(): Promise<void>
}

/**
 * Holds the folder, finds Java and Neo4j, starts it and waits for its first answer. On a fault, nothing is left.
 * @throws {ConflictError} CONFLICT when another process holds the folder, the store or the port.
 * @throws {ConfigurationError} CONFIGURATION when Java, Maven, the folder or the password file must change first.
 * @throws {UnavailableError} UNAVAILABLE when Maven, the disk or Neo4j fails, or the signal calls the start off.
 */
export async function openLocalDatabase(options: LocalDatabaseOptions): Promise<LocalDatabase> {
  throwIfStopped(options.signal)
  const folder = await openDataFolder({ path: options.dataFolder, minimumFreeMegabytes: options.minimumFreeMegabytes })
  try {
    return await openIn(folder, options)
  } catch (error) {
    await folder.hold.release()
    throw pathFault(error)
  }
}

/** Where the database of a folder runs in another process, and how to get in. */
export interface RunningDatabase {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly holder: Holder
}

/**
 * The database that another process runs in the folder; null when none does, or it does not answer queries yet.
 * @throws {ConflictError} CONFLICT when somebody holds the folder who does not answer.
 * @throws {ConfigurationError} CONFIGURATION when the file with the password may not be read.
 */
export async function findRunningDatabase(dataFolder: string): Promise<RunningDatabase | null> {
  const holder = await findHolder(dataFolder)
  if (holder === null || holder.uri === null) return null
  const password = await readPassword(resolve(dataFolder))
  return password === null ? null : { uri: holder.uri, user: USER, password, holder }
}

async function openIn(folder: DataFolder, options: LocalDatabaseOptions): Promise<LocalDatabase> {
  const launch = await prepare(folder, options)
  if (options.import !== undefined) await importStore(options.import, launch)
  const wantsArchive = options.classArchive !== false
  const archive = wantsArchive ? await findArchive(launch) : null
  const startedAt = Date.now()
  launch.report(`Starting Neo4j ${launch.neo4jVersion} in "${launch.home.folder}"`)
  const server = await startNeo4j({ ...launch, archive: archive === null ? null : { use: archive } })
  try {
    await endFirstStart(launch.home)
  } catch (error) {
    await server.stop()
    throw error
  }
  launch.report(`Neo4j answers at ${server.uri} after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  folder.hold.tell({ uri: server.uri })
  return new OpenDatabase(
    folder,
    launch.home,
    server,
    wantsArchive && archive === null ? () => buildArchive(launch) : null,
  )
}

/** Everything that a start needs, found or made. */
async function prepare(folder: DataFolder, options: LocalDatabaseOptions) {
  const { javaHome, mavenArguments, signal, probe, port } = options
  const report = options.report ?? (() => {})
  const cacheFolder = resolve(options.cacheFolder ?? join(folder.path, 'cache'))
  const home = locateHome(join(folder.path, 'neo4j'))
  const graceMs = (options.graceSeconds ?? 8) * 1000
  const java = await findJava({ javaHome, signal })
  const { jars, neo4jVersion } = await findClasspath({ cacheFolder, report, mavenArguments, signal })
  await endForgottenJava(home, graceMs)
  await makeHome(home)
  await signHome(home, neo4jVersion)
  await beginFirstStart(home)
  if (await undoImport(home)) report('A load that was broken off has been undone.')
  const password = await getPassword({ dataFolder: folder.path, home, java, jars, signal })
  const startTimeoutMs = (options.startTimeoutSeconds ?? 120) * 1000
  const restart = { ...RESTART_LIMITS, ...options.restart }
  const found = { java, jars, neo4jVersion, home, cacheFolder, user: USER, password, authentication: true }
  return { ...found, ...findSizes(options), probe, port, report, signal, startTimeoutMs, graceMs, restart }
}

function findSizes(options: LocalDatabaseOptions) {
  const profile = options.profile ?? 'normal'
  const quarter = Math.floor(totalmem() / 4 / 2 ** 20)
  return {
    profile,
    heapMegabytes: options.heapMegabytes ?? (profile === 'normal' ? Math.min(1024, quarter) : 512),
    pageCacheMegabytes: options.pageCacheMegabytes ?? (profile === 'normal' ? 256 : 64),
  }
}

class OpenDatabase implements LocalDatabase {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly version: string
  readonly folder: string
  readonly #dataFolder: DataFolder
  readonly #home: Neo4jHome
  readonly #server: Neo4jServer
  readonly #buildArchive: (() => ArchiveBuild) | null
  #archive: ArchiveBuild | undefined
  #closed: Promise<void> | undefined

  constructor(dataFolder: DataFolder, home: Neo4jHome, server: Neo4jServer, buildArchive: (() => ArchiveBuild) | null) {
    this.uri = server.uri
    this.user = server.user
    this.password = server.password
    this.version = server.version
    this.folder = dataFolder.path
    this.#dataFolder = dataFolder
    this.#home = home
    this.#server = server
    this.#buildArchive = buildArchive
  }

  get pid(): number | null {
    return this.#server.pid
  }

  get watchdogPid(): number | null {
    return this.#server.watchdogPid
  }

  onDown(listener: (reason: string) => void): void {
    this.#server.onDown(listener)
  }

  onUp(listener: () => void): void {
    this.#server.onUp(listener)
  }

  onGivenUp(listener: (error: AccordError) => void): void {
    this.#server.onGivenUp(listener)
  }

  announce(url: string): void {
    this.#dataFolder.hold.tell({ url })
  }

  makeArchive(): Promise<boolean> {
    if (this.#closed === undefined) this.#archive ??= this.#buildArchive?.()
    return this.#archive?.finished ?? Promise.resolve(false)
  }

  keepImport(): Promise<void> {
    return endImport(this.#home)
  }

  close(): Promise<void> {
    this.#closed ??= Promise.all([this.#server.stop(), this.#archive?.stop()]).then(() =>
      this.#dataFolder.hold.release(),
    )
    return this.#closed
  }
}
