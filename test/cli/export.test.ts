/** `accord export` as a person runs it, against the worker's database. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../../src/graph/graph.ts'
import { runAccord } from '../support/command.ts'
import { makeFolder } from '../support/folder.ts'
import { openSeededGraph, testNeo4j } from '../support/graph.ts'
import { readWorkbook } from '../support/read-files.ts'

let graph: Graph
beforeAll(async () => {
  graph = await openSeededGraph()
})
afterAll(() => graph.close())

async function runExport(...args: string[]) {
  const { uri, user, password } = testNeo4j()
  const environment = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, LOG_LEVEL: 'silent' }
  const command = runAccord(['export', ...args], environment)
  return { code: await command.ended, out: command.out(), lines: command.err().trimEnd().split('\n') }
}

describe('accord export', () => {
  it('writes the file and its manifest, and says what is in it', async () => {
    const folder = join(makeFolder('export'), 'for', 'the', 'report')
    const { code, out } = await runExport('csv', '--roots', 'partner:cuba', '--depth', '1', '--out', folder)
    expect(code).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['cuba-1-step.csv.zip', 'cuba-1-step.csv.zip.manifest.json'])
    const bytes = readFileSync(join(folder, 'cuba-1-step.csv.zip'))
    const { files, counts } = JSON.parse(readFileSync(join(folder, 'cuba-1-step.csv.zip.manifest.json'), 'utf8'))
    expect(files[0].sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const entities = Object.values<number>(counts.entities).reduce((sum, one) => sum + one, 0)
    expect(out).toMatch(new RegExp(`cuba-1-step\\.csv\\.zip: ${entities} entities, \\d+ relationships, \\d+ pieces of`))
  })

  it('writes a workbook, whose thread runs from what was built', async () => {
    const folder = makeFolder('export')
    const { code } = await runExport('xlsx', '--roots', 'partner:cuba', '--depth', '0', '--out', folder)
    expect(code).toBe(0)
    const file = readdirSync(folder).find((name) => name.endsWith('.xlsx'))!
    expect([...readWorkbook(readFileSync(join(folder, file))).keys()]).toContain('Partners')
  })

  it('writes to the standard output, and nothing else there', async () => {
    const { code, out } = await runExport('json', '--roots', 'partner:cuba', '--depth', '0', '--out', '-')
    expect(code).toBe(0)
    expect(JSON.parse(out).nodes.map(({ id }: { id: string }) => id)).toContain('partner:cuba')
  })

  it('tells of all that is wrong before it asks the database', async () => {
    const command = runAccord(['export', 'json', '--depth', 'x', '--types', 'MEETNG'], {})
    expect(await command.ended).toBe(65)
    expect(command.err().trimEnd().split('\n')).toEqual([
      'Error: 3 arguments are not right.',
      '  roots  is missing: name entities, such as partner:laos, or "all".',
      '  depth  "x" is not a whole number from 0 to 4.',
      '  types  unknown value "MEETNG". Did you mean "MEETING"?',
      'Try: the arguments are roots, depth, types, relationships, from, until, asOf, includeParts, language, columns, manifest.',
    ])
  })

  it('leaves nothing where it cannot be written', async () => {
    const folder = makeFolder('export')
    writeFileSync(join(folder, 'file'), '')
    const { code, lines } = await runExport('json', '--roots', 'partner:cuba', '--out', join(folder, 'file'))
    expect(code).toBe(78)
    expect(lines[0]).toMatch(/^Error: Nothing can be written to ".*file": E/)
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('names what an unknown entity may have meant', async () => {
    const { code, lines } = await runExport('json', '--roots', 'partner:cubba', '--out', makeFolder('export'))
    expect(code).toBe(66)
    expect(lines.at(-2)).toBe('Error: No entity has the id "partner:cubba". Did you mean "partner:cuba"?')
  })
})
