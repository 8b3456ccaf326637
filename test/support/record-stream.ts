/** A subgraph of the test's own as exporters read it, without a database. */

import { entityTypes } from '../../src/domain/ontology.ts'
import type { EntityRecord, EvidenceRecord, RelationshipRecord, Subgraph } from '../../src/domain/subgraph.ts'
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
      arguments: {
        roots: entities.slice(0, 1).map(({ id }) => id),
        depth: 2,
        types: null,
        relationships: null,
        from: null,
        until: null,
        asOf: null,
        includeParts: true,
      },
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
  readonly #cited: readonly EntityRecord[]
  readonly #evidence: ReadonlyMap<string, EvidenceRecord>

  constructor(subgraph: Subgraph, cited: readonly EntityRecord[]) {
    this.#subgraph = subgraph
    this.#cited = cited
    this.#evidence = new Map(subgraph.evidence.map((one) => [one.id, one]))
  }

  async *entities(): AsyncIterable<EntityPart> {
    const labels = Object.keys(entityTypes)
    const own = this.#subgraph.entities.filter(({ label }) => label in entityTypes)
    const key = ({ id, label }: { id: string; label: string }) => `${100 + labels.indexOf(label)} ${id}`
    for (const entity of [...own].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
      const { text: _text, ...fields } = entity.fields
      const claims = this.#claims((property, id) => id === entity.id && !property.includes('/'))
      yield { entity: { ...entity, fields }, claims, changes: this.#changes(entity.id) }
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
        claims: this.#claims((property) => property === relationship.id),
      }
    }
  }

  async *sources(ids: readonly string[]) {
    for (const id of ids) yield [...this.#subgraph.entities, ...this.#cited].find((entity) => entity.id === id)!
  }

  async *evidence(ids: readonly string[]) {
    for (const id of ids) yield this.#evidence.get(id)!
  }

  #changes(id: string): StatusChangePart[] {
    return this.#subgraph.relationships
      .filter(({ type, from }) => type === 'HAS_CHANGED' && from === id)
      .map((link) => ({
        change: this.#subgraph.entities.find((entity) => entity.id === link.to)!,
        link,
        evidence: this.#evidenceOf(link),
        claims: this.#claims((property, of) => of === link.to || property === link.id),
      }))
  }

  #claims(isWanted: (property: string, entityId: string) => boolean): Claim[] {
    return this.#subgraph.supports
      .filter(({ property, entityId }) => isWanted(property, entityId))
      .map((support) => ({ ...support, evidence: this.#evidence.get(support.evidenceId)! }))
  }

  #evidenceOf({ evidenceIds }: RelationshipRecord): EvidenceRecord[] {
    return evidenceIds.map((id) => this.#evidence.get(id)!)
  }

  #named(wanted: string) {
    const { id, fields } = this.#subgraph.entities.find((entity) => entity.id === wanted)!
    return { id, name: String(fields.name ?? id), nameVi: (fields.nameVi as string | undefined) ?? null }
  }
}
