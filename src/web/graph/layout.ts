/**
 * Where entities stand. The same steps over the same graph give the same places: the forces have a fixed source of chance,
 * and what stood before stays near.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'

export interface Place {
  readonly x: number
  readonly y: number
}

export type Places = ReadonlyMap<string, Place>

interface Body extends SimulationNodeDatum {
  readonly id: string
}

export interface LayoutRequest {
  /** New ones, in the order in which they came. */
  readonly ids: readonly string[]
  readonly edges: readonly (readonly [from: string, to: string])[]
  /** Those that stand already: they give way, and stay near. */
  readonly standing: readonly (readonly [id: string, x: number, y: number])[]
  /** Those of them that a person has placed: they stay. */
  readonly placed: readonly string[]
}

const LINK_LENGTH = 140
const ROOM = 68
/** How strongly what stands is held where it is, from 0 to 1. */
const HOLD = 0.45
/** Turns by which a sunflower sets its seeds: evenly, and never two in a row. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** Where each of them stands, new or not. */
export function layOut(request: LayoutRequest): [id: string, x: number, y: number][] {
  const { edges, standing } = request
  const bodies = startingPlaces(request)
  const before = new Map(standing.map(([id, x, y]) => [id, { x, y }]))
  const known = new Set(bodies.map(({ id }) => id))
  const joined = edges.filter(([from, to]) => from !== to && known.has(from) && known.has(to))
  const links: SimulationLinkDatum<Body>[] = joined.map(([source, target]) => ({ source, target }))
  const many = bodies.length > 400
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id(({ id }) => id)
        .distance(LINK_LENGTH),
    )
    .force(
      'charge',
      forceManyBody()
        .strength(many ? -220 : -420)
        .distanceMax(many ? 900 : 1600)
        .theta(1),
    )
    .force('room', forceCollide(ROOM).iterations(many ? 1 : 2))
    .force(
      'x',
      forceX<Body>(({ id }) => before.get(id)?.x ?? 0).strength(({ id }) => (before.has(id) ? HOLD : 0.045)),
    )
    .force(
      'y',
      forceY<Body>(({ id }) => before.get(id)?.y ?? 0).strength(({ id }) => (before.has(id) ? HOLD : 0.055)),
    )
    .stop()
  simulation.tick(many ? 140 : 300)
  return bodies.map(({ id, x, y }) => [id, Math.round(x!), Math.round(y!)])
}

/** Around the first neighbour that stands already, else around the middle. */
function startingPlaces({ ids, edges, standing, placed }: LayoutRequest): Body[] {
  const stays = new Set(placed)
  const places = new Map<string, Body>(
    standing.map(([id, x, y]) => [id, stays.has(id) ? { id, x, y, fx: x, fy: y } : { id, x, y }]),
  )
  const neighbours = new Map<string, string[]>()
  const note = (one: string, other: string) => {
    const list = neighbours.get(one)
    if (list === undefined) neighbours.set(one, [other])
    else list.push(other)
  }
  for (const [from, to] of edges) {
    note(from, to)
    note(to, from)
  }
  const around = new Map<string, number>()
  for (const id of ids) {
    if (places.has(id)) continue
    const parent = (neighbours.get(id) ?? []).find((other) => places.has(other)) ?? ''
    const middle = places.get(parent) ?? { x: 0, y: 0 }
    const turn = (around.get(parent) ?? 0) + 1
    around.set(parent, turn)
    const [angle, distance] = [
      turn * GOLDEN_ANGLE + places.size * 0.001,
      parent === '' && places.size === 0 ? 0 : LINK_LENGTH * Math.sqrt(1 + turn / 6),
    ]
    places.set(id, { id, x: middle.x! + Math.cos(angle) * distance, y: middle.y! + Math.sin(angle) * distance })
  }
  return [...places.values()]
}
