/** What every format promises: what is in the subgraph is in the file, as a reader that is not ours finds it. */
import { describe, expect, it } from 'vitest'
import { allFormats } from '../../src/exporters/all-formats.ts'
import type { Exporter, WriteOptions } from '../../src/exporters/exporter.ts'
import { leftOutIn, subgraphParts } from '../../src/exporters/left-out.ts'
import { streamRecord } from '../support/record-stream.ts'
import { allReaders } from './all-readers.ts'
import { bytesOf } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { expectParts, inOrder, inOrderOfKey, isGraphReader, readSources, readStream } from './read-back.ts'

const EMPTY = { entities: [], relationships: [], evidence: [], supports: [] }
const IN_VIETNAMESE: WriteOptions = { language: 'VI', columns: null }

const isSource = ({ label }: { readonly label: string }) => label === 'Source'
const others = difficultRecord.entities.filter((entity) => !isSource(entity))
const streams = {
  'with its sources among its entities': () => streamRecord(difficultRecord),
  'with its sources cited only': () =>
    streamRecord({ ...difficultRecord, entities: others }, {}, difficultRecord.entities.filter(isSource)),
}

const written = (exporter: Exporter, options?: WriteOptions) =>
  bytesOf(exporter, streamRecord(difficultRecord), options)

describe.each(allFormats)('$name', (exporter) => {
  it('is the same to the byte when it is written again', async () => {
    const first = await written(exporter)
    const second = await written(exporter)
    expect(second.equals(first)).toBe(true)
  })

  it('says in both languages what it leaves out', () => {
    const [english, vietnamese] = (['EN', 'VI'] as const).map((language) => leftOutIn(exporter.leavesOut, language))
    for (const sentence of english!) expect(sentence).toMatch(/^[A-Z].*\.$/)
    for (const sentence of vietnamese!) {
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
      expect(english).not.toContain(sentence)
    }
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
  it.each(Object.entries(streams))('holds each of its parts, or says that it does not, %s', async (_how, stream) => {
    expectParts(exporter, await reader.read(await bytesOf(exporter, stream())), await readStream(stream()))
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
  it('says that it leaves out all that is not of sources', () => {
    expect(new Set(exporter.leavesOut.flatMap(({ parts }) => parts))).toEqual(new Set(subgraphParts))
  })

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
