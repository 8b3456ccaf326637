import { UnavailableError } from '../domain/errors.ts'

/** @throws {UnavailableError} UNAVAILABLE when the caller has called the start off. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new UnavailableError('The start of the database was stopped before it was ready.', {
      hint: 'start again when you are ready; nothing was left running.',
      cause: signal.reason,
    })
  }
}

/** Waits `ms` milliseconds, or less when the signal aborts. Never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    if (signal?.aborted) done()
    else signal?.addEventListener('abort', done)
  })
}
