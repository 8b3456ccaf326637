/**
 * A subgraph as it is read: piece after piece, so that a large one needs no more memory than a small one. What is kept
 * meanwhile is the ids of evidence and sources, to tell each once, and counts.
 */
import { type EntityLabel, entityTypes, type RelationshipType, relationshipTypes } from './ontology.ts'
import type { EntityId, EntityRecord, EvidenceRecord, RelationshipRecord, SupportRecord } from './subgraph.ts'
import type { SubgraphArguments } from './subgraph-arguments.ts'

/** What a source says of a property, with the sentence. */
export interface Claim extends SupportRecord {
  readonly evidence: EvidenceRecord
}

/** A document or project came into a state: `change` is a `StatusChange`, `link` the `HAS_CHANGED` that leads to it. */
export interface StatusChangePart {
  readonly change: EntityRecord
  readonly link: RelationshipRecord
  readonly evidence: readonly EvidenceRecord[]
  /** What sources say of the change, then of the link. */
  readonly claims: readonly Claim[]
}

export interface EntityPart {
  readonly entity: EntityRecord
  /** Of its own fields, and of the record as a whole: in order of property, then of evidence. */
  readonly claims: readonly Claim[]
  /** In order of time; those without a year last. */
  readonly changes: readonly StatusChangePart[]
}

/** An end of a relationship as people read it. */
export interface NamedEnd {
  readonly id: EntityId
  readonly name: string
  readonly nameVi: string | null
}

export interface RelationshipPart {
  readonly relationship: RelationshipRecord
  readonly from: NamedEnd
  readonly to: NamedEnd
  /** In the order of `evidenceIds`. */
  readonly evidence: readonly EvidenceRecord[]
  /** Those whose property is its id. */
  readonly claims: readonly Claim[]
}

/** What is known of a subgraph before its first piece is read. */
export interface SubgraphAbout {
  /** What is in it, as a title: `Cuba, 2 steps`. */
  readonly title: string
  /** The same as the name of a file without its ending, in lower-case ASCII. */
  readonly fileName: string
  readonly arguments: SubgraphArguments
  /** The graph that it was read from; see `extensions.graphVersion` of answers. */
  readonly graphVersion: string
  /** Under which the data may be used. */
  readonly licence: string
  readonly entityIds: readonly EntityId[]
}

export interface SubgraphCounts {
  /** By type, in the order of the ontology; types of which there are none are left out. */
  readonly entities: Readonly<Partial<Record<EntityLabel, number>>>
  readonly relationships: Readonly<Partial<Record<RelationshipType, number>>>
  readonly statusChanges: number
  readonly claims: number
  readonly evidence: number
  /** Those that evidence is from, and those that are entities of the subgraph. */
  readonly sources: number
}

/** Of all types together. */
export function totalOf(by: Readonly<Record<string, number>>): number {
  return Object.values(by).reduce((sum, one) => sum + one, 0)
}

/**
 * Each of the four is read once, whole, and in this order; a format may leave out what comes at the end. A fault on the way
 * is thrown by whichever is being read.
 */
export interface SubgraphStream {
  readonly about: SubgraphAbout
  /** In order of type, as the ontology has them, then of id. */
  entities(): AsyncIterable<EntityPart>
  /** Each once, in a fixed order that is that of no property: the order in which the graph gives them. */
  relationships(): AsyncIterable<RelationshipPart>
  /** Whose evidence it has and that are no entities of it, in order of id, without their texts. */
  sources(): AsyncIterable<EntityRecord>
  /** In order of id. */
  evidence(): AsyncIterable<EvidenceRecord>
  /** Of what has been read so far: whole after the relationships. */
  counts(): SubgraphCounts
}

/** Where pieces come from. */
export interface PartReader {
  entities(): AsyncIterable<EntityPart>
  relationships(): AsyncIterable<RelationshipPart>
  /** Of these ids, in their order. */
  sources(ids: readonly EntityId[]): AsyncIterable<EntityRecord>
  evidence(ids: readonly string[]): AsyncIterable<EvidenceRecord>
}

export function streamSubgraph(about: SubgraphAbout, reader: PartReader): SubgraphStream {
  return new CountedStream(about, reader)
}

class CountedStream implements SubgraphStream {
  readonly about: SubgraphAbout
  readonly #reader: PartReader
  readonly #entities = new Map<EntityLabel, number>()
  readonly #relationships = new Map<RelationshipType, number>()
  readonly #evidenceIds = new Set<string>()
  readonly #sourceIds = new Set<EntityId>()
  readonly #ownSourceIds = new Set<EntityId>()
  #claims = 0
  #statusChanges = 0

  constructor(about: SubgraphAbout, reader: PartReader) {
    this.about = about
    this.#reader = reader
  }

  async *entities() {
    for await (const part of this.#reader.entities()) {
      this.#noteEntity(part)
      yield part
    }
  }

  async *relationships() {
    for await (const part of this.#reader.relationships()) {
      this.#noteRelationship(part)
      yield part
    }
  }

  sources() {
    return this.#reader.sources([...this.#sourceIds].filter((id) => !this.#ownSourceIds.has(id)).sort())
  }

  evidence() {
    return this.#reader.evidence([...this.#evidenceIds].sort())
  }

  counts(): SubgraphCounts {
    return {
      entities: inOrderOf(Object.keys(entityTypes), this.#entities),
      relationships: inOrderOf(Object.keys(relationshipTypes), this.#relationships),
      statusChanges: this.#statusChanges,
      claims: this.#claims,
      evidence: this.#evidenceIds.size,
      sources: new Set([...this.#sourceIds, ...this.#ownSourceIds]).size,
    }
  }

  #noteEntity({ entity, claims, changes }: EntityPart): void {
    count(this.#entities, entity.label as EntityLabel)
    if (entity.label === 'Source') this.#ownSourceIds.add(entity.id)
    this.#noteClaims(claims)
    this.#statusChanges += changes.length
    for (const change of changes) {
      this.#noteClaims(change.claims)
      this.#noteEvidence(change.evidence)
    }
  }

  #noteRelationship({ relationship, claims, evidence }: RelationshipPart): void {
    count(this.#relationships, relationship.type)
    this.#noteClaims(claims)
    this.#noteEvidence(evidence)
  }

  #noteClaims(claims: readonly Claim[]): void {
    this.#claims += claims.length
    for (const { evidence } of claims) this.#note(evidence)
  }

  #noteEvidence(evidence: readonly EvidenceRecord[]): void {
    for (const one of evidence) this.#note(one)
  }

  #note({ id, sourceId }: EvidenceRecord): void {
    this.#evidenceIds.add(id)
    this.#sourceIds.add(sourceId)
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function inOrderOf<Key extends string>(keys: readonly string[], counts: ReadonlyMap<Key, number>): Record<Key, number> {
  const present = (keys as readonly Key[]).filter((key) => counts.has(key))
  return Object.fromEntries(present.map((key) => [key, counts.get(key)!])) as Record<Key, number>
}
