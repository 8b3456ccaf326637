import { describe, expect, it } from 'vitest'
import { notedDate, sentenceDate, shortDate } from '../../../src/domain/brief/brief-dates.ts'

const date = (edtf: string, asPrinted: string | null = null, inferred = false) => ({ edtf, asPrinted, inferred })

describe('a date in a brief', () => {
  it.each([
    ['2021-09-05', '5 September 2021', '5/9/2021'],
    ['2021-09', 'September 2021', '9/2021'],
    ['2021', '2021', '2021'],
    ['2020~', 'about 2020', 'khoảng 2020'],
    ['2022/2026', '2022–2026', '2022–2026'],
    ['2014-07-28/2014-07-31', '28–31 July 2014', '28–31/7/2014'],
    ['2014-07-28/2014-08-02', '28 July – 2 August 2014', '28/7–2/8/2014'],
    ['2014-12-28/2015-01-02', '28 December 2014 – 2 January 2015', '28/12/2014 – 2/1/2015'],
    ['2022-11/..', 'since November 2022', 'từ 11/2022'],
    ['2022/', 'from 2022, end not known', 'từ 2022, chưa rõ kết thúc'],
    ['../2020', 'until 2020', 'đến 2020'],
    ['XXXX-01-07', '7 January (no year in the source)', '7/1 (nguồn không ghi năm)'],
  ])('is as precise as %s, and no more', (edtf, english, vietnamese) => {
    expect([shortDate(edtf, 'EN'), shortDate(edtf, 'VI')]).toEqual([english, vietnamese])
  })

  it('stands beside its print where no year is printed, or where it is inferred', () => {
    expect(notedDate(date('XXXX-08-08', 'Chiều 8/8'), 'EN')).toBe('8 August (printed “Chiều 8/8”, without a year)')
    expect(notedDate(date('XXXX-08-08', 'Chiều 8/8'), 'VI')).toBe('8/8 (nguồn ghi “Chiều 8/8”, không có năm)')
    expect(notedDate(date('2021', 'Trong năm 2021', true), 'EN')).toBe('2021 (inferred from “Trong năm 2021”)')
    expect(notedDate(date('2021', null, true), 'VI')).toBe('2021 (suy luận)')
  })

  it('stands alone where the print says the same', () => {
    expect(notedDate(date('2021-09-05', 'ngày 5/9/2021'), 'VI')).toBe('5/9/2021')
  })

  it('has its noun in a Vietnamese sentence', () => {
    expect(['2021-09-05', '2021-09', '2021', '2020~'].map((edtf) => sentenceDate(edtf, 'VI'))).toEqual([
      'ngày 5/9/2021',
      'tháng 9/2021',
      'năm 2021',
      'khoảng 2020',
    ])
    expect(sentenceDate('2021-09-05', 'EN')).toBe('5 September 2021')
  })
})
