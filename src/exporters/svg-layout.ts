/** Lays out a graph by Graphviz in a thread of its own: a server goes on answering meanwhile. It opens nothing. */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { TimeoutError } from '../domain/errors.ts'

/** The seed's largest subgraphs take a second; where everything is joined to everything, a hundred entities take ten. */
const LAYOUT_LIMIT_MS = 30_000

/** As text, so that it runs from sources as it does when built. */
const THREAD = `const { parentPort, workerData } = require('node:worker_threads')
import(workerData.library)
  .then(({ Graphviz }) => Graphviz.load())
  .then((graphviz) => parentPort.postMessage(graphviz.layout(workerData.dot, 'svg', 'dot')))`

/**
 * @returns SVG as Graphviz writes it.
 * @throws {TimeoutError} TIMEOUT where it takes longer than half a minute.
 */
export async function layOut(dot: string, limitMs = LAYOUT_LIMIT_MS): Promise<string> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('@hpcc-js/wasm-graphviz')).href
  const resourceLimits = { maxOldGenerationSizeMb: 512 }
  const worker = new Worker(THREAD, { eval: true, workerData: { library, dot }, resourceLimits })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      timer = setTimeout(() => reject(tooSlow(limitMs)), limitMs)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function tooSlow(limitMs: number): TimeoutError {
  return new TimeoutError(`The picture could not be laid out within ${limitMs / 1000} seconds.`, {
    hint: 'ask for fewer entities or types of relationships, or take "dot" and lay it out yourself.',
  })
}
