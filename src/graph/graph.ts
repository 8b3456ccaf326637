/** The connection to Neo4j. The only folder that knows the driver; everything else sees rows and our errors. */
import neo4j, { type Driver, type ManagedTransaction, type QueryResult, type Session } from 'neo4j-driver'
import { isOutOfMemory, toAccordError } from './driver-errors.ts'
import { writeInLargePieces } from './driver-pieces.ts'
import { driverSettings, patience } from './driver-settings.ts'
import { JoinedReads } from './joined-reads.ts'
import { type ReadBounds, timeLeft, within } from './read-bounds.ts'
import { type ReadQuery, readRows, statementOf } from './read-query.ts'
import {
  type Attempt,
  defineLimits,
  openLimits,
  pingLimits,
  type RetryLimits,
  readLimits,
  retry,
  throwIfNoneCameFree,
} from './retry.ts'
import { checkServer, type ServerInfo } from './server-info.ts'

export interface GraphSettings {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database: string
  /** Longest that one read may take in the database, in milliseconds. */
  readonly readTimeoutMs: number
  readonly poolSize: number
  /** Of a database on this machine: where its data lie. */
  readonly dataFolder?: string
}

export interface ReadOptions extends ReadBounds {
  /** What others wrote that must be seen: their `bookmarks`. What this process wrote it sees without. */
  readonly bookmarks?: readonly string[]
}

export type WriteTransaction = Pick<ManagedTransaction, 'run'>

/** What @neo4j/graphql accepts as its `executionContext`. */
export interface LibraryExecutor {
  run(cypher: string, params: Record<string, unknown>, bounds?: ReadBounds): Promise<unknown>
}

export interface Graph {
  readonly server: ServerInfo
  /** When the last write of this process ended, by `performance.now()`; 0 before the first. */
  readonly writtenAt: number
  /**
   * Rows in the order in which the query gives them.
   * @throws {TimeoutError} TIMEOUT where it takes longer than a read may, or its deadline passes.
   */
  read<Row>(query: ReadQuery<Row>, options?: ReadOptions): Promise<Row[]>
  /** All of `work` in one transaction, or nothing of it. It may run more than once. */
  write<Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result>
  /** Marks what this process has written so far, for readers elsewhere. */
  bookmarks(): Promise<string[]>
  /** One statement that cannot run in a transaction with others: constraints and indexes. It may run more than once. */
  define(cypher: string): Promise<void>
  readonly executor: LibraryExecutor
  /** @throws {UnavailableError} where the database does not answer within two seconds. */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Connects and asks who answers.
 * @throws {ConfigurationError} on a wrong password, a malformed address or a Neo4j that is too old.
 * @throws {UnavailableError} where nothing answers.
 */
export async function openGraph(settings: GraphSettings): Promise<Graph> {
  writeInLargePieces()
  try {
    const auth = neo4j.auth.basic(settings.user, settings.password)
    const driver = neo4j.driver(settings.uri, auth, driverSettings(settings.poolSize))
    try {
      const check = () => ({ result: checkServer(driver, settings.database), abandon: () => {} })
      return new DriverGraph(driver, settings, await retry(check, openLimits, settings.uri))
    } catch (error) {
      await driver.close()
      throw error
    }
  } catch (error) {
    throw toAccordError(error, settings)
  }
}

class DriverGraph implements Graph {
  readonly executor: LibraryExecutor
  readonly server: ServerInfo
  readonly #driver: Driver
  readonly #settings: GraphSettings
  readonly #readLimits: RetryLimits
  readonly #joinedReads = new JoinedReads((cypher, params, bounds) => this.#autoCommit(cypher, params, bounds))
  writtenAt = 0

  constructor(driver: Driver, settings: GraphSettings, server: ServerInfo) {
    this.#driver = driver
    this.#settings = settings
    this.#readLimits = readLimits(settings.readTimeoutMs)
    this.server = server
    this.executor = { run: (cypher, params, bounds) => this.#joinedReads.run(cypher, params, bounds ?? {}) }
  }

  async read<Row>(query: ReadQuery<Row>, options?: ReadOptions): Promise<Row[]> {
    const cypher = statementOf(query)
    const { records } = await (options?.bookmarks === undefined
      ? this.#joinedReads.run(cypher, query.params, options ?? {})
      : this.#autoCommit(cypher, query.params, options))
    return readRows(query, records)
  }

  /** One round trip where a managed transaction takes three; reads may be run again, so retries are ours. */
  #autoCommit(
    cypher: string,
    params: Readonly<Record<string, unknown>>,
    options: ReadOptions = {},
    limits = this.#readLimits,
  ): Promise<QueryResult> {
    const start = () => {
      const timeout = timeLeft(this.#settings.readTimeoutMs, options)
      return within(runIn(this.#session(neo4j.session.READ, options.bookmarks), cypher, params, { timeout }), options)
    }
    // A deadline ends all attempts.
    return this.#retried(start, options.deadline === undefined ? limits : { ...limits, totalMs: null })
  }

  async #retried<Result>(start: () => Attempt<Result>, limits: RetryLimits): Promise<Result> {
    try {
      return await retry(start, limits, this.#settings.uri)
    } catch (error) {
      throw toAccordError(error, this.#settings)
    }
  }

  async write<Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result> {
    const session = this.#session(neo4j.session.WRITE)
    let waitingSince = performance.now()
    const watched = async (transaction: WriteTransaction) => {
      try {
        return await this.#unlessOutOfMemory(work(transaction))
      } finally {
        waitingSince = performance.now()
      }
    }
    try {
      return await session.executeWrite(watched, { timeout: patience.write })
    } catch (error) {
      throwIfNoneCameFree(error, performance.now() - waitingSince, this.#settings.uri)
      throw toAccordError(error, this.#settings)
    } finally {
      // What failed at its commit may have been written.
      this.writtenAt = performance.now()
      await session.close()
    }
  }

  /** The driver would try again what asked for too much. */
  async #unlessOutOfMemory<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work
    } catch (error) {
      throw isOutOfMemory(error) ? toAccordError(error, this.#settings) : error
    }
  }

  async define(cypher: string): Promise<void> {
    await this.#retried(() => runIn(this.#session(neo4j.session.WRITE), cypher, {}, {}), defineLimits)
  }

  async ping(): Promise<void> {
    await this.#autoCommit('RETURN 1', {}, {}, pingLimits)
  }

  async bookmarks(): Promise<string[]> {
    return [...(await this.#driver.executeQueryBookmarkManager.getBookmarks())]
  }

  async close(): Promise<void> {
    await this.#driver.close()
  }

  /** Readers see what this process wrote: the driver's bookmark manager carries it from session to session. */
  #session(mode: 'READ' | 'WRITE', bookmarks: readonly string[] = []): Session {
    return this.#driver.session({
      database: this.#settings.database,
      defaultAccessMode: mode,
      bookmarks: [...bookmarks],
      bookmarkManager: this.#driver.executeQueryBookmarkManager,
    })
  }
}

/** The session is of this one statement, and ends with it. */
function runIn(
  session: Session,
  cypher: string,
  params: Readonly<Record<string, unknown>>,
  config: { timeout?: number },
): Attempt<QueryResult> {
  const run = async () => {
    try {
      return await withoutStack(() => session.run(cypher, params, config))
    } finally {
      await session.close()
    }
  }
  // A session that is closed sends nothing more; that it cannot be closed either is no news.
  return { result: run(), abandon: () => void session.close().catch(() => {}) }
}

/** The driver keeps with each statement the stack of whoever sent it: a twentieth of an answer's time, and nobody reads it. */
function withoutStack<Result>(send: () => Result): Result {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return send()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
