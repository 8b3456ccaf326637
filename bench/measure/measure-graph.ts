/** Everything that is measured on one graph: first that all answers are equal, then hits, then time. */
import type { GraphQLSchema } from 'graphql'
import type { Limits } from '../../src/api/limits/limits.ts'
import type { BenchDatabase } from '../graph/bench-database.ts'
import { chooseTargets } from '../graph/choose-targets.ts'
import type { ClientName, WorkloadResult } from '../report/bench-result.ts'
import { allWorkloads } from '../workloads/all-workloads.ts'
import type { Workload } from '../workloads/workload.ts'
import { type Client, openApollo, openExecutor, openHttp } from './accord-clients.ts'
import { assertEqualAnswers } from './compare-answers.ts'
import { type Rounds, timeInterleaved } from './interleave.ts'
import { type RecordingGraph, recordReads } from './recording-graph.ts'
import { openReferenceClient, type ReferenceClient } from './reference-client.ts'

export interface MeasureOptions {
  readonly database: BenchDatabase
  readonly schema: GraphQLSchema
  readonly limits: Limits
  readonly rounds: Rounds
  /** Only workloads whose name contains it. */
  readonly only: string | null
  readonly report: (line: string) => void
}

interface Clients {
  readonly reference: ReferenceClient
  readonly accord: Readonly<Record<Exclude<ClientName, 'reference'>, Client>>
  /** Asks as `accord.execute` does, and sees what is sent. */
  readonly recorded: { readonly client: Client; readonly reads: RecordingGraph }
}

/** @throws {Error} where an answer of Accord differs from the reference's, before anything is timed. */
export async function measureGraph(options: MeasureOptions): Promise<WorkloadResult[]> {
  const { database, only, report, rounds } = options
  const clients = await openClients(options)
  try {
    const targets = await chooseTargets(database.graph)
    const workloads = allWorkloads(targets).filter(({ name }) => only === null || name.includes(only))
    report(`comparing the answers to ${workloads.length} questions`)
    for (const workload of workloads) await compare(workload, clients)
    // Until the compilers of Node and of the database have seen everything, nobody runs as a server does.
    report(`warming up, ${rounds.warmUp} rounds`)
    for (const workload of workloads) await timeInterleaved(runsOf(workload, clients), { ...rounds, timed: 0 })
    const results: WorkloadResult[] = []
    for (const workload of workloads) {
      report(`measuring: ${workload.name}`)
      results.push(await measure(workload, clients, rounds))
    }
    return results
  } finally {
    await Promise.all(
      [...Object.values(clients.accord), clients.recorded.client, clients.reference].map((one) => one.close()),
    )
  }
}

async function openClients({ database, schema, limits }: MeasureOptions): Promise<Clients> {
  const { graph, settings } = database
  const options = { schema, graph, limits }
  const reads = recordReads(graph)
  return {
    reference: openReferenceClient(settings),
    accord: {
      execute: openExecutor(options),
      inProcess: await openApollo(options),
      http: await openHttp(options),
    },
    recorded: { client: openExecutor({ ...options, graph: reads.graph }), reads },
  }
}

async function compare(workload: Workload, { reference, accord }: Clients): Promise<void> {
  const answers = Object.entries(accord).map(async ([name, client]) => [name, await client.ask(workload)] as const)
  assertEqualAnswers(workload, {
    reference: await reference.answer(workload.reference),
    ...(workload.proof === undefined ? {} : { proof: await reference.answer(workload.proof) }),
    accord: Object.fromEntries(await Promise.all(answers)),
  })
}

async function measure(workload: Workload, clients: Clients, rounds: Rounds): Promise<WorkloadResult> {
  const { reference, recorded } = clients
  recorded.reads.take()
  await recorded.client.ask(workload)
  const sent = recorded.reads.take()
  let hits = 0
  for (const statement of sent) hits += await reference.hits(statement)
  return {
    name: workload.name,
    by: workload.by,
    statements: sent.length,
    hits: {
      reference: await reference.hits(workload.reference),
      accord: hits,
      proof: workload.proof === undefined ? null : await reference.hits(workload.proof),
    },
    milliseconds: await timeInterleaved(runsOf(workload, clients), rounds),
  }
}

function runsOf(workload: Workload, { reference, accord }: Clients): Record<ClientName, () => Promise<unknown>> {
  return {
    reference: () => reference.answer(workload.reference),
    execute: () => accord.execute.ask(workload),
    inProcess: () => accord.inProcess.ask(workload),
    http: () => accord.http.ask(workload),
  }
}
