/** The variables of a question as an address gives them: text, read by the type of each. */
import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql'
import { didYouMean } from '../../domain/suggest.ts'

export interface VariableSpec {
  readonly name: string
  /** As GraphQL writes it: `ID!`, `[EntityType!]`. */
  readonly type: string
  readonly isRequired: boolean
  /** Null where there is none. */
  readonly default: unknown
  readonly inputType: GraphQLInputType
}

/** Repeated in the address, it is a list. */
export type Query = Readonly<Record<string, string | readonly string[]>>

/** Faults are sentences. */
export interface ReadValues {
  readonly values: Readonly<Record<string, unknown>>
  readonly faults: readonly string[]
}

export function variablesOf(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): VariableSpec[] {
  return variableDefinitions.map(({ variable, type, defaultValue }) => {
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType
    return {
      name: variable.name.value,
      type: String(inputType),
      isRequired: isNonNullType(inputType) && defaultValue === undefined,
      default: defaultValue === undefined ? null : valueFromASTUntyped(defaultValue),
      inputType,
    }
  })
}

/** All that is wrong with them, together. */
export function readValues(query: Query, variables: readonly VariableSpec[], others: readonly string[]): ReadValues {
  const byName = new Map(variables.map((one) => [one.name, one]))
  const values: Record<string, unknown> = {}
  const faults: string[] = []
  for (const [name, text] of Object.entries(query)) {
    const variable = byName.get(name)
    if (variable === undefined) {
      faults.push(`"${name}" is no variable of this question.${didYouMean(name, [...byName.keys(), ...others])}`)
      continue
    }
    const read = readValue(text, variable)
    if ('faults' in read) faults.push(...read.faults)
    else values[name] = read.value
  }
  for (const { name, type, isRequired } of variables) {
    if (isRequired && query[name] === undefined) faults.push(`"${name}" is missing: it is ${wordsOf(type)}.`)
  }
  return { values, faults }
}

/** A text that its type does not take: what would be, and what was probably meant. */
class Mismatch {
  readonly expected: string
  readonly meant: string
  constructor(expected = '', meant = '') {
    this.expected = expected
    this.meant = meant
  }
}

type Read = { readonly value: unknown } | { readonly faults: readonly string[] }

function readValue(text: string | readonly string[], { name, inputType, type }: VariableSpec): Read {
  const nullable = getNullableType(inputType)
  const wanted = wordsOf(type)
  if (!isListType(nullable) && typeof text !== 'string') {
    return { faults: [`"${name}" stands in the address ${text.length} times, and is ${wanted}: give it once.`] }
  }
  const value = plainValue(text, nullable)
  if (value instanceof Mismatch) {
    return { faults: [`"${name}" is "${text}", and is to be ${wanted}${value.expected}.${value.meant}`] }
  }
  const faults: string[] = []
  coerceInputValue(value, inputType, (path, invalid, { message }) => {
    const place = path.length === 0 ? '' : ` (at ${path.join('.')})`
    const shown = typeof invalid === 'string' ? invalid : JSON.stringify(invalid)
    const end = /[.?]$/.test(message) ? '' : '.'
    faults.push(`"${name}" is "${shown}"${place}, and is to be ${wanted}: ${message}${end}`)
  })
  // GraphQL reads it once more, when it is asked.
  return faults.length === 0 ? { value } : { faults }
}

/** The text as JSON would have it. */
function plainValue(text: string | readonly string[], type: GraphQLInputType): unknown {
  if (isListType(type)) return plainList(text, getNullableType(type.ofType))
  const written = String(text)
  if (isInputObjectType(type)) return parseJson(written) ?? new Mismatch(', written as JSON: {"name": …}')
  if (!isEnumType(type)) return scalarValue(written, type)
  const names = type.getValues().map((value) => value.name)
  const known = names.find((name) => name === written) ?? names.find((name) => name === written.toUpperCase())
  return known ?? new Mismatch(` (${names.join(', ')})`, didYouMean(written, names))
}

function plainList(text: string | readonly string[], type: GraphQLInputType): unknown {
  if (typeof text === 'string' && text.startsWith('[')) {
    return parseJson(text) ?? new Mismatch(', with commas between its entries, or as JSON')
  }
  const parts = typeof text !== 'string' ? text : text === '' ? [] : text.split(',')
  const read = parts.map((part) => plainValue(part.trim(), type))
  return read.find((one) => one instanceof Mismatch) ?? read
}

function scalarValue(text: string, type: GraphQLInputType): unknown {
  const name = String(type)
  if (name === 'Int' || name === 'PageSize') return /^-?\d+$/.test(text) ? Number(text) : new Mismatch()
  if (name === 'Float') return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : new Mismatch()
  if (name === 'Boolean') return ['true', 'false'].includes(text) ? text === 'true' : new Mismatch()
  return text
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const words: Readonly<Record<string, string>> = {
  Int: 'a whole number',
  Float: 'a number',
  Boolean: 'true or false',
  Date: 'a day such as 2019-05-17',
  ID: 'an id such as partner:laos',
  String: 'a text',
}

function wordsOf(type: string): string {
  const name = type.replaceAll(/[[\]!]/g, '')
  return `${type.startsWith('[') ? 'a list, each ' : ''}${words[name] ?? name}`
}
