/**
 * RFC 4180, in UTF-8 with a byte order mark, by which Excel knows that it is. Cells stand as they are: a text that begins as
 * a formula does is not changed.
 */
import { stringify } from 'csv-stringify/sync'
import type { Table } from './table.ts'

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present'

export function writeCsv({ columns, rows }: Table): string {
  return stringify([columns.map(({ key }) => key), ...rows], {
    bom: true,
    record_delimiter: '\r\n',
    cast: { boolean: (value) => String(value) },
  })
}
