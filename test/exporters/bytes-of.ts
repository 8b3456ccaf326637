/** A file as a whole. */
import type { SubgraphStream } from '../../src/domain/subgraph-stream.ts'
import type { Exporter, WriteOptions } from '../../src/exporters/exporter.ts'

export const ENGLISH: WriteOptions = { language: 'EN', columns: null }

export async function bytesOf(exporter: Exporter, subgraph: SubgraphStream, options = ENGLISH): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of exporter.write(subgraph, options)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}
