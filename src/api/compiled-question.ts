/**
 * A question as code, by graphql-jit: what graphql-js looks up for each field of each row is looked up once, and what stands
 * in a row under its name is read without a resolver. It writes types and values out, one in the other; so input types,
 * which may hold themselves, are left to graphql-js; and what would become long, or has a value in it that JSON has not, a
 * date for instance, is not compiled.
 */
import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isAbstractType,
  isInputObjectType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  type ValueNode,
  valueFromAST,
  visit,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Context } from './context.ts'
import { renamesPlainField, withoutPlainResolvers } from './plain-fields.ts'

export type Variables = Readonly<Record<string, unknown>>

/** One operation of a valid document. */
export interface ValidQuestion {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

/** Null where graphql-js must answer: variables do not fit their types, or one within a value is not given. Nothing was read then. */
export type Compiled = (context: Context, variables: Variables) => Promise<ExecutionResult | null>

const MOST_FIELDS = 2_000

/** Null where it cannot be compiled. The question must be one of which `fieldsAsCode` gives a number. */
export function compileQuestion(schema: GraphQLSchema, question: ValidQuestion): Compiled | null {
  const { document, operation } = question
  const read = renamesPlainField(schema, document) ? schema : withoutPlainResolvers(schema)
  const code = compileQuery(withCoerced(read), withCoercedVariables(question), operation.name?.value, {
    // What it overrides with: resolvers see the question as it was asked.
    resolverInfoEnricher: () => ({ schema, operation }),
  })
  if (!isCompiledQuery(code)) return null
  const needed = variablesWithinValues(question)
  return async (context, variables) => {
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
    if (coerced === undefined || needed.some((name) => !(name in coerced))) return null
    const result: ExecutionResult = await code.query(undefined, context, coerced)
    return result.errors === undefined ? result : { ...result, errors: result.errors.map(asOfGraphQL) }
  }
}

/** Where one of these is not given graphql-js leaves out its place, and the code would have null there. */
function variablesWithinValues({ document }: ValidQuestion): string[] {
  const found = new Set<string>()
  visit(document, {
    Argument: ({ value }) => {
      if (value.kind !== Kind.VARIABLE) visit(value, { Variable: ({ name }) => void found.add(name.value) })
    },
  })
  return [...found]
}

/** Those of graphql-jit have no extensions where graphql-js has empty ones. */
function asOfGraphQL({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  return Object.assign(new GraphQLError(message, { path, originalError }), { locations })
}

const COERCED = 'AccordCoerced'
const coercedType = new GraphQLScalarType({ name: COERCED })

/** The same schema, in which variables have one more type: that of values which are what they should be. */
function withCoerced(schema: GraphQLSchema): GraphQLSchema {
  const getType: GraphQLSchema['getType'] = (name) => (name === COERCED ? coercedType : schema.getType(name))
  return Object.create(schema, { getType: { value: getType } })
}

function withCoercedVariables({ document, operation }: ValidQuestion): DocumentNode {
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED } } as const
  const variableDefinitions = operation.variableDefinitions?.map(({ defaultValue: _, ...one }) =>
    // Of what is skipped or included it wants to know that it is a Boolean.
    print(one.type).startsWith('Boolean') ? one : { ...one, type },
  )
  const definitions = document.definitions.map((one) =>
    one === operation ? { ...operation, variableDefinitions } : one,
  )
  return { ...document, definitions }
}

/** Each field counts for every type that it may be a field of; null where they are too many, or it is not to be compiled. */
export function fieldsAsCode(schema: GraphQLSchema, { document, operation }: ValidQuestion): number | null {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  )
  let fields = 0
  let isWritable = true
  const count = (type: GraphQLObjectType, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (fields > MOST_FIELDS || !isWritable) return
      if (selection.kind !== Kind.FIELD) {
        const { selectionSet, typeCondition } =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!
        const wanted = typeCondition === undefined ? type : schema.getType(typeCondition.name.value)
        if (wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type))) count(type, selectionSet)
        continue
      }
      fields++
      const field = type.getFields()[selection.name.value]
      isWritable &&= (selection.arguments ?? []).every((argument) => isJson(argument, field))
      const below = getNamedType(field?.type)
      if (selection.selectionSet === undefined) continue
      if (isObjectType(below)) count(below, selection.selectionSet)
      else if (isAbstractType(below))
        for (const one of schema.getPossibleTypes(below)) count(one, selection.selectionSet)
    }
  }
  count(schema.getQueryType()!, operation.selectionSet)
  return fields <= MOST_FIELDS && isWritable ? fields : null
}

/** Of an argument: whatever of it is written out in the question. Variables within it are values of JSON by then. */
function isJson({ name, value }: ArgumentNode, field: GraphQLField<unknown, unknown> | undefined): boolean {
  const type = field?.args.find((argument) => argument.name === name.value)?.type
  return type === undefined || isJsonOf(type, value)
}

function isJsonOf(type: GraphQLInputType, value: ValueNode): boolean {
  const inner = getNullableType(type)
  if (value.kind === Kind.VARIABLE) return true
  if (value.kind === Kind.LIST && isListType(inner)) return value.values.every((one) => isJsonOf(inner.ofType, one))
  if (value.kind === Kind.OBJECT && isInputObjectType(inner)) {
    const fields = inner.getFields()
    return value.fields.every((one) => isJsonOf(fields[one.name.value]!.type, one.value))
  }
  return isPlain(valueFromAST(value, inner))
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  const isBag = prototype === null || prototype === Object.prototype || Array.isArray(value)
  return isBag && Object.values(value).every(isPlain)
}
