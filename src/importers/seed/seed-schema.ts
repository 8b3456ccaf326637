/** The format of seed files as JSON Schema (draft-07), made from the ontology: editors and the loader read the same. */
import {
  type EntityLabel,
  entityTypes,
  type Fields,
  type FieldType,
  ID_PATTERN,
  type NodeLabel,
  nodeTypes,
  type RelationshipSpec,
  type RelationshipType,
  relationshipTypes,
} from '../../domain/ontology.ts'
import { termsOf, type VocabularyName, vocabularies } from '../../domain/vocabularies.ts'
import { CLAIM, DATE, EVIDENCE, REFERENCES, type Schema } from './seed-values.ts'

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` })

/** An index of the database holds no key of any length, and ids are parts of longer ones. */
const LONGEST_ID = 120

/** Of a quote or citation: it becomes part of an id. */
const KEY: Schema = { pattern: '^[a-z0-9]+(?:[.-][a-z0-9]+)*$', maxLength: LONGEST_ID }

const ID: Schema = { type: 'string', pattern: ID_PATTERN.source, maxLength: LONGEST_ID }

function schemaOfField(type: FieldType): Schema {
  switch (type) {
    case 'string':
      return { type: 'string', minLength: 1 }
    case 'strings':
      return { type: 'array', items: { type: 'string', minLength: 1 } }
    case 'integer':
      return { type: 'integer', minimum: 1, maximum: 9999 }
    case 'number':
      return { type: 'number' }
    case 'boolean':
      return { type: 'boolean' }
    case 'date':
      return ref('Date')
    case 'entity':
      return ref('Id')
    default:
      return ref(type)
  }
}

function schemaOfVocabulary(name: VocabularyName): Schema {
  const meanings = Object.entries(vocabularies[name]).map(([term, meaning]) => `${term}: ${meaning}`)
  return { enum: termsOf(name), description: meanings.join('\n') }
}

/** What codes look like, by the field that holds one, with an example. */
export const codes: Readonly<Record<string, { readonly pattern: string; readonly example: string }>> = {
  iso2: { pattern: '^[A-Z]{2}$', example: 'LA' },
  wikidataId: { pattern: '^Q[1-9][0-9]*$', example: 'Q161718' },
  budgetCurrency: { pattern: '^[A-Z]{3}$', example: 'USD' },
  language: { pattern: '^[a-z]{2,3}$', example: 'vi' },
  url: { pattern: '^https?://[^ ]+$', example: 'https://example.org/page' },
  sha256: { pattern: '^[0-9a-f]{64}$', example: 'the 64 digits that sha256sum prints' },
}

/** An amount means nothing without its currency. */
const BUDGET = { budgetAmount: ['budgetCurrency'], budgetCurrency: ['budgetAmount'] }

function schemaOfFields(fields: Fields): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, type]) => {
      const pattern = codes[name]?.pattern
      return [name, { ...schemaOfField(type), ...(pattern === undefined ? {} : { pattern }) }]
    }),
  )
}

/** The relationship types that a seed record of this label may name, by their key. */
export function relationshipKeys(label: NodeLabel): ReadonlyMap<string, [RelationshipType, RelationshipSpec]> {
  const entries = Object.entries(relationshipTypes) as [RelationshipType, RelationshipSpec][]
  return new Map(
    entries
      .filter(([, spec]) => spec[spec.keyOn].includes(label))
      .map(([type, spec]) => [spec.key, [type, spec]] as const),
  )
}

function schemaOfRelationship(spec: RelationshipSpec): Schema {
  const inline = spec.to.includes('StatusChange')
  const item: Schema = {
    type: 'object',
    properties: {
      ...(inline ? schemaOfFields(nodeTypes.StatusChange.fields) : { id: ref('Id') }),
      ...schemaOfFields(spec.fields),
      inferred: {
        type: 'boolean',
        description: 'True where no source prints this relationship; `why` then says how we know.',
      },
      why: { type: 'string', minLength: 1 },
      evidence: ref('References'),
    },
    required: [inline ? 'status' : 'id'],
    dependencies: { inferred: ['why'] },
    additionalProperties: false,
  }
  return inline
    ? { type: 'array', items: item }
    : { anyOf: [ref('Id'), { type: 'array', items: { anyOf: [ref('Id'), item] } }, item] }
}

function schemaOfRecord(label: NodeLabel): Schema {
  const { prefix, fields } = nodeTypes[label]
  const relationships = [...relationshipKeys(label)].map(
    ([key, [, spec]]) => [key, schemaOfRelationship(spec)] as const,
  )
  return {
    type: 'object',
    properties: {
      id: { ...ID, pattern: `^${prefix}:[a-z0-9]+(?:[.-][a-z0-9]+)*$` },
      ...schemaOfFields(fields),
      ...Object.fromEntries(relationships),
      evidence: ref('Evidence'),
      claims: { type: 'array', items: CLAIM },
    },
    ...('budgetAmount' in fields ? { dependencies: BUDGET } : {}),
    // A source that is listed is evidence of itself.
    required: label === 'Source' ? ['id', 'name'] : ['id', 'name', 'evidence'],
    additionalProperties: false,
  }
}

/** Labels that a file of records may list: every entity type. A source that is quoted has a file of its own. */
export const recordLabels = Object.keys(entityTypes) as EntityLabel[]

function recordsSchema(): Schema {
  const lists = recordLabels.map((label) => [
    nodeTypes[label].plural,
    { type: 'array', items: { $ref: `#/definitions/${label}` } },
  ])
  const judgements = { type: 'array', items: ref('Judgement') }
  return { type: 'object', properties: { ...Object.fromEntries(lists), judgements }, additionalProperties: false }
}

function judgementSchema(): Schema {
  const { fields } = nodeTypes.Judgement
  return {
    type: 'object',
    properties: schemaOfFields(fields),
    required: Object.keys(fields),
    additionalProperties: false,
  }
}

function sourceSchema(): Schema {
  const quote: Schema = {
    anyOf: [
      { type: 'string', minLength: 1 },
      {
        type: 'object',
        properties: { text: { type: 'string', minLength: 1 }, occurrence: { type: 'integer', minimum: 1 } },
        required: ['text'],
        additionalProperties: false,
      },
    ],
  }
  const record = schemaOfRecord('Source') as { properties: Record<string, Schema>; required: string[] }
  const { text: _text, ...properties } = record.properties
  return {
    type: 'object',
    properties: {
      source: {
        ...record,
        properties: { ...properties, textFile: { type: 'string' } },
        required: [...record.required, 'evidence'],
        dependencies: { textFile: ['sha256'] },
      },
      quotes: { type: 'object', propertyNames: KEY, additionalProperties: quote },
      citations: { type: 'object', propertyNames: KEY, additionalProperties: { type: 'string', minLength: 1 } },
      unused: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            text: { type: 'string', minLength: 1 },
            occurrence: { type: 'integer', minimum: 1 },
            reason: { type: 'string', minLength: 1 },
          },
          required: ['text', 'reason'],
          additionalProperties: false,
        },
      },
    },
    required: ['source'],
    additionalProperties: false,
  }
}

/** The whole schema: a file is either one source (it has the key `source`) or lists of records. */
export function seedSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Seed file of Accord',
    if: { required: ['source'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema names it so
    then: { $ref: '#/definitions/SourceFile' },
    else: { $ref: '#/definitions/RecordsFile' },
    definitions: {
      Id: ID,
      Date: DATE,
      References: REFERENCES,
      Evidence: EVIDENCE,
      ...Object.fromEntries(
        Object.keys(vocabularies).map((name) => [name, schemaOfVocabulary(name as VocabularyName)]),
      ),
      SourceFile: sourceSchema(),
      RecordsFile: recordsSchema(),
      ...Object.fromEntries(recordLabels.map((label) => [label, schemaOfRecord(label)])),
      Judgement: judgementSchema(),
    },
  }
}
