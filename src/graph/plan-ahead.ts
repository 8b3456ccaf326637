/**
 * A database that has just started plans a walk for seconds, nearly as long as a question may take. It plans these while nobody
 * waits: from an entity that there is not, so that nothing is read.
 */
import { walkedTypes } from '../domain/connections.ts'
import { ALWAYS } from '../domain/valid-time.ts'
import type { Graph } from './graph.ts'
import { type AmongShape, readAmong } from './queries/among.ts'
import { reachOf, type SubgraphQuestion, subgraphEntities, withParts } from './queries/subgraph.ts'

const NOBODY = ['partner:nobody']

/** Depths at which people look at what lies around something. */
const DEPTHS = [1, 2]

/** What the explorer draws of relationships: with other fields it would be another statement. */
const DRAWN: AmongShape = {
  facts: { properties: ['title', 'titleVi', 'inferred'], evidence: null },
  countsHidden: true,
  entities: [],
}

/** One after the other; a fault ends it, and is no fault of anybody's question. */
export async function planAhead(graph: Graph): Promise<void> {
  try {
    for (const depth of DEPTHS) await subgraphEntities(graph, around(depth), false)
    await withParts(graph, NOBODY, 1)
    await readAmong(graph, NOBODY, reachOf(around(1)), DRAWN)
  } catch {
    // Whoever asks next learns of it.
  }
}

function around(depth: number): SubgraphQuestion {
  return { roots: NOBODY, depth, labels: null, types: walkedTypes, period: ALWAYS, includeParts: true, limit: 200 }
}
