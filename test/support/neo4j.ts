/**
 * One real Neo4j for the whole run of tests: the one that NEO4J_URI names, else one that is started in a folder of its
 * own and stopped at the end. Class path and class archive stay in `.accord/cache` from run to run.
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
    neo4j: TestNeo4j
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
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, JAVA_HOME } = process.env
  if (NEO4J_URI) {
    const given = { uri: NEO4J_URI, user: NEO4J_USER || 'neo4j', password: NEO4J_PASSWORD ?? '' }
    await claim(given)
    project.provide('neo4j', given)
    return async () => {}
  }
  const dataFolder = await mkdtemp(join(tmpdir(), 'accord-test-'))
  const removeFolder = () => rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  try {
    const database = await openLocalDatabase({
      dataFolder,
      cacheFolder: CACHE_FOLDER,
      probe,
      javaHome: JAVA_HOME,
      profile: 'test',
      report: (line) => process.stdout.write(`${line}\n`),
    })
    // Dozens of databases start in this run.
    database.makeArchive()
    project.provide('neo4j', { uri: database.uri, user: database.user, password: database.password })
    return async () => {
      await database.close()
      await removeFolder()
    }
  } catch (error) {
    await removeFolder()
    throw error
  }
}
