/** Where something came from and what came of it: two walks, one up and one down, that never turn. */
import { bothWays } from '../../domain/connections.ts'
import { type Descended, inOrderOfTime, lineageTypes, stepsDown, stepsUp } from '../../domain/lineage.ts'
import { type EntityLabel, labelOf } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { ALWAYS, datedSpans, type Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import type { ReadQuery } from '../read-query.ts'
import { readAmong } from './among.ts'
import type { RelationshipRow } from './relationships.ts'
import { bound, COUNTED_AT_MOST } from './subgraph.ts'
import { walk } from './walk.ts'

export interface LineageQuestion {
  /** It exists. */
  readonly of: EntityId
  readonly period: Period
  readonly limit: number
}

export interface LineageAnswer {
  /** In order of time. */
  readonly ids: readonly EntityId[]
  readonly relationships: readonly RelationshipRow[]
  readonly omitted: number
  readonly isAtLeast: boolean
}

/** Longer chains than this are none: it only ends walks. */
const LONGEST = 100

/** Nearest first until the limit; what is as near above and below comes from above first. */
export async function lineage(graph: Graph, { of, period, limit }: LineageQuestion): Promise<LineageAnswer> {
  const most = limit + COUNTED_AT_MOST + 1
  const towards = (steps: typeof stepsUp) =>
    walk(graph, { starts: [of], reach: { labels: null, steps, period }, depth: LONGEST, most })
  const [above, below] = await Promise.all([towards(stepsUp), towards(stepsDown)])
  const generations = new Map(above.map(({ id, distance }) => [id, -distance] as const))
  for (const { id, distance } of below) if (!generations.has(id)) generations.set(id, distance)
  const nearest = [...generations].sort(([, a], [, b]) => Math.abs(a) - Math.abs(b) || a - b).map(([id]) => id)
  const { ids, omitted, isAtLeast } = bound(nearest, limit)
  const [{ relationships }, days] = await Promise.all([
    readAmong(graph, ids, { labels: null, steps: bothWays(lineageTypes), period: ALWAYS }),
    graph.read(firstDays(ids)),
  ])
  const begins = new Map(days)
  const members = ids.map((id): Descended => ({ id, generation: generations.get(id)!, begins: begins.get(id) ?? null }))
  return { ids: inOrderOfTime(members, relationships).map(({ id }) => id), relationships, omitted, isAtLeast }
}

/** The first day on which each may have begun; no row where none of its dates says. */
function firstDays(ids: readonly EntityId[]): ReadQuery<readonly [EntityId, string]> {
  const fields = [...new Set(Object.values(datedSpans).flatMap(({ begins }) => begins))].sort()
  const dated = ids.filter((id) => datedSpans[labelOf(id) as EntityLabel] !== undefined)
  // Of a date without a beginning, its end.
  const days = fields.map((field) => `coalesce(e.${field}Earliest, e.${field}Latest)`).join(', ')
  return {
    cypher: `UNWIND $dated AS id MATCH (e:Entity {id: id})
      UNWIND [${days}] AS day WITH id, min(day) AS day WHERE day IS NOT NULL RETURN id, toString(day) AS day`,
    params: { dated },
    toRow: (record) => [record.get('id') as string, record.get('day') as string],
  }
}
