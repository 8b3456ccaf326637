/**
 * Where entities stand. The same steps over the same graph give the same places: the forces have a fixed source of chance,
 * and what stood before stays where it was.
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
  readonly fixed: readonly (readonly [id: string, x: number, y: number])[]
}

const LINK_LENGTH = 130
const ROOM = 62
/** Turns by which a sunflower sets its seeds: evenly, and never two in a row. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

export function layOut({ ids, edges, fixed }: LayoutRequest): [id: string, x: number, y: number][] {
  const bodies = startingPlaces({ ids, edges, fixed })
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
    .force('x', forceX(0).strength(many ? 0.05 : 0.04))
    .force('y', forceY(0).strength(many ? 0.05 : 0.055))
    .stop()
  simulation.tick(many ? 140 : 300)
  const isFixed = new Set(fixed.map(([id]) => id))
  return bodies.filter(({ id }) => !isFixed.has(id)).map(({ id, x, y }) => [id, Math.round(x!), Math.round(y!)])
}

/** Around the first neighbour that stands already, else around the middle. */
function startingPlaces({ ids, edges, fixed }: LayoutRequest): Body[] {
  const places = new Map<string, Body>(fixed.map(([id, x, y]) => [id, { id, x, y, fx: x, fy: y }]))
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
