/** Several files in one: written as they come, without the times at which they were written. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import yazl from 'yazl'
import type { ManifestFile } from './manifest.ts'

export interface FileInZip {
  readonly name: string
  readonly mediaType: string
  readonly content: AsyncIterable<string | Uint8Array>
}

/** Where the clock of zip files begins: one and the same for all, so that equal files are equal to the byte. */
const NO_TIME = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true } as const

/**
 * One file after the other; the next is asked for when the one before is whole. What `files` makes of the measures of
 * those before, such as a manifest, may be a file itself.
 */
export async function* zip(
  files: (written: readonly ManifestFile[]) => AsyncIterable<FileInZip>,
): AsyncIterable<Uint8Array> {
  const archive = new yazl.ZipFile()
  const written: ManifestFile[] = []
  const output = archive.outputStream as Readable
  let current = null as Readable | null
  const fill = async () => {
    for await (const { name, mediaType, content } of files(written)) {
      const measured = measure(content)
      const source = Readable.from(measured.content, { objectMode: false })
      current = source
      archive.addReadStream(source, name, { ...NO_TIME, compress: true })
      await ended(source)
      if (output.destroyed) return
      written.push({ name, mediaType, ...measured.measures() })
    }
    archive.end()
  }
  archive.on('error', (error: Error) => void output.destroy(error))
  const filling = fill().catch((error: Error) => void output.destroy(error))
  try {
    yield* output
  } finally {
    output.destroy()
    // Whoever reads no further leaves it waiting to be read.
    current?.destroy()
    await filling
  }
}

function ended(source: Readable): Promise<void> {
  return new Promise((resolve, reject) => source.once('end', resolve).once('error', reject).once('close', resolve))
}

export interface Measured {
  readonly content: AsyncIterable<Uint8Array>
  /** Of what has been read of it so far. */
  measures(): Pick<ManifestFile, 'bytes' | 'sha256'>
}

/** The same bytes, with their number and digest when they have passed. */
export function measure(content: AsyncIterable<string | Uint8Array>): Measured {
  const digest = createHash('sha256')
  let bytes = 0
  return {
    content: (async function* () {
      for await (const piece of inPieces(content)) {
        digest.update(piece)
        bytes += piece.length
        yield piece
      }
    })(),
    measures: () => ({ bytes, sha256: digest.copy().digest('hex') }),
  }
}

const PIECE_BYTES = 64 * 1024

/** Exporters yield a line at a time: whoever sends or hashes them wants fewer and larger pieces. */
export async function* inPieces(content: AsyncIterable<string | Uint8Array>): AsyncIterable<Uint8Array> {
  let waiting: Uint8Array[] = []
  let text = ''
  let bytes = 0
  const takeText = () => {
    if (text === '') return
    waiting.push(Buffer.from(text))
    bytes += waiting.at(-1)!.length
    text = ''
  }
  for await (const piece of content) {
    if (typeof piece === 'string') text += piece
    else {
      takeText()
      waiting.push(piece)
      bytes += piece.length
    }
    if (text.length + bytes < PIECE_BYTES) continue
    takeText()
    yield Buffer.concat(waiting)
    waiting = []
    bytes = 0
  }
  takeText()
  if (bytes > 0) yield Buffer.concat(waiting)
}
