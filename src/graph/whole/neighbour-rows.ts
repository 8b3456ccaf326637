/** The neighbours of hubs and what two of them share: the rules of `neighbours.ts` and `shared-lists.ts`, from memory. */
import { linkingLabels, neighbourKey, pairOf, walkedTypes } from '../../domain/connections.ts'
import { entityLabelOf, relationshipTypes } from '../../domain/ontology.ts'
import { HUB_RELATIONSHIPS } from '../neighbours.ts'
import { type FactIndex, maskOf } from './fact-index.ts'
import type { Properties, RelationshipRow } from './rows.ts'

const WALKED = maskOf(walkedTypes)
const wholes: readonly string[] = relationshipTypes.PART_OF.to
const links: readonly string[] = linkingLabels

export class NeighbourRows {
  readonly #index: FactIndex
  /** Of hubs, how many neighbours each has. */
  readonly #counts = new Map<number, number>()

  constructor(index: FactIndex) {
    this.#index = index
    for (const [place, { id }] of index.subgraph.entities.entries()) {
      if (entityLabelOf(id) !== null && this.#isHub(place)) this.#counts.set(place, this.#stepsOf(place).size)
    }
  }

  /** What is kept with the entity itself: numbers that are whole are big integers here. */
  marksOf(place: number): Properties {
    const count = this.#counts.get(place)
    const { id } = this.#index.entity(place)
    const isWhole = wholes.includes(entityLabelOf(id) ?? '') && this.#index.entering(place, 'PART_OF').length > 0
    return { ...(count === undefined ? {} : { neighbourCount: BigInt(count) }), ...(isWhole ? { hasParts: true } : {}) }
  }

  *neighbours(): Generator<RelationshipRow> {
    for (const hub of this.#counts.keys()) {
      const ownerId = this.#index.entity(hub).id
      for (const [to, steps] of this.#stepsOf(hub)) {
        const key = neighbourKey(this.#index.entity(to).id)
        yield { type: 'NEIGHBOUR', from: hub, to, properties: { ownerId, key, steps: [...steps].sort() } }
      }
    }
  }

  *shared(): Generator<RelationshipRow> {
    const index = this.#index
    for (const [link, { id, label }] of index.subgraph.entities.entries()) {
      if (!links.includes(label)) continue
      const hubs = this.#hubsAt(link)
      for (const [at, hub] of hubs.entries()) {
        for (const other of hubs.slice(at + 1)) {
          const pair = pairOf(index.entity(hub).id, index.entity(other).id)
          yield { type: 'SHARED', from: hub, to: link, properties: { pair, key: neighbourKey(id) } }
        }
      }
    }
  }

  /** Partners that are hubs, in order of id. */
  #hubsAt(link: number): number[] {
    const found = new Set<number>()
    this.#eachStep(link, (other) => {
      if (this.#counts.has(other) && this.#index.entity(other).label === 'Partner') found.add(other)
    })
    const { rank } = this.#index
    return [...found].sort((a, b) => rank[a]! - rank[b]!)
  }

  #isHub(place: number): boolean {
    const index = this.#index
    if (index.leaving(place).length + index.entering(place).length <= HUB_RELATIONSHIPS) return false
    let degree = 0
    this.#eachStep(place, () => degree++)
    return degree > HUB_RELATIONSHIPS
  }

  /** By neighbour: the verbs that lead there; an entity is no neighbour of its own. */
  #stepsOf(place: number): Map<number, Set<string>> {
    const steps = new Map<number, Set<string>>()
    this.#eachStep(place, (other, step) => {
      if (other === place) return
      const known = steps.get(other)
      if (known === undefined) steps.set(other, new Set([step]))
      else known.add(step)
    })
    return steps
  }

  #eachStep(place: number, take: (other: number, step: string) => void): void {
    const index = this.#index
    for (const link of index.leaving(place)) {
      if (index.isOneOf(WALKED, link)) take(index.to[link]!, `${index.relationship(link).type}>`)
    }
    for (const link of index.entering(place)) {
      // A loop is one relationship, and was met above.
      if (index.isOneOf(WALKED, link) && index.from[link] !== place)
        take(index.from[link]!, `${index.relationship(link).type}<`)
    }
  }
}
