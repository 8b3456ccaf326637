/** What the tests of the database share: folders, real databases, and a look at the processes of the machine. */
import { execFileSync, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import neo4j from 'neo4j-driver'
import { onTestFinished } from 'vitest'
import { type LocalDatabase, type LocalDatabaseOptions, openLocalDatabase } from '../../src/database/local-database.ts'
import { AccordError } from '../../src/domain/errors.ts'
import { CACHE_FOLDER, probe } from '../support/neo4j.ts'

/** Long enough for several starts on a busy machine. */
export const PATIENT = { timeout: 240_000 }

export type TestDatabase = LocalDatabase & { readonly lines: string[] }

/** Opens a database that is closed when the test ends; `lines` are what it has reported. */
export async function openDatabase(
  dataFolder: string,
  options: Partial<LocalDatabaseOptions> = {},
): Promise<TestDatabase> {
  const lines: string[] = []
  const database = await openLocalDatabase({
    dataFolder,
    cacheFolder: CACHE_FOLDER,
    classArchive: true,
    profile: 'short',
    report: (line) => lines.push(line),
    probe,
    ...options,
  })
  onTestFinished(() => database.close())
  return Object.assign(database, { lines })
}

export async function run(
  { uri, user, password }: { uri: string; user: string; password: string },
  cypher: string,
): Promise<unknown[]> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  try {
    const { records } = await driver.executeQuery(cypher)
    return records.map((record) => record.get(0))
  } finally {
    await driver.close()
  }
}

/** The fault that a promise rejects with; anything else than a fault of ours fails the test. */
export async function faultOf(promise: Promise<unknown>): Promise<AccordError> {
  const error = await promise.then(
    () => new TypeError('it did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof AccordError) return error
  throw error
}

/** The ids of all processes whose command line names the folder. */
export function processesOf(folder: string): number[] {
  const lines = execFileSync('ps', ['-ww', '-e', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  return lines
    .filter((line) => line.includes(folder) && !line.includes('ps -ww'))
    .map((line) => Number.parseInt(line, 10))
}

export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export interface Parent {
  readonly pid: number
  readonly exited: Promise<{ code: number | null; signal: string | null }>
  /** The rest of the first line that begins with `word`. */
  says(word: string): Promise<string>
}

/** Runs `parent.ts`, a process of its own that opens a database in the folder, at the head of its own process group. */
export function startParent(folder: string): Parent {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const script = fileURLToPath(new URL('./parent.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', tsx, script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    pid: child.pid ?? 0,
    exited: new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal }))),
    says: async (word) => {
      await until(`the parent says ${word}`, () => lines.some((line) => line.startsWith(word)), 120_000)
      return lines
        .find((line) => line.startsWith(word))!
        .slice(word.length)
        .trim()
    },
  }
}

/** Leaves the file of a socket whose process was killed. */
export async function startSocketAndKill(path: string): Promise<void> {
  const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => console.log('on'))`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.on('exit', resolve))
}
