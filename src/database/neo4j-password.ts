/** The password of the local database: made once, kept in a file of the data folder that only its owner may read. */
import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigurationError, UnavailableError } from '../domain/errors.ts'
import { JAVA_ENVIRONMENT, type Java } from './java.ts'
import { adminArguments, writeArgumentFile } from './java-arguments.ts'
import { hasStore, type Neo4jHome } from './neo4j-home.ts'
import { runCommand } from './run-command.ts'
import { throwIfStopped } from './start-signal.ts'

export const USER = 'neo4j'

/** Null when the folder has none. */
export async function readPassword(dataFolder: string): Promise<string | null> {
  const text = await readFile(passwordFile(dataFolder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ''
    throw new ConfigurationError(`The file "${passwordFile(dataFolder)}" cannot be read (${error.code}).`, {
      hint: 'start Accord as the user who owns that file.',
      cause: error,
    })
  })
  return text.trim() || null
}

export interface PasswordOptions {
  readonly dataFolder: string
  readonly home: Neo4jHome
  readonly java: Java
  readonly jars: readonly string[]
  readonly signal?: AbortSignal | undefined
}

/**
 * The password that the database has; where there is no database yet, makes one and sets it.
 * @throws {ConfigurationError} CONFIGURATION when there is a database and no file with its password.
 */
export async function getPassword(options: PasswordOptions): Promise<string> {
  const { dataFolder, home } = options
  const known = await readPassword(dataFolder)
  if (await hasStore(home)) {
    if (known !== null) return known
    throw new ConfigurationError(`The file "${passwordFile(dataFolder)}" is gone, and with it the password.`, {
      hint: 'put that file back, or set ACCORD_DATA to another folder and seed that one.',
    })
  }
  const password = known ?? (await makePassword(dataFolder))
  await setInitialPassword(password, options)
  return password
}

async function makePassword(dataFolder: string): Promise<string> {
  const password = randomBytes(24).toString('hex')
  const draft = `${passwordFile(dataFolder)}.${process.pid}`
  await writeFile(draft, `${password}\n`, { mode: 0o600 })
  await rename(draft, passwordFile(dataFolder))
  return password
}

/** Goes through a file, so that no list of processes ever shows the password. */
async function setInitialPassword(password: string, { home, java, jars, signal }: PasswordOptions): Promise<void> {
  const file = join(home.folder, 'password.args')
  const environment = { ...JAVA_ENVIRONMENT, NEO4J_HOME: home.folder, NEO4J_CONF: home.confFolder }
  try {
    const args = await writeArgumentFile(file, adminArguments(jars, ['dbms', 'set-initial-password', password]))
    const result = await runCommand(java.command, args, { signal, cwd: home.folder, environment })
    throwIfStopped(signal)
    if (result?.exitCode === 0) return
    const said = result?.lines.findLast((line) => line.trim() !== '') ?? 'nothing'
    throw new UnavailableError(`Neo4j could not set the password of its new database: "${said}".`, {
      hint: `look into "${home.folder}", then start again.`,
    })
  } finally {
    await rm(file, { force: true })
  }
}

function passwordFile(dataFolder: string): string {
  return join(dataFolder, 'password')
}
