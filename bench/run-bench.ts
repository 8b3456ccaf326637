/** One graph, measured: in process, then over HTTP. */
import type { GraphQLSchema } from 'graphql'
import { limitsOf } from '../src/app.ts'
import type { Config } from '../src/config.ts'
import { withPatience } from './graph/bench-database.ts'
import { chooseTargets, type Targets } from './graph/choose-targets.ts'
import { type FilledGraph, type GraphName, openFilledGraph } from './graph/filled-graph.ts'
import { measureHttp } from './measure/measure-http.ts'
import { measureInProcess } from './measure/measure-in-process.ts'
import { openReferenceClient, type ReferenceClient } from './measure/reference-client.ts'
import { residentOf } from './measure/resident-memory.ts'
import { type BenchOptions, slicesOf } from './options.ts'
import type { GraphResult, WorkloadResult } from './report/bench-result.ts'
import { startBenchServers } from './servers/bench-servers.ts'
import { allWorkloads } from './workloads/all-workloads.ts'
import type { Workload } from './workloads/workload.ts'

export interface BenchRun {
  readonly options: BenchOptions
  readonly config: Config
  readonly schema: GraphQLSchema
  readonly report: (line: string) => void
  /** Takes what must be closed where the run is called off. */
  readonly onOpen: (database: FilledGraph) => void
}

/** On larger graphs a proof takes minutes. */
const PROVED_AT_MOST = 100_000

/** The seed is too small to tell a server's throughput from that of its surroundings: it is measured in process only. */
export async function benchGraph(graph: GraphName['graph'], run: BenchRun): Promise<GraphResult> {
  const { options, config, report, onOpen } = run
  const folder = graph === 'seed' ? null : options.folder
  const database = await openFilledGraph({ graph, seed: options.seed, folder }, config, report)
  onOpen(database)
  const reference = openReferenceClient(database.settings)
  try {
    const targets = await withPatience(database, chooseTargets)
    const workloads = allWorkloads(targets).filter(({ name }) => options.only === null || name.includes(options.only))
    const results = await measureEach(workloads, reference, database, run)
    if (graph === 'seed' || options.slices === 0) {
      return { graph, ...database.size, workloads: results, memory: {} }
    }
    return { graph, ...database.size, ...(await loadEach(workloads, results, targets, reference, database, run)) }
  } finally {
    await reference.close()
    await database.close()
  }
}

async function measureEach(
  workloads: readonly Workload[],
  reference: ReferenceClient,
  { graph, size }: FilledGraph,
  { options, config, schema, report }: BenchRun,
): Promise<WorkloadResult[]> {
  const limits = limitsOf(config)
  const rounds = { timed: options.rounds, warmUp: options.warmUp }
  const proves = size.entities <= PROVED_AT_MOST
  const results = await measureInProcess(workloads, { schema, graph, limits, reference, rounds, proves, report })
  return results.map((result) => ({ ...result, http: null, stockNote: null }))
}

async function loadEach(
  workloads: readonly Workload[],
  measured: readonly WorkloadResult[],
  targets: Targets,
  reference: ReferenceClient,
  { settings, pid }: FilledGraph,
  { options, report }: BenchRun,
): Promise<Pick<GraphResult, 'workloads' | 'memory'>> {
  report('starting the servers')
  const servers = await startBenchServers(settings, targets, ['cypher', 'accord', 'cached', 'stock'])
  try {
    const pids = {
      database: pid,
      ...Object.fromEntries(Object.entries(servers.running).map(([kind, one]) => [kind, one.pid])),
    }
    const before = residentOf(pids)
    const slices = slicesOf(options)
    const results: WorkloadResult[] = []
    for (const [place, workload] of workloads.entries()) {
      results.push({ ...measured[place]!, ...(await measureHttp(workload, { servers, reference, slices, report })) })
    }
    const after = residentOf(pids)
    const memory = Object.entries(before).map(
      ([name, held]) => [name, { before: held, after: after[name] ?? 0 }] as const,
    )
    return { workloads: results, memory: Object.fromEntries(memory) }
  } finally {
    await servers.close()
  }
}
