/** When something that may run again is run again: on faults that may pass, soon, a few times, and never past a stated time. */
import { Neo4jError } from 'neo4j-driver'
import { UnavailableError } from '../domain/errors.ts'
import { isRetriable } from './driver-errors.ts'
import { patience } from './driver-settings.ts'

export interface RetryLimits {
  readonly attempts: number
  /** No attempt begins later than this after the first, in milliseconds. */
  readonly windowMs: number
  /** All is given up after this, in milliseconds; null waits for whatever the database does. */
  readonly totalMs: number | null
}

/** A piece of work under way. */
export interface Attempt<Result> {
  readonly result: Promise<Result>
  /** Lets go of it: what has not been sent is not sent, and nobody waits for the answer. */
  abandon(): void
}

/** Of four attempts the last begins a second after the first. */
const READ_ATTEMPTS = 4
const FIRST_DELAY_MS = 50
const DELAY_FACTOR = 4
const LONGEST_DELAY_MS = 5_000

/** Each attempt has the whole time of a question: what is slow is the database's to end, by its transaction timeout. */
export function readLimits(readTimeoutMs: number): RetryLimits {
  const windowMs = patience.retryWindow
  return { attempts: READ_ATTEMPTS, windowMs, totalMs: windowMs + readTimeoutMs }
}

export const pingLimits: RetryLimits = { attempts: READ_ATTEMPTS, windowMs: patience.ping, totalMs: patience.ping }

/** The first connection of all; a database that is just starting is given some seconds. */
export const openLimits: RetryLimits = { attempts: 1, windowMs: 0, totalMs: patience.open }

/** Statements on the schema wait for a new leader as long as writes do. */
export const defineLimits: RetryLimits = {
  attempts: Number.POSITIVE_INFINITY,
  windowMs: patience.writeRetries,
  totalMs: null,
}

/**
 * The first result. Faults pass through as the driver made them.
 * @throws {UnavailableError} where no connection came free, or no answer came, in time.
 */
export async function retry<Result>(
  start: () => Attempt<Result>,
  { attempts, windowMs, totalMs }: RetryLimits,
  uri: string,
): Promise<Result> {
  const began = performance.now()
  for (let attempt = 1; ; attempt++) {
    const attemptBegan = performance.now()
    try {
      return await inTime(start(), totalMs === null ? null : began + totalMs - attemptBegan, uri)
    } catch (error) {
      throwIfNoneCameFree(error, performance.now() - attemptBegan, uri)
      const delay = delayAfter(attempt)
      const isTooLate = performance.now() + delay > began + windowMs
      if (attempt >= attempts || isTooLate || !isRetriable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
}

/** Half to one and a half of 50 ms, 200 ms, 800 ms, …: servers that lost the same database do not return as one. */
export function delayAfter(attempt: number, random = Math.random()): number {
  const delay = Math.min(FIRST_DELAY_MS * DELAY_FACTOR ** (attempt - 1), LONGEST_DELAY_MS)
  return delay * (0.5 + random)
}

async function inTime<Result>(
  { result, abandon }: Attempt<Result>,
  milliseconds: number | null,
  uri: string,
): Promise<Result> {
  if (milliseconds === null) return result
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abandon()
      reject(new UnavailableError(`Neo4j at "${uri}" does not answer in time.`, { hint: 'try again.' }))
    }, milliseconds)
  })
  try {
    return await Promise.race([result, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A timer of Node may fire a little before its time. */
const TIMER_SLACK_MS = 20

/**
 * For a fault after so long without any answer. The driver gives the wait for a connection no code of its own when it
 * ends it; what else has none fails at once.
 * @throws {UnavailableError} where all connections were taken.
 */
export function throwIfNoneCameFree(error: unknown, elapsedMs: number, uri: string): void {
  if (!(error instanceof Neo4jError) || error.code !== 'N/A' || elapsedMs < patience.acquire - TIMER_SLACK_MS) return
  throw new UnavailableError(`No connection to Neo4j at "${uri}" came free within ${patience.acquire} ms.`, {
    hint: 'try again; where that happens often, raise NEO4J_POOL_SIZE or ask less at once.',
    cause: error,
  })
}
