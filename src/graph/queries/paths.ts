/** How two entities are connected: a search from both ends, bounded in what it reads. */
import { idOfNeighbourKey, type WalkedType } from '../../domain/connections.ts'
import { labelOf } from '../../domain/ontology.ts'
import {
  between,
  inOrderOfTelling,
  isDetour,
  type PathIds,
  simplePaths,
  vaguenessOf,
} from '../../domain/simple-paths.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import type { LightEntity } from '../light-entity.ts'
import type { ReadQuery } from '../read-query.ts'
import { commonNeighbours, pairsAmong } from './common-neighbours.ts'
import { lightEntities } from './entities.ts'
import { findConnectors } from './hubs.ts'
import { degreeOf, sizesOf } from './neighbours.ts'
import { type Ground, type GroundQuestion, groundOf } from './path-ground.ts'
import { expandBoth, join, PathSide } from './path-side.ts'
import {
  BARE_FACT,
  type FactShape,
  inOrder,
  type Pair,
  type RelationshipRow,
  relationshipsBetween,
} from './relationships.ts'
import { withParts } from './subgraph.ts'

export interface PathQuestion extends GroundQuestion {
  readonly maxLength: number
  readonly limit: number
  readonly avoidHubs: boolean
  /** What is read of the relationships. */
  readonly facts: FactShape
  /** Properties of what the paths pass, ends included; where there are none, it is not read. */
  readonly entities: readonly string[]
}

export interface PathRow {
  readonly ids: PathIds
  /** The same, if their properties are asked for. */
  readonly entities: readonly LightEntity[]
  /** Joins the entity in the same place with the next. */
  readonly relationships: readonly RelationshipRow[]
}

export interface PathRows {
  readonly paths: readonly PathRow[]
  readonly withoutHubs: boolean
  readonly hubs: readonly EntityId[]
  readonly isCut: boolean
}

/** Entities whose neighbours one search reads. */
const READ_AT_MOST = 600

/** Paths of one length that are compared. */
const COMPARED_AT_MOST = 1_000

/** Of two hubs, so many neighbours of the smaller are compared, until they share some for each path to choose from. */
const COMPARED_OF_HUB = 10_000
const SHARED_AT_LEAST = 4

const HUBS_AT_MOST = 20
const PARTS_AT_MOST = 1_000

/** Of both ends: how many neighbours it has, if it is a hub. */
type Sizes = ReadonlyMap<EntityId, number | null>

/** Null where one of the ends is unknown. */
export async function paths(graph: Graph, question: PathQuestion): Promise<PathRows | null> {
  const { from, to, types } = question
  const sizes = new Map(await graph.read(sizesOf([from, to])))
  if (sizes.size < 2) return null
  if (!question.avoidHubs) {
    const { found, isCut } = await search(graph, question, sizes, null)
    return { paths: await described(graph, found, types, question), withoutHubs: false, hubs: [], isCut }
  }
  const exempt = await exemptOf(graph, [from, to])
  const without = await search(graph, question, sizes, exempt)
  const met = [...without.met].slice(0, HUBS_AT_MOST)
  if (without.found.length > 0) {
    const rows = await described(graph, without.found, withoutTree(types), question)
    return { paths: rows, withoutHubs: true, hubs: met, isCut: without.isCut }
  }
  const { found, isCut } = await search(graph, question, sizes, null)
  const isNone = found.length === 0
  const rows = await described(graph, found, types, question)
  const passed = await hubsOn(graph, rows, exempt)
  const hubs = [...new Set([...passed, ...met])].slice(0, HUBS_AT_MOST)
  return { paths: rows, withoutHubs: isNone, hubs, isCut: isCut || (isNone && without.isCut) }
}

/** Those that paths never go round: the ends, and what belongs to them. */
async function exemptOf(graph: Graph, ends: readonly EntityId[]): Promise<ReadonlySet<EntityId>> {
  const bodies = ends.filter((id) => labelOf(id) === 'Institution')
  return new Set([...ends, ...(await withParts(graph, bodies, PARTS_AT_MOST))])
}

interface Found {
  readonly found: readonly PathIds[]
  /** Hubs that were gone round, nearest first. */
  readonly met: ReadonlySet<EntityId>
  readonly isCut: boolean
}

/** `exempt`: goes round all hubs but these, and round the tree of topics; null goes round none. */
async function search(
  graph: Graph,
  question: PathQuestion,
  sizes: Sizes,
  exempt: ReadonlySet<EntityId> | null,
): Promise<Found> {
  const { from, to, maxLength, limit, types } = question
  const met = new Set<EntityId>()
  const found: PathIds[] = []
  if (types.length === 0) return { found, met, isCut: false }
  // Read apart, for an end need not be of the wanted types, nor of the period.
  const direct = exempt === null ? types : withoutTree(types)
  const ground = groundOf(graph, question, exempt, met)
  const [joining, sides] = await Promise.all([
    relationshipsBetween(graph, [[from, to]], direct, BARE_FACT),
    sidesOf(question, sizes, ground),
  ])
  if (joining.length > 0) found.push([from, to])
  let isCut = false
  let left = READ_AT_MOST - sides[0].radius - sides[1].radius
  for (let length = 2; length <= maxLength && found.length < limit; length++) {
    // Two hubs are not read to see what they share: it is looked up.
    const isLookedUp = length === 2 && sides.every(({ isUnreadHub }) => isUnreadHub)
    if (isLookedUp) isCut = await joinHubs(graph, question, ground)
    while (!isLookedUp && sides[0].radius + sides[1].radius < length && sides.some(({ isExhausted }) => !isExhausted)) {
      if (await meetAtHub(graph, ground, sides, length)) break
      if (left <= 0) return { found, met, isCut: true }
      left -= await cheaper(sides).expand(ground, left)
    }
    const longer = simplePaths(ground.adjacency, { from, to, length }, COMPARED_AT_MOST)
    isCut ||= longer.isCut
    const telling = longer.paths.filter((path) => !isDetour(path, found))
    found.push(...(await mostTelling(graph, telling, limit - found.length)))
    // Where one side has seen all that it can reach, and the other end is not in it, nothing joins them.
    if (sides.some((side, place) => side.isExhausted && !side.isCut && !side.has(place === 0 ? to : from))) break
  }
  return { found, met, isCut: isCut || sides.some((side) => side.isCut) }
}

/** From both ends at once, where neither is a hub: paths of two steps take both. */
async function sidesOf({ from, to, maxLength }: PathQuestion, sizes: Sizes, ground: Ground) {
  const sides = [new PathSide(from, sizes.get(from) ?? null), new PathSide(to, sizes.get(to) ?? null)] as const
  if (maxLength > 1 && !sides.some(({ isUnreadHub }) => isUnreadHub)) await expandBoth(ground, [from, to], sides)
  return sides
}

const withoutTree = (types: readonly WalkedType[]) => types.filter((type) => type !== 'BROADER')

/** Joins two hubs through what they share. Returns whether they may share more. */
async function joinHubs(
  graph: Graph,
  { from, to, types, limit }: PathQuestion,
  { reach, adjacency, without, mayJoin }: Ground,
): Promise<boolean> {
  const common = { groups: [[from], [to]], reach, after: '', wanted: SHARED_AT_LEAST * limit, most: COMPARED_OF_HUB }
  const { keys, isCut } = await commonNeighbours(graph, common)
  const compared = keys.slice(0, common.wanted).map(idOfNeighbourKey)
  const kept = [...without(compared, await findConnectors(graph, compared))].filter(
    (id) => mayJoin(id, from) && mayJoin(id, to),
  )
  const pairs = await Promise.all([from, to].map((end) => pairsAmong(graph, kept, [end], types)))
  for (const [id, end] of pairs.flat()) join(adjacency, id, end)
  return isCut || keys.length > compared.length
}

/**
 * Where only the last step to a hub is wanting: those that the other side met last are looked up in its list. Returns
 * whether it was so.
 */
async function meetAtHub(graph: Graph, ground: Ground, sides: readonly [PathSide, PathSide], length: number) {
  for (const [hub, other] of [sides, [sides[1], sides[0]]] as const) {
    if (hub.isUnreadHub && other.radius === length - 1 && other.canBeLookedUp) {
      await hub.meet(graph, ground, other)
      return true
    }
  }
  return false
}

function cheaper(sides: readonly [PathSide, PathSide]): PathSide {
  const [near, far] = sides
  if (near.isExhausted) return far
  if (far.isExhausted) return near
  return far.cost < near.cost ? far : near
}

async function mostTelling(graph: Graph, found: readonly PathIds[], wanted: number): Promise<PathIds[]> {
  if (found.length === 0) return []
  const vague = found.map(vaguenessOf).sort((a, b) => a - b)
  const worst = vague[Math.min(wanted, vague.length) - 1]!
  const compared = found.filter((path) => vaguenessOf(path) <= worst)
  const passed = [...new Set(compared.flatMap(between))]
  return inOrderOfTelling(compared, new Map(await graph.read(degreesOf(passed)))).slice(0, wanted)
}

function degreesOf(ids: readonly EntityId[]): ReadQuery<readonly [EntityId, number]> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})
      RETURN id, ${degreeOf('e')} AS degree`,
    params: { ids },
    toRow: (record) => [record.get('id') as string, record.get('degree') as number],
  }
}

/** With their entities, and of parallel facts the one that tells most. */
async function described(
  graph: Graph,
  found: readonly PathIds[],
  types: readonly WalkedType[],
  { facts: shape, entities: properties }: PathQuestion,
): Promise<PathRow[]> {
  const pairs = found.flatMap((ids) => ids.slice(1).map((id, place): Pair => [ids[place]!, id]))
  const passed = properties.length === 0 ? [] : [...new Set(found.flat())]
  const [facts, entities] = await Promise.all([
    relationshipsBetween(graph, pairs, types, shape),
    passed.length === 0 ? [] : graph.read(lightEntities(passed, properties)),
  ])
  facts.sort(inOrder)
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  return found.map((ids) => ({
    ids,
    entities: ids.flatMap((id) => byId.get(id) ?? []),
    relationships: ids.slice(1).map((id, place) => {
      const near = ids[place]!
      return facts.find(({ from, to }) => (from === near && to === id) || (from === id && to === near))!
    }),
  }))
}

/** The hubs that paths pass: connectors, and topics that were reached through the tree. */
async function hubsOn(graph: Graph, rows: readonly PathRow[], exempt: ReadonlySet<EntityId>): Promise<EntityId[]> {
  const passed = [...new Set(rows.flatMap(({ ids }) => between(ids)))]
  const connectors = new Set(await findConnectors(graph, passed))
  const inTree = rows.flatMap(({ relationships }) =>
    relationships.flatMap(({ type, from, to }) => (type === 'BROADER' ? [from, to] : [])),
  )
  const isHub = (id: EntityId) => connectors.has(id) || inTree.includes(id)
  return passed.filter((id) => isHub(id) && !exempt.has(id))
}
