/** One question at a time, Accord in process beside hand-written Cypher: first that answers are equal, then hits, then time. */
import type { WorkloadResult } from '../report/bench-result.ts'
import type { Workload } from '../workloads/workload.ts'
import { type AccordInProcess, type AccordOptions, openAccord } from './accord-in-process.ts'
import { assertEqualAnswers } from './compare-answers.ts'
import { type Rounds, timeInterleaved } from './interleave.ts'
import { type RecordingGraph, recordReads } from './recording-graph.ts'
import type { ReferenceClient } from './reference-client.ts'

export type InProcessResult = Omit<WorkloadResult, 'http' | 'stockNote'>

export interface MeasureOptions extends AccordOptions {
  readonly reference: ReferenceClient
  readonly rounds: Rounds
  /** Whether answers are proved from the base facts, too: of a hub that reads all that it ever did. */
  readonly proves: boolean
  readonly report: (line: string) => void
}

interface Clients {
  readonly reference: ReferenceClient
  readonly accord: AccordInProcess
  /** Asks as `accord` does, and sees what is sent. */
  readonly recorded: { readonly client: AccordInProcess; readonly reads: RecordingGraph }
}

const withoutProof = ({ proof: _, ...workload }: Workload): Workload => workload

/** @throws {Error} where an answer of Accord differs from the reference's, before anything is timed. */
export async function measureInProcess(asked: readonly Workload[], options: MeasureOptions) {
  const { report, rounds, reference, graph, proves } = options
  const workloads = proves ? asked : asked.map(withoutProof)
  const reads = recordReads(graph)
  const recorded = { client: await openAccord({ ...options, graph: reads.graph }), reads }
  const clients: Clients = { reference, accord: await openAccord(options), recorded }
  try {
    report(`comparing the answers to ${workloads.length} questions`)
    for (const workload of workloads) await compare(workload, clients)
    // Until the compilers of Node and of the database have seen everything, nobody runs as a server does.
    report(`warming up, ${rounds.warmUp} rounds`)
    for (const workload of workloads) await timeInterleaved(runsOf(workload, clients), { ...rounds, timed: 0 })
    const results: InProcessResult[] = []
    for (const workload of workloads) {
      report(`measuring in process: ${workload.name}`)
      results.push(await measure(workload, clients, rounds))
    }
    return results
  } finally {
    await Promise.all([clients.accord, clients.recorded.client].map((one) => one.close()))
  }
}

async function compare(workload: Workload, { reference, accord }: Clients): Promise<void> {
  assertEqualAnswers(workload, {
    reference: await reference.answer(workload.reference),
    ...(workload.proof === undefined ? {} : { proof: await reference.answer(workload.proof) }),
    accord: { 'Accord in process': await accord.ask(workload) },
  })
}

async function measure(workload: Workload, clients: Clients, rounds: Rounds): Promise<InProcessResult> {
  const { reference, recorded } = clients
  recorded.reads.take()
  await recorded.client.ask(workload)
  const sent = recorded.reads.take()
  let hits = 0
  for (const statement of sent) hits += await reference.hits(statement)
  return {
    name: workload.name,
    by: workload.by,
    isAggregation: workload.isAggregation === true,
    statements: sent.length,
    things: countThings(await clients.accord.ask(workload)),
    hits: {
      reference: await reference.hits(workload.reference),
      accord: hits,
      proof: workload.proof === undefined ? null : await reference.hits(workload.proof),
    },
    milliseconds: await timeInterleaved(runsOf(workload, clients), rounds),
  }
}

function runsOf(workload: Workload, { reference, accord }: Clients) {
  return { reference: () => reference.answer(workload.reference), inProcess: () => accord.ask(workload) }
}

/** Objects in an answer: entities, relationships, pieces of evidence, rows. */
export function countThings(answer: unknown): number {
  if (Array.isArray(answer)) return answer.reduce((sum: number, one) => sum + countThings(one), 0)
  if (typeof answer !== 'object' || answer === null) return 0
  return Object.values(answer).reduce((sum: number, one) => sum + countThings(one), 1)
}
