/** From what lies in Neo4j back to the records of the domain: the reverse of `stored-form.ts`. */
import { dateProperties } from '../domain/date-properties.ts'
import { type FieldType, labelOf, type NodeLabel, nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import { parsePartialDate } from '../domain/partial-date.ts'
import type {
  EntityRecord,
  EvidenceRecord,
  FieldValue,
  FieldValues,
  RelationshipRecord,
  SupportRecord,
} from '../domain/subgraph.ts'

type Stored = Readonly<Record<string, unknown>>

/** Exports quote sources: the text of one is never read along. */
const UNREAD: ReadonlySet<string> = new Set(['text'])

/** Names of the stored properties that make up a record of this label, without its id. */
export function propertiesOf(label: NodeLabel): string[] {
  return storedNames(nodeTypes[label].fields)
}

/** Names of the stored properties of relationships, whatever their type. */
export const relationshipProperties: readonly string[] = [
  ...['id', 'inferred', 'why', 'evidenceIds'],
  ...new Set(Object.values(relationshipTypes).flatMap(({ fields }) => storedNames(fields))),
]

function storedNames(fields: Readonly<Record<string, FieldType>>): string[] {
  return Object.entries(fields)
    .filter(([name]) => !UNREAD.has(name))
    .flatMap(([name, type]) => {
      if (type !== 'date') return [name]
      const { edtf, asPrinted, inferred, why } = dateProperties(name)
      return [edtf, asPrinted, inferred, why]
    })
}

export function readEntity(stored: Stored): EntityRecord {
  const id = String(stored.id)
  const label = labelOf(id)!
  return { id, label, fields: readFields(stored, nodeTypes[label].fields) }
}

/** An id says type and ends: see `relationshipId`. */
export function readRelationship(stored: Stored): RelationshipRecord {
  const id = String(stored.id)
  const [type, from, to] = id.split('/') as [RelationshipRecord['type'], string, string]
  return {
    id,
    type,
    from,
    to,
    fields: readFields(stored, relationshipTypes[type].fields),
    inferred: stored.inferred === true,
    why: textOf(stored.why),
    evidenceIds: (stored.evidenceIds as string[] | null | undefined) ?? [],
  }
}

/** Stored properties of evidence. */
export const evidenceProperties = ['id', 'quote', 'start', 'end', 'locator', 'citation'] as const

export function readEvidence(stored: Stored, sourceId: string): EvidenceRecord {
  return {
    id: String(stored.id),
    sourceId,
    quote: textOf(stored.quote),
    start: numberOf(stored.start),
    end: numberOf(stored.end),
    locator: textOf(stored.locator),
    citation: textOf(stored.citation) ?? '',
  }
}

/** Stored properties of what evidence supports. */
export const supportProperties = ['property', 'value', 'original', 'rank', 'rule', 'inferred', 'confidence'] as const

export function readSupport(stored: Stored, evidenceId: string, entityId: string): SupportRecord {
  return {
    evidenceId,
    entityId,
    property: String(stored.property),
    value: textOf(stored.value),
    original: textOf(stored.original),
    rank: stored.rank as SupportRecord['rank'],
    rule: textOf(stored.rule),
    inferred: stored.inferred === true,
    confidence: numberOf(stored.confidence),
  }
}

/** In the order of the ontology; what is not stored has no entry. */
function readFields(stored: Stored, types: Readonly<Record<string, FieldType>>): FieldValues {
  const fields: Record<string, FieldValue> = {}
  for (const [name, type] of Object.entries(types)) {
    const value = type === 'date' ? readDate(stored, name) : (stored[name] as FieldValue | null | undefined)
    const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
    if (!isEmpty && !UNREAD.has(name)) fields[name] = value
  }
  return fields
}

function readDate(stored: Stored, field: string): FieldValue | null {
  const names = dateProperties(field)
  const edtf = stored[names.edtf]
  if (typeof edtf !== 'string') return null
  return parsePartialDate(edtf, {
    asPrinted: textOf(stored[names.asPrinted]) ?? undefined,
    inferred: stored[names.inferred] === true,
    why: textOf(stored[names.why]) ?? undefined,
  })
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
