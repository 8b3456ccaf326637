/** `accord serve`: opens the graph, loads the seed into an empty one, and serves until it is told to stop. */
import type { App } from '../app.ts'
import { type Config, isRunByNpm, readConfig } from '../config.ts'
import { AccordError, formatError } from '../domain/errors.ts'
import type { OpenedGraph } from '../open-graph.ts'
import { assertPortIsFree } from '../port.ts'
import type { SeedOutcome } from '../seed-graph.ts'

/** Who asks at once comes first. */
const PLANS_AFTER_MS = 2_000

const report = (line: string) => console.log(line)

interface Opened {
  /** Settles when the start is over, well or not. */
  starting?: Promise<void>
  graph?: OpenedGraph
  app?: App
}

/** Resolves when it serves; the process then runs until a signal comes. */
export async function serve(): Promise<void> {
  const config = readConfig()
  await assertPortIsFree(config)
  const start = new AbortController()
  const opened: Opened = {}
  const stop = stopOnce(start, opened)
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  stopWithNpm(stop)
  try {
    opened.starting = open(config, start.signal, opened, stop)
    await opened.starting
  } catch (error) {
    // What was called off fails, and that is no fault.
    if (start.signal.aborted && error instanceof AccordError) return
    await opened.graph?.close()
    throw error
  }
}

async function open(config: Config, signal: AbortSignal, opened: Opened, stop: () => void): Promise<void> {
  const { openConfiguredGraph } = await import('../open-graph.ts')
  // The server's own code takes seconds to load, and so does a database: both at once.
  const loading = Promise.all([import('../app.ts'), import('../seed-graph.ts'), import('../graph/plan-ahead.ts')])
  const graph = await openConfiguredGraph({ config, report, signal, shared: false })
  opened.graph = graph
  graph.onGivenUp((error) => {
    console.error(formatError(error))
    process.exitCode = error.exitCode
    stop()
  })
  const [{ startApp }, { prepareGraph }, { planAhead }] = await loading
  tellSeed(await prepareGraph(graph.graph, config))
  if (signal.aborted) return
  const app = await startApp({ config, graph: graph.graph, isReady: graph.isReady })
  opened.app = app
  graph.announce(app.url)
  report(`Accord answers at ${app.url}/graphql. Ask it in the playground: ${app.url}/playground`)
  setTimeout(() => void planAhead(graph.graph), PLANS_AFTER_MS).unref()
}

/** npm runs us below a shell, which ends on a signal and does not pass it on: it then counts as come to us. */
function stopWithNpm(stop: () => void): void {
  if (!isRunByNpm()) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
  watch.unref()
}

/** The first signal stops in order: no new questions, those under way finished, then the database. The second at once. */
function stopOnce(start: AbortController, opened: Opened): () => void {
  let isStopping = false
  return () => {
    if (isStopping) process.exit(1)
    isStopping = true
    report('Stopping.')
    start.abort()
    const close = async () => {
      await opened.starting?.catch(() => {})
      await opened.app?.close()
      await opened.graph?.close()
      report('Stopped.')
      process.exit()
    }
    close().catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
  }
}

function tellSeed({ report: loaded, isOutdated }: SeedOutcome): void {
  if (loaded !== null) report(`Loaded the seed: ${loaded.created} records.`)
  if (isOutdated) report('The seed files have changed since the graph was loaded: `npm run seed` brings them in.')
}
