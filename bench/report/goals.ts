/** Every goal that speed is held to, and whether a result meets it. */
import type { ServerKind, WorkloadResult } from './bench-result.ts'

/** At 100,000 entities and above; smaller graphs show where a goal will be missed. */
export const goals = {
  ownTime: { most: 1.5, says: 'own questions in process: time against hand-written Cypher' },
  libraryTime: { most: 2, says: 'reads through the library in process: time against hand-written Cypher' },
  hits: { most: 1.2, says: 'database hits against hand-written Cypher' },
  throughput: { least: 0.8, says: 'answers a second at 16 connections against the same Cypher behind bare node:http' },
  stock: { least: 2, says: 'answers a second at 16 connections against stock, ordinary workloads' },
  stockOfHub: { least: 8, says: 'answers a second at 16 connections against stock, hubs' },
  repeated: { least: 20, says: 'the same question again, with the cache of answers, against stock' },
  hitsGrowth: { most: 1.2, says: 'growth of database hits from the smallest to the largest graph, local questions' },
  timeGrowth: { most: 1.3, says: 'growth of the median against that of hand-written Cypher, local questions' },
} as const satisfies Record<string, Goal>

export type GoalName = keyof typeof goals

type Goal = ({ readonly most: number } | { readonly least: number }) & { readonly says: string }

/** The connections at which servers are held to their goals. */
export const HELD_AT = 16

export interface Ratios {
  readonly time: number
  readonly timeP99: number
  readonly hits: number
  /** Answers a second against bare HTTP, by connections. */
  readonly throughput: Readonly<Record<string, number | null>>
  readonly stock: number | null
  readonly repeated: number | null
}

export function ratiosOf({ milliseconds: { reference, inProcess }, hits, http }: WorkloadResult): Ratios {
  const ratio = (connections: string | number, of: ServerKind, to: ServerKind) => {
    const [above, below] = [http?.[connections]?.[of], http?.[connections]?.[to]]
    return above === undefined || below === undefined ? null : above.answersPerSecond / below.answersPerSecond
  }
  const all = Object.keys(http ?? {}).map(
    (connections) => [connections, ratio(connections, 'accord', 'cypher')] as const,
  )
  return {
    time: inProcess.p50 / reference.p50,
    timeP99: inProcess.p99 / reference.p99,
    hits: hits.accord / hits.reference,
    throughput: Object.fromEntries(all),
    stock: ratio(HELD_AT, 'accord', 'stock'),
    repeated: ratio(HELD_AT, 'cached', 'stock'),
  }
}

export const isOfHub = ({ name }: Pick<WorkloadResult, 'name'>) => /\bhub\b/.test(name)

export function isMet(goal: GoalName, value: number): boolean {
  const bounds: Goal = goals[goal]
  return 'most' in bounds ? value <= bounds.most : value >= bounds.least
}

/** The goals that a workload is held to, with what was measured. Growth takes two results: see `growth-curve.ts`. */
export function heldTo(result: WorkloadResult): { readonly goal: GoalName; readonly value: number }[] {
  const { time, hits, throughput, stock, repeated } = ratiosOf(result)
  const values: [GoalName, number | null | undefined][] = [
    [result.by === 'OWN_QUERY' ? 'ownTime' : 'libraryTime', time],
    ['hits', hits],
    ['throughput', throughput[HELD_AT]],
    [isOfHub(result) ? 'stockOfHub' : 'stock', stock],
    ['repeated', repeated],
  ]
  return values.flatMap(([goal, value]) => (value === null || value === undefined ? [] : [{ goal, value }]))
}

export function missedGoals(result: WorkloadResult): GoalName[] {
  return heldTo(result).flatMap(({ goal, value }) => (isMet(goal, value) ? [] : [goal]))
}
