/** Several tables as CSV: a file each, in one archive. The same tables give the same bytes. */
import { buffer } from 'node:stream/consumers'
import { one } from '../package-file.ts'
import { zip } from '../zip.ts'
import { CSV_TYPE, writeCsv } from './csv.ts'
import type { Table } from './table.ts'

export const ARCHIVE_TYPE = 'application/zip'

export function writeCsvArchive(tables: readonly Table[]): Promise<Buffer> {
  return buffer(
    zip(async function* () {
      for (const table of tables)
        yield { name: `${table.name}.csv`, mediaType: CSV_TYPE, content: one(writeCsv(table)) }
    }),
  )
}
