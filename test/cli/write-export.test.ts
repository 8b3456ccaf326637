/** What `accord export` leaves in a folder: whole files, and nobody else's replaced. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { writeExport } from '../../src/cli/write-export.ts'
import { json } from '../../src/exporters/json.ts'
import { difficultRecord } from '../exporters/difficult-record.ts'
import { makeFolder } from '../support/folder.ts'
import { streamRecord } from '../support/record-stream.ts'

const NAMES = ['a-test.json', 'a-test.json.manifest.json']

let folder: string

beforeEach(() => {
  folder = makeFolder('export')
})

const write = (title: string, force = false) =>
  writeExport(streamRecord(difficultRecord, { title }), json, { language: 'EN', columns: null }, { folder, force })

const files = () => readdirSync(folder).sort()
const read = () => NAMES.map((name) => readFileSync(join(folder, name), 'utf8'))

it('is the same two files when it is written again', async () => {
  await write('One')
  const before = read()
  await write('One')
  expect(files()).toEqual(NAMES)
  expect(read()).toEqual(before)
})

it.each(NAMES)('replaces no %s that says something else, unless told to', async (name) => {
  await write('One')
  writeFileSync(join(folder, name), 'mine')
  await expect(write('One')).rejects.toMatchObject({
    code: 'CONFLICT',
    message: `"${join(folder, name)}" is there already, and what is in it differs.`,
    hint: expect.stringContaining('--force'),
  })
  expect(files()).toEqual(NAMES)
  expect(read()).toContain('mine')
  await write('Two', true)
  expect(files()).toEqual(NAMES)
  for (const text of read()) expect(text).toContain('"Two"')
})

it.each([...NAMES, ...NAMES.map((name) => `${name}.partial`)])(
  'leaves neither file where %s cannot be written',
  async (name) => {
    mkdirSync(join(folder, name))
    await expect(write('One', true)).rejects.toMatchObject({ code: 'CONFIGURATION' })
    expect(files()).toEqual([name])
  },
)
