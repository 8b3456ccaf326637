/** Paths through a part of the graph that is already known, and which of them tell most. */

import { neighbourKey } from './connections.ts'
import { type EntityLabel, labelOf } from './ontology.ts'
import type { EntityId } from './subgraph.ts'

/** Both ends of each connection know each other. */
export type Adjacency = ReadonlyMap<EntityId, ReadonlySet<EntityId>>

/** From the first to the last entity, both included. */
export type PathIds = readonly EntityId[]

export interface FoundPaths {
  readonly paths: readonly PathIds[]
  /** Whether there are more. */
  readonly isCut: boolean
}

/** Paths of exactly `length` connections that meet no entity twice: at most `most`, those that tell most near `from` first. */
export function simplePaths(
  adjacency: Adjacency,
  { from, to, length }: { readonly from: EntityId; readonly to: EntityId; readonly length: number },
  most: number,
): FoundPaths {
  const ahead = leadingTo(adjacency, to, length)
  const paths: PathIds[] = []
  let isCut = false
  const extend = (path: PathIds) => {
    const left = length - path.length
    const near = [...(adjacency.get(path.at(-1)!) ?? [])].filter((id) => ahead[left]!.has(id) && !path.includes(id))
    if (left === 0) {
      if (near.includes(to)) paths.push([...path, to])
      return
    }
    for (const id of near.filter((id) => id !== to).sort(byKey)) {
      if (paths.length >= most) {
        isCut = true
        return
      }
      extend([...path, id])
    }
  }
  if (length > 0) extend([from])
  return { paths, isCut }
}

/** For each number of connections, who can be that far before `to`. */
function leadingTo(adjacency: Adjacency, to: EntityId, length: number): ReadonlySet<EntityId>[] {
  const sets: Set<EntityId>[] = [new Set([to])]
  for (let left = 1; left < length; left++) {
    sets.push(new Set([...sets[left - 1]!].flatMap((id) => [...(adjacency.get(id) ?? [])])))
  }
  return sets
}

function byKey(a: EntityId, b: EntityId): number {
  return neighbourKey(a) < neighbourKey(b) ? -1 : 1
}

/** How little an entity tells of the connection that passes it. */
const vagueness: Readonly<Record<EntityLabel, number>> = {
  Agreement: 0,
  Project: 0,
  Meeting: 0,
  Policy: 1,
  Committee: 2,
  ReportedFigure: 2,
  Partner: 2,
  Person: 3,
  Institution: 4,
  Topic: 6,
  Source: 6,
}

/** The lower, the more the path tells by what it passes. */
export function vaguenessOf(path: PathIds): number {
  return between(path).reduce((sum, id) => sum + vagueness[labelOf(id) as EntityLabel], 0)
}

/** Most telling first: by what they pass, then by how few relationships that has, then by id. */
export function inOrderOfTelling(paths: readonly PathIds[], degrees: ReadonlyMap<EntityId, number>): PathIds[] {
  const keyed = paths.map((path) => ({
    path,
    vague: vaguenessOf(path),
    degree: between(path).reduce((sum, id) => sum + (degrees.get(id) ?? 0), 0),
    ids: path.join(' '),
  }))
  keyed.sort((a, b) => a.vague - b.vague || a.degree - b.degree || (a.ids < b.ids ? -1 : a.ids > b.ids ? 1 : 0))
  return keyed.map(({ path }) => path)
}

/** Whether a path passes all that a shorter one passes, and more: it goes a longer way and tells nothing else. */
export function isDetour(path: PathIds, shorter: readonly PathIds[]): boolean {
  const passed = new Set(between(path))
  return shorter.some((one) => one.length > 2 && one.length < path.length && between(one).every((id) => passed.has(id)))
}

/** What a path passes, without its ends. */
export function between(path: PathIds): readonly EntityId[] {
  return path.slice(1, -1)
}
