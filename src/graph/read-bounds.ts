/** The end of a read: what is left of its question's time, and how it is called off. */
import { TimeoutError, UnavailableError } from '../domain/errors.ts'
import type { Attempt } from './retry.ts'

/** When a read is over, whatever it has. */
export interface ReadBounds {
  /** By `performance.now()`: the database stops working on it then. */
  readonly deadline: number
  /** Nobody waits for it any more: the database is told to stop. */
  readonly signal?: AbortSignal
}

/**
 * Milliseconds that the database may take, at most `mostMs`.
 * @throws {TimeoutError} TIMEOUT where none are left.
 */
export function timeLeft(mostMs: number, bounds: ReadBounds | undefined): number {
  if (bounds === undefined) return mostMs
  const left = Math.floor(bounds.deadline - performance.now())
  if (left >= 1) return Math.min(left, mostMs)
  throw new TimeoutError('The question took longer than it may, all its reads together.', {
    hint: 'ask for fewer entries, a shorter period or less depth, or in several parts.',
  })
}

/** The same attempt, let go of when `signal` says so: the database then stops. */
export function unlessAborted<Result>(attempt: Attempt<Result>, signal: AbortSignal | undefined): Attempt<Result> {
  if (signal === undefined) return attempt
  const { result, abandon } = attempt
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => {
      abandon()
      reject(new UnavailableError('Nobody waits for the answer any more.', { hint: 'ask again.' }))
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    const forget = () => signal.removeEventListener('abort', stop)
    result.then(forget, forget)
  })
  return { result: Promise.race([result, aborted]), abandon }
}
