/** Several tables as CSV: a file each, in one archive. The same tables give the same bytes. */
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { writeCsv } from './csv.ts'
import type { Table } from './table.ts'

export const ARCHIVE_TYPE = 'application/zip'

/** No file of it was made on any day; in the time of the archive's own format, which knows no zone. */
const NO_DAY = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

export function writeCsvArchive(tables: readonly Table[]): Promise<Buffer> {
  const archive = new ZipFile()
  for (const table of tables) archive.addBuffer(Buffer.from(writeCsv(table)), `${table.name}.csv`, NO_DAY)
  archive.end()
  return buffer(archive.outputStream as NodeJS.ReadableStream as never)
}
