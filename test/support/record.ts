/** Small records made for a test: entities with their dates as EDTF, each proved by the sources that it names. */
import type { NodeLabel, RelationshipType } from '../../src/domain/ontology.ts'
import { labelOf, nodeTypes } from '../../src/domain/ontology.ts'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import {
  type ClaimRank,
  type EntityRecord,
  type EvidenceRecord,
  type RelationshipRecord,
  relationshipId,
  type Subgraph,
  type SupportRecord,
} from '../../src/domain/subgraph.ts'

type Values = Readonly<Record<string, string | number | boolean | readonly string[]>>

interface Rival {
  readonly source: string
  readonly rank?: ClaimRank
  readonly rule?: string
  readonly original?: string
}

export class TestRecord {
  readonly #entities = new Map<string, EntityRecord>()
  readonly #relationships = new Map<string, RelationshipRecord>()
  readonly #evidence = new Map<string, EvidenceRecord>()
  readonly #supports: SupportRecord[] = []

  /** Its claims come from `sources`, one piece of evidence each; a source that was not added is made. */
  add(id: string, values: Values = {}, sources: readonly string[] = ['source:a']): this {
    const label = labelOf(id) as NodeLabel
    const types = nodeTypes[label].fields
    const named = label === 'StatusChange' ? values : { name: id, ...values }
    const fields = Object.fromEntries(
      Object.entries(named).map(([name, value]) => [
        name,
        types[name] === 'date' ? parsePartialDate(String(value))! : value,
      ]),
    )
    this.#entities.set(id, { id, label, fields })
    for (const source of sources) {
      const evidenceId = this.#say(source, id)
      if (label !== 'StatusChange')
        for (const [property, value] of Object.entries(named)) this.#support(evidenceId, id, property, String(value))
    }
    return this
  }

  /** Another value of a property, which the entity does not show. */
  claim(id: string, property: string, value: string, { source, ...rival }: Rival): this {
    return this.#support(this.#say(source, `${id} ${property}`), id, property, value, rival)
  }

  relate(type: RelationshipType, from: string, to: string, fields: Record<string, string> = {}): this {
    const id = relationshipId(type, from, to, Object.values(fields).join('-').toLowerCase())
    const evidenceIds = [this.#say('source:a', to)]
    this.#relationships.set(id, { id, type, from, to, fields, inferred: false, why: null, evidenceIds })
    return this
  }

  /** A change of state of a document. */
  change(document: string, status: string, on?: string): this {
    const id = `change:${document.slice(document.indexOf(':') + 1)}.${status.toLowerCase().replaceAll('_', '-')}`
    return this.add(id, on === undefined ? { status } : { status, on }).relate('HAS_CHANGED', document, id)
  }

  build(): Subgraph {
    return {
      entities: [...this.#entities.values()],
      relationships: [...this.#relationships.values()],
      evidence: [...this.#evidence.values()],
      supports: this.#supports,
    }
  }

  #say(sourceId: string, what: string): string {
    if (!this.#entities.has(sourceId)) {
      this.#entities.set(sourceId, { id: sourceId, label: 'Source', fields: { name: `Title of ${sourceId}` } })
    }
    const id = `evidence:${sourceId.slice('source:'.length)}.${what.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}`
    const citation = `“${sourceId}”, ${what}`
    this.#evidence.set(id, { id, sourceId, quote: null, start: null, end: null, locator: what, citation })
    return id
  }

  #support(
    evidenceId: string,
    entityId: string,
    property: string,
    value: string,
    rival: Omit<Rival, 'source'> = {},
  ): this {
    const { rank = 'NORMAL', rule = null, original = null } = rival
    const claim = { property, value, original, rank, rule, inferred: false, confidence: null }
    this.#supports.push({ evidenceId, entityId, ...claim })
    return this
  }
}
