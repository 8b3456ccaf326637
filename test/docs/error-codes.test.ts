/** Every code that a reader can meet is explained, and every code that is explained exists. */
import { describe, expect, it } from 'vitest'
import * as errors from '../../src/domain/errors.ts'
import { readText, tableOf } from './read-document.ts'

/** The codes are a type and a set inside a module: their text is where they can be read. */
function quotedIn(path: string, pattern: RegExp): string[] {
  const list = pattern.exec(readText(path))?.[1]
  if (list === undefined) throw new Error(`${path} has no longer what ${pattern} finds`)
  return [...list.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code!)
}

const ours = quotedIn('src/domain/errors.ts', /type ErrorCode =([\s\S]*?)\n\n/)
const readers = quotedIn('src/api/errors.ts', /READER_CODES = new Set\(\[([\s\S]*?)\]\)/)
const ofRequests = quotedIn('src/api/question-request.ts', /readonly code: ([^\n]*)/)

describe('error codes', () => {
  it('are all in the guide to the schema, and no others', () => {
    const documented = tableOf(readText('docs/schema-guide.md'), 'code').map(([code]) => code!)
    expect(new Set(documented)).toEqual(new Set([...ours, ...readers, ...ofRequests]))
    expect(documented).toHaveLength(new Set(documented).size)
  })

  it('have the exit codes of the README', () => {
    const inCode = Object.values(errors).flatMap((value) => {
      if (typeof value !== 'function' || !(value.prototype instanceof errors.AccordError)) return []
      const { exitCode, code } = new (value as typeof errors.InputError)('x', { hint: 'x' })
      return [`${exitCode} ${code}`]
    })
    const rows = tableOf(readText('README.md'), 'exit code')
    const documented = rows.filter(([, code]) => code !== '').map(([exitCode, code]) => `${exitCode} ${code}`)
    expect(documented.sort()).toEqual(inCode.sort())
    expect(inCode.length).toBeGreaterThan(4)
  })
})
