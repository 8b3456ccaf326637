/**
 * Splits the values that a reader gives to a question into those that can only become parameters of the Cypher, and the
 * shape of all the rest: where the shape is the same, the library writes the same text.
 */
import {
  type GraphQLInputType,
  type GraphQLType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
} from 'graphql'

/** A text, a list of texts, or a cursor of the library. */
export type FreeValue = string | readonly string[]

export interface SplitValues {
  /** Equal where, besides the free values, everything is. */
  readonly shape: string
  readonly free: readonly FreeValue[]
}

/** A value by the name of its argument or variable, with its type. */
export interface TypedValue {
  readonly name: string
  readonly type: GraphQLInputType
  readonly value: unknown
}

export function splitValues(values: readonly TypedValue[]): SplitValues {
  const free: FreeValue[] = []
  const shape = values.map(({ name, type, value }) => `${name}:${shapeOf(value, type, free)}`).join(';')
  return { shape, free }
}

/** The same values with others in the place of the free ones. */
export function replaceFree(
  values: readonly TypedValue[],
  replacements: readonly FreeValue[],
): Record<string, unknown> {
  const left = replacements.values()
  return Object.fromEntries(values.map(({ name, type, value }) => [name, replaced(value, type, left)]))
}

const isText = (type: GraphQLType): boolean => isScalarType(type) && ['String', 'ID'].includes(type.name)

const isTexts = (value: readonly unknown[]): value is readonly string[] =>
  value.length > 0 && value.every((one) => typeof one === 'string' && one !== '')

/** Of how many texts a list is does not count, but whether of any; numbers, terms and days count as they are. */
function shapeOf(value: unknown, ofType: GraphQLInputType, free: FreeValue[]): string {
  const type = getNullableType(ofType)
  if (isFree(value, type)) {
    free.push(value)
    if (Array.isArray(value)) return 'texts'
    return isCursor(value as string) ? 'cursor' : 'text'
  }
  if (Array.isArray(value)) {
    const item = isListType(type) ? type.ofType : type
    return `[${value.map((one) => shapeOf(one, item, free)).join(',')}]`
  }
  if (isInputObjectType(type) && isRecord(value)) {
    const fields = type.getFields()
    const parts = Object.entries(value).map(([name, one]) => `${name}:${shapeOf(one, fields[name]!.type, free)}`)
    return `{${parts.join(',')}}`
  }
  return value === undefined ? '' : JSON.stringify(value)
}

function replaced(value: unknown, ofType: GraphQLInputType, left: Iterator<FreeValue>): unknown {
  const type = getNullableType(ofType)
  if (isFree(value, type)) return left.next().value
  if (Array.isArray(value)) {
    const item = isListType(type) ? type.ofType : type
    return value.map((one) => replaced(one, item, left))
  }
  if (isInputObjectType(type) && isRecord(value)) {
    const fields = type.getFields()
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, replaced(one, fields[name]!.type, left)]),
    )
  }
  return value
}

function isFree(value: unknown, type: GraphQLInputType): value is FreeValue {
  if (!isText(getNamedType(type))) return false
  return Array.isArray(value) ? isListType(type) && isTexts(value) : typeof value === 'string' && value !== ''
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const CURSOR = /^arrayconnection:(\d{1,9})$/

/** The library's cursors are offsets, and become numbers. */
export function offsetOf(value: FreeValue): number | null {
  if (typeof value !== 'string') return null
  const found = CURSOR.exec(Buffer.from(value, 'base64').toString())
  return found === null ? null : Number(found[1])
}

export const isCursor = (value: string): boolean => offsetOf(value) !== null

export function cursorOf(offset: number): string {
  return Buffer.from(`arrayconnection:${offset}`).toString('base64')
}
