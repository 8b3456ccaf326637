/** `accord serve`: opens the graph, loads the seed into an empty one, and serves until it is told to stop. */
import { Command } from 'commander'
import { type App, assertPortIsFree, prepareGraph, type SeedOutcome, startApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { AccordError, formatError } from '../domain/errors.ts'
import { type OpenedGraph, openConfiguredGraph } from '../open-graph.ts'

const report = (line: string) => console.log(line)

export function serveCommand(): Command {
  return new Command('serve').description('Serve the graph; a database is started where none is set.').action(serve)
}

async function serve(): Promise<void> {
  const config = readConfig()
  const start = new AbortController()
  const opened: { graph?: OpenedGraph; app?: App } = {}
  const stop = stopOnce(start, opened)
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    await assertPortIsFree(config)
    const graph = await openConfiguredGraph({ config, report, signal: start.signal, shared: false })
    opened.graph = graph
    graph.onGivenUp((error) => {
      console.error(formatError(error))
      process.exitCode = error.exitCode
      stop()
    })
    tellSeed(await prepareGraph(graph.graph, config))
    if (start.signal.aborted) return
    opened.app = await startApp({ config, graph: graph.graph, isReady: graph.isReady })
    graph.announce(opened.app.url)
    report(`Accord answers at ${opened.app.url}/graphql. Ask it in the playground: ${opened.app.url}/playground`)
  } catch (error) {
    if (start.signal.aborted && error instanceof AccordError) return
    await opened.graph?.close()
    throw error
  }
}

/** The first signal stops in order: no new questions, those under way finished, then the database. The second at once. */
function stopOnce(start: AbortController, opened: { graph?: OpenedGraph; app?: App }): () => void {
  let isStopping = false
  return () => {
    if (isStopping) process.exit(1)
    isStopping = true
    report('Stopping.')
    start.abort()
    const stopped = async () => {
      await opened.app?.close()
      await opened.graph?.close()
      report('Stopped.')
      process.exit()
    }
    stopped().catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
  }
}

function tellSeed({ report: loaded, isOutdated }: SeedOutcome): void {
  if (loaded !== null) report(`Loaded the seed: ${loaded.created} records.`)
  if (isOutdated) report('The seed files have changed since the graph was loaded: `npm run seed` brings them in.')
}
