/** `accord export`: a subgraph as a file on the disk, with its manifest beside it; whole, or not there. */
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseExportRequest } from '../api/export/export-request.ts'
import { openExport } from '../api/export/open-export.ts'
import { exportingOf } from '../app.ts'
import { readConfig } from '../config.ts'
import { ConfigurationError } from '../domain/errors.ts'
import type { ArgumentTexts } from '../domain/subgraph-arguments.ts'
import { type SubgraphCounts, type SubgraphStream, totalOf } from '../domain/subgraph-stream.ts'
import { formatNamed } from '../exporters/all-formats.ts'
import type { Exporter, WriteOptions } from '../exporters/exporter.ts'
import { manifestOf } from '../exporters/manifest.ts'
import { manifestText } from '../exporters/package-file.ts'
import { measure } from '../exporters/zip.ts'
import { openConfiguredGraph } from '../open-graph.ts'
import { prepareGraph } from '../seed-graph.ts'

const PROGRESS_MS = 2_000

export interface ExportCommand {
  readonly format: string
  /** Folder of the file; `-` writes it to the standard output, without a manifest. */
  readonly out: string
  readonly texts: ArgumentTexts
}

export async function exportSubgraph({ format, out, texts }: ExportCommand): Promise<void> {
  const config = readConfig()
  const exporting = exportingOf(config)
  // A fault in the arguments should be told before a database is started for them.
  const exporter = formatNamed(format, exporting.formats)
  const asked = parseExportRequest(texts, exporter, exporting.formats)
  const opened = await openConfiguredGraph({ config, report: (line) => console.error(line), shared: true })
  try {
    await prepareGraph(opened.graph, config)
    const subgraph = await openExport(opened.graph, asked.subgraph, {
      ...exporting,
      exporter,
      language: asked.language,
    })
    const stop = reportProgress(subgraph)
    try {
      if (out === '-') await pipeline(exporter.write(subgraph, asked), process.stdout, { end: false })
      else for (const line of await writeFiles(subgraph, exporter, asked, out)) console.log(line)
    } finally {
      stop()
    }
  } finally {
    await opened.close()
  }
}

/** The file has another name until it is whole. */
async function writeFiles(
  subgraph: SubgraphStream,
  exporter: Exporter,
  options: WriteOptions,
  folder: string,
): Promise<string[]> {
  const name = subgraph.about.fileName + exporter.extension
  const path = join(folder, name)
  const partial = `${path}.partial`
  try {
    await mkdir(folder, { recursive: true })
    const { content, measures } = measure(exporter.write(subgraph, options))
    await pipeline(content, createWriteStream(partial))
    const file = { name, mediaType: exporter.mediaType, ...measures() }
    await writeFile(`${path}.manifest.json`, manifestText(manifestOf(subgraph, exporter, options, [file])))
    await rename(partial, path)
    return [`${path}: ${inWords(subgraph.counts())}, ${file.bytes} bytes.`, `${path}.manifest.json`]
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {})
    throw isDiskFault(error) ? diskFault(folder, error) : error
  }
}

function inWords(counts: SubgraphCounts): string {
  const { evidence, sources } = counts
  return `${totalOf(counts.entities)} entities, ${totalOf(counts.relationships)} relationships, ${evidence} pieces of evidence from ${sources} sources`
}

/** A line every two seconds while entities, then relationships, are read. */
function reportProgress(subgraph: SubgraphStream): () => void {
  const all = subgraph.about.entityIds.length
  const timer = setInterval(() => {
    const { entities, relationships } = subgraph.counts()
    console.error(`${totalOf(entities)} of ${all} entities, ${totalOf(relationships)} relationships`)
  }, PROGRESS_MS)
  return () => clearInterval(timer)
}

const DISK_CODES = new Set(['ENOSPC', 'EACCES', 'EROFS', 'ENOTDIR', 'EEXIST', 'EPERM', 'EDQUOT', 'EIO', 'EISDIR'])

const isDiskFault = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && DISK_CODES.has((error as NodeJS.ErrnoException).code ?? '')

function diskFault(folder: string, { message }: Error): ConfigurationError {
  return new ConfigurationError(`Nothing can be written to "${folder}": ${message}.`, {
    hint: 'give another folder by --out, or make room.',
  })
}
