/** The layout in a worker: one request after the other. */
import type { LayOut } from './graph-reader.ts'

export function openLayoutWorker(): LayOut {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  let last: Promise<unknown> = Promise.resolve()
  return (request) => {
    const answer = last.then(
      () =>
        new Promise<[string, number, number][]>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<[string, number, number][]>) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.postMessage(request)
        }),
    )
    last = answer.catch(() => {})
    return answer
  }
}
