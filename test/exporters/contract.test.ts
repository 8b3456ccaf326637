/** What every format promises: what is in the subgraph is in the file, as a reader that is not ours finds it. */
import { describe, expect, it } from 'vitest'
import { allFormats } from '../../src/exporters/all-formats.ts'
import type { WriteOptions } from '../../src/exporters/exporter.ts'
import { streamRecord } from '../support/record-stream.ts'
import { allReaders } from './all-readers.ts'
import { bytesOf } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { inOrder, readStream } from './read-back.ts'

const EMPTY = { entities: [], relationships: [], evidence: [], supports: [] }

describe.each(allFormats)('$name', (exporter) => {
  const reader = allReaders[exporter.format]!

  it('holds what is in the subgraph', async () => {
    const written = inOrder(await reader.read(await bytesOf(exporter, streamRecord(difficultRecord))))
    const { fields, relationshipFields, evidence, claims } = reader.carries
    const expected = await readStream(streamRecord(difficultRecord))
    const read = inOrder(expected)
    expect(written.entities.map(({ id, type }) => ({ id, type }))).toEqual(
      read.entities.map(({ id, type }) => ({ id, type })),
    )
    if (fields) expect(written.entities).toEqual(read.entities)
    const bare = ({ id, type, from, to }: (typeof read.relationships)[number]) => ({ id, type, from, to })
    expect(written.relationships.map(bare)).toEqual(read.relationships.map(bare))
    if (relationshipFields) expect(written.relationships).toEqual(read.relationships)
    if (evidence) expect(written.evidence).toEqual(read.evidence)
    if (claims) expect(written.claims).toEqual(read.claims)
  })

  it('says what it leaves out', () => {
    const { evidence, fields, claims } = reader.carries
    if (!(evidence && fields && claims)) expect(exporter.leavesOut.length).toBeGreaterThan(0)
    for (const sentence of exporter.leavesOut) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })

  it('is the same to the byte when it is written again', async () => {
    const first = await bytesOf(exporter, streamRecord(difficultRecord))
    const second = await bytesOf(exporter, streamRecord(difficultRecord))
    expect(second.equals(first)).toBe(true)
  })

  it('writes a valid file where there is nothing', async () => {
    const { entities, relationships } = await reader.read(await bytesOf(exporter, streamRecord(EMPTY)))
    expect([...entities, ...relationships]).toEqual([])
  })

  it('differs by language only in words', async () => {
    const options: WriteOptions = { language: 'VI', columns: null }
    const { entities, relationships } = inOrder(
      await reader.read(await bytesOf(exporter, streamRecord(difficultRecord), options)),
    )
    const english = inOrder(await reader.read(await bytesOf(exporter, streamRecord(difficultRecord))))
    expect(entities.map(({ id }) => id)).toEqual(english.entities.map(({ id }) => id))
    expect(relationships.map(({ id }) => id)).toEqual(english.relationships.map(({ id }) => id))
  })
})

it('has a reader for every format', () => {
  expect(Object.keys(allReaders).sort()).toEqual(allFormats.map(({ format }) => format).sort())
})
