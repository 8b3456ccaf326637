/** A subgraph of the test's own as exporters read it, without a database. */

import { groupBy } from '../../src/domain/group-by.ts'
import { entityTypes } from '../../src/domain/ontology.ts'
import type {
  EntityRecord,
  EvidenceRecord,
  RelationshipRecord,
  Subgraph,
  SupportRecord,
} from '../../src/domain/subgraph.ts'
import {
  type Claim,
  type EntityPart,
  type PartReader,
  type RelationshipPart,
  type StatusChangePart,
  type SubgraphAbout,
  type SubgraphStream,
  streamSubgraph,
} from '../../src/domain/subgraph-stream.ts'
import { subgraphArguments } from './subgraph-arguments.ts'

/** `cited` are sources of its evidence that are no entities of it. */
export function streamRecord(
  subgraph: Subgraph,
  about: Partial<SubgraphAbout> = {},
  cited: readonly EntityRecord[] = [],
): SubgraphStream {
  const entities = subgraph.entities.filter(({ label }) => label in entityTypes)
  return streamSubgraph(
    {
      title: 'A test',
      fileName: 'a-test',
      arguments: subgraphArguments(entities.slice(0, 1).map(({ id }) => id)),
      graphVersion: '1-test',
      licence: 'Apache-2.0',
      entityIds: entities.map(({ id }) => id),
      ...about,
    },
    new RecordReader(subgraph, cited),
  )
}

class RecordReader implements PartReader {
  readonly #subgraph: Subgraph
  /** With those that are only cited. */
  readonly #entities: ReadonlyMap<string, EntityRecord>
  readonly #evidence: ReadonlyMap<string, EvidenceRecord>
  /** By the relationship that they are of, else by the entity. */
  readonly #supports: ReadonlyMap<string, readonly SupportRecord[]>
  readonly #changes: ReadonlyMap<string, readonly RelationshipRecord[]>

  constructor(subgraph: Subgraph, cited: readonly EntityRecord[]) {
    const { entities, relationships, evidence, supports } = subgraph
    this.#subgraph = subgraph
    this.#entities = new Map([...cited, ...entities].map((one) => [one.id, one]))
    this.#evidence = new Map(evidence.map((one) => [one.id, one]))
    this.#supports = groupBy(supports, ({ property, entityId }) => (property.includes('/') ? property : entityId))
    this.#changes = groupBy(
      relationships.filter(({ type }) => type === 'HAS_CHANGED'),
      ({ from }) => from,
    )
  }

  async *entities(): AsyncIterable<EntityPart> {
    const labels = Object.keys(entityTypes)
    const own = this.#subgraph.entities.filter(({ label }) => label in entityTypes)
    const key = ({ id, label }: { id: string; label: string }) => `${100 + labels.indexOf(label)} ${id}`
    for (const entity of [...own].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
      const { text: _text, ...fields } = entity.fields
      yield { entity: { ...entity, fields }, claims: this.#claimsOn(entity.id), changes: this.#changesOf(entity.id) }
    }
  }

  async *relationships(): AsyncIterable<RelationshipPart> {
    const facts = this.#subgraph.relationships.filter(({ type }) => type !== 'HAS_CHANGED')
    for (const relationship of [...facts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      yield {
        relationship,
        from: this.#named(relationship.from),
        to: this.#named(relationship.to),
        evidence: this.#evidenceOf(relationship),
        claims: this.#claimsOn(relationship.id),
      }
    }
  }

  async *sources(ids: readonly string[]) {
    for (const id of ids) yield this.#entities.get(id)!
  }

  async *evidence(ids: readonly string[]) {
    for (const id of ids) yield this.#evidence.get(id)!
  }

  #changesOf(id: string): StatusChangePart[] {
    return (this.#changes.get(id) ?? []).map((link) => ({
      change: this.#entities.get(link.to)!,
      link,
      evidence: this.#evidenceOf(link),
      claims: [...this.#claimsOn(link.to), ...this.#claimsOn(link.id)],
    }))
  }

  #claimsOn(id: string): Claim[] {
    const supports = this.#supports.get(id) ?? []
    return supports.map((support) => ({ ...support, evidence: this.#evidence.get(support.evidenceId)! }))
  }

  #evidenceOf({ evidenceIds }: RelationshipRecord): EvidenceRecord[] {
    return evidenceIds.map((id) => this.#evidence.get(id)!)
  }

  #named(wanted: string) {
    const { id, fields } = this.#entities.get(wanted)!
    return { id, name: String(fields.name ?? id), nameVi: (fields.nameVi as string | undefined) ?? null }
  }
}
