/** The layout in a worker: one request after the other; one that nobody waits for any longer is stopped. */
import type { LayOut } from './graph-reader.ts'

type Places = Awaited<ReturnType<LayOut>>

export function openLayoutWorker(): LayOut {
  let worker = startWorker()
  let last: Promise<unknown> = Promise.resolve()
  return (request, signal) => {
    const arrange = () =>
      new Promise<Places>((resolve, reject) => {
        signal.throwIfAborted()
        const stop = () => {
          worker.terminate()
          worker = startWorker()
          reject(signal.reason)
        }
        signal.addEventListener('abort', stop)
        worker.onmessage = ({ data }: MessageEvent<Places>) => {
          signal.removeEventListener('abort', stop)
          resolve(data)
        }
        worker.onerror = ({ message }) => {
          signal.removeEventListener('abort', stop)
          reject(new Error(message))
        }
        worker.postMessage(request)
      })
    const answer = last.then(arrange)
    last = answer.catch(() => {})
    return answer
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
}
