/** `accord export`: a subgraph as a file on the disk, with its manifest beside it; whole, or not there. */
import { pipeline } from 'node:stream/promises'
import { parseExportRequest } from '../api/export/export-request.ts'
import { openExport } from '../api/export/open-export.ts'
import { exportingOf } from '../app.ts'
import { readConfig } from '../config.ts'
import { countOf } from '../domain/date-words.ts'
import type { ArgumentTexts } from '../domain/subgraph-arguments.ts'
import { extentInWords } from '../domain/subgraph-extent.ts'
import { type SubgraphStream, totalOf } from '../domain/subgraph-stream.ts'
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
        const counts = subgraph.counts()
        const extent = `${extentInWords(counts, 'EN')} from ${countOf(counts.sources, 'source')}`
        console.log(`${path}: ${extent}, ${file.bytes} bytes.\n${manifestPath}`)
      }
    } finally {
      stop()
    }
  } finally {
    await opened.close()
  }
}

/** A line every two seconds while entities, then relationships, are read. */
function reportProgress(subgraph: SubgraphStream): () => void {
  const all = subgraph.about.entityIds.length
  const timer = setInterval(() => {
    const { entities, relationships } = subgraph.counts()
    console.error(
      `${totalOf(entities)} of ${countOf(all, 'entity', 'entities')}, ${countOf(totalOf(relationships), 'relationship')}`,
    )
  }, PROGRESS_MS)
  return () => clearInterval(timer)
}
