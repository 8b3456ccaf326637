/** Lays out a graph by Graphviz in a thread of its own: a server goes on answering meanwhile. It opens nothing. */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { askThread } from './thread.ts'

/** The seed's largest subgraphs take a second; where everything is joined to everything, a hundred entities take ten. */
const LAYOUT_LIMIT_MS = 30_000

const THREAD = `const { parentPort, workerData } = require('node:worker_threads')
import(workerData.library)
  .then(({ Graphviz }) => Graphviz.load())
  .then((graphviz) => parentPort.postMessage(graphviz.layout(workerData.dot, 'svg', 'dot')))`

/**
 * @returns SVG as Graphviz writes it.
 * @throws {TimeoutError} TIMEOUT where it takes longer than half a minute.
 */
export function layOut(
  dot: string,
  { signal, limitMs = LAYOUT_LIMIT_MS }: { readonly signal?: AbortSignal | undefined; readonly limitMs?: number } = {},
): Promise<string> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('@hpcc-js/wasm-graphviz')).href
  return askThread<string>({
    text: THREAD,
    data: { library, dot },
    limitMs,
    mostMegabytes: 512,
    signal,
    failure: 'The picture could not be laid out',
    hint: 'ask for fewer entities or types of relationships, or take "dot" and lay it out yourself.',
  })
}
