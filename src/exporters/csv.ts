/** Tables as CSV (RFC 4180), zipped with the manifest: entities, relationships, claims, sources, evidence. */
import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { type CellTable, columnNames, tablesOf } from './csv-tables.ts'
import type { Exporter } from './exporter.ts'
import { manifestOf } from './manifest.ts'
import { manifestText, one } from './package-file.ts'
import { type FileInZip, zip } from './zip.ts'

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
      for (const table of tablesOf(subgraph, options)) yield fileOf(table)
      const manifest = manifestOf(subgraph, csv, options, [...written])
      yield {
        name: 'manifest.json',
        mediaType: 'application/json',
        content: one(manifestText(manifest)),
      }
    }),
}

function fileOf({ name, columns, rows }: CellTable): FileInZip {
  // Excel takes a file for UTF-8 only where it begins with a mark.
  const lines = stringify({
    bom: true,
    header: true,
    columns: [...columns],
    record_delimiter: '\r\n',
    cast: { boolean: String, object: (value) => (Array.isArray(value) ? value.join('; ') : '') },
  })
  // What goes wrong with the rows ends the lines, and is thrown by whoever reads them.
  pipeline(Readable.from(rows()), lines, () => {})
  return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: lines }
}
