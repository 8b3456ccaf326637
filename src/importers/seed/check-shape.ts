/** Holds one seed file against the JSON Schema and says each fault in a sentence. */
import { Ajv, type ErrorObject } from 'ajv'
import type { Problem } from '../../domain/errors.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import { didYouMean } from '../../domain/suggest.ts'
import { codes, seedSchema } from './seed-schema.ts'
import { EDTF_FORMAT, YEAR_FORMAT } from './seed-values.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, strictNumbers: true })
ajv.addFormat(EDTF_FORMAT, (text: string) => parsePartialDate(text) !== null)
ajv.addFormat(YEAR_FORMAT, { type: 'number', validate: (year: number) => year >= 1 && year <= 9999 })
ajv.addSchema(seedSchema(), 'seed')

const validators = {
  source: ajv.compile({ $ref: 'seed#/definitions/SourceFile' }),
  records: ajv.compile({ $ref: 'seed#/definitions/RecordsFile' }),
}

/** Problems in order of line; none where the shape is right. */
export function checkShape(file: YamlFile): Problem[] {
  if (file.value === null || file.value === undefined) return []
  const isSource = typeof file.value === 'object' && 'source' in file.value
  const validate = isSource ? validators.source : validators.records
  if (validate(file.value)) return []
  const errors = (validate.errors ?? []).filter((error) => !['anyOf', 'if', 'propertyNames'].includes(error.keyword))
  return mostSpecific(errors).map((error) => describe(file, error))
}

/** Of the alternatives that a value failed, only those of its own kind say something to a person. */
function mostSpecific(errors: readonly ErrorObject[]): ErrorObject[] {
  const isType = ({ keyword }: ErrorObject) => keyword === 'type'
  const told = errors.filter((error) => !isType(error))
  const bare = errors.filter(
    (error) =>
      isType(error) &&
      !told.some(({ instancePath }) => isWithin(instancePath, error.instancePath)) &&
      !errors.some(({ instancePath }) => instancePath.startsWith(`${error.instancePath}/`)),
  )
  const seen = new Set<string>()
  const once = told.filter(({ instancePath, keyword, params }) => {
    const key = `${instancePath} ${keyword} ${JSON.stringify(params)}`
    return !seen.has(key) && seen.add(key)
  })
  const byPath = new Map<string, ErrorObject>()
  for (const error of bare) byPath.set(error.instancePath, withTypesOf(error, byPath.get(error.instancePath)))
  return [...once, ...byPath.values()]
}

/** One fault for all types that a value might have had. */
function withTypesOf(error: ErrorObject, other: ErrorObject | undefined): ErrorObject {
  const types = [other?.params.type ?? [], error.params.type].flat() as string[]
  return { ...error, params: { type: [...new Set(types)] } }
}

function isWithin(path: string, holder: string): boolean {
  return path === holder || path.startsWith(`${holder}/`)
}

function describe(file: YamlFile, error: ErrorObject): Problem {
  const path = toPath(error.instancePath)
  const value = shown(error.data)
  switch (error.keyword) {
    case 'additionalProperties': {
      const name: string = error.params.additionalProperty
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {})
      return file.problem([...path, name], `unknown field "${name}".${didYouMean(name, known)}`)
    }
    case 'required':
      return file.problem(path, `the field "${error.params.missingProperty}" is missing.`)
    case 'dependencies':
      return file.problem([...path, error.params.property], `it needs "${error.params.missingProperty}" beside it.`)
    case 'enum': {
      const terms: string[] = error.params.allowedValues
      const hint = didYouMean(String(error.data), terms) || ` Write one of ${terms.join(', ')}.`
      return file.problem(path, `unknown term ${value}.${hint}`)
    }
    case 'format':
      return file.problem(
        path,
        `not a date: ${value}. Write 2019, 2019-05 or 2019-05-17, or XXXX-05-17 where no year is printed.`,
      )
    case 'minimum':
    case 'maximum':
      return file.problem(
        path,
        `${value} is too ${error.keyword === 'minimum' ? 'small' : 'large'}: ${boundsOf(error)}.`,
      )
    case 'maxLength':
      return file.problem(
        path,
        `too long: ${shown(error.propertyName ?? error.data)}. It may have ${error.params.limit} characters.`,
      )
    case 'minLength':
    case 'minItems':
      return file.problem(path, 'there is nothing in it: write a value, or leave the field out.')
    case 'pattern':
      return file.problem(path, wrongPattern(error, path))
    case 'type':
      return file.problem(path, `expected ${kindsOf(error)}, found ${value}.${quotesHint(error)}`)
    default:
      return file.problem(path, `${error.message ?? 'is not right'}.`)
  }
}

const LONGEST_SHOWN = 90

/** As JSON, shortened; numbers that JSON does not have, and nothing, in words. */
function shown(value: unknown): string {
  if (value === null) return 'nothing'
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`
}

function boundsOf({ parentSchema }: ErrorObject): string {
  const { minimum, maximum } = parentSchema as { minimum: number; maximum?: number }
  return maximum === undefined ? `the least is ${minimum}` : `it goes from ${minimum} to ${maximum}`
}

function wrongPattern({ propertyName, data, params }: ErrorObject, path: ValuePath): string {
  if (propertyName !== undefined)
    return `not a key: ${shown(propertyName)}. Write lower-case letters, digits and hyphens.`
  const code = Object.values(codes).find(({ pattern }) => pattern === params.pattern)
  if (code !== undefined) return `not a right "${path.at(-1)}": ${shown(data)}. Write it like ${code.example}.`
  return `not an id of this kind: ${shown(data)}. Write ${exampleOf(String(params.pattern))}.`
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
}

function kindsOf({ params }: ErrorObject): string {
  const words = (params.type as string[]).map((type) => kinds[type] ?? type)
  return [words.slice(0, -1).join(', '), words.at(-1)].filter((part) => part !== '').join(' or ')
}

/** YAML reads `7` and `true` as a number and a truth value, and people write either without thinking of it. */
function quotesHint({ params, data }: ErrorObject): string {
  const isBare = typeof data === 'number' || typeof data === 'boolean'
  return isBare && params.type.join() === 'string' ? ` Write it in quotes: "${data}".` : ''
}

function exampleOf(pattern: string): string {
  const prefix = /^\^([a-z]+):/.exec(pattern)?.[1]
  return `"${prefix ?? 'kind'}:some-name", lower-case letters, digits and hyphens`
}

function toPath(pointer: string): ValuePath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
