/**
 * A subgraph with everything at hand that a database would look up: entities and evidence by id, relationships by their
 * ends, claims by what they are of. Things are known by their places, which are whole numbers: millions of them fit.
 */
import { InputError } from '../../domain/errors.ts'
import { type RelationshipType, relationshipTypes } from '../../domain/ontology.ts'
import type { EntityRecord, RelationshipRecord, Subgraph } from '../../domain/subgraph.ts'
import { PART_DEPTH } from '../timeline-entries.ts'
import { Lists } from './lists.ts'

const types = Object.keys(relationshipTypes) as RelationshipType[]
const placeOfType = new Map(types.map((type, place) => [type, place]))

/** Some verbs, asked for at once. */
export function maskOf(wanted: readonly RelationshipType[]): number {
  return wanted.reduce((mask, type) => mask | (1 << placeOfType.get(type)!), 0)
}

export class FactIndex {
  readonly subgraph: Subgraph
  /** By relationship: the places of its ends. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** By claim: the places of its evidence and of what it is of. */
  readonly said: Int32Array
  readonly claimed: Int32Array
  /** By evidence: the place of its source. */
  readonly source: Int32Array
  /** By entity: its place in the order of ids. */
  readonly rank: Int32Array
  readonly #types: Uint8Array
  readonly #leaving: Lists
  readonly #entering: Lists
  readonly #claims: Lists
  readonly #evidence: Map<string, number>
  readonly #wholes = new Map<number, Int32Array>()

  /** @throws {InputError} BAD_INPUT where an id stands twice, or something refers to what is not there. */
  constructor(subgraph: Subgraph) {
    const { entities, relationships, evidence, supports } = subgraph
    this.subgraph = subgraph
    const places = placesOf(entities)
    this.#evidence = placesOf(evidence)
    this.from = numbersOf(relationships, ({ id, from }) => places.get(from) ?? missing(from, id))
    this.to = numbersOf(relationships, ({ id, to }) => places.get(to) ?? missing(to, id))
    this.said = numbersOf(
      supports,
      ({ evidenceId, property }) => this.#evidence.get(evidenceId) ?? missing(evidenceId, `claim of ${property}`),
    )
    this.claimed = numbersOf(
      supports,
      ({ evidenceId, entityId }) => places.get(entityId) ?? missing(entityId, evidenceId),
    )
    this.source = numbersOf(evidence, ({ id, sourceId }) => places.get(sourceId) ?? missing(sourceId, id))
    this.#types = Uint8Array.from(numbersOf(relationships, ({ type }) => placeOfType.get(type)!))
    const byType = new Lists(Int32Array.from(this.#types), types.length).all
    this.#leaving = new Lists(this.from, entities.length, byType)
    this.#entering = new Lists(this.to, entities.length, byType)
    this.#claims = new Lists(this.claimed, entities.length)
    this.rank = ranksOf(entities)
  }

  entity(place: number): EntityRecord {
    return this.subgraph.entities[place]!
  }

  relationship(place: number): RelationshipRecord {
    return this.subgraph.relationships[place]!
  }

  /** Places of claims, in the order of the subgraph. */
  claims(entity: number): Int32Array {
    return this.#claims.of(entity)
  }

  /** The id of the source of a piece of evidence; undefined where there is none such. */
  sourceOf(evidenceId: string): string | undefined {
    const place = this.#evidence.get(evidenceId)
    return place === undefined ? undefined : this.entity(this.source[place]!).id
  }

  /** Relationships that start at the entity, by type. */
  leaving(entity: number, type?: RelationshipType): Int32Array {
    const all = this.#leaving.of(entity)
    return type === undefined ? all : this.#ofType(all, placeOfType.get(type)!)
  }

  /** Those that end there. */
  entering(entity: number, type?: RelationshipType): Int32Array {
    const all = this.#entering.of(entity)
    return type === undefined ? all : this.#ofType(all, placeOfType.get(type)!)
  }

  isOneOf(mask: number, relationship: number): boolean {
    return (mask & (1 << this.#types[relationship]!)) !== 0
  }

  #ofType(all: Int32Array, type: number): Int32Array {
    const first = this.#firstFrom(all, type)
    return all.subarray(first, this.#firstFrom(all, type + 1))
  }

  #firstFrom(all: Int32Array, type: number): number {
    let [low, high] = [0, all.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#types[all[middle]!]! < type) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The entity and all that it is a part of, in no order. */
  wholes(entity: number): Int32Array {
    const known = this.#wholes.get(entity)
    if (known !== undefined) return known
    const found = this.#walk(entity, (at) => this.leaving(at, 'PART_OF'), this.to)
    // Only what is a part of something is asked for often.
    if (found.length > 1) this.#wholes.set(entity, found)
    return found
  }

  /** The entity and all its parts, in order of id. */
  parts(entity: number): Int32Array {
    const found = this.#walk(entity, (at) => this.entering(at, 'PART_OF'), this.from)
    return found.length === 1 ? found : found.sort((a, b) => this.rank[a]! - this.rank[b]!)
  }

  #walk(start: number, stepsOf: (at: number) => Int32Array, ends: Int32Array): Int32Array {
    const found = new Set([start])
    let edge: number[] = [start]
    for (let depth = 0; depth < PART_DEPTH && edge.length > 0; depth++) {
      const next: number[] = []
      for (const at of edge) {
        for (const step of stepsOf(at)) {
          const end = ends[step]!
          if (found.has(end)) continue
          found.add(end)
          next.push(end)
        }
      }
      edge = next
    }
    return Int32Array.from(found)
  }
}

/** `Int32Array.from` would make an ordinary list first. */
function numbersOf<Item>(items: readonly Item[], numberOf: (item: Item) => number): Int32Array {
  const numbers = new Int32Array(items.length)
  for (let at = 0; at < items.length; at++) numbers[at] = numberOf(items[at]!)
  return numbers
}

function placesOf(records: readonly { readonly id: string }[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, { id }] of records.entries()) {
    if (places.has(id)) {
      throw new InputError(`"${id}" stands there twice.`, { hint: 'let every record have an id of its own.' })
    }
    places.set(id, place)
  }
  return places
}

function ranksOf(entities: readonly EntityRecord[]): Int32Array {
  const order = Int32Array.from(entities.keys())
  order.sort((a, b) => (entities[a]!.id < entities[b]!.id ? -1 : 1))
  const ranks = new Int32Array(entities.length)
  for (const [rank, place] of order.entries()) ranks[place] = rank
  return ranks
}

function missing(id: string, by: string): never {
  throw new InputError(`"${by}" refers to "${id}", which is not there.`, {
    hint: 'a graph that is loaded whole must hold all that it refers to.',
  })
}
