/** Reads a subgraph into tables: one of each type, and those of relationships, claims, evidence and sources. */
import type { Language } from '../../domain/history-title.ts'
import { fieldLabel, nameIn, termLabel, typeLabel, verbLabel } from '../../domain/labels.ts'
import {
  type EntityLabel,
  entityTypes,
  labelOf,
  nodeTypes,
  type RelationshipType,
  relationshipTypes,
} from '../../domain/ontology.ts'
import type { EntityRecord, EvidenceRecord, RelationshipRecord } from '../../domain/subgraph.ts'
import type {
  Claim,
  EntityPart,
  RelationshipPart,
  StatusChangePart,
  SubgraphStream,
} from '../../domain/subgraph-stream.ts'
import { isVocabulary } from '../field-text.ts'
import { cellsOfFields } from './field-cells.ts'
import { linked, type Row } from './table.ts'
import { yesOrNo } from './words.ts'

export interface CollectedRows {
  /** In order of type; sources are not among them. */
  readonly entities: ReadonlyMap<EntityLabel, readonly Row[]>
  readonly changes: readonly Row[]
  readonly relationships: readonly Row[]
  readonly claims: readonly Row[]
  readonly evidence: readonly Row[]
  readonly sources: readonly Row[]
}

export async function collectRows(subgraph: SubgraphStream, language: Language): Promise<CollectedRows> {
  const collector = new TableCollector(language)
  for await (const part of subgraph.entities()) collector.addEntity(part)
  for await (const part of subgraph.relationships()) collector.addRelationship(part)
  for await (const source of subgraph.sources()) collector.addSource(source, false)
  for await (const evidence of subgraph.evidence()) collector.addEvidence(evidence)
  return collector
}

class TableCollector implements CollectedRows {
  readonly entities = new Map<EntityLabel, Row[]>()
  readonly changes: Row[] = []
  readonly relationships: Row[] = []
  readonly claims: Row[] = []
  readonly evidence: Row[] = []
  readonly sources: Row[] = []
  readonly #language: Language
  readonly #sourceNames = new Map<string, string>()

  constructor(language: Language) {
    this.#language = language
  }

  addEntity({ entity, claims, changes }: EntityPart): void {
    const label = entity.label as EntityLabel
    const name = this.#nameOf(entity)
    if (label === 'Source') this.addSource(entity, true)
    else {
      const rows = this.entities.get(label) ?? []
      rows.push({ id: entity.id, ...cellsOfFields(entity.fields, entityTypes[label].fields, this.#language) })
      this.entities.set(label, rows)
    }
    for (const claim of claims) this.#addClaim(claim, name)
    for (const change of changes) this.#addChange(change, entity.id, name)
  }

  addRelationship({ relationship, from, to, evidence, claims }: RelationshipPart): void {
    const { id, type, fields } = relationship
    this.relationships.push({
      fromName: linked(nameIn(from, this.#language), from.id),
      typeLabel: verbLabel(type, this.#language),
      toName: linked(nameIn(to, this.#language), to.id),
      ...cellsOfFields(fields, relationshipTypes[type].fields, this.#language),
      ...this.#supportCells(relationship, evidence),
      id,
      type,
      from: from.id,
      to: to.id,
    })
    for (const claim of claims) this.#addClaim(claim, nameIn(from, this.#language))
  }

  addSource(source: EntityRecord, isInSubgraph: boolean): void {
    this.#sourceNames.set(source.id, this.#nameOf(source))
    const cells = cellsOfFields(source.fields, entityTypes.Source.fields, this.#language)
    this.sources.push({ id: source.id, ...cells, isInSubgraph: yesOrNo(isInSubgraph, this.#language) })
  }

  addEvidence({ id, sourceId, quote, start, end, locator, citation }: EvidenceRecord): void {
    this.evidence.push({
      citation,
      quote: quote ?? undefined,
      locator: locator ?? undefined,
      sourceName: linked(this.#sourceNames.get(sourceId) ?? sourceId, sourceId),
      id,
      source: sourceId,
      start: start ?? undefined,
      end: end ?? undefined,
    })
  }

  #addChange({ change, link, evidence, claims }: StatusChangePart, entityId: string, name: string): void {
    const cells = cellsOfFields(change.fields, nodeTypes.StatusChange.fields, this.#language)
    this.changes.push({
      entityName: linked(name, entityId),
      ...cells,
      ...this.#supportCells(link, evidence),
      id: change.id,
      entity: entityId,
      relationshipId: link.id,
    })
    for (const claim of claims) this.#addClaim(claim, name)
  }

  #addClaim(claim: Claim, name: string): void {
    const { evidenceId, entityId, property, value, original, rank, rule, inferred, confidence, evidence } = claim
    const isOfRelationship = property.includes('/')
    this.claims.push({
      entityName: linked(name, entityId),
      propertyLabel: linked(this.#propertyLabel(property), isOfRelationship ? property : null),
      value: value ?? undefined,
      valueLabel: this.#valueLabel(claim) ?? undefined,
      original: original ?? undefined,
      rank,
      rule: rule ?? undefined,
      inferred: yesOrNo(inferred, this.#language),
      confidence: confidence ?? undefined,
      citation: evidence.citation,
      evidence: linked(evidenceId, evidenceId),
      entity: entityId,
      property,
    })
  }

  #propertyLabel(property: string): string {
    if (!property.includes('/')) return fieldLabel(property, this.#language)
    return verbLabel(property.slice(0, property.indexOf('/')) as RelationshipType, this.#language)
  }

  /** Where what is said is a code. */
  #valueLabel({ entityId, property, value }: Claim): string | null {
    const label = labelOf(entityId)
    const type = label === null ? undefined : nodeTypes[label].fields[property]
    return value !== null && isVocabulary(type) ? termLabel(type, value, this.#language) : null
  }

  #nameOf({ id, label, fields }: EntityRecord): string {
    const name = typeof fields.name === 'string' ? fields.name : `${typeLabel(label, this.#language)} ${id}`
    return nameIn({ name, nameVi: typeof fields.nameVi === 'string' ? fields.nameVi : null }, this.#language)
  }

  /** The link leads to the first of the evidence. */
  #supportCells({ inferred, why, evidenceIds }: RelationshipRecord, evidence: readonly EvidenceRecord[]): Row {
    const hasEvidence = evidenceIds.length > 0
    return {
      inferred: yesOrNo(inferred, this.#language),
      why: why ?? undefined,
      citation: hasEvidence ? evidence.map(({ citation }) => citation).join('; ') : undefined,
      evidence: hasEvidence ? linked(evidenceIds.join('; '), evidenceIds[0]) : undefined,
    }
  }
}
