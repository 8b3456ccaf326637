/** Missing numbers and overdue sessions follow from the sessions that are there. */
import { describe, expect, it } from 'vitest'
import { missingNumbers, overdueSession } from '../../src/domain/sessions.ts'

const session = (heldOn: string | null, index: number) => ({
  id: `meeting:${index}`,
  number: null,
  heldOn: heldOn === null ? null : { edtf: heldOn, asPrinted: null, inferred: false, why: null },
  evidenceIds: [],
})

describe('missing numbers', () => {
  it.each([
    [[], []],
    [[1, 2, 3], []],
    [
      [31, 36],
      [
        [1, 30],
        [32, 35],
      ],
    ],
    [[3, 1, 3], [[2, 2]]],
    [[5], [[1, 4]]],
    [[0, 2], [[1, 1]]],
  ] as const)('of %j are %j', (numbers, expected) => {
    expect(missingNumbers(numbers)).toEqual(expected)
  })
})

describe('an overdue session', () => {
  const of = (...dates: (string | null)[]) => overdueSession(dates.map(session))

  it('needs three dated sessions on different days', () => {
    expect(of('2019-01-01', '2020-01-01')).toBeNull()
    expect(of('2019-01-01', '2020-01-01', '2020-01-01')).toBeNull()
    expect(of('2019-01-01', '2020-01-01', null, 'XXXX-01-07', '2020-05/..')).toBeNull()
    expect(of('2019-01-01', '2020-01-01', '2021-01-01')).not.toBeNull()
  })

  it('is due one median interval after the last, and overdue after two', () => {
    expect(of('2021-01-11', '2021-01-01', '2021-01-21', '2021-03-01')).toMatchObject({
      intervalDays: 10,
      due: { edtf: '2021-03-11', inferred: true },
      dueBy: '2021-03-11',
      from: '2021-03-22',
    })
  })

  it('is due no more precisely than the last session is dated, and overdue by the last day that may mean', () => {
    expect(of('2018', '2019', '2020')).toMatchObject({ due: { edtf: '2021' }, dueBy: '2021-12-31', from: '2023-01-01' })
    expect(of('2018', '2019', '2020-03')?.due.edtf).toMatch(/^\d{4}-\d\d$/)
  })
})
