/** Holds one seed file against the JSON Schema and says each fault in a sentence. */
import { Ajv, type ErrorObject } from 'ajv'
import type { Problem } from '../../domain/errors.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import { didYouMean } from '../../domain/suggest.ts'
import { codes, seedSchema } from './seed-schema.ts'
import { EDTF_FORMAT } from './seed-values.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false })
ajv.addFormat(EDTF_FORMAT, (text: string) => parsePartialDate(text) !== null)
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
  const errors = (validate.errors ?? []).filter((error) => !['anyOf', 'if'].includes(error.keyword))
  return mostSpecific(errors).map((error) => describe(file, error))
}

/** Of the alternatives that a value failed, only those of its own kind say something to a person. */
function mostSpecific(errors: readonly ErrorObject[]): ErrorObject[] {
  const isType = ({ keyword }: ErrorObject) => keyword === 'type'
  const told = errors.filter((error) => !isType(error))
  const bare = errors.filter(
    (error) => isType(error) && !told.some(({ instancePath }) => isWithin(instancePath, error.instancePath)),
  )
  const seen = new Set<string>()
  return [...told, ...bare].filter((error) => {
    const key = isType(error)
      ? error.instancePath
      : `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`
    return !seen.has(key) && seen.add(key)
  })
}

function isWithin(path: string, holder: string): boolean {
  return path === holder || path.startsWith(`${holder}/`)
}

function describe(file: YamlFile, error: ErrorObject): Problem {
  const path = toPath(error.instancePath)
  const value = JSON.stringify(error.data)
  switch (error.keyword) {
    case 'additionalProperties': {
      const name: string = error.params.additionalProperty
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {})
      return file.problem([...path, name], `unknown field "${name}".${didYouMean(name, known)}`)
    }
    case 'required':
      return file.problem(path, `the field "${error.params.missingProperty}" is missing.`)
    case 'enum': {
      const terms: string[] = error.params.allowedValues
      const hint = didYouMean(String(error.data), terms) || ` Write one of ${terms.join(', ')}.`
      return file.problem(path, `unknown term ${value}.${hint}`)
    }
    case 'format':
    case 'maximum':
    case 'minimum':
      if (path.at(-1) === 'occurrence') return file.problem(path, `${value} is no occurrence: the first is 1.`)
      return file.problem(
        path,
        `not a date: ${value}. Write 2019, 2019-05 or 2019-05-17, or XXXX-05-17 where no year is printed.`,
      )
    case 'pattern': {
      const code = Object.values(codes).find(({ pattern }) => pattern === error.params.pattern)
      if (code !== undefined) return file.problem(path, `not such a code: ${value}. Write it as in ${code.example}.`)
      return file.problem(path, `not an id of this kind: ${value}. Write ${exampleOf(String(error.params.pattern))}.`)
    }
    case 'type':
      return file.problem(path, `expected ${error.params.type}, found ${value}.`)
    default:
      return file.problem(path, `${error.message ?? 'is not right'}.`)
  }
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
