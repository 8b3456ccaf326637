import { expect, test } from 'vitest'
import { hubIds } from '../../bench/generator/cast.ts'
import { generateSubgraph, LEAST_ENTITIES } from '../../bench/generator/generate-subgraph.ts'
import {
  entityTypes,
  type Fields,
  ID_PATTERN,
  isTerm,
  labelOf,
  nodeTypes,
  type RelationshipSpec,
  relationshipTypes,
} from '../../src/domain/ontology.ts'
import { type FieldValue, type FieldValues, isPartialDate } from '../../src/domain/subgraph.ts'
import { type VocabularyName, vocabularies } from '../../src/domain/vocabularies.ts'

const subgraph = generateSubgraph({ entities: 2_000, seed: 1 })
const { entities, relationships, evidence, supports } = subgraph
const entitiesById = new Map(entities.map((entity) => [entity.id, entity]))

test('the same seed gives the same graph, another seed another', () => {
  expect(generateSubgraph({ entities: 2_000, seed: 1 })).toEqual(subgraph)
  expect(generateSubgraph({ entities: 2_000, seed: 2 })).not.toEqual(subgraph)
})

test('a graph has as many entities as were asked for, and some of every type', () => {
  const labels = entities.map(({ label }) => label).filter((label) => label !== 'StatusChange')
  expect(labels).toHaveLength(2_000)
  expect(new Set(labels)).toEqual(new Set(Object.keys(entityTypes)))
  expect(() => generateSubgraph({ entities: LEAST_ENTITIES - 1, seed: 1 })).toThrow('too few')
})

test('every id is one of its type, and only one thing has it', () => {
  for (const { id, label } of entities) {
    expect(id).toMatch(ID_PATTERN)
    expect(labelOf(id)).toBe(label)
  }
  for (const records of [entities, relationships, evidence]) {
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
  }
})

test('every relationship joins types that it may join, and every type of relationship occurs', () => {
  const astray = relationships.filter(({ type, from, to }) => {
    const { from: starts, to: ends }: RelationshipSpec = relationshipTypes[type]
    return !starts.includes(entitiesById.get(from)!.label) || !ends.includes(entitiesById.get(to)!.label)
  })
  expect(astray).toEqual([])
  expect(new Set(relationships.map(({ type }) => type))).toEqual(new Set(Object.keys(relationshipTypes)))
})

test('every field is one of the ontology, and every term one of its vocabulary', () => {
  const wrong = [
    ...entities.flatMap(({ id, label, fields }) => wrongFields(id, fields, nodeTypes[label].fields)),
    ...relationships.flatMap(({ id, type, fields }) => wrongFields(id, fields, relationshipTypes[type].fields)),
  ]
  expect(wrong).toEqual([])
})

function wrongFields(id: string, fields: FieldValues, spec: Fields): string[] {
  const isRight = ([name, value]: [string, FieldValue]) => {
    const type = spec[name]
    if (type === undefined || isPartialDate(value) !== (type === 'date')) return false
    return !(type in vocabularies) || isTerm(type as VocabularyName, String(value))
  }
  return Object.entries(fields)
    .filter((field) => !isRight(field))
    .map(([name]) => `${id} ${name}`)
}

test('every fact has evidence that exists', () => {
  const known = new Set(evidence.map(({ id }) => id))
  const claimed = new Set(supports.map(({ entityId, property }) => `${entityId} ${property}`))
  expect(supports.filter(({ evidenceId, entityId }) => !known.has(evidenceId) || !entitiesById.has(entityId))).toEqual(
    [],
  )
  const fields = entities.flatMap(({ id, label, fields }) =>
    label === 'StatusChange' ? [] : Object.keys(fields).map((field) => `${id} ${field}`),
  )
  expect(fields.filter((field) => !field.endsWith(' text') && !claimed.has(field))).toEqual([])
  const unproved = relationships.filter(
    ({ id, from, evidenceIds }) =>
      evidenceIds.length === 0 || !evidenceIds.every((one) => known.has(one)) || !claimed.has(`${from} ${id}`),
  )
  expect(unproved).toEqual([])
  const changed = new Set(relationships.filter(({ type }) => type === 'HAS_CHANGED').map(({ to }) => to))
  expect(entities.filter(({ id, label }) => label === 'StatusChange' && !changed.has(id))).toEqual([])
})

test('every quote stands in its source from start to end, counted in code points', () => {
  const texts = new Map<string, string[]>()
  for (const { id, fields } of entities) if (typeof fields.text === 'string') texts.set(id, [...fields.text])
  const quoted = evidence.filter(({ quote }) => quote !== null)
  expect(quoted.length).toBeGreaterThan(evidence.length / 2)
  for (const { sourceId, quote, start, end } of quoted) {
    expect(texts.get(sourceId)?.slice(start!, end!).join('')).toBe(quote)
  }
})

test('dates come in every precision, without a year, and not at all', () => {
  const dates = entities.flatMap(({ fields }) => Object.values(fields).filter(isPartialDate))
  expect(new Set(dates.map(({ precision }) => precision))).toEqual(
    new Set(['DAY', 'MONTH', 'YEAR', 'INTERVAL', 'UNKNOWN']),
  )
  expect(dates.some(({ edtf }) => edtf.startsWith('XXXX-'))).toBe(true)
  expect(dates.some(({ inferred, why }) => inferred && why !== null)).toBe(true)
  expect(entities.some(({ label, fields }) => label === 'Meeting' && fields.heldOn === undefined)).toBe(true)
})

test('a hub is in a third of all documents, half of these the first', () => {
  const parties = relationships.filter(({ type }) => type === 'PARTY_TO')
  const documents = (hubs: readonly string[]) =>
    new Set(parties.filter(({ from }) => hubs.includes(from)).map(({ to }) => to)).size
  const all = entities.filter(({ label }) => label === 'Agreement').length
  expect(documents(hubIds) / all).toBeCloseTo(1 / 3, 1)
  expect(documents(hubIds.slice(0, 1)) / all).toBeCloseTo(1 / 6, 1)
})
