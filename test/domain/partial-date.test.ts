import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePartialDate } from '../../src/domain/partial-date.ts'

const bounds = (edtf: string) => {
  const date = parsePartialDate(edtf)
  return date && [date.earliest, date.latest, date.precision]
}

describe('a partial date', () => {
  it.each([
    ['2021', '2021-01-01', '2021-12-31', 'YEAR'],
    ['2021-09', '2021-09-01', '2021-09-30', 'MONTH'],
    ['2024-02', '2024-02-01', '2024-02-29', 'MONTH'],
    ['1900-02', '1900-02-01', '1900-02-28', 'MONTH'],
    ['2021-09-05', '2021-09-05', '2021-09-05', 'DAY'],
    ['2020~', '2020-01-01', '2020-12-31', 'YEAR'],
    ['2022/2026', '2022-01-01', '2026-12-31', 'INTERVAL'],
    ['2022-11/..', '2022-11-01', null, 'INTERVAL'],
    ['2022/', '2022-01-01', null, 'INTERVAL'],
    ['../2020', null, '2020-12-31', 'INTERVAL'],
    ['XXXX-01-07', null, null, 'UNKNOWN'],
    ['XXXX-02-29', null, null, 'UNKNOWN'],
    ['XXXX-08', null, null, 'UNKNOWN'],
  ])('%s lies from %s to %s, precise to %s', (edtf, earliest, latest, precision) => {
    expect(bounds(edtf)).toEqual([earliest, latest, precision])
  })

  it.each([
    '',
    '2019-02-30',
    '2021-13',
    '2021-00',
    '2021-9',
    '21',
    'XXXX',
    'XXXX-02-30',
    '2026/2022',
    '/',
    '../..',
    '2021/2022/2023',
    '0000',
    'last week',
    '2021-09-05T10:00',
  ])('"%s" is none', (edtf) => {
    expect(parsePartialDate(edtf)).toBeNull()
  })

  it('lies within the year that it names, whatever its precision', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((value) => String(value).padStart(2, '0'))
    const year = fc.integer({ min: 1, max: 9999 }).map((value) => String(value).padStart(4, '0'))
    fc.assert(
      fc.property(year, month, (inYear, inMonth) => {
        const whole = parsePartialDate(inYear)!
        const part = parsePartialDate(`${inYear}-${inMonth}`)!
        const last = parsePartialDate(part.latest!)!
        expect(whole.earliest! <= part.earliest! && part.latest! <= whole.latest!).toBe(true)
        expect(last.precision).toBe('DAY')
      }),
    )
  })

  it('keeps how it was printed and why it is inferred', () => {
    const date = parsePartialDate('XXXX-01-07', { asPrinted: 'chiều 7/1', why: 'no year is printed' })
    expect(date).toMatchObject({ asPrinted: 'chiều 7/1', inferred: false, why: 'no year is printed' })
  })
})
