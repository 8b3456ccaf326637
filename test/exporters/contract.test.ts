/** What every format promises: what is in the subgraph is in the file, as a reader that is not ours finds it. */
import { describe, expect, it } from 'vitest'
import { allFormats } from '../../src/exporters/all-formats.ts'
import type { Exporter, WriteOptions } from '../../src/exporters/exporter.ts'
import { streamRecord } from '../support/record-stream.ts'
import { allReaders } from './all-readers.ts'
import { bytesOf } from './bytes-of.ts'
import { citedOnly } from './cited-only.ts'
import { difficultRecord } from './difficult-record.ts'
import { inOrder, inOrderOfKey, isGraphReader, readSources, readStream } from './read-back.ts'

const EMPTY = { entities: [], relationships: [], evidence: [], supports: [] }
const IN_VIETNAMESE: WriteOptions = { language: 'VI', columns: null }

const written = (exporter: Exporter, options?: WriteOptions) =>
  bytesOf(exporter, streamRecord(difficultRecord), options)

describe.each(allFormats)('$name', (exporter) => {
  it('is the same to the byte when it is written again', async () => {
    const first = await written(exporter)
    const second = await written(exporter)
    expect(second.equals(first)).toBe(true)
  })

  it('says what it leaves out', () => {
    const { carries } = allReaders[exporter.format]!
    const isWhole = carries !== 'SOURCES' && carries.evidence && carries.fields && carries.claims
    if (!isWhole) expect(exporter.leavesOut.length).toBeGreaterThan(0)
    for (const sentence of exporter.leavesOut) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })

  it('says what it is good for, in a sentence', () => {
    expect(exporter.purpose).toMatch(/^[A-Z].*\.$/)
    expect(exporter.extension).toMatch(/^(?:\.[a-z]+)+$/)
  })
})

const graphFormats = allFormats.flatMap((exporter) => {
  const reader = allReaders[exporter.format]!
  return isGraphReader(reader) ? [{ name: exporter.name, exporter, reader }] : []
})

describe.each(graphFormats)('$name, with all of a subgraph', ({ exporter, reader }) => {
  it('holds what is in the subgraph', async () => {
    const found = inOrder(await reader.read(await written(exporter)))
    const { fields, relationshipFields, evidence, claims } = reader.carries
    const expected = await readStream(streamRecord(difficultRecord))
    const read = inOrder(expected)
    expect(found.entities.map(({ id, type }) => ({ id, type }))).toEqual(
      read.entities.map(({ id, type }) => ({ id, type })),
    )
    if (fields) expect(found.entities).toEqual(read.entities)
    const bare = ({ id, type, from, to }: (typeof read.relationships)[number]) => ({ id, type, from, to })
    expect(found.relationships.map(bare)).toEqual(read.relationships.map(bare))
    if (relationshipFields) expect(found.relationships).toEqual(read.relationships)
    if (evidence) expect(found.evidence).toEqual(read.evidence)
    if (claims) expect(found.claims).toEqual(read.claims)
  })

  it('holds sources that are cited only, and takes them for no entities', async () => {
    const sources = difficultRecord.entities.filter(({ label }) => label === 'Source')
    const found = await reader.read(await bytesOf(exporter, citedOnly(sources)))
    expect(found.entities.map(({ id }) => id)).toEqual(['partner:laos'])
    if (reader.carries.evidence) expect(found.evidence.map(({ source }) => source)).toEqual(Array(3).fill('source:one'))
  })

  it('writes a valid file where there is nothing', async () => {
    const { entities, relationships } = await reader.read(await bytesOf(exporter, streamRecord(EMPTY)))
    expect([...entities, ...relationships]).toEqual([])
  })

  it('differs by language only in words', async () => {
    const { entities, relationships } = inOrder(await reader.read(await written(exporter, IN_VIETNAMESE)))
    const english = inOrder(await reader.read(await written(exporter)))
    expect(entities.map(({ id }) => id)).toEqual(english.entities.map(({ id }) => id))
    expect(relationships.map(({ id }) => id)).toEqual(english.relationships.map(({ id }) => id))
  })
})

const sourceFormats = allFormats.flatMap((exporter) => {
  const reader = allReaders[exporter.format]!
  return isGraphReader(reader) ? [] : [{ name: exporter.name, exporter, reader }]
})

describe.each(sourceFormats)('$name, with the sources of a subgraph', ({ exporter, reader }) => {
  it('holds every source with its dates, and nothing else', async () => {
    const expected = await readSources(streamRecord(difficultRecord))
    expect(expected.length).toBeGreaterThan(0)
    expect(inOrderOfKey(await reader.read(await written(exporter)))).toEqual(expected)
  })

  it('writes a valid file where there is nothing', async () => {
    expect(await reader.read(await bytesOf(exporter, streamRecord(EMPTY)))).toEqual([])
  })

  it('has the same sources in the other language', async () => {
    expect(await reader.read(await written(exporter, IN_VIETNAMESE))).toEqual(
      await reader.read(await written(exporter)),
    )
  })
})

it('has a reader for every format', () => {
  expect(Object.keys(allReaders).sort()).toEqual(allFormats.map(({ format }) => format).sort())
})
