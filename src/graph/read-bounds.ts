/** The end of a read: what is left of its question's time, and how it is called off. */
import { TimeoutError, UnavailableError } from '../domain/errors.ts'
import type { Attempt } from './retry.ts'

/** When a read is over, whatever it has. */
export interface ReadBounds {
  /** By `performance.now()`: the database stops working on it then. */
  readonly deadline?: number
  /** Nobody waits for it any more: the database is told to stop. */
  readonly signal?: AbortSignal
}

/**
 * Milliseconds that the database may take, at most `mostMs`.
 * @throws {TimeoutError} TIMEOUT where none are left.
 */
export function timeLeft(mostMs: number, { deadline }: ReadBounds): number {
  if (deadline === undefined) return mostMs
  const left = Math.floor(deadline - performance.now())
  if (left >= 1) return Math.min(left, mostMs)
  throw tookTooLong()
}

/** The database looks every two seconds for what has overrun its time; we wait no longer than this beyond it. */
const GRACE_MS = 100

/** The same attempt, let go of when its time is over or nobody waits any more: the database then stops, too. */
export function within<Result>(attempt: Attempt<Result>, { deadline, signal }: ReadBounds): Attempt<Result> {
  const { result, abandon } = attempt
  if (deadline === undefined && signal === undefined) return attempt
  const ended = new Promise<never>((_, reject) => {
    const end = (fault: Error) => {
      abandon()
      reject(fault)
    }
    const timer =
      deadline === undefined ? undefined : setTimeout(() => end(tookTooLong()), deadline - performance.now() + GRACE_MS)
    const stop = () => end(new UnavailableError('Nobody waits for the answer any more.', { hint: 'ask again.' }))
    const forget = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    result.then(forget, forget)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
  return { result: Promise.race([result, ended]), abandon }
}

function tookTooLong(): TimeoutError {
  return new TimeoutError('The question took longer than it may, all its reads together.', {
    hint: 'ask for fewer entries, a shorter period or less depth, or in several parts.',
  })
}
