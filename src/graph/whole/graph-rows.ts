/** A whole graph as it lies in Neo4j, facts and all that is derived from them, made in memory from a subgraph. */
import { today } from '../../domain/calendar.ts'
import { InputError } from '../../domain/errors.ts'
import type { RelationshipType } from '../../domain/ontology.ts'
import type { Subgraph } from '../../domain/subgraph.ts'
import { claimKeys, dateKeys, listKeys } from '../list-keys.ts'
import { storeEntity, storeEvidence, storeOrigin, storeRelationship, storeSupport } from '../stored-form.ts'
import { FactIndex } from './fact-index.ts'
import { findingRows } from './finding-rows.ts'
import { NeighbourRows } from './neighbour-rows.ts'
import type { NodeRow, Properties, RelationshipRow } from './rows.ts'
import { isSearched, SearchRows } from './search-rows.ts'
import { timelineRows } from './timeline-rows.ts'

export class GraphRows {
  readonly subgraph: Subgraph
  readonly #index: FactIndex
  readonly #neighbours: NeighbourRows
  readonly #importId: string

  /** @throws {InputError} BAD_INPUT where an id stands twice, or something refers to what is not there. */
  constructor(subgraph: Subgraph, importId: string) {
    this.subgraph = subgraph
    this.#importId = importId
    this.#index = new FactIndex(subgraph)
    this.#neighbours = new NeighbourRows(this.#index)
  }

  /** Entities, then evidence, each in the order of the subgraph; then findings. */
  *nodes(day: string = today()): Generator<NodeRow> {
    const search = new SearchRows(this.#index)
    for (const [place, entity] of this.subgraph.entities.entries()) {
      const { labels, properties } = storeEntity(entity)
      Object.assign(properties, dateKeys(entity))
      if (isSearched(entity.id)) Object.assign(properties, search.keysOf(place), this.#neighbours.marksOf(place))
      yield { labels: labels.join(':'), properties: this.#mark(properties) }
    }
    for (const [place, evidence] of this.subgraph.evidence.entries()) {
      const { properties } = storeEvidence(evidence)
      const searchTexts = search.takeQuoteKeys(place)
      if (searchTexts !== null) Object.assign(properties, { searchTexts })
      yield { labels: 'Evidence', properties: this.#mark(properties) }
    }
    yield* findingRows(this.#index, day)
  }

  /** Facts, origins of evidence and claims; then neighbours, what hubs share, and histories. */
  *relationships(): Generator<RelationshipRow> {
    yield* this.#facts()
    yield* this.#origins()
    yield* this.#claims()
    yield* this.#neighbours.neighbours()
    yield* this.#neighbours.shared()
    yield* timelineRows(this.#index)
  }

  /** Entity by entity, so that two of one id meet. */
  *#facts(): Generator<RelationshipRow> {
    const { to } = this.#index
    for (const from of this.subgraph.entities.keys()) {
      const met = new Set<string>()
      for (const place of this.#index.leaving(from)) {
        const { id, type, properties } = storeRelationship(this.#index.relationship(place))
        assertNew(met, id)
        Object.assign(
          properties,
          listKeys(type as RelationshipType, this.#index.entity(from), this.#index.entity(to[place]!)),
        )
        yield { type, from, to: to[place]!, properties: this.#mark(properties) }
      }
    }
  }

  *#origins(): Generator<RelationshipRow> {
    const { source, subgraph } = this.#index
    for (const [place, evidence] of subgraph.evidence.entries()) {
      const properties = this.#mark(storeOrigin(evidence).properties)
      yield { type: 'FROM', from: this.#placeOfEvidence(place), to: source[place]!, properties }
    }
  }

  *#claims(): Generator<RelationshipRow> {
    const { said, subgraph } = this.#index
    for (const to of subgraph.entities.keys()) {
      const met = new Set<string>()
      for (const claim of this.#index.claims(to)) {
        const support = subgraph.supports[claim]!
        const { id, properties } = storeSupport(support)
        assertNew(met, id)
        Object.assign(properties, claimKeys(support))
        yield { type: 'SUPPORTS', from: this.#placeOfEvidence(said[claim]!), to, properties: this.#mark(properties) }
      }
    }
  }

  /** Properties are made for the row alone. */
  #mark(properties: Record<string, unknown>): Properties {
    properties.importId = this.#importId
    return properties
  }

  #placeOfEvidence(evidence: number): number {
    return this.subgraph.entities.length + evidence
  }
}

function assertNew(met: Set<string>, id: string): void {
  if (met.has(id))
    throw new InputError(`"${id}" stands there twice.`, { hint: 'let every fact and every claim stand there once.' })
  met.add(id)
}
