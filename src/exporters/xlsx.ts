/** A workbook for people: one sheet for each type, and links from each row to those that it speaks of. */
import writeXlsxFile from 'write-excel-file/node'
import type { Exporter } from './exporter.ts'
import { manifestOf } from './manifest.ts'
import { aboutLines } from './xlsx/about-sheet.ts'
import { linksFeature, MOST_LINKS } from './xlsx/sheet-links.ts'
import { collectRows } from './xlsx/table-collector.ts'
import { columnNames, tablesOf } from './xlsx/tables.ts'
import { wordIn } from './xlsx/words.ts'
import { workbookOf } from './xlsx/workbook.ts'
import { withoutTimes } from './zip-times.ts'

/**
 * The writer holds all of it: 5,000 entities with 12,500 relationships and 15,000 claims took 8 s and 0.4 GB, 20,000 such
 * took 34 s and 1.1 GB, and nobody else is answered meanwhile.
 */
const MOST_ENTITIES = 5_000

export const xlsx: Exporter = {
  format: 'xlsx',
  name: 'Excel workbook',
  purpose: 'For people who sort, filter and count: a sheet for each type, with links between them.',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: '.xlsx',
  leavesOut: [
    {
      parts: [],
      en: `Links beyond the first ${MOST_LINKS.toLocaleString('en-GB')} of a sheet: Excel takes no more; ids stand in every row.`,
      vi: `Liên kết sau ${MOST_LINKS.toLocaleString('vi-VN')} liên kết đầu tiên của một trang tính: Excel không nhận thêm; mã vẫn có ở từng dòng.`,
    },
  ],
  mostEntities: MOST_ENTITIES,
  columns: columnNames(),
  write: async function* (subgraph, { language, columns }) {
    const rows = await collectRows(subgraph, language)
    const lines = aboutLines(manifestOf(subgraph, xlsx, { language }), language)
    const { sheets, links } = workbookOf({ name: wordIn('about', language), lines }, tablesOf(rows, language), columns)
    yield withoutTimes(
      await writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11, features: [linksFeature(links)] }).toBuffer(),
    )
  },
}
