/** The context of JSON-LD, which goes with every file, and how a statement is written by it. */
import { type FieldType, nodeTypes, type RelationshipType, relationshipTypes } from '../../domain/ontology.ts'
import { isVocabulary, keysOf } from '../field-text.ts'
import { type Curie, predicateOfField, predicateOfVerb, prefixes } from './names.ts'

/** What its values are: `@id`, a datatype, `@en`, or nothing for plain strings. */
type Kind = string

type Term = readonly [term: string, predicate: Curie, kind: Kind]

const REFERENCE = '@id'

const kindOfPart: Readonly<Record<string, Kind>> = {
  '': 'edtf:EDTF',
  Earliest: 'xsd:date',
  Latest: 'xsd:date',
  Inferred: 'xsd:boolean',
}

const kindOfType: Readonly<Partial<Record<FieldType, Kind>>> = {
  entity: REFERENCE,
  boolean: 'xsd:boolean',
  integer: 'xsd:integer',
  number: 'xsd:decimal',
}

function termsOfField(field: string, type: FieldType): readonly Term[] {
  if (field === 'name') return [['name', 'rdfs:label', '@en']]
  if (field === 'nameVi') return [['nameVi', 'rdfs:label', '@vi']]
  if (field === 'url') return [['url', predicateOfField(field), 'xsd:anyURI']]
  if (type === 'date') {
    return keysOf(field, type).map((key) => [key, predicateOfField(key), kindOfPart[key.slice(field.length)] ?? ''])
  }
  return [[field, predicateOfField(field), isVocabulary(type) ? REFERENCE : (kindOfType[type] ?? '')]]
}

/** What is neither a field nor a verb. */
const otherTerms: readonly Term[] = [
  ['label', 'rdfs:label', ''],
  ['exactMatch', 'skos:exactMatch', REFERENCE],
  ['inferred', 'accord:inferred', 'xsd:boolean'],
  ['isCitedOnly', 'accord:isCitedOnly', 'xsd:boolean'],
  ['subject', 'rdf:subject', REFERENCE],
  ['predicate', 'rdf:predicate', REFERENCE],
  ['object', 'rdf:object', REFERENCE],
  ['wasDerivedFrom', 'prov:wasDerivedFrom', REFERENCE],
  ['wasQuotedFrom', 'prov:wasQuotedFrom', REFERENCE],
  ['wasGeneratedBy', 'prov:wasGeneratedBy', REFERENCE],
  ['used', 'prov:used', REFERENCE],
  ['ofEntity', 'accord:ofEntity', REFERENCE],
  ['ofProperty', 'accord:ofProperty', ''],
  ['ofRelationship', 'accord:ofRelationship', REFERENCE],
  ['claimedValue', 'accord:claimedValue', ''],
  ['originalText', 'accord:originalText', ''],
  ['rank', 'accord:rank', ''],
  ['rule', 'accord:rule', ''],
  ['confidence', 'accord:confidence', 'xsd:decimal'],
  ['citation', 'dcterms:bibliographicCitation', ''],
  ['locator', 'accord:locator', ''],
  ['body', 'oa:hasBody', REFERENCE],
  ['target', 'oa:hasTarget', REFERENCE],
  ['hasSource', 'oa:hasSource', REFERENCE],
  ['selector', 'oa:hasSelector', REFERENCE],
  ['exact', 'oa:exact', ''],
  ['start', 'oa:start', 'xsd:nonNegativeInteger'],
  ['end', 'oa:end', 'xsd:nonNegativeInteger'],
]

const records = [...Object.values(nodeTypes), ...Object.values(relationshipTypes)] as readonly {
  readonly fields: Readonly<Record<string, FieldType>>
}[]

const terms: readonly Term[] = [
  ...records.flatMap(({ fields }) => Object.entries(fields).flatMap(([field, type]) => termsOfField(field, type))),
  ...(Object.keys(relationshipTypes) as RelationshipType[]).map((type): Term => {
    const verb = predicateOfVerb(type)
    return [verb.slice('accord:'.length), verb, REFERENCE]
  }),
  ...otherTerms,
]

const termOf = new Map(terms.map(([term, predicate, kind]) => [`${predicate} ${kind}`, term]))

/** The term that has its values in that kind; null where the predicate and the kind have to be written out. */
export function findTerm(predicate: Curie, kind: Kind): string | null {
  return termOf.get(`${predicate} ${kind}`) ?? null
}

export const context: Readonly<Record<string, unknown>> = {
  ...prefixes,
  ...Object.fromEntries([...termOf].map(([key, term]) => [term, definitionOf(key)])),
}

function definitionOf(key: string): object {
  const [predicate, kind] = key.split(' ') as [Curie, Kind]
  if (kind === '') return { '@id': predicate }
  if (kind === '@en' || kind === '@vi') return { '@id': predicate, '@language': kind.slice(1) }
  return { '@id': predicate, '@type': kind }
}
