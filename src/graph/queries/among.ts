/** What joins the entities of an answer with each other, and what they are joined with beyond it. */
import { ranksByPrefix } from '../../domain/connections.ts'
import { entityTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import { type LightEntity, projectNode, toLightEntity } from '../light-entity.ts'
import type { ReadQuery } from '../read-query.ts'
import { isInPeriod, periodParameters } from '../valid-time.ts'
import { type HiddenNeighbours, type Hub, hiddenNeighbours, isEverything, type Reach, typesOf } from './neighbours.ts'
import {
  alongSteps,
  type FactShape,
  inOrder,
  type JoinedHubs,
  projectFact,
  type RelationshipRow,
  toRelationship,
} from './relationships.ts'

export interface Among {
  /** All between them whose verbs are within reach, in order of type, then of role, then of id. */
  readonly relationships: readonly RelationshipRow[]
  /** Those of them that are no hubs and have neighbours within reach that are not among them; where it is counted. */
  readonly hidden: readonly HiddenNeighbours[]
  readonly hubs: readonly Hub[]
  /** The entities themselves, in the order of their ids; none where they were not read along. */
  readonly entities: readonly LightEntity[]
}

/** What is read beside the relationships. */
export interface AmongShape {
  readonly facts: FactShape
  /** Whether hidden neighbours are counted: that takes all relationships of who is no hub. */
  readonly countsHidden: boolean
  /** Properties of the entities themselves; where there are none, these are not read along. */
  readonly entities: readonly string[]
}

/** Of a hub so many neighbours are looked at, where only some are wanted. */
const LOOKED_AT_OF_HUB = 1_000

export async function readAmong(
  graph: Graph,
  ids: readonly EntityId[],
  reach: Reach,
  shape: AmongShape,
): Promise<Among> {
  if (reach.steps.length === 0) return { relationships: [], hidden: [], hubs: [], entities: [] }
  const [{ facts, joined, ...others }] = (await graph.read(among(ids, reach, shape))) as [AmongRow]
  const ofHubs = await alongSteps(graph, joined, typesOf(reach.steps), shape.facts)
  return { ...others, relationships: [...facts, ...ofHubs].sort(inOrder) }
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

interface AmongRow extends Omit<Among, 'relationships'> {
  readonly facts: readonly RelationshipRow[]
  /** How hubs are joined with each other: that is read by itself. */
  readonly joined: readonly JoinedHubs[]
}

/** One row. Who is no hub is read once for facts and hidden neighbours. */
function among(ids: readonly EntityId[], reach: Reach, shape: AmongShape): ReadQuery<AmongRow> {
  return {
    cypher: `CALL () {
        UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.neighbourCount IS NULL
        MATCH (e)-[r:${typesOf(reach.steps).join('|')}]-(o)
        ${shape.countsHidden ? factsAndHidden(reach, shape) : factsAlone(shape)}
      }
      CALL () {
        UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.neighbourCount IS NOT NULL
        WITH id, e ORDER BY id
        RETURN collect({id: id, neighbours: e.neighbourCount}) AS hubs
      }
      CALL (hubs) {
        WITH hubs, [hub IN hubs | $ranks[split(hub.id, ':')[0]] + hub.id] AS keys
        UNWIND range(0, size(hubs) - 2) AS place
        WITH hubs[place].id AS hubId, keys[place + 1..] AS keys
        MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = hubId AND n.key IN keys
        RETURN collect({pair: [hubId, substring(n.key, 1)], steps: n.steps}) AS joined
      }
      ${theEntities(shape.entities)}
      RETURN facts, hidden, hubs, joined, entities`,
    params: {
      ids,
      ranks: ranksByPrefix,
      prefixes: (reach.labels ?? []).map((label) => entityTypes[label].prefix),
      ...periodParameters(reach.period),
    },
    toRow: (record) => ({
      facts: record.get('facts').map(toRelationship),
      hidden: record.get('hidden'),
      hubs: record.get('hubs'),
      joined: record.get('joined'),
      entities: inOrderOf(ids, record.get('entities').map(toLightEntity)),
    }),
  }
}

function theEntities(properties: readonly string[]): string {
  if (properties.length === 0) return 'WITH *, [] AS entities'
  return `CALL () {
    UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN collect(${projectNode('e', properties)}) AS entities
  }`
}

function inOrderOf(ids: readonly EntityId[], entities: readonly LightEntity[]): LightEntity[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Each fact once: from the end whose id comes first, or from the one that is no hub. */
const IS_FIRST_END = '(id <= o.id OR o.neighbourCount IS NOT NULL)'

const factsAlone = ({ facts }: AmongShape) => `WHERE o.id IN $ids AND ${IS_FIRST_END}
  WITH DISTINCT r WITH collect(${projectFact(facts)}) AS facts RETURN facts, [] AS hidden`

function factsAndHidden({ labels, period }: Reach, { facts }: AmongShape): string {
  const isHidden = [
    'NOT isAmong',
    labels === null ? null : "split(other, ':')[0] IN $prefixes",
    isInPeriod('o', 'other', period),
  ].filter((condition) => condition !== null)
  return `WITH id, r, o, o.id AS other, o.id IN $ids AS isAmong
    WITH id, collect(DISTINCT CASE WHEN isAmong AND ${IS_FIRST_END} THEN r END) AS found,
      count(DISTINCT CASE WHEN ${isHidden.join(' AND ')} THEN other END) AS many
    WITH collect(found) AS groups, collect(CASE WHEN many > 0 THEN {id: id, hidden: many, isAtLeast: false} END) AS hidden
    RETURN COLLECT { UNWIND groups AS found UNWIND found AS r RETURN ${projectFact(facts)} } AS facts, hidden`
}
