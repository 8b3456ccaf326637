/** Tables as CSV (RFC 4180), zipped with the manifest: entities, relationships, claims, sources, evidence. */
import { type Duplex, pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { type Cells, chosenColumns, columnNames, rowsOf } from './csv-tables.ts'
import type { Exporter } from './exporter.ts'
import { KeptText } from './kept-text.ts'
import { manifestOf } from './manifest.ts'
import { manifestText, one } from './package-file.ts'
import { zip } from './zip.ts'

export const csv: Exporter = {
  format: 'csv',
  name: 'CSV',
  purpose: 'For any program that reads tables: a zip of entities, relationships, claims, sources and evidence.',
  mediaType: 'application/zip',
  extension: '.csv.zip',
  leavesOut: [],
  mostEntities: null,
  columns: columnNames(),
  write: (subgraph, options) =>
    zip(async function* (written) {
      const columns = chosenColumns(subgraph, options.columns)
      const claims = new KeptText(linesOf(new Map(columns).get('claims')!))
      const rows = rowsOf(subgraph, options.language, (some) => claims.add(some))
      try {
        for (const [name, own] of columns) {
          const content = name === 'claims' ? claims.text() : filled(linesOf(own), rows[name]())
          yield { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content }
        }
      } finally {
        claims.drop()
      }
      const manifest = manifestOf(subgraph, csv, options, [...written])
      yield { name: 'manifest.json', mediaType: 'application/json', content: one(manifestText(manifest)) }
    }),
}

/** Takes cells, and gives lines. */
function linesOf(columns: readonly string[]): Duplex {
  // Excel takes a file for UTF-8 only where it begins with a mark.
  return stringify({
    bom: true,
    header: true,
    columns: [...columns],
    record_delimiter: '\r\n',
    cast: { boolean: String, object: (value) => (Array.isArray(value) ? value.join('; ') : '') },
  })
}

function filled(lines: Duplex, rows: AsyncIterable<Cells>): Duplex {
  // What goes wrong with the rows ends the lines, and is thrown by whoever reads them.
  pipeline(Readable.from(rows), lines, () => {})
  return lines
}
