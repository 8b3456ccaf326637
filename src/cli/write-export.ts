/** A file of an export with its manifest beside it: both whole, or neither there. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ConfigurationError, ConflictError } from '../domain/errors.ts'
import type { SubgraphStream } from '../domain/subgraph-stream.ts'
import type { Exporter, WriteOptions } from '../exporters/exporter.ts'
import { type ManifestFile, manifestOf } from '../exporters/manifest.ts'
import { manifestText } from '../exporters/package-file.ts'
import { measure } from '../exporters/zip.ts'

export interface Target {
  readonly folder: string
  /** Whether files of these names are replaced, whatever is in them. */
  readonly force: boolean
}

export interface WrittenExport {
  readonly path: string
  readonly manifestPath: string
  readonly file: ManifestFile
}

/**
 * Both have other names until both are whole. What is there already and is the same is no obstacle.
 * @throws {ConflictError} CONFLICT where a file of that name says something else.
 * @throws {ConfigurationError} CONFIGURATION where the folder cannot be written to.
 */
export async function writeExport(
  subgraph: SubgraphStream,
  exporter: Exporter,
  options: WriteOptions,
  { folder, force }: Target,
): Promise<WrittenExport> {
  const name = subgraph.about.fileName + exporter.extension
  const path = join(folder, name)
  const manifestPath = `${path}.manifest.json`
  const paths = [path, manifestPath]
  try {
    await mkdir(folder, { recursive: true })
    const { content, measures } = measure(exporter.write(subgraph, options))
    await pipeline(content, createWriteStream(partial(path)))
    const file = { name, mediaType: exporter.mediaType, ...measures() }
    await writeFile(partial(manifestPath), manifestText(manifestOf(subgraph, exporter, options, [file])))
    await assertFree(paths, force)
    for (const one of paths) await rename(partial(one), one)
    return { path, manifestPath, file }
  } catch (error) {
    for (const one of paths) await rm(partial(one), { force: true }).catch(() => {})
    throw isDiskFault(error) ? diskFault(folder, error) : error
  }
}

const partial = (path: string): string => `${path}.partial`

/** What is no file cannot be replaced at all: reading it tells before one of the two is renamed. */
async function assertFree(paths: readonly string[], force: boolean): Promise<void> {
  for (const path of paths) {
    const there = await digestOf(path)
    if (force || there === null || there === (await digestOf(partial(path)))) continue
    throw new ConflictError(`"${path}" is there already, and what is in it differs.`, {
      hint: 'add --force to replace it, or give another folder by --out.',
    })
  }
}

/** Null where there is no such file. */
async function digestOf(path: string): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) digest.update(piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return digest.digest('hex')
}

const DISK_CODES = new Set(['ENOSPC', 'EACCES', 'EROFS', 'ENOTDIR', 'EEXIST', 'EPERM', 'EDQUOT', 'EIO', 'EISDIR'])

const isDiskFault = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && DISK_CODES.has((error as NodeJS.ErrnoException).code ?? '')

function diskFault(folder: string, { message }: Error): ConfigurationError {
  return new ConfigurationError(`Nothing can be written to "${folder}": ${message}.`, {
    hint: 'give another folder by --out, or make room.',
  })
}
