/** A conflict is two values of one property, whoever says them and however often. */
import { describe, expect, it } from 'vitest'
import { type ClaimRow, conflictsOf } from '../../src/domain/conflicts.ts'

const claim = (property: string, value: string | null, source: string, more: Partial<ClaimRow> = {}): ClaimRow => ({
  property,
  value,
  original: null,
  rank: 'NORMAL',
  rule: null,
  inferred: false,
  evidenceId: `evidence:${source}.${property}.${value}`,
  sourceId: `source:${source}`,
  ...more,
})

describe('conflicts', () => {
  it('are none where all say the same, in whatever words', () => {
    expect(
      conflictsOf([
        claim('signedOn', '2021', 'a', { original: 'năm 2021' }),
        claim('signedOn', '2021', 'b', { original: 'Trong năm 2021' }),
        claim('name', 'One', 'a'),
      ]),
    ).toEqual([])
  })

  it('are none on aliases, on whole records, or with a claim that gives no value', () => {
    expect(
      conflictsOf([
        ...['One', 'Two'].flatMap((value) => [claim('aliases', value, 'a'), claim('record', value, 'a')]),
        claim('place', null, 'a'),
        claim('place', 'Hà Nội', 'b'),
      ]),
    ).toEqual([])
  })

  it('list each value once: preferred first, deprecated last, then by number of sources, then by value', () => {
    const [conflict] = conflictsOf([
      claim('signedOn', '2023', 'a', { rank: 'DEPRECATED', rule: 'a slip' }),
      claim('signedOn', '2023', 'b', { rank: 'DEPRECATED' }),
      claim('signedOn', '2022', 'a'),
      claim('signedOn', '2020', 'c'),
      claim('signedOn', '2021', 'a'),
      claim('signedOn', '2021', 'b'),
      claim('signedOn', '2019', 'd', { rank: 'PREFERRED', rule: 'the register decides' }),
    ])
    expect(conflict?.candidates.map(({ value, rank, rule }) => [value, rank, rule])).toEqual([
      ['2019', 'PREFERRED', 'the register decides'],
      ['2021', 'NORMAL', null],
      ['2020', 'NORMAL', null],
      ['2022', 'NORMAL', null],
      ['2023', 'DEPRECATED', 'a slip'],
    ])
    expect(conflict?.candidates[1]?.evidenceIds).toHaveLength(2)
  })

  it('do not count one source twice', () => {
    const [conflict] = conflictsOf([
      claim('place', 'B', 'a'),
      claim('place', 'B', 'a', { evidenceId: 'evidence:a.again' }),
      claim('place', 'A', 'b'),
    ])
    expect(conflict?.candidates.map(({ value }) => value)).toEqual(['A', 'B'])
  })
})
