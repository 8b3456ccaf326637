/** Fills the store of a stopped Neo4j from CSV files, by Neo4j's own importer out of the same jars. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UnavailableError } from '../domain/errors.ts'
import { JAVA_ENVIRONMENT, type Java } from './java.ts'
import { adminArguments, writeArgumentFile } from './java-arguments.ts'
import type { Neo4jHome } from './neo4j-home.ts'
import { pathExists } from './path-exists.ts'
import { runCommand } from './run-command.ts'
import { throwIfStopped } from './start-signal.ts'

/** Rows of one form; the first file is the header. */
export interface ImportGroup {
  /** Labels joined by a colon, or a type of relationship. */
  readonly name: string
  /** Names in the folder. */
  readonly files: readonly string[]
}

export interface StoreImport {
  /** Where the files are; the report of the importer is written beside them. */
  readonly folder: string
  readonly nodes: readonly ImportGroup[]
  readonly relationships: readonly ImportGroup[]
  /** Names of files with rows that go over several lines. */
  readonly multiline: readonly string[]
  readonly nodeCount: number
  readonly relationshipCount: number
  /** Upper bound of a row, in bytes. */
  readonly longestRow: number
  /** Between the items of a list, one character. */
  readonly listDelimiter: string
  /** What the importer may take, in megabytes of 2^20 bytes, a quarter of it for Java's heap. Default: 4096. */
  readonly memoryMegabytes?: number | undefined
}

export interface ImportPlace {
  readonly home: Neo4jHome
  readonly java: Java
  readonly jars: readonly string[]
  readonly signal?: AbortSignal | undefined
}

const DATABASE = 'neo4j'
const LEAST_BUFFER = 4 * 2 ** 20

/**
 * Puts what the files say in the place of the whole database. Until `endImport` is called the store counts as half
 * filled, and the next start makes it empty.
 * @throws {UnavailableError} UNAVAILABLE when the importer fails, or wrote another number of rows than the files have.
 */
export async function importStore(what: StoreImport, { home, java, jars, signal }: ImportPlace): Promise<void> {
  const environment = { ...JAVA_ENVIRONMENT, NEO4J_HOME: home.folder, NEO4J_CONF: home.confFolder }
  await writeFile(markFile(home), 'The import of the database has not ended.\n')
  const memory = what.memoryMegabytes ?? 4096
  // It keeps both cores busy for minutes: of all collectors this one takes least of them.
  const tuning = ['-XX:+UseParallelGC', `-Xmx${Math.max(512, Math.floor(memory / 4))}m`]
  const args = [
    ...tuning,
    ...adminArguments(jars, importCommand(what, memory)).filter((one) => !one.startsWith('-XX:')),
  ]
  const result = await runCommand(java.command, await writeArgumentFile(join(what.folder, 'import.args'), args), {
    signal,
    cwd: what.folder,
    environment,
  })
  throwIfStopped(signal)
  const lines = result?.lines ?? []
  if (result?.exitCode !== 0)
    throw failed(lines.find((line) => /original error|caused by|exception/i.test(line)) ?? lines.at(-1) ?? 'nothing')
  for (const [kind, count] of [
    ['nodes', what.nodeCount],
    ['relationships', what.relationshipCount],
  ] as const) {
    if (!lines.some((line) => line.trim() === `${count} ${kind}`)) throw failed(`not all of ${count} ${kind} came in`)
  }
}

/** From here on what was imported is kept. */
export async function endImport(home: Neo4jHome): Promise<void> {
  await rm(markFile(home), { force: true })
}

/** Makes the database empty where an import was begun and did not end. True where that was so. */
export async function undoImport(home: Neo4jHome): Promise<boolean> {
  if (!(await pathExists(markFile(home)))) return false
  for (const folder of ['databases', 'transactions']) {
    await rm(join(home.folder, 'data', folder, DATABASE), { recursive: true, force: true })
  }
  await endImport(home)
  return true
}

/** Whether there is a database, empty or not. */
export async function hasDatabase(home: Neo4jHome): Promise<boolean> {
  return pathExists(join(home.folder, 'data', 'databases', DATABASE))
}

function importCommand(what: StoreImport, memoryMegabytes: number): string[] {
  const code = what.listDelimiter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  return [
    'database',
    'import',
    'full',
    ...what.nodes.map(({ name, files }) => `--nodes=${name}=${files.join(',')}`),
    ...what.relationships.map(({ name, files }) => `--relationships=${name}=${files.join(',')}`),
    // Ids are places, counted from 0: the importer keeps no table of them.
    '--id-type=actual',
    `--array-delimiter=U+${code}`,
    `--read-buffer-size=${Math.max(LEAST_BUFFER, 2 * what.longestRow)}`,
    `--max-off-heap-memory=${Math.floor((memoryMegabytes * 3) / 4)}m`,
    '--bad-tolerance=0',
    ...(what.multiline.length === 0
      ? []
      : ['--multiline-fields-format=v2', `--multiline-fields=${what.multiline.join(',')}`]),
    // What follows a list of files would be one more.
    '--overwrite-destination',
    DATABASE,
  ]
}

const markFile = (home: Neo4jHome): string => join(home.folder, 'import-begun')

function failed(said: string): UnavailableError {
  return new UnavailableError(`Neo4j could not import the files: "${said}".`, {
    hint: 'see to free memory and disk space, then load again; nothing of it was kept.',
  })
}
