/** A folder of seed files is read whole, or not at all. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readSeedFolder } from '../../src/seed-folder.ts'
import { makeFolder } from '../support/folder.ts'

let folder: string

beforeAll(() => {
  folder = makeFolder('seed')
  mkdirSync(join(folder, 'whole'))
  writeFileSync(join(folder, 'whole', 'a.yaml'), 'partners: []\n')
  symlinkSync(join(folder, 'whole', 'a.yaml'), join(folder, 'whole', 'b.yaml'))
  writeFileSync(join(folder, 'whole', 'notes.md'), 'no seed')
  mkdirSync(join(folder, 'broken'))
  symlinkSync(join(folder, 'nowhere.yaml'), join(folder, 'broken', 'c.yaml'))
})

test('files that a link leads to are read, too', () => {
  const { files } = readSeedFolder(join(folder, 'whole'))
  expect(files.map(({ path }) => path.split('/').at(-1))).toEqual(['a.yaml', 'b.yaml'])
})

test('a file that cannot be read is named', () => {
  const place = join(folder, 'broken', 'c.yaml')
  expect(() => readSeedFolder(join(folder, 'broken'))).toThrow(`The seed file "${place}" cannot be read.`)
})

test('a folder without seed files, or none at all, is named', () => {
  expect(() => readSeedFolder(join(folder, 'nowhere'))).toThrow('nowhere" cannot be read.')
  mkdirSync(join(folder, 'empty'))
  expect(() => readSeedFolder(join(folder, 'empty'))).toThrow('empty" holds no seed files.')
})
