/** The ontology and the schema say the same: a field or a term that one has, the other has. */
import { readdirSync, readFileSync } from 'node:fs'
import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { tellingRanks, walkedTypes } from '../../src/domain/connections.ts'
import { historyEvents } from '../../src/domain/history.ts'
import { entityTypes, farEnds, ID_PATTERN, labelOf, nodeTypes, relationshipTypes } from '../../src/domain/ontology.ts'
import { termsOf, type VocabularyName, vocabularies } from '../../src/domain/vocabularies.ts'

const folder = new URL('../../schema/', import.meta.url)
const read = (name: string): DocumentNode => parse(readFileSync(new URL(name, folder), 'utf8'))
const names = [...readdirSync(folder), ...readdirSync(new URL('questions/', folder)).map((name) => `questions/${name}`)]
const documents = names.filter((name) => name.endsWith('.graphql') && name !== 'accord.graphql').map(read)
const definitions = documents.flatMap((document) => document.definitions)

const objects = new Map(
  definitions.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_DEFINITION ? [[node.name.value, node]] : [])) as [
    string,
    ObjectTypeDefinitionNode,
  ][],
)
const enums = new Map(
  definitions.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION
      ? [[node.name.value, node.values!.map(({ name }) => name.value)] as const]
      : [],
  ),
)

/** Own fields: neither a relationship nor read by a statement. */
function ownFields(type: string): string[] {
  const isOwn = (directive: string) => !['relationship', 'cypher'].includes(directive)
  return objects
    .get(type)!
    .fields!.filter(({ directives }) => directives!.every(({ name }) => isOwn(name.value)))
    .map(({ name }) => name.value)
}

describe('the ontology', () => {
  it.each(Object.keys(nodeTypes))('has the fields of the schema type %s', (label) => {
    const expected = ['id', ...Object.keys(nodeTypes[label as keyof typeof nodeTypes].fields)]
    expect(ownFields(label).sort()).toEqual(expected.sort())
  })

  it.each(Object.keys(vocabularies))('has the terms of the enum %s, in its order', (name) => {
    expect(enums.get(name)).toEqual(termsOf(name as VocabularyName))
  })

  it('has the events of the enum HistoryEvent, in its order', () => {
    expect(enums.get('HistoryEvent')).toEqual(historyEvents)
  })

  it('has the verbs of the enum RelationshipType, in its order; a status change is no entity', () => {
    const verbs = Object.keys(relationshipTypes).filter((type) => type !== 'HAS_CHANGED')
    expect(enums.get('RelationshipType')).toEqual(verbs)
    expect(walkedTypes).toEqual(verbs)
    expect(Object.keys(tellingRanks).sort()).toEqual(Object.keys(entityTypes).sort())
  })

  it('has the relationships that the schema reads, between the types that it reads them between', () => {
    const implementers = (name: string) =>
      [...objects.values()]
        .filter((type) => type.interfaces!.some((one) => one.name.value === name))
        .map((type) => type.name.value)
    const typeOf = (node: { kind: string; type?: unknown; name?: { value: string } }): string =>
      node.kind === Kind.NAMED_TYPE ? node.name!.value : typeOf(node.type as never)
    let checked = 0
    for (const [label, { fields }] of objects) {
      for (const field of fields ?? []) {
        const directive = field.directives?.find(({ name }) => name.value === 'relationship')
        if (directive === undefined || label === 'StatusChange') continue
        const argument = (name: string) =>
          directive.arguments!.find((one) => one.name.value === name)!.value as { value: string }
        const type = argument('type').value
        if (['SUPPORTS', 'FROM'].includes(type)) continue
        const spec = relationshipTypes[type as keyof typeof relationshipTypes]
        const isOut = argument('direction').value === 'OUT'
        const target = typeOf(field.type)
        const targets = objects.has(target) ? [target] : implementers(target)
        expect(isOut ? spec.from : spec.to, `${label}.${field.name.value}`).toContain(label)
        const allowed = (isOut ? spec.to : spec.from) as readonly string[]
        expect(
          targets.some((one) => allowed.includes(one)),
          `${label}.${field.name.value}`,
        ).toBe(true)
        checked++
      }
    }
    expect(checked).toBeGreaterThan(80)
  })

  it('has one label at the far end only where the schema reads that type there', () => {
    let single = 0
    for (const [label, { fields }] of objects) {
      for (const { name, type, directives } of fields ?? []) {
        const directive = directives?.find((one) => one.name.value === 'relationship')
        if (directive === undefined) continue
        const [verb = '', direction] = ['type', 'direction'].map(
          (key) => (directive.arguments!.find((one) => one.name.value === key)!.value as { value: string }).value,
        )
        const ends = farEnds(verb, direction === 'OUT' ? 'LEAVES' : 'ENTERS', label)
        expect(ends.length, `${label}.${name.value}`).toBeGreaterThan(0)
        if (ends.length > 1) continue
        expect(JSON.stringify(type), `${label}.${name.value}`).toContain(`"value":"${ends[0]}"`)
        single++
      }
    }
    expect(single).toBeGreaterThan(60)
  })

  it('reads every relationship type from both of its ends', () => {
    const text = names
      .filter((name) => name.endsWith('.graphql') && name !== 'accord.graphql')
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n')
    for (const type of Object.keys(relationshipTypes)) {
      const directions = ['IN', 'OUT'].filter((direction) => text.includes(`type: "${type}", direction: ${direction}`))
      // A status change is read through its document only.
      expect(directions, type).toEqual(type === 'HAS_CHANGED' ? ['OUT'] : ['IN', 'OUT'])
    }
  })

  it('knows the type of an entity by its id', () => {
    for (const [label, { prefix }] of Object.entries(entityTypes)) expect(labelOf(`${prefix}:x`)).toBe(label)
    expect(labelOf('planet:mars')).toBeNull()
    expect(labelOf('undp')).toBeNull()
  })

  it('takes ids that are CURIEs and XML names', () => {
    for (const id of ['partner:undp', 'policy:03-1999-nd-cp', 'change:a.b.c']) expect(id).toMatch(ID_PATTERN)
    for (const id of ['Partner:undp', 'partner:', 'partner:Lào', 'partner:a b', 'partner:-a', 'undp'])
      expect(id).not.toMatch(ID_PATTERN)
  })
})
