/** What joins the entities of an answer with each other, and what they are joined with beyond it. */
import { neighbourKey } from '../../domain/connections.ts'
import { entityTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import type { EvidenceShape } from '../light-evidence.ts'
import type { ReadQuery } from '../read-query.ts'
import { isInPeriod, periodParameters } from '../valid-time.ts'
import {
  type HiddenNeighbours,
  type Hub,
  hiddenNeighbours,
  hubsAmong,
  isEverything,
  type Reach,
  typesOf,
} from './neighbours.ts'
import { inOrder, projectFact, type RelationshipRow, relationshipsOfHubs, toRelationship } from './relationships.ts'

export interface Among {
  /** All between them whose verbs are within reach, in order of type, then of role, then of id. */
  readonly relationships: readonly RelationshipRow[]
  /** Those of them that are no hubs and have neighbours within reach that are not among them. */
  readonly hidden: readonly HiddenNeighbours[]
  readonly hubs: readonly Hub[]
}

/** Of a hub so many neighbours are looked at, where only some are wanted. */
const LOOKED_AT_OF_HUB = 1_000

/** Who is no hub is read once for both. */
export async function readAmong(
  graph: Graph,
  ids: readonly EntityId[],
  reach: Reach,
  evidence: EvidenceShape | null,
): Promise<Among> {
  if (reach.steps.length === 0) return { relationships: [], hidden: [], hubs: [] }
  const [ordinary, hubs] = await Promise.all([
    graph.read(amongOrdinary(ids, reach, evidence)),
    graph.read(hubsAmong(ids)),
  ])
  const keys = hubs.map(({ id }) => neighbourKey(id))
  const later = hubs.slice(0, -1).map(({ id }, place) => ({ id, keys: keys.slice(place + 1) }))
  const ofHubs = await relationshipsOfHubs(graph, later, typesOf(reach.steps), evidence)
  return {
    relationships: [...ordinary.flatMap(({ facts }) => facts), ...ofHubs].sort(inOrder),
    hidden: ordinary.flatMap(({ id, hidden }) => (hidden > 0 ? [{ id, hidden, isAtLeast: false }] : [])),
    hubs,
  }
}

/**
 * Which of these entities have neighbours that are not among them, most of them first. Exact, but for a hub of which
 * only some neighbours are wanted.
 */
export async function hiddenAt(
  graph: Graph,
  ids: readonly EntityId[],
  reach: Reach,
  { relationships, hidden, hubs }: Among,
): Promise<HiddenNeighbours[]> {
  if (reach.steps.length === 0 || reach.labels?.length === 0) return []
  const ofHubs = isEverything(reach)
    ? hubs.map(({ id, neighbours }) => ({ id, hidden: neighbours - countNear(id, relationships), isAtLeast: false }))
    : await graph.read(
        hiddenNeighbours(
          hubs.map(({ id }) => id),
          ids,
          reach,
          LOOKED_AT_OF_HUB,
        ),
      )
  return [...hidden, ...ofHubs]
    .filter((one) => one.hidden > 0)
    .sort((a, b) => b.hidden - a.hidden || (a.id < b.id ? -1 : 1))
}

/** How many others these relationships join it with. */
function countNear(id: EntityId, relationships: readonly RelationshipRow[]): number {
  const near = relationships.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
  return new Set(near.filter((other) => other !== id)).size
}

interface Ordinary {
  readonly id: EntityId
  readonly facts: readonly RelationshipRow[]
  readonly hidden: number
}

/** Each fact once: from the end whose id comes first, or from the one that is no hub. */
function amongOrdinary(
  ids: readonly EntityId[],
  { labels, steps, period }: Reach,
  evidence: EvidenceShape | null,
): ReadQuery<Ordinary> {
  const isHidden = [
    'NOT isAmong',
    labels === null ? null : "split(other, ':')[0] IN $prefixes",
    isInPeriod('o', 'other', period),
  ].filter((condition) => condition !== null)
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.neighbourCount IS NULL
      MATCH (e)-[r:${typesOf(steps).join('|')}]-(o)
      WITH id, r, o, o.id AS other, o.id IN $ids AS isAmong
      WITH id,
        collect(DISTINCT CASE WHEN isAmong AND (id <= other OR o.neighbourCount IS NOT NULL) THEN r END) AS found,
        count(DISTINCT CASE WHEN ${isHidden.join(' AND ')} THEN other END) AS hidden
      WHERE size(found) + hidden > 0
      RETURN id, COLLECT { UNWIND found AS r RETURN ${projectFact(evidence)} } AS facts, hidden`,
    params: { ids, prefixes: (labels ?? []).map((label) => entityTypes[label].prefix), ...periodParameters(period) },
    columns: ['id', 'facts', 'hidden'],
    toRow: (record) => ({
      id: record.get('id'),
      facts: (record.get('facts') as Record<string, unknown>[]).map(toRelationship),
      hidden: record.get('hidden'),
    }),
  }
}
