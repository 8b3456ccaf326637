/**
 * Reads the designed schema from `schema/` and writes out, for the library that generates reads from it, what every
 * type of ours has in common: how a partial date is stored, and which generated forms are wanted.
 */
import { readdirSync, readFileSync } from 'node:fs'
import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  parseConstValue,
  type TypeNode,
  visit,
} from 'graphql'

/** All of `schema/*.graphql` but the printed schema, as written. */
export function readTypeDefinitions(folder: URL): DocumentNode {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql') && name !== 'accord.graphql')
  const documents = files.sort().map((name) => parse(readFileSync(new URL(name, folder), 'utf8'), { noLocation: true }))
  return { kind: Kind.DOCUMENT, definitions: documents.flatMap(({ definitions }) => definitions) }
}

/** The same with the directives and storage fields that the library needs. */
export function prepareTypeDefinitions(document: DocumentNode): DocumentNode {
  const prepared = visit(document, {
    ObjectTypeDefinition: (type) => prepareType(type),
    InterfaceTypeDefinition: (type) => ({ ...type, directives: [...(type.directives ?? []), NO_ROOT_FIELD] }),
  })
  const noMutations = parse('extend schema @mutation(operations: [])', { noLocation: true })
  return { ...prepared, definitions: [...prepared.definitions, ...noMutations.definitions] }
}

/** Ours, and not the library's: marks relationships that are few, whose connections need neither filter nor order. */
const FEW = 'few'

/** `Type.fieldConnection` of every relationship marked `@few`. */
export function fewConnections(document: DocumentNode): ReadonlySet<string> {
  const found = new Set<string>()
  visit(document, {
    ObjectTypeDefinition: (type) => {
      for (const field of type.fields ?? []) {
        const isFew = field.directives?.some((one) => one.name.value === FEW)
        if (isFew) found.add(`${type.name.value}.${field.name.value}Connection`)
      }
    },
  })
  return found
}

/** What `schema/` says of its types, as `Type`, and of its relationships, as `Type.fieldConnection`. */
export function writtenDescriptions(document: DocumentNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const read = (type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode) => {
    if (type.description !== undefined) found.set(type.name.value, type.description.value)
    for (const { name, description } of type.fields ?? []) {
      if (description !== undefined) found.set(`${type.name.value}.${name.value}Connection`, description.value)
    }
  }
  visit(document, { ObjectTypeDefinition: read, InterfaceTypeDefinition: read })
  return found
}

/** Every field of type PartialDate, as type and field. */
export function partialDateFields(document: DocumentNode): (readonly [type: string, field: string])[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (definition.fields ?? [])
          .filter(({ type }) => typeName(type) === 'PartialDate')
          .map(({ name }) => [definition.name.value, name.value] as const)
      : [],
  )
}

/** Storage fields of a partial date beside its EDTF; `earliest` and `latest` filter and sort. */
const PRINT_FIELDS = ['AsPrinted', 'Inferred', 'Why'] as const

const NO_ROOT_FIELD = directive('query', { read: 'false' })
const CONNECTION_ONLY = directive('query', { read: 'false', connection: 'true', aggregate: 'false' })
const HIDDEN = directive('selectable', { onRead: 'false', onAggregate: 'false' })
const NO_FILTER = directive('filterable', { byValue: 'false', byAggregate: 'false' })
const NO_SORT = directive('sortable', { byValue: 'false' })

/** Node types that are read through others and have no connection of their own at the root. */
const WITHOUT_ROOT_FIELD = new Set(['StatusChange'])

function prepareType(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode {
  const names = type.directives?.map(({ name }) => name.value) ?? []
  const isNode = names.includes('node')
  if (!isNode && !names.includes('relationshipProperties')) return type
  const root = WITHOUT_ROOT_FIELD.has(type.name.value) ? NO_ROOT_FIELD : CONNECTION_ONLY
  return {
    ...type,
    directives: [...(type.directives ?? []), ...(isNode ? [root] : [])],
    fields: type.fields?.flatMap(prepareField) ?? [],
  }
}

function prepareField(field: FieldDefinitionNode): FieldDefinitionNode[] {
  const name = field.name.value
  const relationship = field.directives?.find((one) => one.name.value === 'relationship')
  if (relationship !== undefined) {
    const withoutAggregate = {
      ...relationship,
      arguments: [...(relationship.arguments ?? []), argument('aggregate', 'false')],
    }
    const others = field.directives?.filter((one) => one !== relationship && one.name.value !== FEW) ?? []
    return [{ ...field, directives: [...others, withoutAggregate, NO_FILTER] }]
  }
  if (typeName(field.type) === 'PartialDate') {
    const requires = ['Edtf', ...PRINT_FIELDS].map((suffix) => name + suffix).join(' ')
    const resolved = directive('customResolver', { requires: JSON.stringify(requires) })
    return [
      { ...field, directives: [...(field.directives ?? []), resolved] },
      storage(`${name}Edtf`, 'String', true),
      storage(`${name}AsPrinted`, 'String', true),
      storage(`${name}Inferred`, 'Boolean', true),
      storage(`${name}Why`, 'String', true),
      storage(`${name}Earliest`, 'Date', false),
      storage(`${name}Latest`, 'Date', false),
    ]
  }
  const isOwn = field.directives?.some((one) => ['cypher', 'declareRelationship'].includes(one.name.value))
  return field.type.kind === Kind.NON_NULL_TYPE && field.type.type.kind === Kind.LIST_TYPE && !isOwn
    ? [{ ...field, directives: [...(field.directives ?? []), NO_FILTER] }]
    : [field]
}

/** A field of the database that readers do not see; where it is not `internal` they filter and sort by it. */
function storage(name: string, type: string, internal: boolean): FieldDefinitionNode {
  return {
    kind: Kind.FIELD_DEFINITION,
    name: { kind: Kind.NAME, value: name },
    type: parseTypeOf(type),
    directives: internal ? [HIDDEN, NO_FILTER, NO_SORT] : [HIDDEN],
  }
}

function parseTypeOf(type: string): TypeNode {
  const document = parse(`type T { f: ${type} }`, { noLocation: true })
  return (document.definitions[0] as ObjectTypeDefinitionNode).fields![0]!.type
}

function typeName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type)
}

function directive(name: string, values: Readonly<Record<string, string>>): ConstDirectiveNode {
  const entries = Object.entries(values).map(([key, value]) => argument(key, value))
  return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name }, arguments: entries }
}

function argument(name: string, value: string): ConstArgumentNode {
  const parsed = parseConstValue(value, { noLocation: true })
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: parsed }
}
