/**
 * Fields that a row of the library holds under their own names. The library gives each of them a resolver, which finds what a
 * question has renamed; code that renames nothing reads them where they stand, at a fraction of the price.
 */
import { MapperKind, mapSchema } from '@graphql-tools/utils'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLFieldConfig,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { readsRow } from '../graph/library/rows-by-name.ts'

// biome-ignore lint/suspicious/noExplicitAny: the type that mapSchema hands over
type Field = GraphQLFieldConfig<any, any>

const PLAIN = 'accordPlain'

/** Rows of ours of this type have a function that reads their evidence: see `rowByName`. */
const MAY_BE_FUNCTIONS = 'StatusChange'

/** Says of a field of the generated schema whether it is one. */
export function markPlainField(field: Field, typeName: string): Field {
  const isPlain = isLeafType(getNamedType(field.type)) || (readsRow(field.resolve) && typeName !== MAY_BE_FUNCTIONS)
  return isPlain ? { ...field, extensions: { ...field.extensions, [PLAIN]: true } } : field
}

const known = new WeakMap<GraphQLSchema, GraphQLSchema>()

/** The same schema, in which these fields have no resolvers; made once. */
export function withoutPlainResolvers(schema: GraphQLSchema): GraphQLSchema {
  const made = known.get(schema) ?? mapSchema(schema, { [MapperKind.OBJECT_FIELD]: withoutResolver })
  known.set(schema, made)
  return made
}

const withoutResolver = (field: Field): Field =>
  field.extensions?.[PLAIN] === true ? { ...field, resolve: undefined } : field

/** Whether it gives one of them another name; the document must be valid. */
export function renamesPlainField(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema)
  let renames = false
  const Field = ({ name, alias }: FieldNode) => {
    renames ||= alias !== undefined && alias.value !== name.value && types.getFieldDef()?.extensions[PLAIN] === true
  }
  visit(document, visitWithTypeInfo(types, { Field }))
  return renames
}
