/** What the documentation says of the code in tables and figures is what the code says. */
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { entityTypes, relationshipTypes, statements } from '../../src/domain/ontology.ts'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { toStoredForm } from '../../src/graph/stored-form.ts'
import { parseSeed, readSeedFolder } from '../../src/seed-folder.ts'
import { blocksOf, ROOT, readText, tableOf } from './read-document.ts'

/** Folders that hold something: Git keeps no others. */
const folders = (path: string) =>
  readdirSync(ROOT + path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(`${ROOT}${path}/${entry.name}`).length > 0)
    .map(({ name }) => name)

describe('the README', () => {
  const readme = readText('README.md')
  const places = tableOf(readme, 'folder').map(([folder]) => folder!)

  it('has a line for every folder of src/, and for no folder that is not there', () => {
    for (const name of folders('src')) expect(places).toContain(`src/${name}/`)
    for (const place of places) expect(readdirSync(ROOT + place).length, place).toBeGreaterThan(0)
  })

  it('says what `accord check` and `accord seed` say of the seed', () => {
    const seed = parseSeed(readSeedFolder(`${ROOT}seed`))
    const { entities, relationships, evidence } = seed
    expect(readme).toContain(
      `The seed is right: ${entities.length} entities, ${relationships.length} relationships, ${evidence.length} pieces of evidence.`,
    )
    const stored = toStoredForm(seed)
    const records = stored.nodes.length + stored.relationships.length
    expect(readme).toContain(` ${records} records `)
    const counts = /^Seed: (\d+) created, (\d+) updated, (\d+) unchanged/m.exec(readme)!.slice(1)
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(records)
  })

  it('shows how the brief of UNICEF begins', () => {
    const [shown] = blocksOf(readme).filter(({ language }) => language === 'markdown')
    expect(shown!.text.length).toBeGreaterThan(500)
    expect(readText('test/api/brief/briefs/unicef.en.md').startsWith(shown!.text.trimEnd())).toBe(true)
  })

  it('names the Neo4j that pom.xml pins', () => {
    const pinned = /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</.exec(readText('pom.xml'))![1]
    expect(new Set(readme.match(/\b5\.26\.\d+\b/g))).toEqual(new Set([pinned]))
  })

  it('says what partial dates mean', () => {
    const rows = tableOf(readme, 'printed')
    expect(rows.length).toBeGreaterThan(4)
    for (const [, edtf, bounds, precision] of rows) {
      const date = parsePartialDate(edtf!)
      const { earliest, latest } = date!
      const text = earliest === null && latest === null ? 'none' : `${earliest ?? 'open'} – ${latest ?? 'open'}`
      expect([edtf, bounds, precision]).toEqual([edtf, text, date!.precision])
    }
  })
})

describe('the guide to seed files', () => {
  const guide = readText('docs/seed-format.md')
  const names = (fields: object) => Object.keys(fields)

  it('has the types of the ontology with their fields', () => {
    const shared = ['name', 'nameVi', 'aliases', 'note']
    const expected = Object.entries(entityTypes).map(([label, { prefix, plural, fields }]) => [
      label,
      label === 'Source' ? `source, ${plural}` : plural,
      `${prefix}:`,
      names(fields)
        .filter((name) => !shared.includes(name))
        .join(', '),
    ])
    expect(tableOf(guide, 'type')).toEqual(expected)
  })

  it('names the statements that can be claimed and are no fields', () => {
    expect(guide).toContain(statements.map((statement) => `\`${statement}\``).join(', '))
  })

  it('has the verbs of the ontology with their ends and fields', () => {
    const expected = Object.entries(relationshipTypes).map(([type, { key, keyOn, from, to, fields }]) => [
      type,
      key,
      keyOn === 'from' ? 'start' : 'end',
      from.join(', '),
      to.join(', '),
      names(fields).join(', '),
    ])
    expect(tableOf(guide, 'verb')).toEqual(expected)
  })

  it('shows what stands in the seed', () => {
    const seed = readdirSync(`${ROOT}seed`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readText(`seed/${name}`))
    const shown = blocksOf(guide).filter(({ language }) => language === 'yaml')
    expect(shown.length).toBeGreaterThan(2)
    for (const { text } of shown)
      expect(
        seed.some((file) => file.includes(text)),
        text,
      ).toBe(true)
  })
})

it('the picture of the model has every type and every verb', () => {
  const words = new Set(readText('docs/images/model.svg').match(/\w+/g))
  const wanted = [...Object.keys(entityTypes), 'StatusChange', 'Evidence', ...Object.keys(relationshipTypes)]
  expect([...wanted, 'SUPPORTS', 'FROM'].filter((word) => !words.has(word))).toEqual([])
})

it('CONTRIBUTING has the layers that are checked', () => {
  const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    forbidden: { name: string; comment?: string }[]
  }
  const checked = forbidden.flatMap(({ comment = '' }) => {
    const match = /^src\/(\w+)\/ may import (.+)\.$/.exec(comment)
    return match === null ? [] : [[match[1], match[2] === 'no other folder' ? 'nothing' : match[2]]]
  })
  const documented = tableOf(readText('CONTRIBUTING.md'), 'folder').map(([folder, , may]) => [
    folder!.replace('/', ''),
    may,
  ])
  expect(checked.length).toBeGreaterThan(7)
  expect(documented).toEqual(expect.arrayContaining(checked))
})

it('the commands that the documentation tells people to run exist', () => {
  const { scripts, version } = JSON.parse(readText('package.json')) as {
    scripts: Record<string, string>
    version: string
  }
  const commands = [...readText('src/cli/accord.ts').matchAll(/\.command\('([\w-]+)'\)/g)].map(([, name]) => name)
  expect(commands.length).toBeGreaterThan(3)
  for (const path of ['README.md', 'CONTRIBUTING.md', 'docs/operations.md', 'docs/seed-format.md']) {
    const text = readText(path)
    for (const [, name] of text.matchAll(/\bnpm run ([\w-]+)/g)) expect(Object.keys(scripts), path).toContain(name)
    for (const [, name] of text.matchAll(/dist\/cli\/accord\.js ([\w-]+)/g)) expect(commands, path).toContain(name)
  }
  expect(readText('CHANGELOG.md')).toContain(`## [${version}]`)
})

it('the licence is that of package.json, whole', () => {
  const licence = readText('LICENSE')
  expect((JSON.parse(readText('package.json')) as { license: string }).license).toBe('Apache-2.0')
  expect(licence).toMatch(/Apache License\s+Version 2\.0, January 2004/)
  expect(licence).toContain('END OF TERMS AND CONDITIONS')
  expect(licence).toContain('APPENDIX: How to apply the Apache License to your work.')
})
