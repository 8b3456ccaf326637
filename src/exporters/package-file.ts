/** A file with its manifest: within it, beside it, or the manifest alone. */
import type { SubgraphStream } from '../domain/subgraph-stream.ts'
import type { Exporter, WriteOptions } from './exporter.ts'
import { type Manifest, manifestOf } from './manifest.ts'
import { inPieces, measure, zip } from './zip.ts'

/** Every format that has a place for it has it within; only beside it can say what the file's digest is. */
export const manifestPlaces = ['within', 'beside', 'only'] as const

export type ManifestPlace = (typeof manifestPlaces)[number]

export interface WrittenFile {
  readonly name: string
  readonly mediaType: string
  readonly content: AsyncIterable<Uint8Array>
}

export function packageFile(
  subgraph: SubgraphStream,
  exporter: Exporter,
  options: WriteOptions,
  place: ManifestPlace,
): WrittenFile {
  const { extension, mediaType } = exporter
  const name = subgraph.about.fileName + extension
  if (place === 'within') return { name, mediaType, content: inPieces(exporter.write(subgraph, options)) }
  if (place === 'only') return manifestFile(subgraph, exporter, options, name)
  return {
    name: `${name}.zip`,
    mediaType: 'application/zip',
    content: zip(async function* (written) {
      yield { name, mediaType, content: exporter.write(subgraph, options) }
      const manifest = manifestOf(subgraph, exporter, options, [...written])
      yield { name: 'manifest.json', mediaType: 'application/json', content: one(manifestText(manifest)) }
    }),
  }
}

/** The file is written, and only its measures are kept. */
function manifestFile(subgraph: SubgraphStream, exporter: Exporter, options: WriteOptions, name: string): WrittenFile {
  const { mediaType } = exporter
  const write = async function* () {
    const { content, measures } = measure(exporter.write(subgraph, options))
    for await (const _piece of content);
    yield Buffer.from(manifestText(manifestOf(subgraph, exporter, options, [{ name, mediaType, ...measures() }])))
  }
  return { name: `${name}.manifest.json`, mediaType: 'application/json', content: write() }
}

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`

export async function* one(text: string): AsyncIterable<string> {
  yield text
}
