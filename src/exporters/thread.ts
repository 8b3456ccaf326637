/** Work in a thread of its own: a server goes on answering meanwhile. It ends with who waits for it, and is bounded. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { InputError, TimeoutError, UnavailableError } from '../domain/errors.ts'

export interface ThreadTask {
  /** CommonJS: as text it runs from sources as it does when built. Its first message is the answer. */
  readonly text: string
  readonly data: unknown
  /** What it is to be told besides. */
  readonly send?: (worker: Worker) => Promise<void>
  readonly limitMs: number
  /** Of JavaScript's own memory; what is in buffers counts for nothing. */
  readonly mostMegabytes: number
  /** Aborts where nobody waits any more. */
  readonly signal?: AbortSignal | undefined
  /** Begins the sentence of what went wrong: `The picture could not be laid out`. */
  readonly failure: string
  /** What to do where it takes too long, or too much. */
  readonly hint: string
}

/**
 * @throws {TimeoutError} TIMEOUT where it takes longer than `limitMs`.
 * @throws {InputError} BAD_INPUT where it takes more memory than it may.
 * @throws {UnavailableError} UNAVAILABLE where nobody waits any more.
 */
export async function askThread<Answer>(task: ThreadTask): Promise<Answer> {
  const { text, data, send, limitMs, mostMegabytes, signal } = task
  const over = new AbortController()
  const end = () => over.abort()
  const timer = setTimeout(end, limitMs)
  signal?.addEventListener('abort', end)
  if (signal?.aborted) end()
  // What the thread of the server was started with is not for others: a loader of its sources, say.
  const options = {
    eval: true,
    workerData: data,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  }
  const worker = new Worker(text, options)
  try {
    const [[answer]] = await Promise.all([once(worker, 'message', { signal: over.signal }), send?.(worker)])
    return answer
  } catch (error) {
    throw faultOf(error, task, over.signal.aborted)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
    await worker.terminate()
  }
}

function faultOf(error: unknown, task: ThreadTask, isOver: boolean): unknown {
  const { failure, hint, limitMs, mostMegabytes, signal } = task
  if (signal?.aborted) return new UnavailableError('Nobody waits for the file any more.', { hint: 'ask again.' })
  if (isOver) return new TimeoutError(`${failure} within ${limitMs / 1000} seconds.`, { hint })
  if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return error
  return new InputError(`${failure} within ${mostMegabytes} MB of memory.`, { hint })
}
