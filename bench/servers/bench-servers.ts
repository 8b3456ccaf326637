/** All servers that are measured, over one database, and how each is asked a workload. */
import { settings as accordSettings } from '../../src/config.ts'
import type { GraphSettings } from '../../src/graph/graph.ts'
import type { Targets } from '../graph/choose-targets.ts'
import { postRequest } from '../load/connection.ts'
import type { ServerKind } from '../report/bench-result.ts'
import { stockQuestionOf } from '../stock/stock-question.ts'
import type { Workload } from '../workloads/workload.ts'
import { type ServerProcess, startServer } from './server-process.ts'

export interface BenchServers {
  readonly running: Readonly<Partial<Record<ServerKind, ServerProcess>>>
  close(): Promise<void>
}

/** The one place that knows how Accord's cache of answers is switched; until there is such a setting nothing is cached. */
const CACHE_SETTING = 'ANSWER_CACHE_MB'
const hasCache = CACHE_SETTING in accordSettings
const withCache = (megabytes: number): Record<string, string> =>
  hasCache ? { [CACHE_SETTING]: String(megabytes) } : {}

/** @throws {Error} where one does not start; none is left then. */
export async function startBenchServers(
  settings: GraphSettings,
  targets: Targets,
  kinds: readonly ServerKind[],
): Promise<BenchServers> {
  const starts: Record<ServerKind, () => Promise<ServerProcess> | null> = {
    cypher: () => startServer('cypher', settings, { BENCH_TARGETS: JSON.stringify(targets) }),
    accord: () => startServer('accord', settings, withCache(0)),
    cached: () => (hasCache ? startServer('accord', settings, withCache(64)) : null),
    stock: () => startServer('stock', settings),
  }
  const running: Partial<Record<ServerKind, ServerProcess>> = {}
  const close = async () => {
    await Promise.all(Object.values(running).map((one) => one.close()))
  }
  try {
    for (const kind of kinds) {
      const server = await starts[kind]()
      if (server !== null) running[kind] = server
    }
    return { running, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The bytes that ask this server this workload; null where it cannot be asked. */
export function requestTo(kind: ServerKind, url: URL, workload: Workload): Uint8Array | null {
  const { name, document, variables } = workload
  if (kind === 'cypher') return postRequest(url, JSON.stringify({ name, variables }))
  if (kind !== 'stock') return postRequest(url, JSON.stringify({ query: document, variables }))
  const asked = stockQuestionOf(workload)
  return asked === null ? null : postRequest(url, JSON.stringify({ query: asked.document, variables: asked.variables }))
}
