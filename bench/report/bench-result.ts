/** What a run found, as it stands in `results/latest.json`. */
import type { Timing } from '../measure/interleave.ts'
import type { Workload } from '../workloads/workload.ts'

/** `reference` is hand-written Cypher through the driver; the others are Accord. */
export type ClientName = 'reference' | 'execute' | 'inProcess' | 'http'

export interface WorkloadResult {
  readonly name: string
  readonly by: Workload['by']
  readonly milliseconds: Readonly<Record<ClientName, Timing>>
  /** Database hits; `proof` is history from the base facts, without TIMELINE. */
  readonly hits: { readonly reference: number; readonly accord: number; readonly proof: number | null }
  /** How many statements Accord sent. */
  readonly statements: number
}

export interface GraphResult {
  readonly graph: 'seed' | 'generated'
  readonly entities: number
  readonly relationships: number
  readonly evidence: number
  readonly claims: number
  readonly historyEntries: number
  readonly workloads: readonly WorkloadResult[]
}

export interface BenchResult {
  /** ISO 8601, UTC. */
  readonly date: string
  readonly versions: Readonly<Record<string, string>>
  readonly machine: { readonly cores: number; readonly memoryGigabytes: number }
  readonly rounds: number
  readonly graphs: readonly GraphResult[]
}

/** What issue 3 asks for at 10,000 entities. */
export const MOST_TIME = 2
export const MOST_HITS = 1.2

export interface Ratios {
  readonly execute: number
  readonly inProcess: number
  readonly inProcessP95: number
  readonly http: number
  readonly hits: number
}

export function ratiosOf({ milliseconds, hits }: WorkloadResult): Ratios {
  const { reference, execute, inProcess, http } = milliseconds
  return {
    execute: execute.p50 / reference.p50,
    inProcess: inProcess.p50 / reference.p50,
    inProcessP95: inProcess.p95 / reference.p95,
    http: http.p50 / reference.p50,
    hits: hits.accord / hits.reference,
  }
}

/** The goal that a workload has, and whether it is met: time for own questions, database hits for the library's. */
export function isGoalMet(result: WorkloadResult): boolean {
  const { inProcess, hits } = ratiosOf(result)
  return result.by === 'OWN_QUERY' ? inProcess <= MOST_TIME : hits <= MOST_HITS
}
