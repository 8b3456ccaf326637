/** What the server processes of the benchmark share: their settings, and how they come and go. */
import { readConfig } from '../../src/config.ts'
import type { GraphSettings } from '../../src/graph/graph.ts'
import type { Listening } from './server-process.ts'

export function tellParent(url: string, close: () => Promise<void>): void {
  const listening: Listening = { url }
  const stop = () => {
    close().finally(() => process.exit())
  }
  process.once('SIGTERM', stop)
  // A signal from the keyboard goes to every process, and the benchmark ends its servers in order.
  process.on('SIGINT', () => {})
  process.once('disconnect', stop)
  process.send?.(listening)
}

/** tsx maps the stack of every error, and the driver makes one for each query: what is installed does neither. */
export function runAsInstalled(): void {
  process.setSourceMapsEnabled(false)
}

/** Of the database that the benchmark names to its servers. */
export function serverSettings(): GraphSettings {
  const config = readConfig()
  return {
    uri: config.NEO4J_URI!,
    user: config.NEO4J_USER,
    password: config.NEO4J_PASSWORD!,
    database: config.NEO4J_DATABASE,
    readTimeoutMs: config.QUERY_TIMEOUT_MS,
    poolSize: config.NEO4J_POOL_SIZE,
  }
}
