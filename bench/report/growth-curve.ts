/** How each question grows with the graph, from the results of several scales. */
import type { BenchResult, WorkloadResult } from './bench-result.ts'
import { type GoalName, isMet, ratiosOf } from './goals.ts'

export interface GrowthPoint {
  readonly entities: number
  /** Database hits as a multiple of those on the smallest graph. */
  readonly hits: number
  /** The median in process as a multiple of that of hand-written Cypher on the same graph. */
  readonly time: number
}

export interface GrowthLine {
  readonly name: string
  /** From the smallest graph to the largest. */
  readonly points: readonly GrowthPoint[]
  readonly hitsGrowth: number
  readonly timeGrowth: number
}

/** Of local questions, which all but aggregations are; none where there are not two scales. */
export function growthLines(results: readonly BenchResult[]): GrowthLine[] {
  const graphs = results
    .flatMap(({ graphs }) => graphs.filter(({ graph }) => graph !== 'seed'))
    .sort((a, b) => a.entities - b.entities)
  const [smallest] = graphs
  if (smallest === undefined || graphs.length < 2) return []
  return smallest.workloads.flatMap((first) => {
    const found = graphs.map(({ entities, workloads }) => {
      const result = workloads.find(({ name }) => name === first.name)
      return result === undefined ? null : { entities, result }
    })
    const known = found.filter((one) => one !== null)
    return first.isAggregation || known.length < graphs.length ? [] : [lineOf(first, known)]
  })
}

function lineOf(first: WorkloadResult, found: readonly { entities: number; result: WorkloadResult }[]): GrowthLine {
  const points = found.map(({ entities, result }) => ({
    entities,
    hits: result.hits.accord / first.hits.accord,
    time: ratiosOf(result).time,
  }))
  const last = found.at(-1)!.result
  const perThing = ({ hits, things }: WorkloadResult) => hits.accord / Math.max(1, things)
  return {
    name: first.name,
    points,
    // A question whose answer is longer on the larger graph may read more: as much more as it answers.
    hitsGrowth: Math.min(points.at(-1)!.hits, perThing(last) / perThing(first)),
    timeGrowth: points.at(-1)!.time / points[0]!.time,
  }
}

/** With the value that was measured. */
export function missedGrowth(lines: readonly GrowthLine[]): { name: string; goal: GoalName; value: number }[] {
  return lines.flatMap(({ name, hitsGrowth, timeGrowth }) =>
    (
      [
        ['hitsGrowth', hitsGrowth],
        ['timeGrowth', timeGrowth],
      ] as const
    ).flatMap(([goal, value]) => (isMet(goal, value) ? [] : [{ name, goal, value }])),
  )
}
