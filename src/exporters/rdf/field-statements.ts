/** The fields of a record as statements. A date is its EDTF, and beside it its bounds and its print. */
import type { FieldType } from '../../domain/ontology.ts'
import type { PartialDate } from '../../domain/partial-date.ts'
import { type FieldValue, type FieldValues, isPartialDate } from '../../domain/subgraph.ts'
import { isVocabulary } from '../field-text.ts'
import { predicateOfField, termIri } from './names.ts'
import { optional, plain, reference, type Statement, type Text, typed } from './resource.ts'

/** In the order of `types`, which is that of the ontology. */
export function statementsOfFields(
  fields: FieldValues,
  types: Readonly<Record<string, FieldType>>,
  /** Whether `name` is known to be English: titles of sources stand as they are printed. */
  isNameEnglish = true,
): Statement[] {
  return Object.entries(types).flatMap(([field, type]): readonly Statement[] => {
    const value = fields[field]
    if (value === undefined) return []
    if (field === 'name') return [['rdfs:label', isNameEnglish ? english(String(value)) : plain(String(value))]]
    if (field === 'nameVi') return [['rdfs:label', { text: String(value), language: 'vi' }]]
    if (isPartialDate(value)) return statementsOfDate(field, value)
    if (field === 'wikidataId') return [ownStatement(field, type, value), ...matches(String(value))]
    const values = Array.isArray(value) ? (value as readonly string[]) : [value]
    return values.map((one) => ownStatement(field, type, one))
  })
}

const english = (text: string): Text => ({ text, language: 'en' })

function ownStatement(field: string, type: FieldType, value: FieldValue): Statement {
  const predicate = predicateOfField(field)
  if (isVocabulary(type)) return [predicate, reference(termIri(type, String(value)))]
  if (type === 'entity') return [predicate, reference(String(value))]
  if (type === 'boolean') return [predicate, typed(String(value), 'xsd:boolean')]
  if (type === 'integer') return [predicate, typed(String(value), 'xsd:integer')]
  if (type === 'number') return [predicate, numberText(Number(value))]
  return [predicate, field === 'url' ? typed(String(value), 'xsd:anyURI') : plain(String(value))]
}

/** A decimal has no exponent. */
export function numberText(value: number): Text {
  const text = String(value)
  return typed(text, text.includes('e') ? 'xsd:double' : 'xsd:decimal')
}

function statementsOfDate(field: string, { edtf, earliest, latest, asPrinted, inferred, why }: PartialDate) {
  const part = (name: string) => predicateOfField(field + name)
  const statements: Statement[] = [
    [part(''), typed(edtf, 'edtf:EDTF')],
    ...optional(part('Earliest'), earliest, (day) => typed(day, 'xsd:date')),
    ...optional(part('Latest'), latest, (day) => typed(day, 'xsd:date')),
    ...optional(part('AsPrinted'), asPrinted, plain),
    ...optional(part('Inferred'), inferred || null, (yes) => typed(yes, 'xsd:boolean')),
    ...optional(part('Why'), why, plain),
  ]
  return statements
}

function matches(wikidataId: string): Statement[] {
  return /^Q\d+$/.test(wikidataId) ? [['skos:exactMatch', reference(`wd:${wikidataId}`)]] : []
}
