import { readFileSync } from 'node:fs'
import {
  buildSchema as buildFromText,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  printSchema,
} from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { SCHEMA_FOLDER } from '../../src/config.ts'
import { builtSchema } from '../support/built-schema.ts'

let schema: GraphQLSchema
let warned: string[]

beforeAll(async () => {
  const { warn } = console
  warned = []
  console.warn = (text: string) => warned.push(text)
  schema = await builtSchema()
  console.warn = warn
})

const ownTypes = () => Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
const objectTypes = () => ownTypes().filter((type) => isObjectType(type) || isInterfaceType(type))

describe('the public schema', () => {
  it('is the printed one, at most 100 KB of it', () => {
    const printed = readFileSync(new URL('accord.graphql', SCHEMA_FOLDER), 'utf8')
    expect(printed.endsWith(`\n\n${printSchema(schema)}\n`)).toBe(true)
    expect(Buffer.byteLength(printed)).toBeLessThanOrEqual(100 * 1024)
    expect(buildFromText(printed)).toBeDefined()
  })

  it('is built without a word of warning', () => {
    expect(warned).toEqual([])
  })

  it('only reads', () => {
    expect(schema.getMutationType()).toBeUndefined()
    expect(schema.getSubscriptionType()).toBeUndefined()
  })

  it('has a connection for every entity type', () => {
    const fields = Object.keys(schema.getQueryType()!.getFields())
    expect(fields.filter((name) => name.endsWith('Connection')).sort()).toEqual([
      'agreementsConnection',
      'committeesConnection',
      'evidenceConnection',
      'institutionsConnection',
      'meetingsConnection',
      'partnersConnection',
      'peopleConnection',
      'policiesConnection',
      'projectsConnection',
      'reportedFiguresConnection',
      'sourcesConnection',
      'topicsConnection',
    ])
    expect(fields).toEqual(expect.arrayContaining(['entity', 'entities', 'search', 'history']))
  })

  it('bounds every page, with a default', () => {
    const pages = objectTypes().flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => field.args.filter(({ name }) => name === 'first')),
    )
    expect(pages.length).toBeGreaterThan(80)
    for (const argument of pages) {
      expect(String(argument.type)).toBe('PageSize')
      expect([20, 50]).toContain(argument.defaultValue)
    }
  })

  it('has no list forms, offsets or limits beside its connections and its bounded questions', () => {
    const bounded = ['subgraph', 'paths', 'lineage']
    for (const type of objectTypes()) {
      for (const field of Object.values(type.getFields())) {
        const names = field.args.map(({ name }) => name)
        if (!bounded.includes(field.name)) expect(names, `${type.name}.${field.name}`).not.toContain('limit')
        expect(names, `${type.name}.${field.name}`).not.toContain('offset')
      }
    }
  })

  it('has no filters across relationships and no aggregates', () => {
    const inputs = ownTypes().filter(isInputObjectType)
    const fields = inputs.flatMap((type) => Object.keys(type.getFields()))
    for (const word of ['some', 'none', 'all', 'single', 'aggregate']) expect(fields).not.toContain(word)
    expect(fields.filter((name) => name.endsWith('Connection'))).toEqual([])
    expect(
      ownTypes().filter(({ name }) => /Aggregat|Mutation|Create|Update|Delete|Connect[A-Z]?Input/.test(name)),
    ).toEqual([])
  })

  it('filters relationships by what people ask of them, and orders them by what tells them apart', () => {
    const fieldsOf = (name: string) => {
      const type = schema.getType(name)
      return isInputObjectType(type) ? Object.keys(type.getFields()).join(' ') : null
    }
    const properties = ownTypes().filter((type) => isObjectType(type) && 'inferred' in type.getFields())
    const used = properties.map(({ name }) => [name, fieldsOf(`${name}Where`), fieldsOf(`${name}Sort`)])
    expect(used.filter(([, where, sort]) => where ?? sort).sort()).toEqual([
      ['Holds', 'title', 'title'],
      ['MemberOf', 'role', 'role'],
      ['ParticipatesIn', 'role', 'role'],
      ['PartyTo', 'role', 'role'],
      ['Supports', 'property value rank', null],
      ['TookPartIn', 'role onBehalfOf', 'role'],
    ])
  })

  it('names what is below an entity after the other end, the properties, and what it is', () => {
    const names = ownTypes().map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['Connection', 'Edge', 'Where', 'Sort'].map((word) => `AgreementPartyTo${word}`)),
    )
    expect(names.filter((name) => /.Relationship$|ConnectionWhere$|ConnectionSort$/.test(name))).toEqual([])
  })

  it('says of a relationship what is written of it, and nothing at the length of the library', () => {
    expect(schema.getType('Link')!.description).toBe('A relationship that says little more than its verb.')
    for (const type of ownTypes()) expect(type.description, type.name).not.toMatch(/^(?:Fields to sort|The edge prop)/)
  })

  it('answers every entity with its evidence', () => {
    const entity = schema.getType('Entity')!
    expect(
      isInterfaceType(entity) &&
        schema
          .getPossibleTypes(entity)
          .map(({ name }) => name)
          .sort(),
    ).toHaveLength(11)
    for (const type of isInterfaceType(entity) ? schema.getPossibleTypes(entity) : []) {
      expect(Object.keys(type.getFields()), type.name).toContain('evidenceConnection')
    }
  })

  it('answers every relationship with its evidence', () => {
    const edges = ownTypes()
      .filter((type) => isObjectType(type))
      .filter((type) => 'properties' in type.getFields())
    expect(edges.length).toBeGreaterThan(15)
    for (const edge of edges) {
      const properties = String(edge.getFields().properties!.type).replaceAll('!', '')
      const type = schema.getType(properties)
      if (['Supports', 'From'].includes(properties)) continue
      expect(isObjectType(type) && Object.keys(type.getFields()), edge.name).toEqual(
        expect.arrayContaining(['id', 'evidence', 'inferred']),
      )
    }
  })

  it('describes every type, field, input and term', () => {
    const bare: string[] = []
    const look = (name: string, description: string | null | undefined) => {
      if (!description?.endsWith('.')) bare.push(`${name}: ${description}`)
    }
    for (const type of ownTypes()) {
      if (!['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) look(type.name, type.description)
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field.description)
      }
      if (isEnumType(type))
        for (const { name, description } of type.getValues()) look(`${type.name}.${name}`, description)
    }
    for (const field of Object.values(schema.getQueryType()!.getFields())) {
      for (const argument of field.args) look(`Query.${field.name}(${argument.name})`, argument.description)
    }
    expect(bare.join('\n')).toBe('')
  })
})
