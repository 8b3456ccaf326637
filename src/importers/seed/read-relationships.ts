/** The relationships that one seed record names, with the status changes written inside it. */
import { type NodeLabel, nodeTypes, type RelationshipSpec, type RelationshipType } from '../../domain/ontology.ts'
import { type FieldValue, isPartialDate, relationshipId } from '../../domain/subgraph.ts'
import type { Collected } from './collected.ts'
import { referencesFor, WHOLE_RECORD } from './evidence-index.ts'
import { checkPrint, NOTHING_COVERS, readFields, wholeRecord } from './read-record.ts'
import { relationshipKeys } from './seed-schema.ts'
import type { RelationshipItem, SeedRecord } from './seed-types.ts'
import { support } from './support.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

export function readRelationships(
  label: NodeLabel,
  record: SeedRecord,
  file: YamlFile,
  path: ValuePath,
  out: Collected,
): void {
  for (const [key, [type, spec]] of relationshipKeys(label)) {
    const value = record[key]
    if (value === undefined) continue
    const items = (Array.isArray(value) ? value : [value]) as (string | RelationshipItem)[]
    items.forEach((item, position) => {
      const itemPath = Array.isArray(value) ? [...path, key, position] : [...path, key]
      readItem(type, spec, record, typeof item === 'string' ? { id: item } : item, file, itemPath, out)
    })
  }
}

function readItem(
  type: RelationshipType,
  spec: RelationshipSpec,
  record: SeedRecord,
  item: RelationshipItem,
  file: YamlFile,
  path: ValuePath,
  out: Collected,
): void {
  const other = type === 'HAS_CHANGED' ? addStatusChange(record, item, file, path, out) : String(item.id)
  const [from, to] = spec.keyOn === 'from' ? [record.id, other] : [other, record.id]
  const fields = readFields(spec.fields, item)
  const id = relationshipId(type, from, to, distinctionOf(fields))
  if (out.places.has(id)) {
    out.problems.push(file.problem(path, `this relationship stands here twice: ${id}.`))
    return
  }
  out.places.set(id, { file, path })

  const references = item.evidence ?? referencesFor('*', record.evidence)
  const list = references === null ? [WHOLE_RECORD] : [references].flat()
  const covering = list.includes(WHOLE_RECORD) ? wholeRecord(record, file, path, out) : []
  const own = list.filter((reference) => reference !== WHOLE_RECORD)
  if (list.includes(WHOLE_RECORD) && covering.length === 0) {
    out.problems.push(file.problem(path, references === null ? 'this relationship has no evidence.' : NOTHING_COVERS))
  }
  const named = out.index.resolve(own, file, path, out.problems)
  const evidence = [...named, ...covering]
  for (const [name, value] of Object.entries(fields)) checkPrint(value, evidence, file, [...path, name], out.problems)
  const inferred = item.inferred === true
  out.relationships.push({
    id,
    type,
    from,
    to,
    fields,
    inferred,
    why: item.why ?? null,
    evidenceIds: evidence.map((one) => one.id),
  })
  const original = fields.roleAsPrinted ?? fields.titleVi ?? null
  for (const one of named) {
    out.supports.push(support(one.id, from, id, to, original === null ? null : String(original), inferred))
  }
}

/** A status change is written where it happened: its id is made of the document, the state and the day. */
function addStatusChange(
  record: SeedRecord,
  item: RelationshipItem,
  file: YamlFile,
  path: ValuePath,
  out: Collected,
): string {
  const fields = readFields(nodeTypes.StatusChange.fields, item)
  const day = fields.on !== undefined && isPartialDate(fields.on) ? `.${toSlug(fields.on.edtf)}` : ''
  const slug = record.id.slice(record.id.indexOf(':') + 1)
  const id = `change:${slug}.${toSlug(String(fields.status))}${day}`
  out.entities.push({ id, label: 'StatusChange', fields })
  const references = item.evidence ?? referencesFor('*', record.evidence) ?? []
  const evidence = out.index.resolve(references, file, path, [])
  checkPrint(fields.on, evidence, file, [...path, 'on'], out.problems)
  return id
}

/** What tells two relationships of one type between the same ends apart. */
function distinctionOf(fields: Readonly<Record<string, FieldValue>>): string {
  const value = fields.role ?? fields.titleVi ?? fields.title ?? fields.scope
  return value === undefined ? '' : toSlug(String(value))
}

/** Lower-case ASCII with hyphens; Vietnamese letters lose their marks. */
export function toSlug(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
