/** A cell of each kind, and texts that formats take for something else. */
import type { Table } from '../../../src/exporters/table/table.ts'

export const column = (key: string, kind: Table['columns'][number]['kind'] = 'TEXT') => ({ key, label: key, kind })

export const difficultTable: Table = {
  name: 'a',
  columns: [column('text'), column('number', 'NUMBER'), column('yes', 'BOOLEAN'), column('day', 'DATE')],
  rows: [
    ['Ủy ban hỗn hợp "Việt Nam", ກະຊວງຍຸຕິທຳ', 1.5, true, '2021-09-05'],
    ['two\nlines | and \\ <b> *stars* &amp;', -2, false, '2021'],
    [null, null, null, null],
    [' blanks before and after ', 0, null, '1867-05-01'],
    ['=HYPERLINK("http://example.org")', 1, null, '2020~'],
    ['+1', null, null, 'XXXX-08-08'],
    ['-1 and @SUM(A1)', null, null, '2022/2026'],
  ],
}
