/** Our types as a user of @neo4j/graphql would write them: nothing cut, nothing mended, dates as they are stored. */
import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from 'graphql'
import { readTypeDefinitions } from '../../src/api/schema/type-definitions.ts'

/** What says how data lie in the database. All others cut what the library generates. */
const STORED = new Set(['node', 'relationship', 'relationshipProperties', 'cypher', 'declareRelationship', 'plural'])

/** `folder` is `schema/`, with a slash at its end. */
export function stockTypeDefinitions(folder: URL): DocumentNode {
  const isDate = (one: DefinitionNode) => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === 'PartialDate'
  const document = readTypeDefinitions(folder)
  const kept = document.definitions.filter((one) => one.kind !== Kind.DIRECTIVE_DEFINITION && !isDate(one))
  return visit(
    { ...document, definitions: kept },
    {
      Directive: (directive) => (STORED.has(directive.name.value) ? undefined : null),
      ObjectTypeDefinition: {
        enter: (type): ObjectTypeDefinitionNode => ({ ...type, fields: type.fields?.flatMap(storedFields) ?? [] }),
      },
    },
  )
}

const DATE_FIELDS = [
  ['Edtf', 'String'],
  ['AsPrinted', 'String'],
  ['Inferred', 'Boolean'],
  ['Why', 'String'],
  ['Earliest', 'Date'],
  ['Latest', 'Date'],
] as const

function storedFields(field: FieldDefinitionNode): readonly FieldDefinitionNode[] {
  const { name, type } = field
  if (type.kind !== Kind.NAMED_TYPE || type.name.value !== 'PartialDate') return [field]
  const fields = DATE_FIELDS.map(([suffix, stored]) => `${name.value}${suffix}: ${stored}`)
  const [parsed] = parse(`type T { ${fields.join('\n')} }`, { noLocation: true }).definitions
  return (parsed as ObjectTypeDefinitionNode).fields!
}
