/** Where something came from and what came of it: two walks, one up and one down, that never turn. */
import { bothWays } from '../../domain/connections.ts'
import { inOrderOfTime, lineageTypes, stepsDown, stepsUp } from '../../domain/lineage.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { ALWAYS, type Period } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import type { LightEntity } from '../light-entity.ts'
import { readAmong } from './among.ts'
import { descended, descent, type LineageShape, type Member } from './descent.ts'
import { inOrder, type RelationshipRow } from './relationships.ts'
import { bound, COUNTED_AT_MOST } from './subgraph.ts'
import { walk } from './walk.ts'

export interface LineageQuestion {
  readonly of: EntityId
  readonly period: Period
  readonly limit: number
}

export interface LineageAnswer {
  /** In order of time. */
  readonly entities: readonly LightEntity[]
  readonly relationships: readonly RelationshipRow[]
  readonly omitted: number
  readonly isAtLeast: boolean
}

/** Longer chains than this are none: it only ends walks. */
const LONGEST = 100

/** Null where nothing has the id. */
export async function lineage(
  graph: Graph,
  question: LineageQuestion,
  shape: LineageShape,
): Promise<LineageAnswer | null> {
  // Of a day, the planner would take seconds for all steps at once.
  if (question.period.asOf !== null) return stepByStep(graph, question, shape)
  const [whole] = await graph.read(descent(question.of, question.limit, shape))
  if (whole === undefined) return null
  const { members, relationships } = whole
  if (members === null) return stepByStep(graph, question, shape)
  const sorted = [...relationships].sort(inOrder)
  return { entities: shown(members, sorted), relationships: sorted, omitted: 0, isAtLeast: false }
}

/** Nearest first until the limit; what is as near above and below comes from above first. */
async function stepByStep(
  graph: Graph,
  { of, period, limit }: LineageQuestion,
  shape: LineageShape,
): Promise<LineageAnswer | null> {
  const most = limit + COUNTED_AT_MOST + 1
  const towards = (steps: typeof stepsUp) =>
    walk(graph, { starts: [of], reach: { labels: null, steps, period }, depth: LONGEST, most })
  const [above, below] = await Promise.all([towards(stepsUp), towards(stepsDown)])
  const generations = new Map(above.map(({ id, distance }) => [id, -distance] as const))
  for (const { id, distance } of below) if (!generations.has(id)) generations.set(id, distance)
  const nearest = [...generations].sort(([, a], [, b]) => Math.abs(a) - Math.abs(b) || a - b).map(([id]) => id)
  const { ids, omitted, isAtLeast } = bound(nearest, limit)
  const [{ relationships }, rows] = await Promise.all([
    readAmong(
      graph,
      ids,
      { labels: null, steps: bothWays(lineageTypes), period: ALWAYS },
      { facts: shape.facts, countsHidden: false, entities: [] },
    ),
    graph.read(descended(ids, shape)),
  ])
  if (rows.length === 0) return null
  const members = rows.map(
    ({ entity, begins }): Member => ({ id: entity.id, generation: generations.get(entity.id)!, begins, entity }),
  )
  return { entities: shown(members, relationships), relationships, omitted, isAtLeast }
}

function shown(members: readonly Member[], relationships: readonly RelationshipRow[]): LightEntity[] {
  return inOrderOfTime(members, relationships).map(({ entity }) => entity)
}
