/** The guide to exports has a row for every format, and says of it what the server says. */
import { expect, it } from 'vitest'
import { exportArgumentNames } from '../../src/api/export/export-request.ts'
import { exportingOf } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { leftOutIn } from '../../src/exporters/left-out.ts'
import { readText, tableOf } from './read-document.ts'

const guide = readText('docs/exports.md')

it('has every format with its name, purpose, ending, bound, and what it leaves out', () => {
  const rows = exportingOf(readConfig({})).formats.map(
    ({ format, name, purpose, extension, mostEntities, leavesOut }) => [
      format,
      name,
      purpose,
      extension,
      mostEntities === null ? 'any number' : mostEntities.toLocaleString('en'),
      leftOutIn(leavesOut, 'EN').join(' ') || 'nothing',
    ],
  )
  expect(tableOf(guide, 'format')).toEqual(rows)
})

it('has every argument', () => {
  const named = tableOf(guide, 'argument').flatMap(([names]) => names!.split(', '))
  expect(named).toEqual([...exportArgumentNames])
})
