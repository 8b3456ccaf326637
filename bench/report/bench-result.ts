/** What a run found, as it stands in `results/<scale>.json`. */
import type { GraphSize } from '../graph/filled-graph.ts'
import type { ScaleName } from '../graph/scales.ts'
import type { Timing } from '../measure/interleave.ts'
import type { Workload } from '../workloads/workload.ts'

/** `reference` is hand-written Cypher through the driver; `inProcess` is Accord, Apollo with every limit, without HTTP. */
export type ClientName = 'reference' | 'inProcess'

/**
 * `cypher` is the reference behind bare `node:http`; `cached` is Accord with its cache of answers, asked the same again;
 * `stock` is @neo4j/graphql on Apollo's standalone server.
 */
export type ServerKind = 'cypher' | 'accord' | 'cached' | 'stock'

/** How often each server was loaded for how long at each number of connections. */
export interface Slices {
  readonly rounds: number
  readonly seconds: number
  /** How long each answered at sixteen before any of its answers counted. */
  readonly warmUpSeconds: number
}

/** One server under so many connections. */
export interface Throughput {
  /** The median of its slices. */
  readonly answersPerSecond: number
  /** Milliseconds, of all its slices together. */
  readonly p50: number
  readonly p99: number
  readonly errors: number
}

export type ByServer = Readonly<Partial<Record<ServerKind, Throughput>>>

export interface WorkloadResult {
  readonly name: string
  readonly by: Workload['by']
  readonly isAggregation: boolean
  /** Of one question at a time. */
  readonly milliseconds: Readonly<Record<ClientName, Timing>>
  /** Database hits; `proof` is history from the base facts, without TIMELINE. */
  readonly hits: { readonly reference: number; readonly accord: number; readonly proof: number | null }
  /** How many statements Accord sent. */
  readonly statements: number
  /** Objects in the answer. */
  readonly things: number
  /** By the number of connections; null where HTTP was not measured. */
  readonly http: Readonly<Record<string, ByServer>> | null
  /** Why stock is not asked, or how its answer differs; null where it is asked and answers the same. */
  readonly stockNote: string | null
}

export interface GraphResult extends GraphSize {
  readonly graph: 'seed' | ScaleName
  readonly workloads: readonly WorkloadResult[]
  /** Megabytes (2^20 bytes) that each process held before and after the load over HTTP. */
  readonly memory: Readonly<Record<string, { readonly before: number; readonly after: number }>>
}

export interface BenchResult {
  readonly scale: ScaleName
  /** ISO 8601, UTC. */
  readonly date: string
  readonly versions: Readonly<Record<string, string>>
  readonly machine: { readonly cores: number; readonly memoryGigabytes: number }
  readonly rounds: number
  readonly slices: Slices
  readonly graphs: readonly GraphResult[]
}
