/** A Neo4j that stays: one that dies is brought back on the same port, until it has died too often. */
import { type AccordError, UnavailableError } from '../domain/errors.ts'
import { findFreePort, PortTakenError, requireFreePort } from './free-port.ts'
import type { JavaExit, JavaProcess } from './java-process.ts'
import { describeExit, type Launch, launchNeo4j } from './neo4j-launch.ts'
import { findFailure, readLogPosition } from './neo4j-log.ts'
import { uriOf } from './readiness.ts'
import { RestartBudget, type RestartLimits } from './restart-limits.ts'
import { pause } from './start-signal.ts'

export interface Neo4jOptions extends Launch {
  /** A port of this machine; without one, a free port is found. */
  readonly port?: number | undefined
  readonly restart: RestartLimits
  readonly report: (line: string) => void
}

export interface Neo4jServer {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** Of Neo4j. */
  readonly version: string
  /** Of its Java at this moment; null while it is down. */
  readonly pid: number | null
  readonly watchdogPid: number | null
  /** Called each time it has gone, with the reason. */
  onDown(listener: (reason: string) => void): void
  /** Called each time it answers again. */
  onUp(listener: () => void): void
  /** Called when it has died too often and is not brought back any more. */
  onGivenUp(listener: (error: AccordError) => void): void
  /** Idempotent; resolves when nothing is left, within the grace and two seconds. */
  stop(): Promise<void>
}

/** Between finding a free port and taking it, somebody else may take it. */
const PORT_TRIES = 3

/**
 * Starts Neo4j and resolves when it answers.
 * @throws {ConflictError} CONFLICT when the port or the store is taken.
 * @throws {ConfigurationError} CONFIGURATION when the machine or the password file must change first.
 * @throws {UnavailableError} UNAVAILABLE when it ends or does not answer in time.
 */
export async function startNeo4j(options: Neo4jOptions): Promise<Neo4jServer> {
  if (options.port !== undefined) {
    await requireFreePort(options.port)
    return new SupervisedNeo4j(options, options.port, await launchNeo4j(options, options.port))
  }
  for (let left = PORT_TRIES - 1; ; left -= 1) {
    const port = await findFreePort()
    try {
      return new SupervisedNeo4j(options, port, await launchNeo4j(options, port))
    } catch (error) {
      if (!(error instanceof PortTakenError) || left === 0) throw error
    }
  }
}

class SupervisedNeo4j implements Neo4jServer {
  readonly uri: string
  readonly #options: Neo4jOptions
  readonly #port: number
  readonly #budget: RestartBudget
  readonly #stopping = new AbortController()
  readonly #down: ((reason: string) => void)[] = []
  readonly #up: (() => void)[] = []
  readonly #givenUp: ((error: AccordError) => void)[] = []
  #process: JavaProcess | null = null
  #recovery: Promise<void> = Promise.resolve()

  constructor(options: Neo4jOptions, port: number, process: JavaProcess) {
    this.#options = options
    this.#port = port
    this.#budget = new RestartBudget(options.restart)
    this.uri = uriOf(port)
    this.#watch(process)
  }

  get user(): string {
    return this.#options.user
  }

  get password(): string {
    return this.#options.password
  }

  get version(): string {
    return this.#options.neo4jVersion
  }

  get pid(): number | null {
    return this.#process?.pid ?? null
  }

  get watchdogPid(): number | null {
    return this.#process?.watchdogPid ?? null
  }

  onDown(listener: (reason: string) => void): void {
    this.#down.push(listener)
  }

  onUp(listener: () => void): void {
    this.#up.push(listener)
  }

  onGivenUp(listener: (error: AccordError) => void): void {
    this.#givenUp.push(listener)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#process?.stop()
    await this.#recovery
    // A restart may have come through just before the signal.
    await this.#process?.stop()
  }

  #watch(process: JavaProcess): void {
    this.#process = process
    const since = readLogPosition(this.#options.home)
    process.exited.then((exit) => {
      this.#process = null
      if (!this.#stopping.signal.aborted) this.#recovery = this.#recover(exit, since)
    })
  }

  async #recover(exit: JavaExit, since: ReturnType<typeof readLogPosition>): Promise<void> {
    const { home, report } = this.#options
    const signal = this.#stopping.signal
    const line = await findFailure(home, await since)
    let reason = `Neo4j ended unexpectedly (${describeExit(exit)})${line === null ? '' : `: "${line}"`}.`
    for (const listener of this.#down) listener(reason)
    while (!signal.aborted) {
      const pauseMs = this.#budget.next()
      if (pauseMs === null) return this.#giveUp(reason)
      report(`${reason} Starting it again in ${pauseMs / 1000} s.`)
      await pause(pauseMs, signal)
      try {
        this.#watch(await launchNeo4j({ ...this.#options, signal }, this.#port))
        report(`Neo4j answers again at ${this.uri}.`)
        for (const listener of this.#up) listener()
        return
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error)
      }
    }
  }

  #giveUp(reason: string): void {
    const { tries, windowMs } = this.#options.restart
    const error = new UnavailableError(
      `Neo4j ended more than ${tries} times within ${windowMs / 1000} s and is not started again. ${reason}`,
      { hint: `look into "${this.#options.home.logFile}", then start Accord again.` },
    )
    this.#options.report(error.message)
    for (const listener of this.#givenUp) listener(error)
  }
}
