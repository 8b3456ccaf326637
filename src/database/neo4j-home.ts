/** The folder that Neo4j runs in, `<data>/neo4j`: where its files are, its settings, who wrote it. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigurationError } from '../domain/errors.ts'
import { pathExists } from './path-exists.ts'
import type { Profile } from './profile.ts'

export interface Neo4jHome {
  readonly folder: string
  readonly confFolder: string
  /** What Java is started with, one argument a line. */
  readonly argumentFile: string
  /** What Java itself prints; Neo4j prints nothing. */
  readonly consoleFile: string
  readonly logFile: string
  readonly debugLogFile: string
  /** The Java that runs on this home, for a later start to find should nobody have stopped it. */
  readonly pidFile: string
}

export interface Neo4jSettings {
  readonly port: number
  readonly profile: Profile
  readonly pageCacheMegabytes: number
  readonly authentication: boolean
}

export function locateHome(folder: string): Neo4jHome {
  return {
    folder,
    confFolder: join(folder, 'conf'),
    argumentFile: join(folder, 'java.args'),
    consoleFile: join(folder, 'logs', 'java.log'),
    logFile: join(folder, 'logs', 'neo4j.log'),
    debugLogFile: join(folder, 'logs', 'debug.log'),
    pidFile: join(folder, 'java.pid'),
  }
}

export async function makeHome(home: Neo4jHome): Promise<void> {
  await mkdir(home.confFolder, { recursive: true, mode: 0o700 })
  await mkdir(join(home.folder, 'logs'), { recursive: true, mode: 0o700 })
}

/** Whether a database was ever started here. */
export async function hasStore(home: Neo4jHome): Promise<boolean> {
  return pathExists(join(home.folder, 'data', 'databases', 'system'))
}

/** Makes way for the first start: what an earlier one left that was killed before it answered cannot be opened. */
export async function beginFirstStart(home: Neo4jHome): Promise<void> {
  const isBegun = await pathExists(firstStartFile(home))
  if (isBegun) await rm(join(home.folder, 'data'), { recursive: true, force: true })
  else if (!(await hasStore(home))) await writeFile(firstStartFile(home), 'No database has answered here yet.\n')
}

/** From here on the data is kept, whatever happens. */
export async function endFirstStart(home: Neo4jHome): Promise<void> {
  await rm(firstStartFile(home), { force: true })
}

function firstStartFile(home: Neo4jHome): string {
  return join(home.folder, 'first-start')
}

export async function writeSettings(home: Neo4jHome, settings: Neo4jSettings): Promise<void> {
  await writeFile(join(home.confFolder, 'neo4j.conf'), formatSettings(settings))
}

/** Tests fill and empty the graph many times: each time Neo4j would plan every statement anew, which took most of the run. */
const PLANS_STAY = 'dbms.cypher.min_replan_interval=1h\n'

/** Small logs, no web server, a stop that does not wait ten seconds for idle connections. */
function formatSettings({ port, profile, pageCacheMegabytes, authentication }: Neo4jSettings): string {
  return `# Written anew at every start.
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=${authentication}
dbms.usage_report.enabled=false
server.memory.pagecache.size=${pageCacheMegabytes}m
db.memory.pagecache.warmup.enable=false
db.tx_log.preallocate=false
db.tx_log.rotation.size=16M
db.tx_log.rotation.retention_policy=2 files
db.shutdown_transaction_end_timeout=2s
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=1s
${profile === 'normal' ? '' : PLANS_STAY}`
}

/**
 * Refuses a store that a newer line of Neo4j (its first two numbers) has written, and signs it otherwise.
 * @throws {ConfigurationError} CONFIGURATION when the store is newer than the Neo4j that would open it.
 */
export async function signHome(home: Neo4jHome, neo4jVersion: string): Promise<void> {
  const file = join(home.folder, 'written-by')
  const writer = (await readFile(file, 'utf8').catch(() => neo4jVersion)).trim()
  if (isNewerLine(writer, neo4jVersion)) {
    throw new ConfigurationError(
      `The database in "${home.folder}" was written by Neo4j "${writer}"; this Accord starts Neo4j "${neo4jVersion}".`,
      { hint: 'use the Accord that wrote it, or set ACCORD_DATA to another folder and seed that one.' },
    )
  }
  if (writer !== neo4jVersion || !(await hasStore(home))) await writeFile(file, `${neo4jVersion}\n`)
}

/** `2025.01.0` is newer than `5.26.30`; `5.26.31` and `5.26.30` are one line. */
export function isNewerLine(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number)
  return major > thanMajor || (major === thanMajor && minor > thanMinor)
}
