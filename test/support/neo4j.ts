/**
 * A real Neo4j for each worker, for the whole run of tests: the one that NEO4J_URI names, which only one worker can use,
 * else those that are started in a folder of their own and stopped at the end. Class path and class archive stay in
 * `.accord/cache` from run to run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import neo4j from 'neo4j-driver'
import type { TestProject } from 'vitest/node'
import { openLocalDatabase } from '../../src/database/local-database.ts'

export interface TestNeo4j {
  readonly uri: string
  readonly user: string
  readonly password: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** By worker. */
    neo4j: readonly TestNeo4j[]
    /** What this run of tests writes goes there; removed at the end. */
    runFolder: string
  }
}

export const CACHE_FOLDER = fileURLToPath(new URL('../../.accord/cache', import.meta.url))

/** Resolves when the database answers a query. */
export async function probe(uri: string, user: string, password: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    connectionTimeout: 5_000,
    maxTransactionRetryTime: 0,
  })
  try {
    await driver.executeQuery('RETURN 1')
  } finally {
    await driver.close()
  }
}

/**
 * The tests delete everything in their database: one that is not empty is theirs only if they marked it before.
 * The mark stays when they empty it.
 */
async function claim({ uri, user, password }: TestNeo4j): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    const { records } = await driver.executeQuery(
      'MATCH (n) RETURN n:AccordTests AS marked ORDER BY marked DESC LIMIT 1',
    )
    if (records.length > 0 && records[0]?.get('marked') !== true) {
      throw new Error(
        `The database at "${uri}" is not empty, and the tests delete everything: give them one of their own.`,
      )
    }
    await driver.executeQuery('MERGE (:AccordTests)')
  } finally {
    await driver.close()
  }
}

/** Vitest calls it once before all tests, and what it returns once after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'accord-test-'))
  const closed: (() => Promise<void>)[] = []
  const teardown = async () => {
    await Promise.all(closed.map((close) => close()))
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  project.provide('runFolder', folder)
  try {
    const { maxWorkers } = project.config
    project.provide('neo4j', (await claimGiven(maxWorkers)) ?? (await startEach(maxWorkers, folder, closed)))
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}

/** The database that NEO4J_URI names, for one worker; null where it names none. */
async function claimGiven(workers: number): Promise<TestNeo4j[] | null> {
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env
  if (!NEO4J_URI) return null
  if (workers > 1) throw new Error(`${workers} workers cannot share the database at "${NEO4J_URI}": let there be one.`)
  const given = { uri: NEO4J_URI, user: NEO4J_USER || 'neo4j', password: NEO4J_PASSWORD ?? '' }
  await claim(given)
  return [given]
}

/** One for each worker, in the folder; what closes them is added to `closed`. */
async function startEach(workers: number, folder: string, closed: (() => Promise<void>)[]): Promise<TestNeo4j[]> {
  const started: TestNeo4j[] = []
  // One after the other: the first may have to fetch and make what all start from.
  while (started.length < workers) {
    const database = await openLocalDatabase({
      dataFolder: join(folder, String(started.length + 1)),
      cacheFolder: CACHE_FOLDER,
      probe,
      javaHome: process.env.JAVA_HOME,
      profile: 'test',
      report: (line) => process.stdout.write(`${line}\n`),
    })
    closed.push(() => database.close())
    started.push({ uri: database.uri, user: database.user, password: database.password })
    // Dozens of databases start in this run; beside two workers it would take minutes.
    await database.makeArchive()
  }
  return started
}
