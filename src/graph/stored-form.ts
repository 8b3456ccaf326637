/** How the values of the domain lie in Neo4j: a partial date becomes flat properties, everything carries its digest. */
import { hash } from 'node:crypto'
import neo4j from 'neo4j-driver'
import { dateProperties } from '../domain/date-properties.ts'
import { InputError } from '../domain/errors.ts'
import {
  entityTypes,
  type FieldType,
  farEnds,
  labelOf,
  nodeTypes,
  type RelationshipType,
  relationshipTypes,
} from '../domain/ontology.ts'
import type {
  EntityRecord,
  EvidenceRecord,
  FieldValue,
  FieldValues,
  RelationshipRecord,
  Subgraph,
  SupportRecord,
} from '../domain/subgraph.ts'
import { isPartialDate } from '../domain/subgraph.ts'

export interface StoredNode {
  readonly id: string
  /** Label under which the id is unique: `Entity`, `Evidence` or `StatusChange`. */
  readonly anchor: string
  readonly labels: readonly string[]
  /** Made for this alone, so that more may be added. */
  readonly properties: Record<string, unknown>
}

/** Of a record, or how evidence hangs on what it proves and on its source. */
export type StoredType = RelationshipType | 'SUPPORTS' | 'FROM'

export interface StoredRelationship {
  readonly id: string
  readonly type: StoredType
  readonly from: string
  readonly fromAnchor: string
  readonly to: string
  readonly toAnchor: string
  /** Made for this alone, so that more may be added. */
  readonly properties: Record<string, unknown>
}

export interface StoredForm {
  readonly nodes: readonly StoredNode[]
  readonly relationships: readonly StoredRelationship[]
}

/**
 * Nodes, then relationships; each kind in the order of the subgraph.
 * @throws {InputError} BAD_INPUT where a relationship joins what its type does not.
 */
export function toStoredForm(subgraph: Subgraph): StoredForm {
  return {
    nodes: [...subgraph.entities.map(storeEntity), ...subgraph.evidence.map(storeEvidence)],
    relationships: [
      ...subgraph.relationships.map(storeRelationship),
      ...subgraph.evidence.map(storeOrigin),
      ...subgraph.supports.map(storeSupport),
    ],
  }
}

export function storeEntity({ id, label, fields }: EntityRecord): StoredNode {
  const isEntity = label in entityTypes
  const properties: Record<string, unknown> = isEntity ? { id, aliases: [] } : { id }
  flatten(properties, fields, nodeTypes[label].fields)
  return {
    id,
    anchor: isEntity ? 'Entity' : label,
    labels: isEntity ? ['Entity', label] : [label],
    properties: withDigest(properties),
  }
}

export function storeEvidence({ id, quote, start, end, locator, citation }: EvidenceRecord): StoredNode {
  const properties = {
    id,
    quote: quote ?? undefined,
    locator: locator ?? undefined,
    citation,
    start: integer(start) ?? undefined,
    end: integer(end) ?? undefined,
  }
  return { id, anchor: 'Evidence', labels: ['Evidence'], properties: withDigest(properties) }
}

export function storeRelationship({
  id,
  type,
  from,
  to,
  fields,
  inferred,
  why,
  evidenceIds,
}: RelationshipRecord): StoredRelationship {
  assertEnds(id, type, from, to)
  const toAnchor = type === 'HAS_CHANGED' ? 'StatusChange' : 'Entity'
  const properties: Record<string, unknown> = { id }
  flatten(properties, fields, relationshipTypes[type].fields)
  properties.inferred = inferred
  properties.why = why ?? undefined
  properties.evidenceIds = evidenceIds
  return { id, type, from, fromAnchor: 'Entity', to, toAnchor, properties: withDigest(properties) }
}

/** Reads trust it: they check no label that the type of a relationship implies. */
function assertEnds(id: string, type: string, from: string, to: string): void {
  const [start, end] = [labelOf(from), labelOf(to)]
  if (start !== null && end !== null && farEnds(type, 'LEAVES', start).includes(end)) {
    if (farEnds(type, 'ENTERS', end).includes(start)) return
  }
  throw new InputError(`"${id}": ${type} does not lead from "${from}" to "${to}".`, {
    hint: 'see what each type of relationship joins in src/domain/ontology.ts.',
  })
}

export function storeOrigin({ id, sourceId }: EvidenceRecord): StoredRelationship {
  const origin = `FROM/${id}/${sourceId}`
  const properties = withDigest({ id: origin })
  return { id: origin, type: 'FROM', from: id, fromAnchor: 'Evidence', to: sourceId, toAnchor: 'Entity', properties }
}

export function storeSupport(claim: SupportRecord): StoredRelationship {
  const { evidenceId, entityId, property, value, original, rank, rule, inferred, confidence } = claim
  const variant = claim.isVariant ? `/${shortDigest(value ?? '')}` : ''
  const id = `SUPPORTS/${evidenceId}/${entityId}/${property}${variant}`
  const properties = withDigest({
    id,
    property,
    value: value ?? undefined,
    original: original ?? undefined,
    rank,
    rule: rule ?? undefined,
    inferred,
    confidence: confidence ?? undefined,
  })
  return {
    id,
    type: 'SUPPORTS',
    from: evidenceId,
    fromAnchor: 'Evidence',
    to: entityId,
    toAnchor: 'Entity',
    properties,
  }
}

/** Enough to tell the values of one property apart, in any script. */
function shortDigest(text: string): string {
  return hash('sha1', text, 'hex').slice(0, 8)
}

/** Adds them: a date `on` becomes `onEdtf`, `onEarliest`, `onLatest` and how it was printed. */
function flatten(to: Record<string, unknown>, values: FieldValues, types: Readonly<Record<string, FieldType>>): void {
  for (const name in values) {
    const value = values[name]!
    if (isPartialDate(value)) {
      const names = dateProperties(name)
      to[names.edtf] = value.edtf
      to[names.earliest] = toDate(value.earliest)
      to[names.latest] = toDate(value.latest)
      to[names.asPrinted] = value.asPrinted ?? undefined
      to[names.inferred] = value.inferred
      to[names.why] = value.why ?? undefined
    } else to[name] = types[name] === 'integer' ? integer(value) : value
  }
}

function toDate(day: string | null): unknown {
  if (day === null) return undefined
  const [year, month, date] = day.split('-').map(Number)
  return new neo4j.types.Date(year!, month!, date!)
}

/** The driver sends plain numbers as floats. */
function integer(value: FieldValue | null): unknown {
  return typeof value === 'number' ? neo4j.int(value) : value
}

/** Properties with nothing in them are not written; the digest tells whether a second import changes anything. */
function withDigest(properties: Record<string, unknown>): Record<string, unknown> {
  const names: string[] = []
  for (const name in properties) if (properties[name] !== undefined) insert(names, name)
  // As JSON would write the sorted entries, at half the price: there are millions of them.
  let text = ''
  for (const name of names) text += `${text === '' ? '[' : ','}["${name}",${toJson(properties[name])}]`
  properties.digest = hash('sha1', `${text}]`, 'base64url')
  return properties
}

/** Keeps names sorted: there are few, and `sort` would copy them twice. */
function insert(names: string[], name: string): void {
  let at = names.push(name) - 1
  for (; at > 0 && name < names[at - 1]!; at--) names[at] = names[at - 1]!
  names[at] = name
}

/** All that JSON may escape: quotes, backslashes, controls and halves of pairs. */
const ESCAPED = /[^\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]/

const toJson = (value: unknown): string =>
  typeof value === 'string' && !ESCAPED.test(value) ? `"${value}"` : JSON.stringify(value)
