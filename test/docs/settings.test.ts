/** A setting stands in the code, in `.env.example` and in the README with the same words and default, or in none. */
import { describe, expect, it } from 'vitest'
import { settings } from '../../src/config.ts'
import { readText, tableOf } from './read-document.ts'

const inCode = Object.entries(settings).map(([name, setting]) => [name, setting.default ?? '', setting.description])

describe('the settings', () => {
  it('are those of .env.example, commented out, in their order', () => {
    const example = readText('.env.example')
    const found = [...example.matchAll(/^# (.+)\n# ([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, words, name, value]) => [
      name,
      value,
      words,
    ])
    expect(found).toEqual(inCode)
    expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
  })

  it('are those of the table in the README, in their order', () => {
    const rows = tableOf(readText('README.md'), 'setting')
    expect(rows.map(([name, value, words]) => [name, value === 'none' ? '' : value, words])).toEqual(inCode)
  })

  it('are the only ones that the documentation and the container files name', () => {
    const known = new Set<string>([...Object.keys(settings), 'NEO4J_AUTH', 'NODE_ENV'])
    const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/operations.md', 'docs/schema-guide.md']
    for (const file of [...files, 'Dockerfile', 'compose.yaml']) {
      const named = readText(file).match(/\b(?:ACCORD|NEO4J|QUERY|CORS|LOG|NODE)_[A-Z_]+\b/g) ?? []
      expect(
        named.filter((name) => !known.has(name)),
        file,
      ).toEqual([])
    }
  })
})
