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
    if (read instanceof Fault) faults.push(...read.sentences)
    else values[name] = read.value
  }
  for (const { name, type, isRequired } of variables) {
    if (isRequired && query[name] === undefined) faults.push(`"${name}" is missing: it is ${wordsOf(type)}.`)
  }
  return { values, faults }
}

class Fault {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    this.sentences = sentences
  }
}

function readValue(
  text: string | readonly string[],
  { name, inputType, type }: VariableSpec,
): { value: unknown } | Fault {
  const nullable = getNullableType(inputType)
  if (!isListType(nullable) && typeof text !== 'string') {
    return new Fault([`"${name}" stands in the address ${text.length} times, and is ${wordsOf(type)}: give it once.`])
  }
  const plain = plainValue(text, nullable)
  if (plain instanceof Fault)
    return new Fault([`"${name}" is "${text}", and is to be ${wordsOf(type)}${plain.sentences.join('')}.`])
  const sentences: string[] = []
  const value = coerceInputValue(plain, inputType, (path, invalid, { message }) => {
    const place = path.length === 0 ? '' : ` (at ${path.join('.')})`
    const shown = typeof invalid === 'string' ? invalid : JSON.stringify(invalid)
    sentences.push(
      `"${name}" is "${shown}"${place}, and is to be ${wordsOf(type)}: ${message}${/[.?]$/.test(message) ? '' : '.'}`,
    )
  })
  return sentences.length === 0 ? { value: asSent(plain, value) } : new Fault(sentences)
}

/** GraphQL reads values itself, when it is asked: what is sent is what was read of the address. */
const asSent = (plain: unknown, _value: unknown) => plain

/** The text as JSON would have it. */
function plainValue(text: string | readonly string[], type: GraphQLInputType): unknown {
  if (isListType(type)) {
    const parts =
      typeof text !== 'string' ? text : text.startsWith('[') ? parseJson(text) : text === '' ? [] : text.split(',')
    if (parts === undefined) return new Fault([', as JSON or with commas between its entries'])
    if (!Array.isArray(parts)) return new Fault([''])
    if (typeof text === 'string' && text.startsWith('[')) return parts
    const ofType = getNullableType(type.ofType)
    const read = parts.map((part) => plainValue(String(part).trim(), ofType))
    return read.find((one) => one instanceof Fault) ?? read
  }
  const written = String(text)
  if (isInputObjectType(type)) return parseJson(written) ?? new Fault([', written as JSON: {"name": …}'])
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name)
    const known = names.find((name) => name === written) ?? names.find((name) => name === written.toUpperCase())
    return (
      known ??
      new Fault([`, one of ${names.join(', ')}.${didYouMean(written, names)}`.replace(/\?$/, '?').replace(/\.$/, '')])
    )
  }
  return scalarValue(written, type)
}

function scalarValue(text: string, type: GraphQLInputType): unknown {
  const name = String(type)
  if (name === 'Int' || name === 'PageSize') return /^-?\d+$/.test(text) ? Number(text) : new Fault([''])
  if (name === 'Float') return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : new Fault([''])
  if (name === 'Boolean') return ['true', 'false'].includes(text) ? text === 'true' : new Fault([''])
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
  return type.startsWith('[') ? `a list (${name})` : (words[name] ?? name)
}
