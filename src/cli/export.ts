/** `accord export`: a subgraph as a file on the disk, with its manifest beside it; whole, or not there. */
import { pipeline } from 'node:stream/promises'
import { parseExportRequest } from '../api/export/export-request.ts'
import { openExport } from '../api/export/open-export.ts'
import { exportingOf } from '../app.ts'
import { readConfig } from '../config.ts'
import type { ArgumentTexts } from '../domain/subgraph-arguments.ts'
import { type SubgraphCounts, type SubgraphStream, totalOf } from '../domain/subgraph-stream.ts'
import { formatNamed } from '../exporters/all-formats.ts'
import { openConfiguredGraph } from '../open-graph.ts'
import { prepareGraph } from '../seed-graph.ts'
import { writeExport } from './write-export.ts'

const PROGRESS_MS = 2_000

export interface ExportCommand {
  readonly format: string
  /** Folder of the file; `-` writes it to the standard output, without a manifest. */
  readonly out: string
  /** Whether files that are there are replaced, whatever is in them. */
  readonly force: boolean
  readonly texts: ArgumentTexts
}

export async function exportSubgraph({ format, out, force, texts }: ExportCommand): Promise<void> {
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
      else {
        const { path, manifestPath, file } = await writeExport(subgraph, exporter, asked, { folder: out, force })
        console.log(`${path}: ${inWords(subgraph.counts())}, ${file.bytes} bytes.\n${manifestPath}`)
      }
    } finally {
      stop()
    }
  } finally {
    await opened.close()
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
