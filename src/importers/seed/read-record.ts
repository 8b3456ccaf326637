/** One seed record: the entity, the relationships it names, and the claims that its evidence supports. */
import type { Problem } from '../../domain/errors.ts'
import { type FieldType, type NodeLabel, nodeTypes } from '../../domain/ontology.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import { type EvidenceRecord, type FieldValue, isPartialDate } from '../../domain/subgraph.ts'
import type { Collected } from './collected.ts'
import { referencesFor, WHOLE_RECORD } from './evidence-index.ts'
import { readClaims } from './read-claims.ts'
import type { DateInput, EvidenceInput, EvidenceMap, SeedRecord } from './seed-types.ts'
import { asText, support } from './support.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

/** Fields that need no evidence: `name` is our rendering of what `nameVi` or the record's evidence shows. */
const SELF_EVIDENT = new Set(['name', 'language', 'sha256', 'text', 'retrievedOn'])

/** Of a field or relationship whose evidence is `record`, in a record that has none. */
export const NOTHING_COVERS =
  '"record" stands for the citations of the whole record, and it has none: name its evidence.'

export function readEntity(
  label: NodeLabel,
  record: SeedRecord,
  extra: Readonly<Record<string, FieldValue>>,
  file: YamlFile,
  path: ValuePath,
  out: Collected,
): void {
  const known = out.places.get(record.id)
  if (known !== undefined) {
    const place = `${known.file.path}:${known.file.lineAt(known.path)}`
    out.problems.push(file.problem([...path, 'id'], `"${record.id}" is already described at ${place}.`))
    return
  }
  out.places.set(record.id, { file, path })
  const fields = { ...readFields(nodeTypes[label].fields, record), ...extra }
  out.entities.push({ id: record.id, label, fields })
  const covering = wholeRecord(record, file, path, out)
  for (const { id } of covering) out.supports.push(support(id, record.id, WHOLE_RECORD, null, null, false))
  for (const [field, value] of Object.entries(fields)) {
    const references =
      referencesFor(field, record.evidence) ?? (field === 'name' ? referencesFor('nameVi', record.evidence) : null)
    const list = references === null ? [] : [references].flat()
    const named = list.filter((one) => one !== WHOLE_RECORD)
    if (list.length > named.length && covering.length === 0) {
      out.problems.push(file.problem([...path, field], NOTHING_COVERS))
    } else if (named.length === 0 && !SELF_EVIDENT.has(field) && covering.length === 0) {
      out.problems.push(file.problem([...path, field], `the field "${field}" has no evidence.`))
    }
    if (named.length === 0 || field === 'text' || field === 'sha256') continue
    const evidence = out.index.resolve(named, file, [...path, 'evidence'], out.problems)
    if (named.length === list.length) checkPrint(value, evidence, file, [...path, field], out.problems)
    const original = isPartialDate(value) ? value.asPrinted : field === 'nameVi' ? String(value) : null
    for (const { id, quote } of evidence) {
      const text = asText(saidBy(quote, value))
      out.supports.push(support(id, record.id, field, text, original, isPartialDate(value) && value.inferred))
    }
  }
  readClaims(label, record, fields, file, path, out)
  checkEvidenceNames(record.evidence, Object.keys(fields), file, path, out.problems)
}

/** Of several names a quote says those that it prints; where it prints none, they are our rendering of what it says. */
function saidBy(quote: string | null, value: FieldValue): FieldValue {
  if (quote === null || !Array.isArray(value)) return value
  const text = quote.toLowerCase()
  const printed = value.filter((name: string) => text.includes(name.toLowerCase()))
  return printed.length === 0 ? value : printed
}

/** Citations that cover the record as a whole, and are not spread over its fields. */
export function wholeRecord(
  { evidence }: SeedRecord,
  file: YamlFile,
  path: ValuePath,
  out: Collected,
): EvidenceRecord[] {
  const isMap = typeof evidence === 'object' && !Array.isArray(evidence)
  const references = isMap ? (evidence as EvidenceMap)[WHOLE_RECORD] : undefined
  return out.index.resolve(references ?? [], file, [...path, 'evidence'], out.problems)
}

/** A key of the evidence map that names no field is a slip, and evidence lost. */
function checkEvidenceNames(
  input: EvidenceInput,
  fields: readonly string[],
  file: YamlFile,
  path: ValuePath,
  problems: Problem[],
): void {
  if (typeof input === 'string' || Array.isArray(input)) return
  for (const key of Object.keys(input)) {
    if (key !== '*' && key !== WHOLE_RECORD && !fields.includes(key)) {
      problems.push(file.problem([...path, 'evidence', key], `there is no value of "${key}" to support.`))
    }
  }
}

/** What the ontology's fields hold in this record. */
export function readFields(
  spec: Readonly<Record<string, FieldType>>,
  record: Readonly<Record<string, unknown>>,
): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {}
  for (const [name, type] of Object.entries(spec)) {
    const value = record[name]
    if (value === undefined) continue
    fields[name] = type === 'date' ? readDate(value as DateInput) : normalise(value as FieldValue)
  }
  return fields
}

function readDate(input: DateInput): FieldValue {
  const { edtf, ...notes } = typeof input === 'object' ? input : { edtf: input }
  const date = parsePartialDate(String(edtf), notes)
  if (date === null) throw new TypeError(`The schema let "${edtf}" pass as a date.`)
  return date
}

/** Text is kept in Unicode normalisation form C, so that equal names are equal. */
function normalise(value: FieldValue): FieldValue {
  if (typeof value === 'string') return value.normalize('NFC')
  return Array.isArray(value) ? value.map((item: string) => item.normalize('NFC')) : value
}

/** What is said to be printed must stand in a quote that is its evidence; a citation among them may print it elsewhere. */
export function checkPrint(
  value: FieldValue | undefined,
  evidence: readonly EvidenceRecord[],
  file: YamlFile,
  path: ValuePath,
  problems: Problem[],
): void {
  const printed =
    value === undefined ? null : isPartialDate(value) ? value.asPrinted : typeof value === 'string' ? value : null
  const quotes = evidence.flatMap(({ quote }) => quote ?? [])
  const isPrint = (value !== undefined && isPartialDate(value)) || /(?:AsPrinted|Vi)$/.test(String(path.at(-1)))
  if (printed === null || !isPrint || quotes.length < evidence.length) return
  const wanted = printed.normalize('NFC').toLowerCase()
  if (!quotes.some((quote) => quote.toLowerCase().includes(wanted))) {
    problems.push(file.problem(path, `"${printed}" is not printed in the quote that is its evidence.`))
  }
}
